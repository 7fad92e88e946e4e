"""What is known of every stage of a run, from the events alone, and how a stage reads as a line. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from rich.text import Text

from socra_cli.domain.sanitize import clean
from socra_cli.llm.events import (
    FirstToken,
    Notice,
    Recorded,
    RouterEvent,
    Sent,
    StageFailed,
    StageFinished,
    StageStarted,
    Waiting,
    Withdrawn,
)
from socra_cli.ui import theme
from socra_cli.ui.theme import Symbols

BoardEvent = RouterEvent | StageStarted | StageFinished | StageFailed

OFFLINE = "offline"
"""The provider whose answers take no tokens."""


class State(StrEnum):
    """The words that a stage's state is shown by."""

    QUEUED = "queued"
    WAITING = "waiting"
    ASKING = "asking"
    WRITING = "writing"
    CHECKING = "checking"
    DONE = "done"
    FAILED = "failed"


OVER = (State.DONE, State.FAILED)
STYLES = {State.DONE: theme.GOOD, State.FAILED: theme.BAD, State.WAITING: theme.DOUBTFUL}
STATE_COLUMNS = max(len(state) for state in State)


@dataclass(slots=True)
class Row:
    """One stage. Times are seconds on the router's clock; ``until`` counts while the stage waits."""

    label: str
    began: float
    state: State = State.QUEUED
    ended: float | None = None
    provider: str = ""
    tokens: int = 0
    estimated_tokens: int = 0
    until: float = 0.0
    tries: int = 0
    told: str = ""
    """Why it waits, what came of it, or why it failed."""

    def seconds(self, now: float) -> float:
        return max(0.0, (now if self.ended is None else self.ended) - self.began)


@dataclass(slots=True)
class Progress:
    """Every stage that was heard of, in the order in which they were."""

    rows: dict[str, Row] = field(default_factory=dict)

    def apply(self, event: BoardEvent, now: float) -> Row | None:
        """Takes note of ``event``; the row that it concerns, if it concerns one."""
        match event:
            case Notice():
                return None
            case Recorded(call):
                row = self._row(call.stage, now)
                row.tokens += (call.input_tokens or 0) + (call.output_tokens or 0)
                if call.outcome == "ok":
                    row.state = State.CHECKING
            case StageStarted(stage, label):
                self.rows.setdefault(stage, Row(label, now)).label = label
                row = self.rows[stage]
            case _:
                row = self._row(event.stage, now)
                _note(row, event, now)
        return row

    def _row(self, stage: str, now: float) -> Row:
        return self.rows.setdefault(stage, Row(stage.rpartition(":")[2].capitalize(), now))


def _note(
    row: Row, event: Waiting | Sent | FirstToken | Withdrawn | StageFinished | StageFailed, now: float
) -> None:
    match event:
        case Waiting():
            row.state, row.provider, row.until, row.told = (
                State.WAITING,
                event.provider,
                event.until,
                event.reason,
            )
        case Sent():
            row.state, row.provider, row.told = State.ASKING, event.provider, ""
            row.estimated_tokens = event.input_tokens
            row.tries += 1
        case FirstToken():
            row.state, row.provider = State.WRITING, event.provider
        case Withdrawn():
            row.state, row.told = State.QUEUED, event.reason
        case StageFinished():
            row.state, row.ended, row.told = State.DONE, now, event.summary
        case StageFailed():
            row.state, row.ended, row.told = State.FAILED, now, event.reason


def row_lines(row: Row, now: float, columns: int, symbols: Symbols, label_columns: int) -> list[Text]:
    """The row on one line if it fits, else on two; never wider than ``columns``."""
    head = Text.assemble(
        (f"{_mark(row.state, symbols)} {row.state:<{STATE_COLUMNS}}", STYLES.get(row.state, "")),
        f" {clean(row.label, multiline=False):<{label_columns}}",
    )
    tail = Text(clean(" · ".join(_details(row, now)), multiline=False), style=theme.QUIET)
    whole = Text.assemble(head, "  ", tail)
    lines = [whole] if whole.cell_len <= columns or not tail.plain else [head, Text.assemble("  ", tail)]
    for line in lines:
        line.rstrip()
        line.truncate(columns, overflow="ellipsis")
    return lines


def board_lines(progress: Progress, now: float, columns: int, room: int, symbols: Symbols) -> list[Text]:
    """All rows, in at most ``room`` lines: where they don't fit, the finished ones become one."""
    rows = list(progress.rows.values())
    lines = list(_lines(rows, now, columns, symbols))
    if len(lines) <= room:
        return lines
    done = sum(row.state is State.DONE for row in rows)
    rest = _lines([row for row in rows if row.state is not State.DONE], now, columns, symbols)
    return [Text(f"{symbols.done} {done} done", style=theme.GOOD), *rest][:room]


def plain_line(row: Row, now: float) -> str:
    """The row as a sentence, for where nothing is redrawn."""
    return f"{row.label}: " + ", ".join([str(row.state), *_details(row, now)])


def _lines(rows: list[Row], now: float, columns: int, symbols: Symbols) -> Iterator[Text]:
    label_columns = max((len(row.label) for row in rows), default=0)
    for row in rows:
        yield from row_lines(row, now, columns, symbols, label_columns)


def _details(row: Row, now: float) -> list[str]:
    if row.state is State.WAITING:
        return [part for part in (f"{max(0.0, row.until - now):.0f} s", row.provider, row.told) if part]
    parts = [row.told if row.state in OVER else "", row.provider, _tokens(row)]
    if row.tries > 1:
        parts.append(f"try {row.tries}")
    if row.state is not State.QUEUED:
        parts.append(f"{row.seconds(now):.0f} s")
    return [part for part in parts if part]


def _tokens(row: Row) -> str:
    if row.tokens:
        return f"{row.tokens:,} tokens"
    if row.provider == OFFLINE:
        return ""
    return f"~{row.estimated_tokens:,} tokens" if row.estimated_tokens else ""


def _mark(state: State, symbols: Symbols) -> str:
    marks = {
        State.QUEUED: symbols.idle,
        State.WAITING: symbols.waiting,
        State.DONE: symbols.done,
        State.FAILED: symbols.failed,
    }
    return marks.get(state, symbols.running)
