"""*It pays for itself in under a year*: the seller's own pay-back, worked out from the brief's amounts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from socra_cli.domain.quantities import Quantity
from socra_cli.lint.document import Document, Sentence
from socra_cli.lint.find.roles import DAYS, Amount, amounts, figure, money
from socra_cli.lint.rule import Finding
from socra_cli.lint.rules import numbers

_SLACK: Final = Decimal("1.1")  # a plan may be a little over: rounding is no error
_OUTLAY: Final = 20  # prices of one sale from which a cost is an outlay and no cost of that sale


class Margin(NamedTuple):
    """What one sale leaves: the price, and what goes out of it."""

    price: Quantity
    costs: tuple[Quantity, ...]

    @property
    def left(self) -> Decimal:
        return self.price.value - sum(cost.value for cost in self.costs)

    @property
    def shown(self) -> str:
        return " − ".join(figure(q.value) for q in (self.price, *self.costs))


def findings(doc: Document) -> Iterator[Finding]:
    """At most one: the first claim that the amounts don't bear out."""
    for sentence in doc.by_tag.get("payback_claim", ()):
        claimed = _claimed_days(sentence)
        if claimed is None:
            continue
        for margin in _margins(doc):
            text = _sum(doc, sentence, margin, claimed)
            if text:
                others = ((margin.price.start, margin.price.end),)
                yield Finding(numbers.SLOW_PAYBACK, sentence.start, sentence.end, {"sum": text}, others)
                return


def _claimed_days(sentence: Sentence) -> Decimal | None:
    """The time said after the claim: *in under a year*, *within 18 months*."""
    _, last = sentence.tags["payback_claim"][0]
    words = sentence.doc.words[last : sentence.last]
    start = sentence.doc.word_span(last - 1, last)[1]
    for quantity in sentence.quantities:
        if quantity.start >= start and quantity.unit in DAYS:
            return quantity.value * DAYS[quantity.unit]
    return next(
        (DAYS[noun] for article, noun in pairwise(words) if article in ("a", "one", "an") and noun in DAYS),
        None,
    )


def _margins(doc: Document) -> Iterator[Margin]:
    """Prices of one piece, each with the smaller amounts that its sentence takes from it."""
    for price in amounts(doc, "role_price"):
        per = price.quantity.per
        if not per or per in DAYS:
            continue
        costs = tuple(
            q
            for q in price.sentence.quantities
            if q.currency == price.quantity.currency
            and q.start > price.quantity.start
            and q.value < price.value
            and q.per in ("", per)
        )
        yield Margin(price.quantity, costs)


def _sum(doc: Document, claim: Sentence, margin: Margin, claimed: Decimal) -> str:
    volume = next((q for q in claim.quantities if q.per in DAYS and q.unit == margin.price.per), None)
    outlay = _outlay(doc, margin.price)
    if volume is None or outlay is None:
        return ""
    currency, each = margin.price.currency, f"{margin.shown} = {figure(margin.left)}"
    if margin.left <= 0:
        return f"{each} {currency} a {margin.price.per}, so it never pays back"
    yearly = margin.left * volume.value * 365 / DAYS[volume.per]
    days = outlay.value * 365 / yearly
    if days <= claimed * _SLACK:
        return ""
    return (
        f"{each} {currency} a {margin.price.per}, × {figure(volume.value)} a {volume.per} = "
        f"{money(yearly, currency)} a year, against {money(outlay.value, currency)}: "
        f"{days / DAYS['month']:.0f} months to pay back, not {claimed / DAYS['month']:.0f}"
    )


def _outlay(doc: Document, price: Quantity) -> Amount | None:
    """What has to be spent before the first sale: the largest cost that is counted by nothing."""
    spent = [
        cost
        for cost in amounts(doc, "role_cost")
        if cost.quantity.currency == price.currency
        and not cost.quantity.per
        and cost.value > price.value * _OUTLAY
    ]
    return max(spent, key=lambda cost: cost.value, default=None)
