from __future__ import annotations

from typing import Any

import pytest

from socra_cli.domain.arithmetic import economics
from socra_cli.domain.economics import Economics
from tests.domain.builders import quote

KOCHI = (
    quote("An average order is 120 rupees and we keep 15 percent", start=0),
    quote("payment fees, packaging and support cost us about 35 rupees an order", start=100),
)


def sums(*quotes: Any, **fields: Any) -> Economics:
    blank = {
        "price": None,
        "take_rate_percent": None,
        "unit_cost_lines": [],
        "cac": None,
        "runway_months": None,
    }
    result = economics({**blank, **fields}, quotes)
    assert result is not None
    return result


def price(amount: float, per: str = "order") -> dict[str, Any]:
    return {"amount": amount, "currency": "made up", "per": per}


def costs(**lines: float) -> list[dict[str, Any]]:
    return [{"name": name, "amount": amount} for name, amount in lines.items()]


def test_a_share_of_a_price_against_its_costs() -> None:
    found = sums(*KOCHI, price=price(120), take_rate_percent=15, unit_cost_lines=costs(fees=35))
    assert found.workings[0] == "120 × 15 % − 35 = −17 INR per order"
    assert found.workings[1] == "Never paid back: every order loses 17 INR."
    assert found.contribution is not None
    assert (found.contribution.amount, found.contribution.currency, found.contribution.per) == (
        -17,
        "INR",
        "order",
    )
    assert [(b.variable, b.break_even, b.unit) for b in found.break_evens] == [
        ("price", 233.33, "INR per order"),
        ("share of the price kept", 29.17, "%"),
        ("fees", 18, "INR per order"),
    ]
    assert found.payback_months is None


def test_break_evens_are_where_nothing_is_left() -> None:
    found = sums(*KOCHI, price=price(120), take_rate_percent=15, unit_cost_lines=costs(fees=35))
    at = {b.variable: b.break_even for b in found.break_evens}
    assert at["price"] * 0.15 - 35 == pytest.approx(0, abs=0.01)
    assert 120 * at["share of the price kept"] / 100 - 35 == pytest.approx(0, abs=0.01)
    assert 120 * 0.15 - at["fees"] == pytest.approx(0)


def test_a_monthly_price_is_paid_back_in_months() -> None:
    words = quote(
        "200 dollars a month, hosting is 20 dollars, fees 3 percent, 600 dollars to win one, "
        "money for 12 months"
    )
    found = sums(words, price=price(200, "month"), unit_cost_lines=costs(hosting=20, fees=3),
                 cac={"amount": 600, "basis": "ads"}, runway_months=12)  # fmt: skip
    assert found.workings == (
        "200 − 20 − 200 × 3 % = 174 USD per month",
        "600 ÷ 174 = 3.45 months to pay back",
    )
    assert (found.payback_months, found.runway_months) == (3.4, 12)
    assert [line.currency for line in found.cost_lines] == ["USD", "% of the price"]
    at = {b.variable: (b.break_even, b.unit) for b in found.break_evens}
    assert at["fees"] == (90, "% of the price")
    assert at["cost of winning a customer"] == (2088, "USD, to be paid back within the runway")
    assert found.missing == ()


def test_a_number_that_stands_in_no_quote_is_missing_and_not_counted() -> None:
    found = sums(*KOCHI, price=price(150), take_rate_percent=20, unit_cost_lines=costs(fees=35, hosting=5),
                 cac={"amount": 9, "basis": "guess"}, runway_months=18)  # fmt: skip
    assert (found.price, found.contribution, found.cac, found.runway_months) == (None, None, None, None)
    assert [line.name for line in found.cost_lines] == ["fees"]
    assert found.missing == (
        "the price (no quote states 150 as money)",
        "the amount of hosting (no quote states 5, or it is counted already)",
        "the cost of winning a customer (no quote states 9 as money)",
        "the runway (no quote states 18 as its months)",
    )


def test_an_unverified_quote_states_no_number() -> None:
    unsaid = KOCHI[0].model_copy(update={"verified": False})
    assert sums(unsaid, price=price(120)).price is None


