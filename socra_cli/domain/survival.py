"""What a low score or a contradiction rests on, and whether a variant of the idea survives it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from socra_cli.domain.evidence import Level
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.quotes import overlap
from socra_cli.domain.report import PersonaReport, Variant

KEEPS_AT: Final = Level.E3
"""What a variant keeps must be observed, or it is only another idea."""


def grounds(report: PersonaReport, ledger: Ledger) -> frozenset[str]:
    """The assumptions under a persona's score: those whose words it quotes, else all of its lens."""
    quoted = {a.id for a in _live(ledger) if _shares_words(a, report)}
    named = {
        finding.assumption_id
        for finding in report.findings
        if finding.assumption_id and any(overlap(q, s) for q in finding.quotes for s in report.score_quotes)
    }
    own = (a.id for a in _live(ledger) if a.persona == report.id)
    return frozenset(quoted | named) or frozenset(own)


def survivor(threatened: Iterable[str], variants: Iterable[Variant], ledger: Ledger) -> Variant | None:
    """The first variant that removes a threatened assumption and keeps an observed one."""
    lost = frozenset(threatened)
    return next((v for v in variants if lost & set(v.removes) and _keeps_observed(v, ledger)), None)


def _keeps_observed(variant: Variant, ledger: Ledger) -> bool:
    kept = (ledger.find(kept_id) for kept_id in variant.keeps if kept_id not in variant.removes)
    return any(a and a.status is not Status.RETIRED and a.evidence_level >= KEEPS_AT for a in kept)


def _shares_words(assumption: Assumption, report: PersonaReport) -> bool:
    words = assumption.quotes + assumption.counter_quotes
    return any(overlap(one, other) for one in words for other in report.score_quotes)


def _live(ledger: Ledger) -> list[Assumption]:
    return [a for a in ledger.assumptions if a.status is not Status.RETIRED]
