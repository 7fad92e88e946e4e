from __future__ import annotations

import random
from itertools import pairwise

import pytest

from socra_cli.domain.plan import Component, External, Link, Masterplan, PlanBody
from socra_cli.output.figures import architecture
from tests.output.figures.drawing import (
    SVG,
    Rectangle,
    description,
    of_class,
    outside,
    overlapping,
    read,
    rectangles,
    texts,
)
from tests.output.plans import FULL

BOXES = ("fig-box", "fig-box-bought", "fig-box-manual", "fig-box-outside")


def plan_of(**body: object) -> Masterplan:
    return FULL.model_copy(update={"plan": PlanBody.model_validate(body)})


def component(number: int, **more: object) -> Component:
    values = {"id": f"k{number}", "name": f"Part {number}", "responsibility": "does one thing", **more}
    return Component.model_validate(values)


def box_of(drawn: str, name: str) -> Rectangle:
    """The box that holds ``name``."""
    for group in read(drawn).iter(f"{SVG}g"):
        if any(one.text == name for one in group.iter(f"{SVG}text")):
            (box,) = rectangles(group, *BOXES)
            return box
    raise AssertionError(f"no box is called {name}")


def test_without_components_there_is_no_picture() -> None:
    assert not architecture(plan_of(externals=[External(name="Bank")]))


def test_a_box_says_name_responsibility_and_how_it_comes_about() -> None:
    said = texts(read(architecture(FULL)))
    for text in ("Booking page", "Shows free slots and", "build", "buy", "by hand"):
        assert text in said


def test_components_are_inside_the_boundary_and_externals_outside_with_their_owner() -> None:
    drawn = architecture(FULL)
    (boundary,) = rectangles(read(drawn), "fig-boundary")
    assert boundary.holds(box_of(drawn, "Booking page"))
    assert boundary.holds(box_of(drawn, "Reminder"))
    gateway = box_of(drawn, "Text gateway")
    assert not boundary.overlaps(gateway)
    assert gateway.top > boundary.bottom
    assert any(text.startswith("controlled by") for text in texts(read(drawn)))


def test_an_external_that_only_gives_stands_above_the_system() -> None:
    drawn = architecture(
        plan_of(
            components=[component(1)],
            externals=[External(name="Scanner"), External(name="Bank")],
            links=[
                Link(source="Scanner", target="k1", what="codes"),
                Link(source="k1", target="Bank", what="money"),
            ],
        )
    )
    (boundary,) = rectangles(read(drawn), "fig-boundary")
    assert box_of(drawn, "Scanner").bottom < boundary.top
    assert box_of(drawn, "Bank").top > boundary.bottom
    assert "outside our control" in texts(read(drawn))


def test_arrows_carry_what_passes_and_links_to_nowhere_are_left_out() -> None:
    drawn = architecture(FULL)
    assert len(of_class(read(drawn), "fig-edge")) == 2
    assert "booking, phone" in texts(read(drawn))
    assert "is left out" not in drawn


def test_two_links_one_way_are_one_arrow_with_both_names() -> None:
    drawn = architecture(
        plan_of(
            components=[component(1), component(2)],
            links=[
                Link(source="k1", target="k2", what="orders."),
                Link(source="k1", target="k2", what="money"),
            ],
        )
    )
    assert len(of_class(read(drawn), "fig-edge")) == 1
    assert "orders; money" in texts(read(drawn))


def test_there_and_back_are_two_arrows() -> None:
    drawn = architecture(
        plan_of(
            components=[component(1), component(2)],
            links=[Link(source="k1", target="k2", what="ask"), Link(source="k2", target="k1", what="answer")],
        )
    )
    heads = [one.attrib["d"] for one in of_class(read(drawn), "fig-head")]
    assert sorted("l4 -7" in head for head in heads) == [False, True]


def test_the_description_tells_every_box_and_arrow() -> None:
    said = description(read(architecture(FULL)))
    assert "Reminder (buy): Sends a text the day before." in said
    assert "Text gateway (outside the system): controlled by the phone company." in said
    assert "Booking page → Reminder: booking, phone number." in said


def test_what_an_external_falls_back_on_is_told() -> None:
    fallback = External(name="Bank", controlled_by="the bank", fallback="cash")
    drawn = architecture(plan_of(components=[component(1)], externals=[fallback]))
    assert "Bank (outside the system): controlled by the bank; if it fails: cash." in description(read(drawn))


def test_a_narrow_picture_has_one_column() -> None:
    drawn = architecture(plan_of(components=[component(number) for number in range(6)]), narrow=True)
    boxes = rectangles(read(drawn), *BOXES)
    assert len(boxes) == 6
    assert all(one.bottom <= other.top for one, other in pairwise(sorted(boxes, key=lambda box: box.top)))


def crowd(seed: int) -> Masterplan:
    """Twenty components, five externals, forty links at random: more names than a page has room for."""
    chance = random.Random(seed)
    names = [f"k{number}" for number in range(20)] + [f"Outside {number}" for number in range(5)]
    makes = ("build", "buy", "manual")
    return plan_of(
        components=[
            component(number, by=chance.choice(makes), responsibility="word " * chance.randrange(30))
            for number in range(20)
        ],
        externals=[External(name=name) for name in names[20:]],
        links=[
            Link(
                source=chance.choice(names),
                target=chance.choice(names),
                what="status of every parcel, hourly",
            )
            for _ in range(40)
        ],
    )


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("columns", [2, 3, 4])
def test_a_crowded_architecture_has_no_overlap_and_fits(seed: int, columns: int) -> None:
    root = read(architecture(crowd(seed), columns=columns))
    assert len(rectangles(root, *BOXES)) == 25
    assert not overlapping(rectangles(root, *BOXES, "fig-halo"))
    assert not outside(root)


def test_arrows_without_room_for_their_names_are_numbered_with_a_key() -> None:
    root = read(architecture(crowd(1), columns=2))
    links = len(of_class(root, "fig-edge"))
    said = texts(root)
    assert [text for text in said if text.isdigit()] == [str(number) for number in range(1, links + 1)]
    assert any(text.startswith(("1 Part", "1 Outside")) for text in said)


def test_parts_without_a_name_are_called_unnamed() -> None:
    drawn = architecture(plan_of(components=[component(1, name="\u200b", responsibility="")]))
    assert "unnamed" in texts(read(drawn))
    assert "unnamed (build)." in description(read(drawn))
