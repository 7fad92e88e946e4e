"""The sum of one sale as a line of text that a reader can check."""

from __future__ import annotations

from decimal import Decimal

from socra_cli.llm.offline.numbers import Sale


def loss_in_words(sale: Sale) -> str:
    """``15 % of 120 is 18; less 35 leaves -17 INR``. Needs a price and at least one cost line."""
    if sale.price is None or sale.contribution is None:
        return ""
    income = f"{plain(sale.price.amount)} comes in"
    if sale.kept_percent is not None:
        kept = sale.price.amount * sale.kept_percent.amount / 100
        income = f"{plain(sale.kept_percent.amount)} % of {plain(sale.price.amount)} is {plain(kept)}"
    costs = " and ".join(plain(line.amount) for line in sale.costs)
    return f"{income}; less {costs} leaves {plain(sale.contribution)} {sale.price.currency}".rstrip()


def plain(amount: Decimal) -> str:
    """A number as people write it: no exponent, no trailing zeros."""
    text = f"{amount:.2f}".rstrip("0").rstrip(".")
    return text or "0"
