"""Plays a run's events against the board; a gate after each group."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from socra_cli.domain.calls import CallRecord
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
)
from socra_cli.ui.board import Board
from socra_cli.ui.console import Terminal

sys.path.insert(0, str(Path(__file__).parent))
from gates import gate


class Clock(SystemClock):
    """Goes on a second each time it is read."""

    def __init__(self) -> None:
        self.time = 1000.0

    def now(self) -> float:
        self.time += 1
        return self.time


def recorded(stage: str) -> Recorded:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    call = CallRecord(
        stage=stage,
        provider="groq",
        model="m",
        attempt=1,
        outcome="ok",
        started_at=moment,
        ended_at=moment,
        input_tokens=1000,
        output_tokens=234,
    )
    return Recorded(call)


def main() -> None:
    terminal = Terminal.detect(
        json=False,
        quiet="--quiet" in sys.argv,
        verbose=0,
        plain="--plain" in sys.argv,
        no_input=False,
        stdin=sys.stdin,
        stdout=sys.stdout,
        stderr=sys.stderr,
        environ=os.environ,
    )
    clock = Clock()
    names = ["Customer", "Economist", "Builder", "Seller", "Warden"]
    with Board(terminal, clock) as board:
        for name in names:
            board.observe(StageStarted(f"persona:{name}", name))
        for name in names:
            board.observe(
                Waiting(f"persona:{name}", "groq", 30, clock.time + 30, "its tokens a minute are used up")
            )
        gate()
        for name in names:
            board.observe(Sent(f"persona:{name}", "groq", "m", 1, 1200))
            board.observe(FirstToken(f"persona:{name}", "groq"))
        board.observe(Notice("the key of google was refused"))
        gate()
        for name in names[:-1]:
            board.observe(recorded(f"persona:{name}"))
            board.observe(StageFinished(f"persona:{name}", "6 of 10, E3"))
        board.observe(StageFailed("persona:Warden", "no provider answered"))
        if "--crash" in sys.argv:
            raise SystemExit(3)
    terminal.result("the summary")


main()
