"""The numbers of one sale as the founder stated them: price, share kept, cost lines, months of money.

Each number is read from one passage and kept with it. Nothing is estimated: what nobody stated stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from socra_cli.domain.quantities import MONEY, Quantity, parse_quantities
from socra_cli.domain.sale import Cost, Sale
from socra_cli.llm.offline.reading import Passage, one_line

_COST = (
    r"costs?\s+us|costs?|costing|expenses?|packaging|hosting|materials|shipping|wages?|fees|rent|repairs|give"
)
_PRICE = (
    r"costs?\s+(?:them|customers?|users?)|order\s+is|basket\s+is|prices?|priced|charges?|charging|pays?|paid|paying|sells?|"
    r"sold|subscription|fee\s+of|for\s+a"
)
_OTHER = (
    r"market|billion|industry|worth|revenue|rais(?:e|ed|ing)|invest\w*|sav(?:e|ed|ings)|los(?:e|es|t)|grant"
)
_MARK = re.compile(rf"\b(?:(?P<cost>{_COST})|(?P<price>{_PRICE})|(?P<other>{_OTHER}))\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:keep|take|commission|cut|fee|share)\b", re.IGNORECASE)
_RUNWAY = re.compile(
    r"\b(?:runway|savings|saved|money|cash|funded|keep\s+going|live\s+on|last(?:s)?\s+(?:us|me))\b",
    re.IGNORECASE,
)
_PRICE_NAME, _KEPT_NAME, _RUNWAY_NAME = "price", "kept", "runway"
_CENT = "cent"
_OF_IT = re.compile(r"^.*\bof it,? (?:and )?", re.IGNORECASE)
_REACH = 60  # characters: a word further off says nothing about a number
_TOO_MUCH = Decimal(10_000_000)


class Stated(NamedTuple):
    """One amount, what it is (``price``, ``kept``, ``runway`` or the name of a cost), and its passage."""

    name: str
    quantity: Quantity
    passage: Passage


class SaleRead(NamedTuple):
    """What the founder's words say of one sale. ``kept`` is the percentage of the price that stays."""

    price: Stated | None = None
    kept: Stated | None = None
    costs: tuple[Stated, ...] = ()
    runway: Stated | None = None

    @property
    def sale(self) -> Sale | None:
        """The sale with its sum; ``None`` unless a price and a cost are stated alike."""
        if self.price is None or not self.costs:
            return None
        share = self.kept.quantity.value if self.kept else None
        return Sale(self.price.quantity, share, tuple(Cost(one.name, one.quantity) for one in self.costs))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Where the sum's numbers stand, each passage once."""
        used = [one for one in (self.price, self.kept, *self.costs) if one is not None]
        return tuple({one.passage.text: one.passage for one in used}.values())


def read_sale(said: Iterable[Passage]) -> SaleRead:
    """Read one sale from the passages; the first number of each kind stands."""
    stated = [one for passage in said for one in _stated(passage)]
    price = next((one for one in stated if one.name == _PRICE_NAME), None)
    return SaleRead(
        price=price,
        kept=next((one for one in stated if one.name == _KEPT_NAME), None),
        costs=tuple(one for one in stated if price is not None and _belongs(one, price)),
        runway=next((one for one in stated if one.name == _RUNWAY_NAME), None),
    )


def _stated(passage: Passage) -> Iterator[Stated]:
    for quantity in parse_quantities(passage.text):
        name = _meaning(quantity, passage.text)
        if name:
            yield Stated(name, _in_whole_units(quantity), passage)


def _in_whole_units(quantity: Quantity) -> Quantity:
    """Pence as pounds: a price and a cost in one sum need one unit."""
    if quantity.unit != _CENT:
        return quantity
    return quantity._replace(value=quantity.value / 100, unit=MONEY)


def _meaning(quantity: Quantity, text: str) -> str:
    """The name of what an amount is; empty for one that is no part of a sale."""
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    if quantity.is_percent:
        return _KEPT_NAME if _SHARE.search(before) and re.search(r"\bwe\b", before, re.IGNORECASE) else ""
    if quantity.unit == "month":
        return _RUNWAY_NAME if _RUNWAY.search(text) and not quantity.per else ""
    if not (quantity.is_money or quantity.unit == _CENT) or not 0 < quantity.value < _TOO_MUCH:
        return ""
    marks = list(_MARK.finditer(before))
    if not marks or marks[-1]["other"]:
        return ""
    if marks[-1]["price"] and not marks[-1].group().lower().startswith("cost"):
        return _PRICE_NAME
    return _PRICE_NAME if marks[-1]["price"] else _line_name(text[: quantity.start])


def _line_name(before: str) -> str:
    """What a cost is for: the words before *cost us*, as the founder put them, or who is given it."""
    given = re.search(r"\bgive\s+((?:[\w'’-]+\s+){1,4})$", one_line(before) + " ", re.IGNORECASE)
    if given is not None:
        return f"given to {given[1].strip().lower()}"
    head = re.split(r"\bcosts?\b", one_line(before), flags=re.IGNORECASE)[-2:][0]
    clause = re.split(r"[.;:]|\bwe\b|\bso\b", head)[-1]
    words = _OF_IT.sub("", clause).strip(" ,").split()
    return " ".join(words[-7:]).lower() or "cost"


def _belongs(one: Stated, price: Stated) -> bool:
    """A cost counts for a sale when it is in the price's currency and for the same thing, said or plain."""
    if (
        one.name in (_PRICE_NAME, _KEPT_NAME, _RUNWAY_NAME)
        or one.quantity.currency != price.quantity.currency
    ):
        return False
    cost_per, price_per = one.quantity.per, price.quantity.per
    if cost_per and price_per:
        return cost_per == price_per
    if cost_per:
        return cost_per in _PIECES
    return one.passage == price.passage or bool(_EACH.search(one.passage.text))


_NO_COST = (_PRICE_NAME, _KEPT_NAME, _RUNWAY_NAME)
_PIECES = frozenset(("order", "meal", "sale", "unit", "piece", "item", "parcel", "box", "booking", "ticket"))
_EACH = re.compile(r"\b(?:each|every|per|a (?:piece|box|sale|unit))\b", re.IGNORECASE)
