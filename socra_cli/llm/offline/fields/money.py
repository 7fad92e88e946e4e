"""The numbers of one sale, or of one month: only those that stand in a passage, and no sums."""

from __future__ import annotations

from typing import Any

from socra_cli.llm.offline.case import Case
from socra_cli.llm.offline.numbers import Sale, Stated, read_sale

_TOPICS = ("price", "margin", "runway", "market", "funding", "upkeep", "demand")


def fields(case: Case) -> dict[str, Any]:
    """Economist's and Sustainer's fields."""
    sale = read_sale(case.on(*_TOPICS))
    return {
        "price": _price(sale.price),
        "take_rate_percent": float(sale.kept_percent.amount) if sale.kept_percent else None,
        "unit_cost_lines": _lines(sale),
        "cac": None,
        "runway_months": float(sale.runway_months.amount) if sale.runway_months else None,
        "reference_class": "",
    }


def _price(stated: Stated | None) -> dict[str, Any] | None:
    if stated is None:
        return None
    return {"amount": float(stated.amount), "currency": stated.currency, "per": stated.per}


def _lines(sale: Sale) -> list[dict[str, Any]]:
    return [{"name": line.name.removeprefix("cost: "), "amount": float(line.amount)} for line in sale.costs]
