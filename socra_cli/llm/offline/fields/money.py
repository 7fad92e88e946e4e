"""The numbers of one sale, or of one month: only those that stand in a passage, and no sums."""

from __future__ import annotations

from typing import Any

from socra_cli.llm.offline.case import Case
from socra_cli.llm.offline.numbers import SaleRead, Stated, read_sale

_TOPICS = ("price", "margin", "runway", "market", "funding", "upkeep", "demand")


def fields(case: Case) -> dict[str, Any]:
    """Economist's and Sustainer's fields."""
    sale = read_sale(case.on(*_TOPICS))
    return {
        "price": _price(sale.price),
        "take_rate_percent": float(sale.kept.quantity.value) if sale.kept else None,
        "unit_cost_lines": _lines(sale),
        "cac": None,
        "runway_months": float(sale.runway.quantity.value) if sale.runway else None,
        "reference_class": "",
    }


def _price(stated: Stated | None) -> dict[str, Any] | None:
    if stated is None:
        return None
    price = stated.quantity
    return {"amount": float(price.value), "currency": price.currency, "per": price.per}


def _lines(sale: SaleRead) -> list[dict[str, Any]]:
    return [{"name": cost.name, "amount": float(cost.quantity.value)} for cost in sale.costs]
