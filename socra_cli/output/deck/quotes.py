"""The founder's words under the ids of a plan, for slides and for speaker notes."""

from __future__ import annotations

from collections.abc import Iterable

from socra_cli.domain.evidence import Quote
from socra_cli.domain.plan import Masterplan
from socra_cli.domain.text import one_line
from socra_cli.output.deck.texts import cited, clause


def quotes_under(plan: Masterplan, ids: Iterable[str]) -> tuple[tuple[str, Quote], ...]:
    """Verified quotes with the id that they stand under, the strongest first, each once."""
    held = _held(plan)
    pairs = [(one, quote) for one in dict.fromkeys(ids) for quote in held.get(one, ()) if _counts(quote)]
    unique: dict[tuple[str, int, int], tuple[str, Quote]] = {}
    for one, quote in pairs:
        unique.setdefault((quote.turn, quote.start, quote.end), (one, quote))
    return tuple(sorted(unique.values(), key=lambda pair: -pair[1].level.rank))


def notes_on(plan: Masterplan, ids: Iterable[str]) -> tuple[str, ...]:
    """A paragraph for each id: what is assumed or was found, and every quote under it, for and against."""
    paragraphs: list[str] = []
    assumptions = {assumption.id: assumption for assumption in plan.assumptions}
    findings = {finding.id: finding for report in plan.personas for finding in report.findings}
    for one in dict.fromkeys(ids):
        if one in assumptions:
            assumption = assumptions[one]
            about = f"{one}, {clause(assumption.statement)}"
            paragraphs += cited(about, assumption.quotes)
            paragraphs += cited(f"Against {one}", assumption.counter_quotes)
        elif one in findings:
            paragraphs += cited(f"{one}, {clause(findings[one].claim)}", findings[one].quotes)
    return tuple(paragraphs)


def _counts(quote: Quote) -> bool:
    return quote.verified and bool(one_line(quote.text))


def _held(plan: Masterplan) -> dict[str, tuple[Quote, ...]]:
    held = {assumption.id: assumption.quotes for assumption in plan.assumptions}
    return held | {finding.id: finding.quotes for report in plan.personas for finding in report.findings}


def all_quotes(plan: Masterplan) -> tuple[Quote, ...]:
    """Every verified quote that the plan's ledger and reports hold, the strongest first."""
    quotes = [
        quote for assumption in plan.assumptions for quote in (*assumption.quotes, *assumption.counter_quotes)
    ]
    for report in plan.personas:
        quotes += [*report.score_quotes, *(quote for finding in report.findings for quote in finding.quotes)]
    return tuple(sorted((quote for quote in quotes if quote.verified), key=lambda quote: -quote.level.rank))