def test_one_number_pays_for_one_line_only() -> None:
    found = sums(*KOCHI, *KOCHI, price=price(120), unit_cost_lines=costs(fees=35, packaging=35, support=35))
    assert [line.name for line in found.cost_lines] == ["fees"]
    assert len([one for one in found.missing if "no quote states 35" in one]) == 2


def test_a_share_that_nobody_stated_is_missing() -> None:
    found = sums(
        KOCHI[1],
        quote("An order is 120 rupees", start=500),
        price=price(120),
        take_rate_percent=15,
        unit_cost_lines=costs(fees=35),
    )
    assert "the share of the price that is kept (no quote states 15 %)" in found.missing


def test_sums_across_currencies_are_refused() -> None:
    words = quote("a box is 20 dollars, the courier takes 4 euros, ads are 9 euros a customer")
    found = sums(
        words, price=price(20, "box"), unit_cost_lines=costs(courier=4), cac={"amount": 9, "basis": "ads"}
    )
    assert (found.contribution, found.cost_lines) == (None, ())
    assert "courier in USD: it is stated in EUR" in found.missing
    assert "the cost of winning a customer in USD, not in EUR" in found.missing


def test_sums_across_units_are_refused() -> None:
    words = quote("20 dollars per order, and rent is 900 dollars per month")
    found = sums(words, price=price(20), unit_cost_lines=costs(rent=900))
    assert "rent per order: it is stated per month" in found.missing
    assert found.contribution is None


def test_a_price_per_order_needs_the_orders_of_a_month() -> None:
    words = quote("20 dollars per order, packing is 5 dollars, 30 dollars to win one")
    found = sums(words, price=price(20), unit_cost_lines=costs(packing=5), cac={"amount": 30, "basis": "ads"})
    assert found.payback_months is None
    assert "how many orders one customer makes in a month" in found.missing


def test_a_year_of_money_is_twelve_months_of_runway() -> None:
    words = quote(
        "we have money for 2 years and charge 120 dollars per year, hosting is 60 dollars, "
        "30 dollars to win one"
    )
    found = sums(
        words,
        price=price(120, "year"),
        unit_cost_lines=costs(hosting=60),
        runway_months=24,
        cac={"amount": 30, "basis": "a"},
    )
    assert (found.runway_months, found.payback_months) == (24, 6)


def test_a_sale_that_leaves_nothing_is_never_paid_back() -> None:
    found = sums(
        quote("20 dollars a box, and the courier takes 20 dollars"),
        price=price(20),
        unit_cost_lines=costs(courier=20),
    )
    assert found.workings[-1] == "Never paid back: every box leaves nothing."


def test_percentages_that_eat_the_price_have_no_break_even_price() -> None:
    found = sums(
        quote("20 dollars a box, fees are 100 percent"), price=price(20), unit_cost_lines=costs(fees=100)
    )
    assert [b.variable for b in found.break_evens] == ["fees"]


def test_nothing_stated_is_all_missing() -> None:
    found = sums()
    assert (found.price, found.contribution, found.workings) == (None, None, ())
    assert len(found.missing) == 4


@pytest.mark.parametrize("amount", ["plenty", None, True, float("nan"), [3]])
def test_what_is_no_number_is_missing(amount: Any) -> None:
    found = sums(
        *KOCHI,
        price={"amount": amount},
        unit_cost_lines=[{"name": "fees", "amount": amount}, "x"],
        runway_months=amount,
    )
    assert found.contribution is None
    assert found.missing[0].startswith("a price")
    assert "the amount of fees" in found.missing


def test_a_persona_without_a_price_field_has_no_arithmetic() -> None:
    assert economics({"wedge": "x"}, KOCHI) is None


@pytest.mark.parametrize("unit", [1, 100])
def test_pence_count_by_pence_and_by_pounds(unit: int) -> None:
    words = quote("The courier pays 35 pence a parcel, we give the shop 15 pence and pay 12 pence for texts")
    found = sums(words, price={"amount": 0.35 * unit, "currency": "GBP", "per": "parcel"},
                 unit_cost_lines=costs(shop=0.15 * unit, texts=0.12 * unit))  # fmt: skip
    assert found.workings[0] == "0.35 − 0.15 − 0.12 = 0.08 GBP per parcel"
