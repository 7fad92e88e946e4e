"""SVG as a tree of elements, so that no text can end an attribute, open an element or break the document.

Colours and weights are classes (``figures.css``); sizes and places are attributes. There is no ``style``
attribute, no script and no reference to anything outside, so a page may forbid all three.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal
from xml.etree.ElementTree import Element, tostring

from markupsafe import Markup

from socra_cli.domain.text import one_line

NAMESPACE = "http://www.w3.org/2000/svg"

Anchor = Literal["start", "middle", "end"]


def element(tag: str, *children: Element | str, **attributes: str | float | None) -> Element:
    """One element. ``class_`` is written ``class``, ``text_anchor`` ``text-anchor``; ``None`` is left out.

    Text children are cleaned and come before all elements.
    """
    made = Element(tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(name.rstrip("_").replace("_", "-"), _written(value))
    made.text = "".join(one_line(child) for child in children if isinstance(child, str)) or None
    made.extend(child for child in children if not isinstance(child, str))
    return made


def group(*children: Element, **attributes: str | float | None) -> Element:
    return element("g", *children, **attributes)


def text(
    x: float, y: float, said: str, *, size: float, class_: str = "fig-text", anchor: Anchor = "start"
) -> Element:
    """One line of text, ``y`` its base line."""
    return element("text", said, x=x, y=y, font_size=size, class_=class_, text_anchor=anchor)


def rect(
    x: float, y: float, width: float, height: float, class_: str, *children: Element, rx: float | None = None
) -> Element:
    return element("rect", *children, x=x, y=y, width=width, height=height, rx=rx, class_=class_)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Element:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def path(points: str, class_: str, *children: Element) -> Element:
    return element("path", *children, d=points, class_=class_)


def tooltip(said: str) -> Element:
    """The words that a browser shows on hover: the whole of what a picture had to cut."""
    return element("title", said)


def figure(
    name: str,
    title: str,
    description: str,
    size: tuple[float, float],
    *children: Element,
    role: Literal["img", "group"] = "img",
    classes: Iterable[str] = (),
) -> Markup:
    """A whole picture with its text alternative. ``name`` is unique on a page and begins its ids.

    ``group`` is for pictures with links in them: an ``img`` hides what is inside from assistive
    technology.
    """
    width, height = size
    root = element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", description, id=f"{name}-desc"),
        *children,
        xmlns=NAMESPACE,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role=role,
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
        class_=" ".join(filter(None, ("fig", name, *classes))),
    )
    return Markup(tostring(root, encoding="unicode"))  # noqa: S704 - serialised from a tree, so escaped


def number(value: float) -> str:
    """Two decimals at most, so that the same picture is the same bytes everywhere."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _written(value: str | float) -> str:
    return one_line(value) if isinstance(value, str) else number(value)
