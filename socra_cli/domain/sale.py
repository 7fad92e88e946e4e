"""One sale: its price, the share of it that is kept, its costs, and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from socra_cli.domain.economics import BreakEven, Line, Money
from socra_cli.domain.quantities import Quantity

_HUNDRED = Decimal(100)


class Cost(NamedTuple):
    """An amount of money, or a percentage of the price."""

    name: str
    amount: Quantity

    @property
    def line(self) -> Line:
        unit = "% of the price" if self.amount.is_percent else self.amount.currency
        return Line(name=self.name, amount=float(self.amount.value), currency=unit)


class Sale(NamedTuple):
    """``share`` is the percentage of the price that is kept; ``None`` when all of it is."""

    price: Quantity
    share: Decimal | None
    costs: tuple[Cost, ...]

    @property
    def currency(self) -> str:
        return self.price.currency

    @property
    def per(self) -> str:
        """What a sale is counted by: the price's unit, else the first unit that a cost names."""
        return self.price.per or next((cost.amount.per for cost in self.costs if cost.amount.per), "")

    @property
    def contribution(self) -> Decimal:
        return self.price.value * self._kept() - self._fixed()

    @property
    def unit(self) -> str:
        return f"{self.currency} per {self.per}" if self.per else self.currency

    def money(self, amount: Decimal) -> Money:
        return Money(amount=float(round(amount, 4)), currency=self.currency, per=self.per)

    def said(self, amount: Decimal) -> str:
        """*−17 INR per order*."""
        return f"{plain(amount)} {self.unit}"

    def working(self) -> str:
        """*120 × 15 % − 35 = −17 INR per order*."""
        taken = f" × {plain(self.share)} %" if self.share is not None else ""
        minus = "".join(f" − {self._term(cost)}" for cost in self.costs)
        return f"{plain(self.price.value)}{taken}{minus} = {self.said(self.contribution)}"

    def break_evens(self) -> Iterator[BreakEven]:
        """For each number the value at which nothing is left,
        all others kept; none where no value would do."""
        price, left, unit = self.price.value, self.contribution, self.unit
        if self._kept() > 0:
            yield _break_even("price", price, self._fixed() / self._kept(), unit)
        if self.share is not None and price > 0:
            yield _break_even(
                "share of the price kept", self.share, self.share - left / price * _HUNDRED, "%"
            )
        for cost in self.costs:
            if cost.amount.is_percent and price > 0:
                most = cost.amount.value + left / price * _HUNDRED
                yield _break_even(cost.name, cost.amount.value, most, "% of the price")
            elif not cost.amount.is_percent:
                yield _break_even(cost.name, cost.amount.value, cost.amount.value + left, unit)

    def _kept(self) -> Decimal:
        """The part of the price that pays for the fixed costs, 0 to 1."""
        taken = sum((c.amount.value for c in self.costs if c.amount.is_percent), Decimal(0))
        return ((_HUNDRED if self.share is None else self.share) - taken) / _HUNDRED

    def _fixed(self) -> Decimal:
        return sum((c.amount.value for c in self.costs if not c.amount.is_percent), Decimal(0))

    def _term(self, cost: Cost) -> str:
        value = plain(cost.amount.value)
        return f"{plain(self.price.value)} × {value} %" if cost.amount.is_percent else value


def _break_even(variable: str, stated: Decimal, at: Decimal, unit: str) -> BreakEven:
    return BreakEven(variable=variable, stated=float(stated), break_even=float(round(at, 2)), unit=unit)


def plain(value: Decimal) -> str:
    """At most two decimals, no trailing zeros, a real minus sign."""
    text = f"{round(value, 2):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")
