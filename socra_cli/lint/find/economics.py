"""Prices, costs, savings and money left: sums that a brief's own amounts don't bear out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from socra_cli.lint.document import Document
from socra_cli.lint.find.roles import DAYS, Amount, amounts, figure, money
from socra_cli.lint.rule import Finding, Rule
from socra_cli.lint.rules import numbers

_PAYBACK_MONTHS: Final = 24  # months after which a buyer of a tool no longer counts on it
_SLACK: Final = Decimal("1.15")  # a plan may be a little over: rounding is no error


def findings(doc: Document) -> Iterator[Finding]:
    """At most one finding for each kind of sum."""
    for find in (_cut, _price, _payback, _runway, _currencies):
        yield from find(doc)


def _finding(rule: Rule, amount: Amount, total: str, *others: Amount) -> Finding:
    doc = amount.sentence.doc
    start, end = amount.sentence.start, amount.sentence.end
    if amount.sentence.is_sound:  # only the figures are in doubt, not what was observed
        start, end = amount.quantity.start, amount.quantity.end
    far = tuple((o.quantity.start, o.quantity.end) for o in others if o.sentence is not amount.sentence)
    assert doc.text[start:end]  # noqa: S101 - a quantity is never empty
    return Finding(rule, start, end, {"sum": total}, far)


def _cut(doc: Document) -> Iterator[Finding]:
    """A percentage kept of a price, against what a sale costs."""
    for share in amounts(doc, "keeps_share", unit="percent"):
        for price in amounts(doc, "role_price"):
            kept = price.value * share.value / 100
            for cost in _costs(doc, price):
                if kept < cost.value < price.value * 3:
                    currency = price.quantity.currency
                    total = (
                        f"{figure(share.value)} % of {money(price.value, currency)} is "
                        f"{money(kept, currency)}, and "
                        f"the cost is {money(cost.value, currency)}: {figure(kept - cost.value)} on each"
                    )
                    yield _finding(numbers.CUT_BELOW_COST, share, total, price, cost)
                    return


def _costs(doc: Document, price: Amount) -> Iterator[Amount]:
    """Costs in the price's currency that are counted by the same thing, as far as is said."""
    for cost in amounts(doc, "strict_cost"):
        same = cost.quantity is not price.quantity and cost.quantity.currency == price.quantity.currency
        timed = {cost.quantity.per in DAYS, price.quantity.per in DAYS}
        if same and (len(timed) == 1 or not (cost.quantity.per and price.quantity.per)):
            if len(timed) == 2 and cost.quantity.per in DAYS:
                continue  # a monthly bill against the price of one piece
            yield cost


def _price(doc: Document) -> Iterator[Finding]:
    if any(True for _ in amounts(doc, "keeps_share", unit="percent")):
        return
    for price in amounts(doc, "strict_price"):
        for cost in _costs(doc, price):
            if (
                cost.value > price.value
                and "strict_price" not in _tags_at(cost)
                and cost.value < price.value * 20
            ):
                factor = _same_period(cost, price)
                if factor is None or cost.value * factor <= price.value:
                    continue
                currency = price.quantity.currency
                total = (
                    f"{money(price.value, currency)} comes in and {money(cost.value, currency)} goes out: "
                    f"{figure(price.value - cost.value * factor)} on each"
                )
                yield _finding(numbers.PRICE_BELOW_COST, price, total, cost)
                return


def _tags_at(amount: Amount) -> set[str]:
    """The money tags whose cue stands right before the amount."""
    sentence, start = amount.sentence, amount.quantity.start
    near = set()
    for tag in ("strict_price", "strict_cost"):
        for first, last in sentence.tags.get(tag, ()):
            _, end = sentence.doc.word_span(first, last)
            if 0 <= start - end <= 4:
                near.add(tag)
    return near


def _same_period(cost: Amount, price: Amount) -> Decimal | None:
    """What the cost is multiplied by to be counted over the price's period, or ``None`` where they differ."""
    over, of = cost.quantity.per, price.quantity.per
    if over == of or not (over in DAYS or of in DAYS):
        return Decimal(1)
    return DAYS[of] / DAYS[over] if over in DAYS and of in DAYS else None


def _payback(doc: Document) -> Iterator[Finding]:
    """What a buyer saves or loses over a time, against what the thing costs the buyer."""
    for gain in (*amounts(doc, "role_save"), *amounts(doc, "role_loss")):
        period = gain.period
        if period not in DAYS:
            continue
        monthly = gain.value * DAYS["month"] / DAYS[period]
        for price in (*amounts(doc, "strict_price"), *amounts(doc, "role_price"), *amounts(doc, "role_cost")):
            if (
                price.quantity is gain.quantity
                or price.quantity.currency != gain.quantity.currency
                or not monthly
            ):
                continue
            text = _payback_sum(price, gain, monthly)
            if text:
                yield _finding(numbers.SLOW_PAYBACK, price, text, gain)
                return


def _payback_sum(price: Amount, gain: Amount, monthly: Decimal) -> str:
    currency = price.quantity.currency
    each = f"{money(gain.value, currency)} a {gain.period}"
    if price.quantity.per in DAYS:
        paid = price.value * DAYS["month"] / DAYS[price.quantity.per]
        if paid <= monthly:
            return ""
        return f"{figure(paid)} {currency} a month is paid to save {figure(monthly)} {currency} a month"
    months = price.value / monthly
    if months <= _PAYBACK_MONTHS or months > 2400:
        return ""
    return f"{money(price.value, currency)} ÷ {each} = {months:.0f} months to pay back"


def _runway(doc: Document) -> Iterator[Finding]:
    """Money in hand over money spent a month, against the months that it is to last."""
    for burn in amounts(doc, "role_burn"):
        if burn.quantity.per != "month":
            continue
        for cash in amounts(doc, "role_cash"):
            if (
                cash.quantity.per
                or cash.quantity.currency != burn.quantity.currency
                or cash.value <= burn.value
            ):
                continue
            months = cash.value / burn.value
            for planned in _planned_months(doc):
                if planned.value > months * _SLACK:
                    currency = cash.quantity.currency
                    total = (
                        f"{money(cash.value, currency)} ÷ {money(burn.value, currency)} a month = "
                        f"{figure(months)} "
                        f"months, against {figure(planned.value)} months"
                    )
                    yield _finding(numbers.RUNWAY, planned, total, cash, burn)
                    return


def _planned_months(doc: Document) -> Iterator[Amount]:
    for sentence in doc.sentences:
        if {"needed", "ready", "lasts", "role_cash"} & sentence.tags.keys():
            for quantity in sentence.quantities:
                if quantity.unit in ("month", "year"):
                    months = quantity.value * (12 if quantity.unit == "year" else 1)
                    yield Amount(quantity._replace(value=months), sentence)


def _currencies(doc: Document) -> Iterator[Finding]:
    """Amounts in two currencies, once: at the first amount of the second."""
    seen: dict[str, Amount] = {}
    for sentence in doc.sentences:
        for quantity in sentence.quantities:
            if quantity.is_money and quantity.currency not in seen:
                seen[quantity.currency] = Amount(quantity, sentence)
    if len(seen) > 1:
        first, second, *_ = seen.values()
        yield _finding(numbers.CURRENCIES, second, " and ".join(seen), first)
