"""Where the parts of a diagram stand on a wide slide, and how straight arrows join them.

Layers run from left to right, at most three nodes high and four wide. A straight arrow that is glued to two
sides can't go round anything, so places are improved until few arrows run behind a box.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

from socra_cli.output.deck.model import Arrow, Diagram
from socra_cli.output.deck.pptx.geometry import Segment, cross, grown, overlap, runs_through, sides
from socra_cli.output.deck.pptx.page import Box
from socra_cli.output.figures.layered.layering import downward, rows
from socra_cli.output.figures.measure import width, wrap

HIGH: Final = 3
_WIDE: Final = 4
_PITCH: Final = 128.0
_BETWEEN_ROWS: Final = 24.0
_NODE_WIDTHS: Final = (300.0, 250.0, 196.0, 152.0)
"""Of a node, by how many columns there are."""

_THROUGH, _CROSSED, _STAGGERED = 1_000.0, 150.0, 300.0
"""What an arrow behind a box, a crossing and columns off the rows weigh, against points of length."""

_CLEAR: Final = 3.0
_ROUNDS: Final = 12
LABEL_SIZE: Final = 10.0
LABEL_LINE: Final = 12.5
_LABEL_WIDTH: Final = 104.0
_LABEL_LINES: Final = 3
_LABEL_SHARES: Final = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)

Columns = list[list[str]]


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow from one connection site to another, numbered as ``geometry.sides``. ``label`` has the box of
    its words; None where there is no room for them."""

    arrow: Arrow
    begin: int
    end: int
    label: Box | None


@dataclass(frozen=True, slots=True)
class Arrangement:
    nodes: dict[str, Box]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _State:
    """Nodes by column, and which columns stand half a row lower than the others."""

    columns: tuple[tuple[str, ...], ...]
    lowered: tuple[bool, ...]

    @property
    def staggered(self) -> bool:
        return len(set(self.lowered)) > 1


def arrange(diagram: Diagram, room: Box) -> Arrangement:
    """``diagram`` inside ``room``. It has at most twelve nodes."""
    columns = tuple(map(tuple, _columns(diagram)))
    starts = (
        _State(columns, (False,) * len(columns)),
        _State(columns, tuple(number % 2 == 1 for number in range(len(columns)))),
    )
    best, _ = min((_improved(diagram, start, room) for start in starts), key=lambda found: found[1])
    boxes = _boxes(best, room)
    return Arrangement(boxes, tuple(_lines(diagram, boxes)))


def _improved(diagram: Diagram, state: _State, room: Box) -> tuple[_State, float]:
    """``state`` changed a step at a time for as long as that costs less, and what it costs then."""
    cost = _cost(diagram, state, room)
    for _ in range(_ROUNDS):
        costs = {other: _cost(diagram, other, room) for other in _changes(state)}
        found = min(costs, key=costs.__getitem__)
        if costs[found] >= cost:
            break
        state, cost = found, costs[found]
    return state, cost


def height(diagram: Diagram) -> float:
    """How high ``diagram`` stands where it has all the room that it can use. Points."""
    return _PITCH * max(map(len, _columns(diagram))) - _BETWEEN_ROWS


def _columns(diagram: Diagram) -> Columns:
    """Layers of the arrows, joined to as few columns as a slide is wide."""
    own = [node.id for node in diagram.nodes if node.how != "outside"]
    outside = [node.id for node in diagram.nodes if node.how == "outside"]
    bands = [band for band in (own, outside) if band]
    edges = downward(bands, ((arrow.source, arrow.target) for arrow in diagram.arrows))
    columns = [row for band in rows(bands, edges, HIGH) for row in band]
    while len(columns) > _WIDE:
        small = [at for at, (one, other) in enumerate(pairwise(columns)) if len(one) + len(other) <= HIGH]
        if not small:
            nodes = [node for column in columns for node in column]
            return [nodes[start : start + HIGH] for start in range(0, len(nodes), HIGH)]
        at = min(small, key=lambda at: len(columns[at]) + len(columns[at + 1]))
        columns[at : at + 2] = [columns[at] + columns[at + 1]]
    return columns


def _changes(state: _State) -> Iterator[_State]:
    """Two nodes of a column swapped, or a column lowered or raised."""
    for at, column in enumerate(state.columns):
        for one, other in combinations(range(len(column)), 2):
            swapped = list(column)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            yield _State((*state.columns[:at], tuple(swapped), *state.columns[at + 1 :]), state.lowered)
        lowered = list(state.lowered)
        lowered[at] = not lowered[at]
        yield _State(state.columns, tuple(lowered))


