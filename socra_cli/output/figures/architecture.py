"""The architecture as a diagram: components inside the system's boundary, externals outside, named arrows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from markupsafe import Markup

from socra_cli.domain.plan import Masterplan
from socra_cli.domain.text import one_line
from socra_cli.output.figures import svg
from socra_cli.output.figures.layered import Arrow, Band, Box, Layout, Route, Spot, lay_out
from socra_cli.output.figures.measure import clip, width, wrap
from socra_cli.output.figures.parts import (
    BOX,
    NAME_LINE,
    NAME_SIZE,
    PAD,
    SMALL,
    SMALL_LINE,
    Part,
    links_of,
    parts_of,
    told,
    told_link,
)
from socra_cli.output.figures.widths import width_of
from socra_cli.output.wiring import Join

_LABEL_ROOM, _LABEL_LINES, _LABEL_PAD = 108, 3, 3
_MARGINS = 40
_COLUMNS: Final = 3
_ROOMY = 190
"""Past this for each column a drawing's arrows are numbered instead of named."""
_HEAD: Final = 7
_TITLE = "Architecture: the parts, and what passes between them"


def architecture(plan: Masterplan, *, columns: int = _COLUMNS, narrow: bool = False) -> Markup:
    """Boxes from top to bottom, at most ``columns`` side by side (one where it is narrow).

    Arrows are named where there is room, else numbered with a key below. Empty without components.
    """
    if not plan.plan.components:
        return Markup()
    return _Diagram(plan, 1 if narrow else columns, width_of(narrow=narrow)).drawn()


class _Diagram:
    """One arrangement of a plan's parts and links, at least ``width`` wide."""

    def __init__(self, plan: Masterplan, columns: int, width: float) -> None:
        self.least_width = width
        self.name = f"fig-architecture-{columns}"
        self.parts = parts_of(plan.plan)
        self.links = links_of(plan.plan)
        self.titles = {part.id: part.title for part in self.parts.values()}
        self.heading = clip(f"The system: {one_line(plan.idea.title)}", width - _MARGINS, SMALL)
        self.key: list[str] = []
        self.labels = [wrap(join.what, _LABEL_ROOM, SMALL, lines=_LABEL_LINES) for join in self.links]
        self.layout = self._laid_out(columns)
        if self.layout.width > max(width, _ROOMY * columns):
            self.labels = [[str(number)] for number in range(1, len(self.links) + 1)]
            self.layout = self._laid_out(columns)
            self.key = _key(self.links, self.titles, self.layout.width)

    def _laid_out(self, columns: int) -> Layout:
        bands = _bands(list(self.parts.values()), self.links, self.heading)
        arrows = [
            Arrow(join.source, join.target, _label_width(lines), len(lines) * SMALL_LINE)
            for join, lines in zip(self.links, self.labels, strict=True)
        ]
        return lay_out(bands, arrows, columns=columns, least_width=self.least_width)

    def drawn(self) -> Markup:
        layout = self.layout
        routed = list(zip(layout.routes, self.links, self.labels, strict=True))
        return svg.figure(
            self.name,
            _TITLE,
            told(self.parts.values(), self.links, self.titles),
            (layout.width, layout.height + len(self.key) * SMALL_LINE + 8 * bool(self.key)),
            *_frame(layout, self.heading),
            *(_arrow(route, told_link(join, self.titles)) for route, join, _ in routed),
            *(_label(route.label, lines) for route, _, lines in routed if lines),
            *(_box(self.parts[node], spot) for node, spot in layout.boxes.items()),
            *(
                svg.text(0, layout.height + row * SMALL_LINE + 4, said, size=SMALL, class_="fig-muted")
                for row, said in enumerate(self.key, 1)
            ),
            classes=("fig-roomy",) if layout.width > self.least_width else (),
        )


# ── arrangement ──────────────────────────────────────────────────────────────


