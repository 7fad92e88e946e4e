from __future__ import annotations

import pytest

from socra_cli.domain.ledger import Threshold
from socra_cli.domain.thresholds import crossing
from tests.domain.builders import quote


def limit(comparator: str, value: float, unit: str, quantity: str = "orders a chef sells") -> Threshold:
    return Threshold(quantity=quantity, comparator=comparator, value=value, unit=unit)


@pytest.mark.parametrize(
    ("comparator", "value", "crossed"),
    [
        ("<", 31, True),
        ("<", 30, False),
        ("<=", 30, True),
        (">", 29.5, True),
        (">=", 31, False),
        ("=", 30, True),
        ("~", 30, False),
    ],
)
def test_a_number_is_compared_as_the_threshold_says(comparator: str, value: float, *, crossed: bool) -> None:
    found = crossing(limit(comparator, value, "orders"), [quote("every chef sells 30 orders")])
    assert (found is not None) is crossed


@pytest.mark.parametrize(
    ("unit", "crossed"),
    [("dollars per month", True), ("USD", True), ("USD/year", False), ("euros", False), ("percent", False)],
)
def test_units_are_read_like_any_amount(unit: str, *, crossed: bool) -> None:
    threshold = limit("<", 300, unit, "price that teams pay")
    assert (crossing(threshold, [quote("three teams pay 200 dollars a month")]) is not None) is crossed


def test_a_number_about_something_else_is_not_taken() -> None:
    threshold = limit("<", 20, "percent", "customers who come back")
    assert crossing(threshold, [quote("an order is 120 rupees and we keep 15 percent")]) is None


def test_words_that_nobody_said_cross_nothing() -> None:
    unsaid = quote("every chef sells 30 orders").model_copy(update={"verified": False})
    assert crossing(limit("<", 31, "orders"), [unsaid]) is None


def test_a_negative_limit_is_compared_too() -> None:
    assert (
        crossing(limit(">", -17, "rupees", "contribution of an order"), [quote("each order leaves 3 rupees")])
        is not None
    )


def test_a_crossing_tells_what_crossed_what() -> None:
    assert str(crossing(limit("<", 31, "orders"), [quote("every chef sells 30 orders")])) == (
        "orders a chef sells: “30 orders” is < 31 orders"
    )
