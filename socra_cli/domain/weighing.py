"""What the plan lists of the evidence: the table of claims and quotes, the risks, the questions left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from socra_cli.domain.economics import Economics
from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.likeness import likeness
from socra_cli.domain.opposites import names_both, opposed
from socra_cli.domain.plan import Evidence, Risk
from socra_cli.domain.quotes import overlap
from socra_cli.domain.report import AsksFor, Finding, FindingKind, OpenQuestion, PersonaReport

RISK_AT: Final = 2
MAX_RISKS: Final = 12
MAX_EVIDENCE: Final = 24
_SAME_RISK: Final = 0.6

Reports = Sequence[PersonaReport]


def evidence(ledger: Ledger, reports: Reports) -> tuple[Evidence, ...]:
    """Claim, quote, level: the ledger's words first, then
    facts on words that no assumption holds; best first."""
    found: list[Evidence] = []
    for row in (*_from_ledger(ledger), *_from_facts(reports)):
        if row.level > Level.E0 and not any(_same_words(row.quote, known.quote) for known in found):
            found.append(row)
    found.sort(key=lambda row: -row.level.rank)
    return tuple(found[:MAX_EVIDENCE])


def risks(ledger: Ledger, reports: Reports) -> tuple[Risk, ...]:
    """Findings of severity 2 and 3 and contradicted assumptions, gravest first, each said once."""
    found: list[Risk] = []
    for risk in sorted((*_contradicted(ledger), *_grave(reports, ledger)), key=lambda risk: -risk.severity):
        if not any(likeness(risk.text, known.text) >= _SAME_RISK for known in found):
            found.append(risk)
    return tuple(found[:MAX_RISKS])


def open_questions(reports: Reports, economics: Economics | None = None) -> tuple[OpenQuestion, ...]:
    """The personas' questions, each once, and one for each number that the arithmetic lacked."""
    asked = [question for report in reports for question in report.open_questions]
    asked += _missing_numbers(reports, economics)
    found: list[OpenQuestion] = []
    for question in asked:
        if not any(likeness(question.text, known.text) >= _SAME_RISK for known in found):
            found.append(question)
    return tuple(found)


def _from_ledger(ledger: Ledger) -> Iterator[Evidence]:
    for assumption in _live(ledger):
        for quote in assumption.quotes:
            yield _row(assumption.statement, quote, assumption.id)
        for quote in assumption.counter_quotes:
            yield _row(f"Against: {assumption.statement}", quote, assumption.id)


def _from_facts(reports: Reports) -> Iterator[Evidence]:
    for finding in _findings(reports):
        if finding.kind is FindingKind.FACT:
            for quote in finding.quotes:
                yield _row(finding.claim, quote, finding.assumption_id)


def _row(claim: str, quote: Quote, assumption_id: str | None) -> Evidence:
    return Evidence(claim=claim, quote=quote, level=quote.level, assumption_id=assumption_id)


def _contradicted(ledger: Ledger) -> Iterator[Risk]:
    for a in _live(ledger):
        if a.status is Status.CONTRADICTED and a.importance >= RISK_AT:
            yield Risk(text=_told_against(a), severity=a.importance, source=a.id)


def _told_against(assumption: Assumption) -> str:
    sides = opposed(assumption)
    if sides is not None and names_both(assumption, *sides):
        return f"Two passages exclude each other: “{sides[0].text}” and “{sides[1].text}”"
    words = f": “{assumption.counter_quotes[0].text}”" if assumption.counter_quotes else ""
    return f"Contradicted: {assumption.statement.rstrip('.')}{words}"


def _grave(reports: Reports, ledger: Ledger) -> Iterator[Risk]:
    """What personas found, less the contradictions that the ledger already tells of."""
    told = {a.id for a in _live(ledger) if a.status is Status.CONTRADICTED}
    for finding in _findings(reports):
        known = finding.kind is FindingKind.CONTRADICTION and finding.assumption_id in told
        if finding.severity >= RISK_AT and not known:
            yield Risk(text=finding.claim, severity=finding.severity, source=finding.id)


def _missing_numbers(reports: Reports, economics: Economics | None) -> list[OpenQuestion]:
    persona = next((report.id for report in reports if "price" in report.fields), "")
    return [
        OpenQuestion(text=f"Not stated: {what}.", asks_for=AsksFor.NUMBER, persona=persona)
        for what in (economics.missing if economics else ())
    ]


def _findings(reports: Reports) -> Iterable[Finding]:
    return (finding for report in reports if not report.failed for finding in report.findings)


def _live(ledger: Ledger) -> Iterable[Assumption]:
    return (a for a in ledger.assumptions if a.status is not Status.RETIRED)


def _same_words(one: Quote, other: Quote) -> bool:
    """Whether one quote adds nothing to the other: the same place, or within it."""
    return overlap(one, other) and (
        (other.start <= one.start and one.end <= other.end)
        or (one.start <= other.start and other.end <= one.end)
    )