def _bands(parts: Sequence[Part], links: Sequence[Join], heading: str) -> list[Band]:
    """Externals that only give to the system stand above it, all others below."""
    giving = {join.source for join in links if not join.target.startswith("x")}
    other = {join.target for join in links} | {join.source for join in links if join.target.startswith("x")}
    above = [part for part in parts if part.outside and part.id in giving - other]
    below = [part for part in parts if part.outside and part not in above]
    system = Box("heading", width(heading, SMALL), SMALL_LINE)
    bands = (
        Band(_boxes(above)),
        Band(_boxes(part for part in parts if not part.outside), system),
        Band(_boxes(below)),
    )
    return [band for band in bands if band.boxes]


def _boxes(parts: Iterable[Part]) -> tuple[Box, ...]:
    return tuple(Box(part.id, BOX, part.height) for part in parts)


def _label_width(lines: Sequence[str]) -> float:
    return max((width(line, SMALL) + 2 * _LABEL_PAD for line in lines), default=0.0)


# ── drawing ──────────────────────────────────────────────────────────────────


def _frame(layout: Layout, heading: str) -> Iterable[Element]:
    for frame in layout.frames:
        yield svg.rect(*frame, "fig-boundary", rx=6)
    for spot in layout.headings:
        yield svg.text(spot.x, spot.y + SMALL, heading, size=SMALL, class_="fig-muted")


def _box(part: Part, spot: Spot) -> Element:
    x, y = spot.x + PAD, spot.y + PAD
    below = y + SMALL_LINE + len(part.name) * NAME_LINE
    return svg.group(
        svg.tooltip(part.told),
        svg.rect(*spot, part.box_class, rx=3),
        svg.text(x, y + SMALL - 1, part.note, size=SMALL, class_="fig-note"),
        *(
            svg.text(x, y + SMALL_LINE + number * NAME_LINE - 4, said, size=NAME_SIZE, class_="fig-strong")
            for number, said in enumerate(part.name, 1)
        ),
        *(
            svg.text(x, below + number * SMALL_LINE - 3, said, size=SMALL, class_="fig-muted")
            for number, said in enumerate(part.small, 1)
        ),
    )


def _arrow(route: Route, said: str) -> Element:
    """Curves between layers, straight lines through them; the head where it points to."""
    (x, y), *_, (end_x, end_y) = route.points
    first, last = (y + _HEAD, end_y) if route.up else (y, end_y - _HEAD)
    points = [(x, first), *route.points[1:-1], (end_x, last)]
    drawn = f"M{_at(*points[0])}"
    for start, end in zip(points[::2], points[1::2], strict=True):
        middle = (start[1] + end[1]) / 2
        drawn += f"L{_at(*start)}C{_at(start[0], middle)} {_at(end[0], middle)} {_at(*end)}"
    head = f"M{_at(x, y)}l4 {_HEAD}h-8z" if route.up else f"M{_at(end_x, end_y)}l4 -{_HEAD}h-8z"
    return svg.group(svg.tooltip(said), svg.path(drawn, "fig-edge"), svg.path(head, "fig-head"))


def _at(x: float, y: float) -> str:
    return f"{svg.number(x)} {svg.number(y)}"


def _label(spot: Spot, lines: Sequence[str]) -> Element:
    """The words of an arrow on a patch that hides the line behind them."""
    height = len(lines) * SMALL_LINE
    top = spot.y + (spot.height - height) / 2
    return svg.group(
        svg.rect(spot.x, top, spot.width, height, "fig-halo"),
        *(
            svg.text(spot.centre, top + number * SMALL_LINE - 3, said, size=SMALL, anchor="middle")
            for number, said in enumerate(lines, 1)
        ),
    )


def _key(links: Sequence[Join], titles: dict[str, str], room: float) -> list[str]:
    """What the numbers on the arrows stand for."""
    said = (f"{number}  {told_link(join, titles)}" for number, join in enumerate(links, 1))
    return [line for one in said for line in wrap(one, room, SMALL, lines=3)]
