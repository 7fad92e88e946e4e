"""Ledgers and exchanges that the tests of the interview are made of."""

from __future__ import annotations

from socra_cli.domain.brief import make_brief
from socra_cli.domain.evidence import Level, Quote, Turn
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.stages import Move, QuestionKind
from socra_cli.store.state import Exchange

BRIEF = make_brief(
    "# Night buses for nurses\n\nNurses at Saint Ann finish at 23:00 and wait an hour for the bus. "
    "We will run a van for four euros a ride. Nobody else drives there at night. "
    "A taxi rank stands at the gate.",
    "buses.md",
)


def quote(text: str, level: Level, turn: str = "brief") -> Quote:
    return Quote(turn=turn, text=text, start=0, end=len(text), verified=True, level=level)


def assumption(
    number: int,
    level: Level = Level.E0,
    *,
    importance: int = 2,
    persona: str = "customer",
    status: Status = Status.OPEN,
    against: str = "",
    question: str = "",
) -> Assumption:
    return Assumption(
        id=f"A-{number:03}",
        statement=f"Statement number {number} holds.",
        question=question,
        persona=persona,
        importance=importance,
        status=status,
        quotes=() if level is Level.E0 else (quote(f"what was said of {number}", level),),
        counter_quotes=(quote(against, Level.E1),) if against else (),
    )


def ledger(*assumptions: Assumption) -> Ledger:
    return Ledger(assumptions=assumptions)


def exchange(
    assumption_id: str,
    answer: str | None = "Three nurses told it on Monday.",
    *,
    kind: QuestionKind = QuestionKind.EVIDENCE,
    number: int = 1,
    question: str = "",
    skipped: bool = False,
    contradiction: tuple[Quote, ...] = (),
) -> Exchange:
    move = Move(
        kind=kind,
        assumption_id=assumption_id,
        aim="aim",
        why="why",
        fallback="When was it?",
        contradiction=contradiction,
    )
    asked = Turn(id=f"Q{number:02}", role="interviewer", text=question or f"Question number {number}?")
    said = None if answer is None else Turn(id=f"T{number:02}", role="founder", text=answer)
    return Exchange(move=move, question=asked, answer=said, skipped=skipped, assessed=said is not None)
