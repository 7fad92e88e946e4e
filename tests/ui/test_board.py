from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from socra_cli.domain.calls import CallRecord, Outcome
from socra_cli.llm.clock import SystemClock
from socra_cli.llm.events import (
    FirstToken,
    Notice,
    Recorded,
    Sent,
    StageFailed,
    StageFinished,
    StageStarted,
    Waiting,
    Withdrawn,
)
from socra_cli.ui import board as board_module
from socra_cli.ui.board import Board
from socra_cli.ui.channel import OutputClosed
from socra_cli.ui.progress import Progress, State, board_lines, plain_line
from socra_cli.ui.theme import ASCII, UNICODE
from tests.ui.fakes import FakeStream, terminal

STAGE = "persona:customer"


class Clock(SystemClock):
    def __init__(self) -> None:
        self.time = 100.0

    def now(self) -> float:
        return self.time


def recorded(outcome: Outcome = "ok", tokens: int | None = 600) -> Recorded:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    call = CallRecord(
        stage=STAGE,
        provider="groq",
        model="m",
        attempt=1,
        outcome=outcome,
        started_at=moment,
        ended_at=moment,
        input_tokens=tokens,
        output_tokens=tokens,
    )
    return Recorded(call)


def test_a_stage_goes_through_its_states_and_keeps_count() -> None:
    progress = Progress()
    progress.apply(StageStarted(STAGE, "Customer"), 0)
    row = progress.rows[STAGE]
    assert row.state is State.QUEUED
    progress.apply(Waiting(STAGE, "groq", 9, 10, "tokens a minute"), 1)
    assert plain_line(row, 3) == "Customer: waiting, 7 s, groq, tokens a minute"
    progress.apply(Sent(STAGE, "groq", "m", 1, 1500), 10)
    assert plain_line(row, 11) == "Customer: asking, groq, ~1,500 tokens, 11 s"
    progress.apply(FirstToken(STAGE, "groq"), 12)
    assert row.state is State.WRITING
    progress.apply(Withdrawn(STAGE, "groq", "m", "half", "cut"), 13)
    progress.apply(recorded("failed", None), 13)
    progress.apply(Sent(STAGE, "google", "m", 2, 1500), 14)
    progress.apply(recorded(), 15)
    assert plain_line(row, 16) == "Customer: checking, google, 1,200 tokens, try 2, 16 s"
    progress.apply(StageFinished(STAGE, "6 of 10"), 20)
    assert plain_line(row, 99) == "Customer: done, 6 of 10, google, 1,200 tokens, try 2, 20 s"


def test_a_stage_that_nobody_announced_is_named_after_its_key() -> None:
    progress = Progress()
    progress.apply(Sent(STAGE, "groq", "m", 1, 10), 0)
    assert progress.rows[STAGE].label == "Customer"
    assert progress.apply(Notice("x"), 0) is None


@pytest.mark.parametrize("columns", [40, 60, 200])
def test_rows_fit_the_window_with_all_that_matters(columns: int) -> None:
    progress = Progress()
    for name in ("Customer", "Devil's advocate"):
        progress.apply(
            Waiting(name, "groq", 30, 30, "its tokens a minute are used up by the calls before"), 0
        )
    lines = [line.plain for line in board_lines(progress, 0, columns, 20, UNICODE)]
    assert max(map(len, lines)) <= columns
    text = "\n".join(lines)
    assert text.count("30 s · groq · its tokens") == 2


def test_a_board_too_tall_for_the_window_folds_what_is_done() -> None:
    progress = Progress()
    for i in range(9):
        progress.apply(StageStarted(f"s{i}", f"Stage {i}"), 0)
        if i < 7:
            progress.apply(StageFinished(f"s{i}", ""), 1)
    lines = [line.plain for line in board_lines(progress, 1, 60, 5, ASCII)]
    assert lines[0] == "+ 7 done"
    assert [line.split()[-1] for line in lines[1:]] == ["7", "8"]


def test_a_countdown_goes_on_while_no_event_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board_module, "TICK_S", 0.001)
    made, _, err = terminal(tty=True)
    clock = Clock()

    async def wait() -> None:
        with Board(made, clock) as board:
            board.observe(Waiting(STAGE, "groq", 30, 130, "busy"))
            clock.time += 12
            for _ in range(200):
                if "18 s" in err.getvalue():
                    break
                await asyncio.sleep(0.001)

    asyncio.run(wait())
    assert "30 s · groq · busy" in err.getvalue()
    assert "18 s · groq · busy" in err.getvalue()


def test_the_board_redraws_at_most_ten_times_a_second() -> None:
    made, _, err = terminal(tty=True)
    clock = Clock()
    with Board(made, clock) as board:
        for i in range(1000):
            clock.time += 0.001
            board.observe(Sent(STAGE, "groq", "m", 1, i))
        drawn = err.getvalue().count("\x1b[?2026h")
    assert 9 <= drawn <= 11


def test_a_window_that_went_away_does_not_stop_the_tick_with_a_traceback() -> None:
    class Gone(FakeStream):
        broken = False

        def write(self, text: str) -> int:
            if self.broken:
                raise OSError(5, "Input/output error")
            return super().write(text)

    err = Gone(tty=True)
    made, _, _ = terminal(tty=True, stderr=err)
    clock = Clock()

    def watch() -> None:
        with Board(made, clock) as board:
            err.broken = True
            board._on_tick()
            clock.time += 1
            board.observe(StageStarted(STAGE, "Customer"))

    with pytest.raises(OutputClosed):
        watch()


def test_off_a_terminal_the_board_is_lines_and_failures_keep_their_reason() -> None:
    made, out, err = terminal()
    with Board(made, Clock()) as board:
        board.observe(StageStarted(STAGE, "Customer"))
        board.observe(Notice("the key of google was refused"))
        board.observe(FirstToken(STAGE, "groq"))
        board.observe(StageFailed(STAGE, "no provider answered"))
    assert out.getvalue() == ""
    assert err.getvalue().splitlines() == [
        "warning: the key of google was refused",
        "Customer: failed, no provider answered, groq, 0 s",
    ]
