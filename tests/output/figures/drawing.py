"""Figures read back as XML: rectangles, texts and links, so that geometry can be tested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree

from hypothesis import strategies as st

from socra_cli.output.figures.measure import width
from tests.output.plans import ATTACKS

SVG = "{http://www.w3.org/2000/svg}"
KNOWN_TAGS = {
    "svg", "title", "desc", "g", "a", "rect", "circle", "line", "path", "text",
}  # fmt: skip
KNOWN_ATTRIBUTES = {
    "viewBox", "role", "aria-labelledby", "aria-describedby", "aria-label", "class", "id", "href",
    "x", "y", "width", "height", "rx", "x1", "y1", "x2", "y2", "cx", "cy", "r", "d",
    "font-size", "text-anchor",
}  # fmt: skip

ANY_TEXT = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=()), max_size=60), st.sampled_from(ATTACKS)
)
"""Every code point, surrogates and controls too, and the attacks."""


class Rectangle(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Rectangle) -> bool:
        return (
            self.left < other.right - 0.02
            and other.left < self.right - 0.02
            and self.top < other.bottom - 0.02
            and other.top < self.bottom - 0.02
        )

    def holds(self, other: Rectangle) -> bool:
        return (
            self.left <= other.left + 0.02
            and self.top <= other.top + 0.02
            and self.right >= other.right - 0.02
            and self.bottom >= other.bottom - 0.02
        )


def read(markup: str) -> ElementTree.Element:
    """The one picture in ``markup``; fails where it isn't well-formed."""
    return ElementTree.fromstring(markup)


def canvas(figure: ElementTree.Element) -> Rectangle:
    _, _, wide, high = map(float, figure.attrib["viewBox"].split())
    return Rectangle(0, 0, wide, high)


def of_class(figure: ElementTree.Element, *classes: str) -> list[ElementTree.Element]:
    return [one for one in figure.iter() if one.get("class") in classes]


def rectangles(figure: ElementTree.Element, *classes: str) -> list[Rectangle]:
    return [bounds(one) for one in of_class(figure, *classes) if one.tag == f"{SVG}rect"]


def bounds(one: ElementTree.Element) -> Rectangle:
    """The box of a rect, circle, line or text; a text as wide as it was measured."""
    at = {name: float(value) for name, value in one.attrib.items() if name in _NUMBERS}
    match one.tag.removeprefix(SVG):
        case "rect":
            return Rectangle(at["x"], at["y"], at["x"] + at["width"], at["y"] + at["height"])
        case "circle":
            return Rectangle(at["cx"] - at["r"], at["cy"] - at["r"], at["cx"] + at["r"], at["cy"] + at["r"])
        case "line":
            xs, ys = sorted((at["x1"], at["x2"])), sorted((at["y1"], at["y2"]))
            return Rectangle(xs[0], ys[0], xs[1], ys[1])
        case _:
            wide = width(one.text or "", at["font-size"], bold=one.get("class") == "fig-strong")
            left = at["x"] - wide * {"start": 0, "middle": 0.5, "end": 1}[one.attrib["text-anchor"]]
            return Rectangle(
                left, at["y"] - 0.8 * at["font-size"], left + wide, at["y"] + 0.25 * at["font-size"]
            )


_NUMBERS = {"x", "y", "width", "height", "x1", "y1", "x2", "y2", "cx", "cy", "r", "font-size"}
_SHAPES = {f"{SVG}{tag}" for tag in ("rect", "circle", "line", "text")}


def shapes(figure: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, Rectangle]]:
    return ((one, bounds(one)) for one in figure.iter() if one.tag in _SHAPES)


def overlapping(found: Iterable[Rectangle]) -> list[tuple[Rectangle, Rectangle]]:
    return [(one, other) for one, other in combinations(found, 2) if one.overlaps(other)]


def outside(figure: ElementTree.Element) -> list[str]:
    """What doesn't lie within the picture."""
    whole = canvas(figure)
    return [f"{one.tag} {one.text or ''} {box}" for one, box in shapes(figure) if not whole.holds(box)]


def texts(figure: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in figure.iter(f"{SVG}text")]


def description(figure: ElementTree.Element) -> str:
    return figure.findtext(f"{SVG}desc") or ""
