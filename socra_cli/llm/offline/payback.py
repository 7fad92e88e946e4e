"""Whether a purchase pays for itself as fast as the founder says, by the founder's own numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from socra_cli.domain.quantities import Quantity, parse_quantities
from socra_cli.domain.sale import plain
from socra_cli.llm.offline.case import Case
from socra_cli.llm.offline.numbers import SaleRead, read_sale
from socra_cli.llm.offline.reading import Passage

_CLAIM: Final = re.compile(
    r"\b(?:pays?|paid) (?:for itself|(?:itself )?back)\s+(?:in|within|after)\s+"
    r"(?:(?:under|less than|about|around)\s+)?"
    r"(?P<count>an?|one|two|three|\d+)\s+(?P<unit>week|month|year)s?\b",
    re.IGNORECASE,
)
_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_DAYS: Final = {"day": Decimal(1), "week": Decimal(7), "month": Decimal(30), "year": Decimal(365)}
_OUTLAY: Final = 10  # a price of one sale, times over: less than that is no purchase to be paid back
_TOPICS: Final = ("price", "margin", "runway", "demand", "funding")


class PayBack(NamedTuple):
    """A claim that the sum refutes: the sum as text, the claim's words, and the passages of both."""

    working: str
    claim: str
    passages: tuple[Passage, ...]


def slower_than_told(case: Case) -> PayBack | None:
    """The pay-back of one purchase; ``None`` where it holds, or one of its numbers is not stated."""
    said = case.on(*_TOPICS)
    sale = read_sale(case.on("price", "margin"))
    claim = next(((m, p) for p in said if (m := _CLAIM.search(p.text))), None)
    if claim is None or sale.sale is None or sale.sale.contribution <= 0:
        return None
    match, told = claim
    outlay = next(_outlays(sale, said), None)
    rate = next((q for q in parse_quantities(told.text) if _is_rate(q, sale)), None)
    if outlay is None or rate is None:
        return None
    return _late(match, told, outlay, rate, sale)


def _late(
    match: re.Match[str], told: Passage, outlay: tuple[Quantity, Passage], rate: Quantity, sale: SaleRead
) -> PayBack | None:
    left = sale.sale.contribution if sale.sale else Decimal(0)
    pieces = outlay[0].value / left
    days = pieces / rate.value * _DAYS[rate.per]
    if days <= _promised(match):
        return None
    working = (
        f"{outlay[0].value:,} ÷ {plain(left)} {outlay[0].currency} = {pieces:,.0f} {rate.unit}s, "
        f"at {plain(rate.value)} a {rate.per} about {days:,.0f} days"
    )
    passages = (told, outlay[1], *sale.passages)
    return PayBack(working, match.group(), tuple({p.text: p for p in passages}.values()))


def _promised(match: re.Match[str]) -> Decimal:
    count = match["count"].lower()
    return (Decimal(count) if count.isdigit() else Decimal(_COUNTS[count])) * _DAYS[match["unit"].lower()]


def _outlays(sale: SaleRead, said: tuple[Passage, ...]) -> Iterator[tuple[Quantity, Passage]]:
    price = sale.price.quantity if sale.price else None
    for passage in said:
        for quantity in parse_quantities(passage.text):
            alike = price is not None and quantity.is_money and quantity.currency == price.currency
            bought = re.search(r"\bcosts?\b", passage.text[: quantity.start], re.IGNORECASE)
            if alike and bought and not quantity.per and price and quantity.value >= price.value * _OUTLAY:
                yield quantity, passage


def _is_rate(quantity: Quantity, sale: SaleRead) -> bool:
    per = sale.sale.per if sale.sale else ""
    return quantity.per in _DAYS and quantity.value > 0 and (not per or quantity.unit == per)
