from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.output.figures.layered import Arrow, Band, Box, Layout, Spot, lay_out
from socra_cli.output.figures.layered.layering import downward, rows
from socra_cli.output.figures.layered.ordering import crossings, neighbours, order
from socra_cli.output.figures.layered.placing import packed, spread
from tests.output.figures.drawing import Rectangle, overlapping


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Band], list[Arrow], int]:
    """Up to twenty boxes in up to three bands, the middle one framed, with arrows between any two."""
    sizes = [draw(st.integers(0, 4)), draw(st.integers(1, 14)), draw(st.integers(0, 4))]
    names = iter(f"n{number}" for number in range(sum(sizes)))
    height = st.floats(30, 110)
    groups = [tuple(Box(next(names), 160, draw(height)) for _ in range(size)) for size in sizes]
    bands = [
        Band(boxes, Box("heading", 200, 14) if place == 1 else None)
        for place, boxes in enumerate(groups)
        if boxes
    ]
    ids = [box.id for boxes in groups for box in boxes]
    ends = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda pair: pair[0] != pair[1])
    pairs = draw(st.lists(ends, max_size=25)) if len(ids) > 1 else []
    label = st.sampled_from([(0.0, 0.0), (60.0, 14.0), (100.0, 42.0)])
    return bands, [Arrow(*pair, *draw(label)) for pair in pairs], draw(st.integers(1, 4))


def drawn(bands: list[Band], arrows: list[Arrow], columns: int) -> Layout:
    return lay_out(bands, arrows, columns=columns, least_width=420)


def rectangle(spot: Spot) -> Rectangle:
    return Rectangle(spot.x, spot.y, spot.x + spot.width, spot.bottom)


@settings(max_examples=80, deadline=None)
@given(graph=graphs())
def test_no_two_boxes_labels_or_headings_overlap(graph: tuple[list[Band], list[Arrow], int]) -> None:
    layout = drawn(*graph)
    labels = [route.label for route in layout.routes if route.label.width]
    spots = [*layout.boxes.values(), *labels, *layout.headings]
    assert not overlapping(map(rectangle, spots))


@settings(max_examples=80, deadline=None)
@given(graph=graphs())
def test_nothing_lies_outside_the_drawing(graph: tuple[list[Band], list[Arrow], int]) -> None:
    layout = drawn(*graph)
    whole = Rectangle(0, 0, layout.width, layout.height)
    labels = [route.label for route in layout.routes]
    spots = [*layout.boxes.values(), *labels, *layout.headings, *layout.frames]
    assert all(whole.holds(rectangle(spot)) for spot in spots)
    assert all(0 <= x <= layout.width for route in layout.routes for x, _ in route.points)


@settings(max_examples=80, deadline=None)
@given(graph=graphs())
def test_no_arrow_runs_through_a_box_or_another_arrows_label(
    graph: tuple[list[Band], list[Arrow], int],
) -> None:
    layout = drawn(*graph)
    boxes = [rectangle(spot) for spot in layout.boxes.values()]
    for number, route in enumerate(layout.routes):
        others = [
            rectangle(other.label)
            for place, other in enumerate(layout.routes)
            if place != number and other.label.width
        ]
        for start, end in pairwise(route.points):
            # a curve stays within the box that its ends span: both leave it vertically
            way = Rectangle(
                min(start[0], end[0]) - 0.1, start[1], max(start[0], end[0]) + 0.1, max(start[1], end[1])
            )
            assert not any(way.overlaps(box) for box in (*boxes, *others))


@settings(max_examples=80, deadline=None)
@given(graph=graphs())
def test_an_arrow_joins_its_two_boxes_and_points_to_its_target(
    graph: tuple[list[Band], list[Arrow], int],
) -> None:
    layout = drawn(*graph)
    for arrow, route in zip(graph[1], layout.routes, strict=True):
        ends = (arrow.target, arrow.source) if route.up else (arrow.source, arrow.target)
        upper, lower = (layout.boxes[end] for end in ends)
        (first_x, first_y), (last_x, last_y) = route.points[0], route.points[-1]
        assert upper.x <= first_x <= upper.x + upper.width
        assert abs(first_y - upper.bottom) < 0.01
        assert lower.x <= last_x <= lower.x + lower.width
        assert abs(last_y - lower.y) < 0.01
        assert len(route.points) % 2 == 0


@settings(max_examples=60, deadline=None)
@given(graph=graphs())
def test_a_frame_holds_its_bands_boxes_and_no_others(graph: tuple[list[Band], list[Arrow], int]) -> None:
    bands = graph[0]
    layout = drawn(*graph)
    framed = {box.id for band in bands if band.heading for box in band.boxes}
    (frame,) = map(rectangle, layout.frames)
    for name, spot in layout.boxes.items():
        assert frame.holds(rectangle(spot)) == (name in framed)
        assert frame.overlaps(rectangle(spot)) == (name in framed)


