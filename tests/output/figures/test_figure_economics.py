from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.economics import BreakEven, Economics, Line, Money
from socra_cli.domain.plan import Masterplan
from socra_cli.output.figures import economics
from tests.output.figures.drawing import SVG, description, outside, read, rectangles, texts
from tests.output.plans import FULL

SUMS = FULL.plan.economics
PRICE = Money(amount=30, currency="EUR", per="month")


def plan_of(sums: Economics | None) -> Masterplan:
    return FULL.model_copy(update={"plan": FULL.plan.model_copy(update={"economics": sums})})


def sale(*costs: float, left: float | None = None, **more: Any) -> Economics:
    return Economics(
        price=PRICE,
        cost_lines=tuple(Line(name=f"cost {number}", amount=amount) for number, amount in enumerate(costs)),
        contribution=Money(amount=30 - sum(costs) if left is None else left, currency="EUR", per="month"),
        **more,
    )


def test_without_numbers_there_is_no_picture() -> None:
    assert not economics(plan_of(None))
    assert not economics(plan_of(Economics(missing=("a price",))))
    assert not economics(plan_of(Economics(price=PRICE)))


def test_every_line_of_the_sale_is_named_with_its_amount() -> None:
    said = texts(read(economics(FULL)))
    for text in (
        "Price",
        "30 EUR",
        "Text messages",
        "−4.50 EUR",
        "Hosting",
        "−2 EUR",
        "Left over",
        "23.50 EUR",
    ):
        assert text in said
    assert "One month" in said


def test_costs_start_where_the_one_before_ends_and_what_is_left_ends_there() -> None:
    root = read(economics(plan_of(sale(4.5, 2))))
    (price,) = rectangles(root, "fig-bar")
    first, second = rectangles(root, "fig-bar-muted")
    (left,) = rectangles(root, "fig-bar-good")
    assert first.right == pytest.approx(price.right, abs=0.02)
    assert second.right == pytest.approx(first.left, abs=0.02)
    assert left.right == pytest.approx(second.left, abs=0.02)
    assert left.left == pytest.approx(price.left, abs=0.02)


def test_a_sale_that_loses_money_runs_below_zero_in_another_colour() -> None:
    root = read(economics(plan_of(sale(40))))
    (price,) = rectangles(root, "fig-bar")
    (lost,) = rectangles(root, "fig-bar-bad")
    assert lost.right == pytest.approx(price.left, abs=0.02)
    assert "−10 EUR" in texts(root)


def test_lines_that_do_not_add_up_are_not_drawn_as_if_they_did() -> None:
    assert not economics(plan_of(sale(4.5, left=3)))


def test_a_share_of_the_price_is_not_drawn_as_money() -> None:
    sums = Economics(
        price=PRICE,
        cost_lines=(Line(name="fee", amount=10, currency="% of the price"),),
        contribution=Money(amount=20, currency="EUR"),
    )
    assert not economics(plan_of(sums))


def test_a_break_even_is_drawn_even_where_the_sale_cannot_be() -> None:
    move = BreakEven(variable="price", stated=30, break_even=6.5, unit="EUR per month")
    said = texts(read(economics(plan_of(Economics(break_evens=(move,))))))
    assert "30 → 6.5 EUR per month" in said
    assert "Left over" not in said


def test_the_unit_is_not_said_again_below_a_sale_that_names_it() -> None:
    move = BreakEven(variable="price", stated=30, break_even=6.5, unit="EUR per month")
    assert "30 → 6.5 EUR" in texts(read(economics(plan_of(sale(4.5, break_evens=(move,))))))


def test_a_break_even_below_zero_is_said_and_not_drawn() -> None:
    move = BreakEven(variable="hosting", stated=2.5, break_even=-2, unit="EUR")
    root = read(economics(plan_of(Economics(break_evens=(move,)))))
    assert "2.5 → −2 EUR" in texts(root)
    assert not rectangles(root, "fig-track")


def test_what_is_no_number_is_left_out() -> None:
    move = BreakEven(variable="price", stated=float("nan"), break_even=1, unit="EUR")
    assert not economics(plan_of(Economics(break_evens=(move,))))
    assert not economics(plan_of(sale(float("inf"))))


def test_the_description_says_every_number() -> None:
    said = description(read(economics(FULL)))
    assert "Price: 30 EUR. Text messages: −4.50 EUR. Hosting: −2 EUR. Left over: 23.50 EUR." in said
    assert "Nothing is left when price moves from 30 to 6.5 EUR, all else kept." in said


AMOUNTS = st.floats(-1e6, 1e6).map(lambda value: round(value, 2))


@settings(max_examples=50, deadline=None)
@given(
    price=AMOUNTS,
    costs=st.lists(AMOUNTS, max_size=6),
    moves=st.lists(st.tuples(AMOUNTS, AMOUNTS), max_size=4),
)
def test_any_numbers_fit(price: float, costs: list[float], moves: list[tuple[float, float]]) -> None:
    sums = Economics(
        price=Money(amount=price, currency="EUR"),
        cost_lines=tuple(Line(name="cost", amount=cost) for cost in costs),
        contribution=Money(amount=price - sum(costs), currency="EUR"),
        break_evens=tuple(BreakEven(variable="v", stated=a, break_even=b, unit="EUR") for a, b in moves),
    )
    root = read(economics(plan_of(sums)))
    assert not outside(root)
    assert len(list(root.iter(f"{SVG}text"))) >= 4
