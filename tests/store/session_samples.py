"""Values that the tests of the store are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from socra_cli.domain.brief import Brief, make_brief
from socra_cli.domain.evidence import Level, Quote, Turn
from socra_cli.domain.ledger import Assumption, Ledger
from socra_cli.domain.stages import Move, QuestionKind
from socra_cli.store.events import Answered, Asked, Assessed, Event, IntakeDone

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
BRIEF = make_brief("# Tide tables\n\nThree harbour masters print them by hand.\n", "tide.md")


def ticking() -> Callable[[], datetime]:
    """A clock that moves one second each time it is read."""
    ticks: Iterator[datetime] = (START + timedelta(seconds=n) for n in range(1_000_000))
    return lambda: next(ticks)


def brief(text: str = "A brief of its own.") -> Brief:
    return make_brief(text, "typed")


def quote(text: str, turn: str = "brief", level: Level = Level.E1) -> Quote:
    return Quote(turn=turn, text=text, start=0, end=len(text), verified=True, level=level)


def ledger(*levels: Level) -> Ledger:
    """One assumption per level, A-001 first."""
    return Ledger(
        assumptions=tuple(
            Assumption(
                id=f"A-{n:03}",
                statement=f"Statement {n}.",
                quotes=(quote("words enough to be quoted", level=level),) if level is not Level.E0 else (),
            )
            for n, level in enumerate(levels, start=1)
        )
    )


def move(assumption_id: str = "A-001", kind: QuestionKind = QuestionKind.EVIDENCE) -> Move:
    return Move(
        kind=kind,
        assumption_id=assumption_id,
        aim="find one instance",
        why=f"{assumption_id} is the riskiest",
        fallback="When did it last happen?",
    )


def asked(n: int) -> Asked:
    turn = Turn(
        id=f"Q{n:02}", role="interviewer", text=f"Question {n}?", why="because", assumption_id="A-001"
    )
    return Asked(turn=turn, move=move())


def answered(n: int, text: str = "On Monday, at the harbour.") -> Answered:
    return Answered(turn=Turn(id=f"T{n:02}", role="founder", text=text))


def one_round(n: int, level: Level = Level.E1) -> tuple[Event, Event, Event]:
    """A question, its answer, and what the answer did to the ledger."""
    return asked(n), answered(n), Assessed(turn_id=f"T{n:02}", ledger=ledger(level), changes=(f"change {n}",))


def intake() -> IntakeDone:
    return IntakeDone(ledger=ledger(Level.E0), summary="Printed tide tables.", commercial=True)
