"""What goes into a layered drawing and what comes out. All lengths are in the picture's units."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    id: str
    width: float
    height: float


class Arrow(NamedTuple):
    """From one box's id to another's; ``width`` and ``height`` are its label's."""

    source: str
    target: str
    width: float
    height: float


class Band(NamedTuple):
    """Boxes that stand together. One with a ``heading`` has a frame, and the heading at its top left."""

    boxes: tuple[Box, ...]
    heading: Box | None = None


class Spot(NamedTuple):
    """A rectangle by its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> float:
        return self.x + self.width / 2


class Route(NamedTuple):
    """An arrow's way down the page, from the upper box's lower edge to the lower box's upper edge.

    ``points`` come in pairs: a curve joins the two of a pair, a vertical line one pair and the next. ``up``
    says that the arrow points to the first point.
    """

    points: tuple[tuple[float, float], ...]
    label: Spot
    up: bool


class Layout(NamedTuple):
    """``routes`` are in the arrows' order; ``frames`` enclose the bands with a heading."""

    boxes: dict[str, Spot]
    headings: tuple[Spot, ...]
    frames: tuple[Spot, ...]
    routes: tuple[Route, ...]
    width: float
    height: float
