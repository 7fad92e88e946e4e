"""Lines and boxes on a slide: which line runs through which box, which lines cross."""

from __future__ import annotations

from math import hypot
from typing import NamedTuple

from socra_cli.output.deck.pptx.page import Box


class Point(NamedTuple):
    x: float
    y: float


class Segment(NamedTuple):
    start: Point
    end: Point

    @property
    def length(self) -> float:
        return hypot(self.end.x - self.start.x, self.end.y - self.start.y)

    def at(self, share: float) -> Point:
        """The point that lies this share of the way along."""
        return Point(
            self.start.x + share * (self.end.x - self.start.x),
            self.start.y + share * (self.end.y - self.start.y),
        )


def sides(box: Box) -> tuple[Point, Point, Point, Point]:
    """The middles of its sides, numbered as Office numbers a rectangle's connection sites: top, left, bottom,
    right."""
    across, down = box.left + box.width / 2, box.top + box.height / 2
    return Point(across, box.top), Point(box.left, down), Point(across, box.bottom), Point(box.right, down)


def grown(box: Box, by: float) -> Box:
    return Box(box.left - by, box.top - by, box.width + 2 * by, box.height + 2 * by)


def overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def runs_through(segment: Segment, box: Box) -> bool:
    """Whether a part of ``segment`` lies inside ``box``: what is between left and right and also between top
    and bottom."""
    (x, y), (to_x, to_y) = segment
    entered, left = 0.0, 1.0
    for start, step, low, high in ((x, to_x - x, box.left, box.right), (y, to_y - y, box.top, box.bottom)):
        if step == 0:
            if not low < start < high:
                return False
            continue
        first, second = sorted(((low - start) / step, (high - start) / step))
        entered, left = max(entered, first), min(left, second)
    return entered < left


def cross(one: Segment, other: Segment) -> bool:
    """Whether the two meet in a point that is an end of neither."""
    return (
        _turn(one, other.start) * _turn(one, other.end) < 0
        and _turn(other, one.start) * _turn(other, one.end) < 0
    )


def _turn(line: Segment, point: Point) -> float:
    """Positive on one side of ``line``, negative on the other."""
    (x, y), (to_x, to_y) = line
    return (to_x - x) * (point.y - y) - (to_y - y) * (point.x - x)
