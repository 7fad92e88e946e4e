"""Numbers that count: those that stand in a verified quote, each to be used once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from socra_cli.domain.evidence import Quote
from socra_cli.domain.quantities import Quantity, parse_quantities

Fits = Callable[[Quantity], bool]
_PENCE: Final = re.compile(r"\d\s*(?:pence|penny|p|cents?|ct|centimes?|c[eé]ntimos?|paise)\b", re.IGNORECASE)


class Stated(NamedTuple):
    """A quantity and the quote in which it stands."""

    quantity: Quantity
    quote: Quote


class StatedNumbers:
    """The numbers of a set of quotes. ``take`` uses one up, so that one number can't pay for two lines."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self._left: list[Stated] = []
        seen: set[tuple[str, int]] = set()
        for quote in quotes:
            for quantity in parse_quantities(quote.text) if quote.verified else ():
                place = (quote.turn, quote.start + quantity.start)
                if place not in seen:
                    seen.add(place)
                    self._left.append(Stated(quantity, quote))

    def take(self, value: Decimal, fits: Fits) -> Stated | None:
        """The first unused number of this value that fits; ``None`` when nobody said it. What was said in
        pence counts by pence and by pounds: *35 pence* is 0.35 and 35."""
        found = next((s for s in self._left if _says(s, value) and fits(s.quantity)), None)
        if found is not None:
            self._left.remove(found)
        return found


def _says(stated: Stated, value: Decimal) -> bool:
    quantity = stated.quantity
    said = stated.quote.text[quantity.start : quantity.end]
    in_pence = quantity.is_money and _PENCE.search(said) is not None
    return quantity.value == value or (in_pence and quantity.value * 100 == value)
