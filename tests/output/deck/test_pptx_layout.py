"""Where everything stands on a slide: inside it, beside one another, and large enough for its words."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.shapes.base import BaseShape
from pptx.util import Pt

from socra_cli.domain.evidence import Level
from socra_cli.domain.plan import Masterplan
from socra_cli.output.deck.model import (
    Arrow,
    BarChart,
    Block,
    Bullets,
    Claim,
    Diagram,
    Node,
    Quotation,
    Slide,
    SlideKind,
    Statement,
    Table,
    Text,
)
from socra_cli.output.deck.outline import outline
from socra_cli.output.deck.pptx import flow, page
from socra_cli.output.deck.pptx.arrangement import arrange
from socra_cli.output.deck.pptx.geometry import Point, Segment, cross, overlap, runs_through
from socra_cli.output.deck.pptx.grid import measure
from socra_cli.output.deck.pptx.layout import Drawn, Words, lay_out
from socra_cli.output.deck.pptx.page import Box
from socra_cli.output.figures.measure import width
from tests.output.deck.opened import opened, shapes_of
from tests.output.plans import ATTACKS, FULL, SPARSE, hostile

LONG = "Interoperability of municipal parcel lockers and their couriers, " * 8
WIDE = "W" * 400
CHINESE = "包裹柜应当在夜间开放" * 30
PLANS = pytest.mark.parametrize(
    "plan",
    [FULL, SPARSE, *map(hostile, (LONG, WIDE, CHINESE, ATTACKS[9]))],
    ids=["full", "sparse", "long", "wide", "chinese", "hostile"],
)


def crowded(text: str) -> list[tuple[Block, ...]]:
    """As much as an outline ever puts into one column, and more."""
    claims = tuple(Claim(text[:120], Level.E1, "Wedge") for _ in range(6))
    chart = BarChart("Costs", (text[:32],) * 8, (4.0,) * 8, "EUR", (None,) * 8, (Level.E1,) * 8, ("",) * 8)
    return [
        (
            Table(("Who", "Reached through", "State"), ((text[:70],) * 3,) * 10, "Named so far"),
            Bullets(claims[:3], "Ways"),
        ),
        (
            Statement(Claim(text[:170])),
            *(Quotation(text[:200], Level.E3, "brief", "A-001") for _ in range(3)),
        ),
        (chart, Bullets(claims), Text(text[:170])),
        (Text(text[:170], "lead"), Text(text[:170]), Text(text[:170], "small"), Bullets(claims)),
    ]


def box_of(shape: BaseShape) -> Box:
    return Box(shape.left / Pt(1), shape.top / Pt(1), shape.width / Pt(1), shape.height / Pt(1))


# ── finished slides ──────────────────────────────────────────────────────────


@PLANS
def test_every_shape_lies_on_its_slide(plan: Masterplan) -> None:
    for made in opened(plan).slides:
        for box in map(box_of, shapes_of(made)):
            assert box.left >= 0
            assert box.top >= 0
            assert box.right <= page.WIDTH
            assert box.bottom <= page.HEIGHT


@PLANS
def test_no_two_shapes_lie_over_one_another(plan: Masterplan) -> None:
    for made in opened(plan).slides:
        boxes = [(shape.name, box_of(shape)) for shape in made.shapes]
        for (name, box), (other, beside) in combinations(boxes, 2):
            assert not overlap(box, beside), (name, other)


@PLANS
def test_inside_a_diagram_boxes_and_words_lie_apart(plan: Masterplan) -> None:
    for made in opened(plan).slides:
        solid = [box_of(shape) for shape in shapes_of(made) if shape.shape_type != MSO_SHAPE_TYPE.LINE]
        assert not any(overlap(one, other) for one, other in combinations(solid, 2))


@PLANS
def test_words_fit_their_boxes(plan: Masterplan) -> None:
    for number, slide in enumerate(outline(plan).slides):
        laid = lay_out(slide, "" if number else "Idea · Verdict · 2026-03-14")
        placed = [laid.title, *(one for column in laid.columns for one in column)]
        for one in placed:
            if isinstance(one, Words):
                assert flow.height(one.paragraphs, one.box.width) <= one.box.height + 0.01


# ── as much as there can be ──────────────────────────────────────────────────


@pytest.mark.parametrize("text", [LONG, WIDE, CHINESE], ids=["long", "wide", "chinese"])
@pytest.mark.parametrize("blocks", range(4))
def test_a_crowded_slide_ends_above_its_footer(text: str, blocks: int) -> None:
    left = crowded(text)[blocks]
    claims, chart = crowded(text)[3][-1], crowded(text)[2][0]
    for aside in ((), (claims,), (chart,)) if blocks else ((),):
        laid = lay_out(Slide(SlideKind.PROBLEM, text[:90], left, aside))
        for column in laid.columns:
            assert max(one.box.bottom for one in column) <= page.BODY.bottom + 0.01
            for above, below in pairwise(column):
                assert above.box.bottom <= below.box.top


def test_type_is_never_smaller_than_the_smallest() -> None:
    for blocks in crowded(LONG):
        laid = lay_out(Slide(SlideKind.PROBLEM, LONG[:90], blocks))
        words = [one for column in laid.columns for one in column if isinstance(one, Words)]
        sizes = {run.size for one in words for paragraph in one.paragraphs for run in paragraph.runs}
        assert min(sizes) >= page.SMALLEST


def test_few_words_are_set_larger_than_many() -> None:
    few = lay_out(Slide(SlideKind.PROBLEM, "Title", (Text("Three short words."),)))
    many = lay_out(Slide(SlideKind.PROBLEM, "Title", crowded(LONG)[3]))
    assert size_of(few.columns[0][0]) > size_of(many.columns[0][0])


def size_of(placed: object) -> float:
    assert isinstance(placed, Words)
    return placed.paragraphs[0].runs[0].size


def test_a_figure_beside_words_takes_less_than_half() -> None:
    chart = BarChart("Costs", ("One",), (1.0,), "EUR", (None,), (None,), ("",))
    _, aside = lay_out(Slide(SlideKind.EVIDENCE, "Title", (Text("Words"),), (chart,))).columns
    _, words = lay_out(Slide(SlideKind.EVIDENCE, "Title", (Text("Words"),), (Text("Words"),))).columns
    assert aside[-1].box.width < words[-1].box.width


def test_a_chart_grows_into_the_room_that_is_left_and_no_further_than_its_bars_need() -> None:
    chart = BarChart("", ("One", "Two"), (1.0, 2.0), "EUR", (None,) * 2, (None,) * 2, ("",) * 2)
    [[drawn]] = lay_out(Slide(SlideKind.ECONOMICS, "Title", (chart,))).columns
    assert isinstance(drawn, Drawn)
    assert 100 < drawn.box.height < page.BODY.height


def test_a_table_gives_room_to_the_column_with_the_most_words() -> None:
    grid = measure(Table(("Id", "What"), (("A-1", LONG[:200]),)), 600, 1.0)
    assert sum(grid.widths) == pytest.approx(600)
    assert grid.widths[1] > 4 * grid.widths[0]
    assert sum(grid.heights) <= grid.height


def test_a_table_whose_words_are_all_too_wide_shares_its_room() -> None:
    grid = measure(Table((WIDE[:60],) * 5, ((WIDE[:60],) * 5,)), 400, 1.0)
    assert grid.widths == pytest.approx((80,) * 5)


def test_a_short_cell_stays_on_one_line_beside_long_ones() -> None:
    grid = measure(Table(("Time", "What", "Why"), (("14 days", LONG[:300], LONG[:300]),)), 600, 1.0)
    assert grid.widths[0] >= width("14 days", grid.size, bold=True)


def test_a_level_is_not_torn_apart_at_a_line_s_end() -> None:
    assert flow.unbroken("A-001 E1 asserted") == "A-001 E1\u00a0asserted"


def test_only_blocks_of_a_deck_have_words() -> None:
    with pytest.raises(TypeError, match="no block of type str"):
        flow.paragraphs("text")


# ── diagrams ─────────────────────────────────────────────────────────────────

ROOM = Box(54, 124, 852, 340)


def a_diagram(parts: int, outside: int, links: list[tuple[int, int]], what: str = "words") -> Diagram:
    nodes = [Node(f"c{n}", f"Part {n}", "Does its work", "build") for n in range(parts)]
    nodes += [Node(f"x{n}", f"Other {n}", "outside our control", "outside") for n in range(outside)]
    arrows = {(one % len(nodes), other % len(nodes)) for one, other in links}
    return Diagram(
        tuple(nodes), tuple(Arrow(nodes[a].id, nodes[b].id, what) for a, b in sorted(arrows) if a != b)
    )


@given(
    st.integers(1, 8),
    st.integers(0, 4),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=12),
)
@settings(max_examples=25, deadline=None)
def test_any_diagram_stays_in_its_room_with_its_boxes_and_words_apart(
    parts: int, outside: int, links: list[tuple[int, int]]
) -> None:
    diagram = a_diagram(parts, outside, links)
    arranged = arrange(diagram, ROOM)
    assert arranged.nodes.keys() == {node.id for node in diagram.nodes}
    assert tuple(line.arrow for line in arranged.lines) == diagram.arrows
    solid = [*arranged.nodes.values(), *(line.label for line in arranged.lines if line.label)]
    assert not any(overlap(one, other) for one, other in combinations(solid, 2))
    for box in solid:
        assert box.left >= ROOM.left - 0.01
        assert box.right <= ROOM.right + 0.01
        assert box.top >= ROOM.top - 0.01
        assert box.bottom <= ROOM.bottom + 0.01


def test_what_leads_to_something_stands_to_its_left() -> None:
    nodes = arrange(a_diagram(3, 0, [(0, 1), (1, 2)]), ROOM).nodes
    assert nodes["c0"].right < nodes["c1"].left < nodes["c1"].right < nodes["c2"].left


def test_an_arrow_that_skips_a_layer_goes_past_the_box_between() -> None:
    diagram = a_diagram(3, 0, [(0, 1), (1, 2), (0, 2)])
    nodes = arrange(diagram, ROOM).nodes
    middle = nodes["c1"].top + nodes["c1"].height / 2
    assert middle != nodes["c0"].top + nodes["c0"].height / 2


def test_a_long_chain_is_folded_to_the_width_of_a_slide() -> None:
    nodes = arrange(a_diagram(8, 0, [(n, n + 1) for n in range(7)]), ROOM).nodes
    assert len({box.left for box in nodes.values()}) == 4


def test_an_arrow_without_words_has_no_label() -> None:
    [line] = arrange(a_diagram(2, 0, [(0, 1)], what=""), ROOM).lines
    assert line.label is None


def test_lines_that_share_an_end_do_not_cross() -> None:
    fork = Segment(Point(0, 0), Point(10, 10)), Segment(Point(0, 0), Point(10, -10))
    assert not cross(*fork)
    assert cross(Segment(Point(0, 0), Point(10, 10)), Segment(Point(0, 10), Point(10, 0)))


def test_a_line_along_a_side_does_not_run_through_a_box() -> None:
    box = Box(0, 0, 10, 10)
    assert not runs_through(Segment(Point(-5, 10), Point(15, 10)), box)
    assert not runs_through(Segment(Point(-5, 0), Point(-1, 20)), box)
    assert runs_through(Segment(Point(-5, 5), Point(15, 5)), box)
    assert runs_through(Segment(Point(5, -5), Point(5, 15)), box)
