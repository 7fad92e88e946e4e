"""The numbers of one sale as the founder stated them: price, share kept, cost lines, months of money.

Each number is read from one passage and kept with it. Nothing is estimated: what nobody stated stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from socra_cli.domain.base import Frozen
from socra_cli.domain.quantities import Quantity, parse_quantities
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
_REVERSED = re.compile(r"^[^.;]{0,30}?\b(?:a|per|each)\b[^.;]{0,20}?\b(?:costs?|fees)\b", re.IGNORECASE)
_REACH = 60  # characters: a word further off says nothing about a number
_TOO_MUCH = Decimal(10_000_000)
_LINE_END = re.compile(r"(?:,?\s*\bso\b|[.;:]).*$", re.DOTALL)


class Stated(Frozen):
    """One amount and the words that it stands in; ``amount`` in units of ``currency``, for one ``per``."""

    name: str
    amount: Decimal
    currency: str
    per: str
    passage: Passage


class Sale(Frozen):
    """What the founder's words say of one sale. ``kept_percent`` is the share of the price that stays."""

    price: Stated | None = None
    kept_percent: Stated | None = None
    costs: tuple[Stated, ...] = ()
    runway_months: Stated | None = None

    @property
    def contribution(self) -> Decimal | None:
        """Income of one sale less its cost lines, in the price's currency; ``None`` where one is unstated."""
        if self.price is None or not self.costs:
            return None
        share = self.kept_percent.amount / 100 if self.kept_percent else Decimal(1)
        return self.price.amount * share - sum(line.amount for line in self.costs)


def read_sale(said: Iterable[Passage]) -> Sale:
    """Read one sale from the passages; the first number of each kind stands."""
    stated: list[Stated] = []
    for passage in said:
        stated += _stated(passage)
    price = next((one for one in stated if one.name == "price"), None)
    return Sale(
        price=price,
        kept_percent=next((one for one in stated if one.name == "kept"), None),
        costs=tuple(one for one in stated if _belongs(one, price)),
        runway_months=next((one for one in stated if one.name == "runway"), None),
    )


def _stated(passage: Passage) -> list[Stated]:
    found = []
    for quantity in parse_quantities(passage.text):
        name = _meaning(quantity, passage.text)
        if name:
            cents = quantity.unit == "cent"
            found.append(
                Stated(
                    name=name,
                    amount=quantity.value / 100 if cents else quantity.value,
                    currency=quantity.currency,
                    per=quantity.per,
                    passage=passage,
                )
            )
    return found


def _meaning(quantity: Quantity, text: str) -> str:
    """``price``, ``kept``, ``runway``, the name of a cost line, or nothing."""
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    if quantity.is_percent:
        return "kept" if _SHARE.search(before) and re.search(r"\bwe\b", before, re.IGNORECASE) else ""
    if quantity.unit == "month":
        return "runway" if _RUNWAY.search(text) and not quantity.per else ""
    if not (quantity.is_money or quantity.unit == "cent") or not 0 < quantity.value < _TOO_MUCH:
        return ""
    marks = list(_MARK.finditer(before))
    if not marks or marks[-1]["other"]:
        return ""
    if marks[-1]["price"] and not marks[-1].group().lower().startswith("cost"):
        return "price"
    return "price" if marks[-1]["price"] else _line_name(text[: quantity.start])


def _line_name(before: str) -> str:
    """What a cost is for: the words before *cost us*, as the founder put them."""
    head = re.split(r"\b(?:costs?|give)\b", one_line(before), flags=re.IGNORECASE)[-2:][0]
    words = re.split(r"[.;:]|\bwe\b|\bso\b", head)[-1].strip(" ,").split()
    return "cost: " + (" ".join(words[-7:]).lower() or "cost")


def _belongs(one: Stated, price: Stated | None) -> bool:
    """A cost line counts for a sale when it is in the price's currency, for the same thing or for none."""
    if price is None or not one.name.startswith("cost") or one.currency != price.currency:
        return False
    return one.per in ("", price.per) or (not price.per and one.per in _PIECES)


_PIECES = frozenset(("order", "meal", "sale", "unit", "piece", "item", "parcel", "box", "booking", "ticket"))
