"""What a figure's marks mean: swatches with words, in as many lines as they take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from socra_cli.output.figures import svg
from socra_cli.output.figures.measure import width

_SIZE, _LINE, _SWATCH, _APART = 11, 16, 16, 14


class Entry(NamedTuple):
    """``draw`` puts the swatch around a centre, no more than 12 wide and high."""

    said: str
    draw: Callable[[float, float], Element]


class Legend(NamedTuple):
    elements: list[Element]
    bottom: float


def legend(entries: Sequence[Entry], top: float, room: float) -> Legend:
    """``entries`` from left to right; the next line where one doesn't fit ``room``."""
    elements: list[Element] = []
    x, y = 0.0, top + _LINE
    for entry in entries:
        wide = _SWATCH + width(entry.said, _SIZE)
        if x and x + wide > room:
            x, y = 0.0, y + _LINE
        elements.append(entry.draw(x + 6, y - 4))
        elements.append(svg.text(x + _SWATCH, y, entry.said, size=_SIZE, class_="fig-muted"))
        x += wide + _APART
    return Legend(elements, y + 5 if entries else top)


def swatch(class_: str) -> Callable[[float, float], Element]:
    """A small square of a bar's class."""
    return lambda x, y: svg.rect(x - 5, y - 5, 10, 10, class_)


def upright(class_: str) -> Callable[[float, float], Element]:
    """A short vertical line."""
    return lambda x, y: svg.line(x, y - 6, x, y + 6, class_)


def dot(class_: str) -> Callable[[float, float], Element]:
    return lambda x, y: svg.element("circle", cx=x, cy=y, r=4, class_=class_)
