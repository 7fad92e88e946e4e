"""Small values for tests of the rules: a corpus, quotes, drafts and reports in one line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from socra_cli.domain.evidence import Level, Quote, QuoteDraft, Turn
from socra_cli.domain.grounding import Corpus
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.personas import PersonaSpec
from socra_cli.domain.report import (
    AdvocateDraft,
    AdvocateReport,
    Finding,
    FindingDraft,
    FindingKind,
    PersonaReport,
    PremortemDraft,
    ReportDraft,
    Variant,
)
from socra_cli.domain.stages import AssumptionDraft, IntakeDraft

SALES = "Three other teams pay 200 dollars a month each since February and none has left."
LOVE = "Everyone we showed it to loves it."
TELEMETRY = "We collect no telemetry whatsoever."
RUNS = "It was tuned on 40 million test runs gathered from users' pipelines."
BRIEF_TEXT = f"Steadily finds flaky tests. {SALES} {LOVE} {TELEMETRY} {RUNS}"


def said(text: str, level: str = "E5", turn: str = "brief") -> QuoteDraft:
    return QuoteDraft(turn=turn, text=text, level=Level(level))


def founder(turn_id: str, text: str) -> Turn:
    return Turn(id=turn_id, role="founder", text=text)


def corpus(*answers: str, brief: str = BRIEF_TEXT, refused: Any = None) -> Corpus:
    """The brief, and one founder's turn for each answer: T01, T02 …"""
    turns = [founder(f"T{n:02d}", text) for n, text in enumerate(answers, start=1)]
    return Corpus.of(brief, turns, refused=refused)


def quote(text: str, level: str = "E3", *, start: int = 0, turn: str = "brief") -> Quote:
    end = start + len(text)
    return Quote(turn=turn, text=text, start=start, end=end, verified=True, level=Level(level))


def assumed(
    statement: str,
    quotes: Sequence[QuoteDraft] = (),
    counter: Sequence[QuoteDraft] = (),
    *,
    persona: str = "customer",
    importance: int = 2,
) -> AssumptionDraft:
    return AssumptionDraft(
        statement=statement,
        question=f"What shows that {statement}?",
        persona=persona,
        importance=importance,
        quotes=list(quotes),
        counter_quotes=list(counter),
    )


def intake(*assumptions: AssumptionDraft) -> IntakeDraft:
    return IntakeDraft(summary="A tool.", commercial=True, assumptions=list(assumptions))


def assumption(
    number: int,
    level: str = "E3",
    *,
    importance: int = 2,
    persona: str = "customer",
    statement: str = "",
    text: str = "",
    status: Status | None = None,
) -> Assumption:
    """An assumption with one quote at ``level``, at a place of its own in the brief; E0 has none."""
    words = text or f"passage number {number} of the brief"
    quotes = () if level == "E0" else (quote(words, level, start=1000 * number),)
    against = (quote(f"against number {number} here", "E1", start=1000 * number + 500),)
    return Assumption(
        id=f"A-{number:03d}",
        statement=statement or f"Assumption {number} holds",
        question=f"What shows assumption {number}?",
        persona=persona,
        importance=importance,
        status=status or (Status.SUPPORTED if level >= "E3" else Status.OPEN),
        quotes=quotes,
        counter_quotes=against if status is Status.CONTRADICTED else (),
    )


def ledger(*assumptions: Assumption) -> Ledger:
    return Ledger(assumptions=assumptions)


def spec(persona: str = "customer", **schema: Any) -> PersonaSpec:
    return PersonaSpec(
        id=persona,
        title=persona.title(),
        lens=f"the lens of {persona}",
        order=1,
        asks=("Who had it last week?",),
        anchors={0: "no", 10: "yes"},
        needs="instances",
        failure_mode="guesses",
        fields_schema={"type": "object", "properties": schema},
    )


def finding(
    claim: str, kind: str = "fact", quotes: Sequence[QuoteDraft] = (), *, severity: int = 2, about: str = ""
) -> FindingDraft:
    return FindingDraft(
        claim=claim, kind=FindingKind(kind), severity=severity, quotes=list(quotes), assumption_id=about
    )


def draft(
    score: int | None = 6, score_quotes: Sequence[QuoteDraft] = (), *findings: FindingDraft, **other: Any
) -> ReportDraft:
    values = {
        "fields": {},
        "open_questions": [],
        "not_assessed": [],
        "would_change_my_mind": "A number.",
        "reason": "Because of what was said.",
    }
    return ReportDraft(
        score=score, score_quotes=list(score_quotes), findings=list(findings), **{**values, **other}
    )


def report(
    persona: str, score: int | None, *quotes: Quote, findings: Sequence[Finding] = (), **other: Any
) -> PersonaReport:
    values: dict[str, Any] = {"reason": f"{persona} reasons.", "lens": persona}
    return PersonaReport(
        id=persona, score=score, score_quotes=quotes, findings=tuple(findings), **{**values, **other}
    )


def panel(**scores: int | None) -> list[PersonaReport]:
    """One report a persona, none of whose quotes lies under an assumption."""
    return [
        report(name, score, quote("nowhere in the ledger", start=90_000)) for name, score in scores.items()
    ]


FIVE = {"customer": 6, "economist": 6, "builder": 6, "seller": 6, "warden": 6}


def advocate_draft(**members: Any) -> AdvocateDraft:
    values: dict[str, Any] = {
        "steelman": "It works.",
        "steelman_quotes": [],
        "kill_case": [],
        "premortem": PremortemDraft(
            as_of_date="2027-01-01", headline="", chain=[], earliest_signal="", first_avoidable_step=""
        ),
        "holds_up": [],
        "could_not_assess": [],
        "variants": [],
    }
    return AdvocateDraft(**{**values, **members})


def advocate(*variants: Variant, **members: Any) -> AdvocateReport:
    return AdvocateReport(variants=variants, **members)


def variant(removes: Sequence[str], keeps: Sequence[str]) -> Variant:
    return Variant(id="V1", change="sell to clinics only", removes=tuple(removes), keeps=tuple(keeps))
