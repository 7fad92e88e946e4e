"""Numbers as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.quantities import Quantity, parse_quantities, singular


def only(text: str) -> Quantity:
    (quantity,) = parse_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", "1200"),
        ("1.2k", "1200"),
        ("1,20,000", "120000"),
        ("5 000 users", "5000"),
        ("5\u202f000 users", "5000"),
        ("1.200.000", "1200000"),
        ("1.200,50 €", "1200.50"),
        ("1,200.50 €", "1200.50"),
        ("3,5 %", "3.5"),
        ("4 billion", "4000000000"),
        ("40 million", "40000000"),
        ("$1.5M", "1500000"),
        ("1.5 crore rupees", "15000000"),
        ("2 lakh", "200000"),
        ("twelve teams", "12"),
        ("twenty-five teams", "25"),
        ("a hundred teams", "100"),
        ("two dozen eggs", "24"),
        ("-5 degrees", "-5"),
        ("30 cents a page", "0.30"),
    ],
)
def test_values_are_read_as_written(text: str, value: str) -> None:
    assert only(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "unit", "currency", "per"),
    [
        ("120 rupees", "money", "INR", ""),
        ("Rs. 120 an order", "money", "INR", "order"),
        ("₹500/month", "money", "INR", "month"),
        ("$4bn per year", "money", "USD", "year"),
        ("US$9/mo", "money", "USD", "month"),
        ("USD 30 million", "money", "USD", ""),
        ("12.50 € a seat", "money", "EUR", "seat"),
        ("200 dollars a month each", "money", "USD", "month"),
        ("40 pounds weekly", "money", "GBP", "week"),
        ("15 percent", "percent", "", ""),
        ("15 %", "percent", "", ""),
        ("one percent", "percent", "", ""),
        ("6,000 students", "student", "", ""),
        ("12 families", "family", "", ""),
        ("three other paying teams", "team", "", ""),
        ("40-minute guarantee", "minute", "", ""),
        ("30 dinners a week", "dinner", "", "week"),
        ("twice a year", "time", "", "year"),
        ("2024", "calendar", "", ""),
        ("a 12V battery", "v", "", ""),
        ("5 m tall", "m", "", ""),
        ("0.5 kWh per day", "kwh", "", "day"),
        ("120", "", "", ""),
    ],
)
def test_units_currencies_and_rates_are_typed(text: str, unit: str, currency: str, per: str) -> None:
    quantity = only(text)
    assert (quantity.unit, quantity.currency, quantity.per) == (unit, currency, per)


@pytest.mark.parametrize(
    "text",
    [
        "24/7",
        "at 10:30",
        "2026-05-01",
        "v1.2.3",
        "1.2.3.4",
        "COVID-19",
        "B2B",
        "3G",
        "1st",
        "#12",
        "no one can",
    ],
)
def test_what_only_looks_like_an_amount_is_left_out(text: str) -> None:
    assert parse_quantities(text) == ()


def test_once_without_a_period_counts_nothing() -> None:
    assert parse_quantities("once it runs, hundreds will come, a few thousand at most") == ()


@pytest.mark.parametrize(
    "text",
    ["about 35 rupees", "over 500 users", "500+ users", "~300 users", "up to 30 days", "more than 9 %"],
)
def test_approximate_amounts_say_so(text: str) -> None:
    assert only(text).approx


def test_exact_amounts_say_so_too() -> None:
    assert not only("exactly 35 rupees").approx


@pytest.mark.parametrize("text", ["5-10 euros", "5–10 euros", "5 to 10 euros", "between 5 and 10 euros"])
def test_the_low_end_of_a_range_shares_the_unit_of_the_high_end(text: str) -> None:
    low, high = parse_quantities(text)
    assert (low.value, low.currency, high.value, high.currency) == (5, "EUR", 10, "EUR")


def test_two_amounts_that_are_no_range_keep_their_own_units() -> None:
    assert [q.unit for q in parse_quantities("we are 5 and 10 euros is left")] == ["", "money"]


def test_spans_cover_the_words_of_the_amount() -> None:
    text = "An average order is 120 rupees and we keep 15 percent; costs are about Rs. 35 an order."
    assert [text[q.start : q.end] for q in parse_quantities(text)] == [
        "120 rupees",
        "15 percent",
        "Rs. 35 an order",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1" * 10**6,
        "1," * 500_000,
        "1 234" * 200_000,
        "one " * 50_000,
        "$" * 10**6,
        "-" * 10**6,
        "twenty-" * 50_000,
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    parse_quantities(text)  # a quadratic reader would not come back from this


@pytest.mark.parametrize(
    ("noun", "base"), [("families", "family"), ("boxes", "box"), ("buses", "buse"), ("bus", "bus")]
)
def test_singular_is_a_plain_guess(noun: str, base: str) -> None:
    assert singular(noun) == base


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789.,- $€%kKm/aperonthwi'’\n", max_size=60))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    floor = 0
    for quantity in parse_quantities(text):
        assert floor <= quantity.start < quantity.end <= len(text)
        floor = quantity.end


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**12))
def test_a_number_written_with_commas_is_read_back(value: int) -> None:
    assert only(f"{value:,} widgets").value == value
