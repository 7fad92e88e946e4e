"""Whether a number that the founder stated crosses a kill threshold."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from socra_cli.domain.evidence import Quote
from socra_cli.domain.ledger import Threshold
from socra_cli.domain.likeness import content_words
from socra_cli.domain.quantities import Quantity, parse_quantities, singular

_HOLDS: Final[dict[str, Callable[[Decimal, Decimal], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}


class Crossing(NamedTuple):
    threshold: Threshold
    quantity: Quantity
    quote: Quote

    def __str__(self) -> str:
        stated = self.quote.text[self.quantity.start : self.quantity.end]
        limit = f"{self.threshold.comparator} {self.threshold.value:g} {self.threshold.unit}"
        return f"{self.threshold.quantity}: “{stated}” is {limit}"


def crossing(threshold: Threshold, quotes: Iterable[Quote]) -> Crossing | None:
    """The first number of a verified quote that crosses the
    threshold: of its unit, in words about its quantity.

    *Less than 20 percent of customers come back* is not crossed by the 15 percent that is kept of an order.
    """
    holds = _HOLDS.get(threshold.comparator)
    wanted = _as_quantity(threshold)
    if holds is None or wanted is None:
        return None
    about = _stems(threshold.quantity) - _stems(threshold.unit)
    for quote in quotes:
        if quote.verified and about & _stems(quote.text):
            for found in parse_quantities(quote.text):
                if _same_unit(found, wanted) and holds(found.value, wanted.value):
                    return Crossing(threshold, found, quote)
    return None


def _as_quantity(threshold: Threshold) -> Quantity | None:
    """The threshold's number read like any other, so that
    *INR per order* and *rupees an order* are one unit."""
    value = Decimal(str(threshold.value))
    read = parse_quantities(f"{abs(value):f} {threshold.unit}")
    return read[0]._replace(value=value) if read and read[0].unit else None


def _same_unit(found: Quantity, wanted: Quantity) -> bool:
    if (found.unit, found.currency) != (wanted.unit, wanted.currency):
        return False
    return not wanted.per or found.per == wanted.per


def _stems(text: str) -> frozenset[str]:
    return frozenset(singular(word)[:6] for word in content_words(text) if not word.isdigit())
