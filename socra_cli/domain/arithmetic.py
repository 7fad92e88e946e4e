"""The sums of one sale, in code: contribution, pay-back, break-even of each variable.

A number counts when a verified quote holds it. One that nobody stated is missing, and becomes an open
question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from socra_cli.domain.economics import BreakEven, Economics, Money
from socra_cli.domain.evidence import Quote
from socra_cli.domain.quantities import Quantity
from socra_cli.domain.sale import Cost, Sale, plain
from socra_cli.domain.stated import Fits, Stated, StatedNumbers

_MONTHS_IN: Final = {"month": Decimal(1), "year": Decimal(12), "quarter": Decimal(3)}
_PER_MONTH: Final = {
    "month": Decimal(1),
    "year": 1 / Decimal(12),
    "quarter": 1 / Decimal(3),
    "week": Decimal(52) / 12,
}
"""What one period's contribution is worth in a month."""


def economics(fields: Mapping[str, Any], quotes: Iterable[Quote]) -> Economics | None:
    """The arithmetic of a persona's ``price``, ``take_rate_percent``, ``unit_cost_lines``, ``cac`` and
    ``runway_months``; ``quotes`` are the passages that its numbers may come from. ``None`` when the
    persona has no such fields."""
    if "price" not in fields:
        return None
    return _Reckoning(fields, StatedNumbers(quotes)).result()


