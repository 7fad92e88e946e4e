"""What the personas would score if each gave what its evidence admits: for the interview, before any
persona sat."""

from __future__ import annotations

from collections.abc import Sequence

from socra_cli.domain.evidence import highest
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.report import PersonaReport, Variant
from socra_cli.domain.survival import KEEPS_AT


def supposed_reports(ledger: Ledger) -> tuple[PersonaReport, ...]:
    """One report for each lens that has a live assumption, in ledger order, scored at its cap."""
    live = [a for a in ledger.assumptions if a.status is not Status.RETIRED]
    lenses = dict.fromkeys(a.persona for a in live)
    return tuple(_supposed(lens, [a for a in live if a.persona == lens]) for lens in lenses)


def supposed_variants(ledger: Ledger) -> tuple[Variant, ...]:
    """The idea without what is contradicted, if anything is and something observed is left."""
    removes = tuple(a.id for a in ledger.assumptions if a.status is Status.CONTRADICTED)
    keeps = tuple(a.id for a in ledger.assumptions if _can_be_kept(a))
    return (Variant(id="V1", change="without what is contradicted", keeps=keeps, removes=removes),)


def _supposed(lens: str, assumptions: Sequence[Assumption]) -> PersonaReport:
    standing = tuple(q for a in assumptions if a.status is not Status.CONTRADICTED for q in a.quotes)
    against = tuple(q for a in assumptions if a.status is Status.CONTRADICTED for q in a.counter_quotes)
    level = highest(standing)
    refuted = not standing and bool(against)
    return PersonaReport(
        id=lens,
        lens=lens,
        reason="",
        score=0 if refuted else level.cap,
        score_quotes=against if refuted else standing,
        evidence_level=level,
    )


def _can_be_kept(assumption: Assumption) -> bool:
    gone = assumption.status in (Status.CONTRADICTED, Status.RETIRED)
    return not gone and assumption.evidence_level >= KEEPS_AT
