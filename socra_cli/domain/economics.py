"""The economist's arithmetic, done in code. A missing number stays ``None`` and becomes an open question."""

from __future__ import annotations

from math import isclose

from socra_cli.domain.base import Frozen


class Money(Frozen):
    """An amount in a currency."""

    amount: float
    currency: str
    per: str = ""
    """What the amount is for: ``order``, ``month``, ``user`` …"""


class Line(Frozen):
    """One cost of one sale."""

    name: str
    amount: float
    currency: str = ""


class BreakEven(Frozen):
    """The value of one number at which a sale neither earns nor loses, all others kept."""

    variable: str
    stated: float
    break_even: float
    unit: str


class Economics(Frozen):
    """One sale, line by line. ``workings`` are the sums as
    text, one a line, so that a reader can check them."""

    price: Money | None = None
    cost_lines: tuple[Line, ...] = ()
    contribution: Money | None = None
    """Price less the cost lines, for one sale."""
    cac: Money | None = None
    """What it costs to win one customer."""
    payback_months: float | None = None
    runway_months: float | None = None
    break_evens: tuple[BreakEven, ...] = ()
    workings: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """Numbers that nobody has named."""

    @property
    def adds_up(self) -> bool:
        """Whether subtracting the lines gives the contribution: not so with a percentage among them."""
        if self.price is None or self.contribution is None:
            return False
        rest = self.price.amount - sum(line.amount for line in self.cost_lines)
        return isclose(rest, self.contribution.amount, abs_tol=0.005)