def _boxes(state: _State, room: Box) -> dict[str, Box]:
    high = max(map(len, state.columns))
    rows_high = high + 0.5 if state.staggered else high
    pitch = min(_PITCH, (room.height + _BETWEEN_ROWS) / rows_high)
    node_width = _NODE_WIDTHS[len(state.columns) - 1]
    step = (room.width - node_width) / (len(state.columns) - 1) if len(state.columns) > 1 else 0.0
    boxes = {}
    for number, (column, lowered) in enumerate(zip(state.columns, state.lowered, strict=True)):
        shift = pitch / 4 * (1 if lowered else -1) if state.staggered else 0.0
        top = room.top + (room.height - len(column) * pitch + _BETWEEN_ROWS) / 2 + shift
        for row, node in enumerate(column):
            boxes[node] = Box(room.left + number * step, top + row * pitch, node_width, pitch - _BETWEEN_ROWS)
    return boxes


# ── arrows ───────────────────────────────────────────────────────────────────

_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)
_ACROSS: Final = (_LEFT, _RIGHT)


@dataclass(frozen=True, slots=True)
class _Route:
    begin: int
    end: int
    segment: Segment
    through: int
    """How many boxes of others it runs behind."""


def _cost(diagram: Diagram, state: _State, room: Box) -> float:
    boxes = _boxes(state, room)
    routes = [_route(arrow, boxes) for arrow in diagram.arrows]
    crossings = sum(cross(one.segment, other.segment) for one, other in combinations(routes, 2))
    lengths = sum(route.segment.length + _THROUGH * route.through for route in routes)
    return lengths + _CROSSED * crossings + _STAGGERED * state.staggered


def _route(arrow: Arrow, boxes: dict[str, Box]) -> _Route:
    """The plainest way where it is clear of other boxes, else the clearest."""
    source, target = boxes[arrow.source], boxes[arrow.target]
    others = [grown(box, _CLEAR) for node, box in boxes.items() if node not in (arrow.source, arrow.target)]
    plainest, *rest = _ways(source, target)
    route = _routed(source, target, plainest, others)
    if not route.through:
        return route
    return min([route, *(_routed(source, target, way, others) for way in rest)], key=lambda one: one.through)


def _routed(source: Box, target: Box, way: tuple[int, int], others: Sequence[Box]) -> _Route:
    begin, end = way
    segment = Segment(sides(source)[begin], sides(target)[end])
    return _Route(begin, end, segment, sum(runs_through(segment, box) for box in others))


def _ways(source: Box, target: Box) -> tuple[tuple[int, int], ...]:
    """Sides to leave and to enter by, the plainest first."""
    down = target.top > source.top
    leaving, entering = (_BOTTOM, _TOP) if down else (_TOP, _BOTTOM)
    if source.left == target.left:
        return ((leaving, entering),)
    out, into = (_RIGHT, _LEFT) if target.left > source.left else (_LEFT, _RIGHT)
    return ((out, into), (leaving, into), (out, entering), (leaving, entering))


# ── words on arrows ──────────────────────────────────────────────────────────


def _lines(diagram: Diagram, boxes: dict[str, Box]) -> Iterator[Line]:
    taken = [grown(box, _CLEAR) for box in boxes.values()]
    room = _label_room(boxes)
    for arrow in diagram.arrows:
        route = _route(arrow, boxes)
        label = (
            _label(arrow.what, room if route.begin in _ACROSS else _LABEL_WIDTH, route.segment, taken)
            if arrow.what
            else None
        )
        if label:
            taken.append(label)
        yield Line(arrow, route.begin, route.end, label)


def _label_room(boxes: dict[str, Box]) -> float:
    """How wide words between two columns may be."""
    lefts = sorted({box.left for box in boxes.values()})
    gaps = [right - left for left, right in pairwise(lefts)]
    taken = max(box.width for box in boxes.values()) + 4 * _CLEAR
    return min([_LABEL_WIDTH, *(gap - taken for gap in gaps)])


def _label(text: str, room: float, segment: Segment, taken: Sequence[Box]) -> Box | None:
    """Where ``text`` stands on ``segment`` without lying on a box or on other words."""
    lines = wrap(text, room, LABEL_SIZE, lines=_LABEL_LINES)
    wide = max(width(line, LABEL_SIZE) for line in lines) + 4
    high = LABEL_LINE * len(lines)
    for share in _LABEL_SHARES:
        x, y = segment.at(share)
        box = Box(x - wide / 2, y - high / 2, wide, high)
        if not any(overlap(box, other) for other in taken):
            return box
    return None
