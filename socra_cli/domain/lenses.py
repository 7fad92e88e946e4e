"""The five lenses that every ledger is looked at through: none is left dark."""

from __future__ import annotations

from typing import Final

from socra_cli.domain.ledger import Ledger, format_id, number_of

LENSES: Final = ("customer", "economist", "builder", "seller", "warden")
"""The method page's five personas."""

_SEAT: Final = {"sustainer": "economist"}
"""Who sits in another's place, and so looks through the same lens."""


def with_uncovered_lenses(ledger: Ledger, seeded: Ledger) -> Ledger:
    """``ledger`` and, for each lens that it says nothing on, the riskiest assumption that the rules seeded.

    A weak model may hand in one assumption or none; the personas would then have nothing to read.
    """
    covered = {_SEAT.get(assumption.persona, assumption.persona) for assumption in ledger.assumptions}
    number = max((number_of(assumption.id) for assumption in ledger.assumptions), default=0)
    added = []
    for lens in LENSES:
        found = next((assumption for assumption in seeded.by_risk() if assumption.persona == lens), None)
        if lens not in covered and found is not None:
            number += 1
            added.append(found.model_copy(update={"id": format_id(number)}))
    return Ledger(assumptions=(*ledger.assumptions, *added))