@settings(max_examples=60, deadline=None)
@given(graph=graphs())
def test_a_row_has_no_more_boxes_than_columns(graph: tuple[list[Band], list[Arrow], int]) -> None:
    layout = drawn(*graph)
    tops = [spot.y for spot in layout.boxes.values()]
    assert max(map(tops.count, tops)) <= graph[2]


def chain(*names: str) -> list[tuple[str, str]]:
    return list(pairwise(names))


def test_a_loop_is_turned_round_at_the_arrow_that_closes_it() -> None:
    assert downward([["a", "b", "c"]], [*chain("a", "b", "c"), ("c", "a")]) == [
        ("a", "b"),
        ("b", "c"),
        ("a", "c"),
    ]


def test_an_arrow_to_an_earlier_band_is_turned_round() -> None:
    assert downward([["a"], ["x"]], [("x", "a")]) == [("a", "x")]


def test_a_box_stands_below_everything_that_leads_to_it() -> None:
    assert rows([["a", "b", "c"]], [*chain("a", "b", "c"), ("a", "c")], 3) == [[["a"], ["b"], ["c"]]]


def test_a_source_stands_right_above_what_it_leads_to() -> None:
    assert rows([["a", "b", "c", "s"]], [*chain("a", "b", "c"), ("s", "c")], 3) == [
        [["a"], ["b", "s"], ["c"]]
    ]


def test_a_wide_layer_becomes_rows_as_even_as_can_be() -> None:
    assert [len(row) for row in rows([list("abcde")], [], 3)[0]] == [3, 2]
    assert [len(row) for row in rows([list("abcd")], [], 3)[0]] == [2, 2]


def test_two_arrows_that_cross_are_untangled() -> None:
    segments = [("a", "d"), ("b", "c")]
    before = [["a", "b"], ["c", "d"]]
    below = neighbours(segments)[1]
    assert crossings(before, below) == 1
    assert crossings(order(before, segments), below) == 0


def test_a_chain_of_boxes_stands_in_one_straight_line() -> None:
    boxes = tuple(Box(name, 160, 60) for name in "abcd")
    arrows = [Arrow(*pair, 60, 14) for pair in chain(*"abcd")]
    layout = lay_out([Band(boxes)], arrows, columns=3, least_width=420)
    assert {round(spot.centre, 1) for spot in layout.boxes.values()} == {210.0}
    assert {round(x, 1) for route in layout.routes for x, _ in route.points} == {210.0}


def test_a_box_that_nothing_joins_bends_no_arrow() -> None:
    boxes = tuple(Box(name, 160, 60) for name in "abz")
    layout = lay_out([Band(boxes)], [Arrow("a", "b", 60, 14)], columns=2, least_width=420)
    assert abs(layout.boxes["a"].centre - layout.boxes["b"].centre) < 0.05


def test_three_children_hang_evenly_below_their_parent() -> None:
    boxes = tuple(Box(name, 160, 60) for name in "pxyz")
    layout = lay_out(
        [Band(boxes)], [Arrow("p", child, 40, 14) for child in "xyz"], columns=3, least_width=420
    )
    left, middle, right = sorted(layout.boxes[name].centre for name in "xyz")
    assert abs(layout.boxes["p"].centre - middle) < 0.5
    assert abs((right - middle) - (middle - left)) < 0.5


def test_a_lopsided_drawing_stands_in_the_middle() -> None:
    boxes = tuple(Box(name, 160, 60) for name in "pxyz")
    arrows = [Arrow("p", child, 40, 14) for child in "xyz"]
    layout = lay_out([Band(boxes)], arrows, columns=2, least_width=600)
    points = [x for route in layout.routes for x, _ in route.points]
    left = min(*points, *(spot.x for spot in layout.boxes.values()))
    right = max(*points, *(spot.x + spot.width for spot in layout.boxes.values()))
    assert abs(left + right - layout.width) < 0.01


def test_room_between_is_kept_and_wishes_are_met_where_they_can_be() -> None:
    found = spread([50, 50, 200], [1, 1, 1], [20, 20, 20], gap=10, total=300)
    assert found == [35, 65, 200]


def test_a_row_never_leaves_its_bounds() -> None:
    found = spread([-90, 500], [1, 1], [40, 40], gap=10, total=100)
    assert found == [20, 80]
    assert packed([40, 40], 10) == 90