class _Reckoning:
    """One run over the fields, in order: each number is looked up once, and what is missing is noted."""

    def __init__(self, fields: Mapping[str, Any], numbers: StatedNumbers) -> None:
        self.fields = fields
        self.numbers = numbers
        self.missing: list[str] = []
        self.workings: list[str] = []

    def result(self) -> Economics:
        price = self._price()
        share = self._share() if price else None
        costs = self._costs(price)
        cac = self._cac(price)
        runway = self._runway()
        sale = Sale(price, share, tuple(costs)) if price else None
        contribution = sale.contribution if sale and costs else None
        if sale and contribution is not None:
            self.workings.append(sale.working())
        payback = self._payback(sale, contribution, cac)
        return Economics(
            price=_money(price),
            cost_lines=tuple(cost.line for cost in costs),
            contribution=sale.money(contribution) if sale and contribution is not None else None,
            cac=_money(cac),
            payback_months=float(round(payback, 1)) if payback is not None else None,
            runway_months=float(runway) if runway is not None else None,
            break_evens=tuple(self._break_evens(sale, contribution, cac, runway)),
            workings=tuple(self.workings),
            missing=tuple(self.missing),
        )

    # ── numbers ──────────────────────────────────────────────────────────────

    def _price(self) -> Quantity | None:
        raw = self.fields.get("price")
        if not isinstance(raw, Mapping) or _decimal(raw.get("amount")) is None:
            self.missing.append("a price: what one sale brings in")
            return None
        return self._money_said(raw.get("amount"), "the price", str(raw.get("per") or ""))

    def _share(self) -> Decimal | None:
        stated = _decimal(self.fields.get("take_rate_percent"))
        if stated is None:
            return None
        found = self.numbers.take(stated, lambda q: q.is_percent)
        if found is None:
            self.missing.append(f"the share of the price that is kept (no quote states {plain(stated)} %)")
        return stated if found else None

    def _costs(self, price: Quantity | None) -> list[Cost]:
        rows = self.fields.get("unit_cost_lines")
        rows = rows if isinstance(rows, list) else []
        found = [cost for row in rows if isinstance(row, Mapping) and (cost := self._cost(row, price))]
        if not found:
            self.missing.append("unit costs: what one sale costs, line by line")
        return found

    def _cost(self, row: Mapping[str, Any], price: Quantity | None) -> Cost | None:
        name, amount = str(row.get("name") or "cost").strip(" ."), _decimal(row.get("amount"))
        if amount is None:
            self.missing.append(f"the amount of {name}")
            return None
        stated = self.numbers.take(amount, lambda q: q.is_money) or self.numbers.take(amount, _is_share)
        if stated is None:
            self.missing.append(
                f"the amount of {name} (no quote states {plain(amount)}, or it is counted already)"
            )
            return None
        if price is not None and not self._comparable(name, stated.quantity, price):
            return None
        return Cost(name, stated.quantity)

    def _comparable(self, name: str, cost: Quantity, price: Quantity) -> bool:
        """Sums across currencies, or of a month's cost and an order's price, are refused."""
        if cost.is_money and cost.currency != price.currency:
            self.missing.append(f"{name} in {price.currency}: it is stated in {cost.currency}")
            return False
        if cost.per and price.per and cost.per != price.per:
            self.missing.append(f"{name} per {price.per}: it is stated per {cost.per}")
            return False
        return True

    def _cac(self, price: Quantity | None) -> Quantity | None:
        raw = self.fields.get("cac")
        if not isinstance(raw, Mapping) or _decimal(raw.get("amount")) is None:
            self.missing.append("what it costs to win one customer")
            return None
        cac = self._money_said(raw.get("amount"), "the cost of winning a customer", "")
        if cac and price and cac.currency != price.currency:
            self.missing.append(f"the cost of winning a customer in {price.currency}, not in {cac.currency}")
        return cac

    def _runway(self) -> Decimal | None:
        months = _decimal(self.fields.get("runway_months"))
        if months is None:
            self.missing.append("the runway: for how many months the money lasts")
            return None
        for unit, length in _MONTHS_IN.items():
            if self.numbers.take(months / length, _counts(unit)):
                return months
        self.missing.append(f"the runway (no quote states {plain(months)} as its months)")
        return None

    def _money_said(self, raw: Any, what: str, per: str) -> Quantity | None:
        amount = _decimal(raw)
        found: Stated | None = self.numbers.take(amount, lambda q: q.is_money) if amount is not None else None
        if found is None:
            self.missing.append(f"{what} (no quote states {_plainly(raw)} as money)")
            return None
        return found.quantity._replace(per=found.quantity.per or per.removeprefix("per ").strip())

    # ── sums ─────────────────────────────────────────────────────────────────

    def _payback(
        self, sale: Sale | None, contribution: Decimal | None, cac: Quantity | None
    ) -> Decimal | None:
        if sale is None or contribution is None:
            return None
        if contribution <= 0:
            lost = f"loses {plain(-contribution)} {sale.currency}" if contribution else "leaves nothing"
            self.workings.append(f"Never paid back: every {sale.per or 'sale'} {lost}.")
            return None
        monthly = self._monthly(sale, contribution)
        if cac is None or cac.currency != sale.currency or monthly is None:
            return None
        months = cac.value / monthly
        self.workings.append(f"{plain(cac.value)} ÷ {plain(monthly)} = {plain(months)} months to pay back")
        return months

    def _monthly(self, sale: Sale, contribution: Decimal) -> Decimal | None:
        times = _PER_MONTH.get(sale.per)
        if times is None:
            self.missing.append(f"how many {sale.per or 'sale'}s one customer makes in a month")
            return None
        return contribution * times

    def _break_evens(
        self, sale: Sale | None, contribution: Decimal | None, cac: Quantity | None, runway: Decimal | None
    ) -> Iterable[BreakEven]:
        if sale is None or contribution is None:
            return
        yield from sale.break_evens()
        times = _PER_MONTH.get(sale.per)
        if cac and runway and times and contribution > 0 and cac.currency == sale.currency:
            most = contribution * times * runway
            yield BreakEven(
                variable="cost of winning a customer",
                stated=float(cac.value),
                break_even=float(round(most, 2)),
                unit=f"{sale.currency}, to be paid back within the runway",
            )


def _money(quantity: Quantity | None) -> Money | None:
    if quantity is None:
        return None
    return Money(amount=float(quantity.value), currency=quantity.currency, per=quantity.per)


def _plainly(raw: Any) -> str:
    amount = _decimal(raw)
    return str(raw) if amount is None else plain(amount)


def _counts(unit: str) -> Fits:
    return lambda quantity: quantity.unit == unit


def _is_share(quantity: Quantity) -> bool:
    return quantity.is_percent


def _decimal(raw: Any) -> Decimal | None:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        return None
    try:
        value = Decimal(str(raw))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
