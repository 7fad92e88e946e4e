"""Plans to compare: a brief's text, who scored on which words, and what is assumed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from socra_cli.domain.brief import make_brief
from socra_cli.domain.changes import Side
from socra_cli.domain.diffing import Version
from socra_cli.domain.evidence import Level, Quote, Turn, highest
from socra_cli.domain.ledger import Assumption, Status
from socra_cli.domain.plan import Gauges, Masterplan, PlanBody
from socra_cli.domain.provenance import Provenance
from socra_cli.domain.report import AdvocateReport, AsksFor, OpenQuestion, PersonaReport
from socra_cli.domain.verdict import Decision, Verdict

ASKED = "Two shops asked us for it in May."
PAID = "Two shops paid 30 euros for March."
LOST = "Wim lost nine bookings to no-shows last week."
HOPED = "Every shop in Ghent will want this."
REFUSED = "Four of five owners said no to our face."
BRIEF = f"# Repair slots\n\nA page where riders book a repair slot. {HOPED} {ASKED}"
FIRST, SECOND = "first-1", "second-2"


def words(text: str, level: str = "E3", turn: str = "brief") -> Quote:
    return Quote(turn=turn, text=text, start=0, end=len(text), verified=True, level=Level(level))


def scored(persona: str, score: int | None, *quotes: Quote, **other: Any) -> PersonaReport:
    values = {"evidence_level": highest(quotes), "proposed_score": score, **other}
    return PersonaReport(
        id=persona, lens=persona, reason="So it is.", score=score, score_quotes=quotes, **values
    )


def assumed(
    number: int,
    statement: str,
    *quotes: Quote,
    against: Sequence[Quote] = (),
    status: Status | None = None,
    **other: Any,
) -> Assumption:
    earned = Status.SUPPORTED if highest(quotes) >= Level.E3 else Status.OPEN
    return Assumption(
        id=f"A-{number:03d}",
        statement=statement,
        quotes=quotes,
        counter_quotes=tuple(against),
        status=status or (Status.CONTRADICTED if against else earned),
        **other,
    )


def asked(text: str) -> OpenQuestion:
    return OpenQuestion(text=text, asks_for=AsksFor.NUMBER, persona="customer")


def made(
    text: str = BRIEF,
    personas: Sequence[PersonaReport] = (),
    assumptions: Sequence[Assumption] = (),
    *,
    session: str = FIRST,
    decision: Decision | None = Decision.NOT_ENOUGH_EVIDENCE,
    answers: Sequence[str] = (),
    **other: Any,
) -> Masterplan:
    rule = decision.value if decision else "incomplete"
    values: dict[str, Any] = {
        "socra_version": "0.1.0",
        "demo": False,
        "created_at": datetime(2026, 3, 14, 9, 30, tzinfo=UTC),
        "gauges": Gauges(coverage=40, merit=50),
        "verdict": Verdict(decision=decision, rule=rule, reasons=(f"By the rule {rule}.",)),
        "devils_advocate": AdvocateReport(),
        "plan": PlanBody(),
        "provenance": Provenance(route=("anthropic:one",), prompts_sha256="ab"),
        "turns": tuple(Turn(id=f"T{n:02d}", role="founder", text=t) for n, t in enumerate(answers, 1)),
    }
    return Masterplan(
        session_id=session,
        idea=make_brief(text, "idea.md"),
        personas=tuple(personas),
        assumptions=tuple(assumptions),
        **{**values, **other},
    )


def version(*given: Any, **other: Any) -> Version:
    """What ``made`` makes, as one side of a diff."""
    return Version.of_plan(made(*given, **other))


def talk(*assumptions: Assumption, session: str = FIRST, text: str = BRIEF) -> Version:
    """A session that no plan was made of."""
    side = Side(kind="session", session_id=session, created_at=None, title="Repair slots")
    return Version(side, text, (), assumptions, Gauges(coverage=10, merit=20))
