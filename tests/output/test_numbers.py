"""Numbers as people read them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.output.numbers import amount, number


@pytest.mark.parametrize(
    ("value", "plain", "money"),
    [
        (0, "0", "0 EUR"),
        (-0.0, "0", "0 EUR"),
        (30, "30", "30 EUR"),
        (23.5, "23.5", "23.50 EUR"),
        (-1234.5, "−1,234.5", "−1,234.50 EUR"),
        (0.1, "0.1", "0.10 EUR"),
        (0.125, "0.125", "0.125 EUR"),
        (0.004, "0.004", "0.004 EUR"),
        (-0.00004, "−0.00004", "−0.00004 EUR"),
        (1_000_000_000.0, "1,000,000,000", "1,000,000,000 EUR"),
        (float("inf"), "inf", "inf EUR"),
    ],
)
def test_a_number_is_told_with_the_digits_that_matter(value: float, plain: str, money: str) -> None:
    assert number(value) == plain
    assert amount(value, "EUR") == money


def test_a_unit_that_nobody_named_leaves_no_space() -> None:
    assert (number(2, ""), amount(2, "")) == ("2", "2")
    assert number(2, "EUR") == "2 EUR"


@settings(max_examples=100, deadline=None)
@given(st.floats(min_value=1e-6, max_value=1e9))
def test_nothing_is_rounded_away(value: float) -> None:
    for said in (number(value), amount(value, "").replace(" ", "")):
        assert float(said.replace(",", "")) == pytest.approx(value, rel=0.006)
