"""What all shapes of a slide have in common: a place and a text alternative."""

from __future__ import annotations

from pptx.shapes.base import BaseShape
from pptx.util import Emu, Pt

from socra_cli.output.deck.pptx.page import Box
from socra_cli.output.deck.pptx.words import holdable


def emu(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    """``box`` in English Metric Units, as python-pptx takes it: left, top, width, height."""
    left, top, width, height = (Emu(Pt(length)) for length in box)
    return left, top, width, height


def put(shape: BaseShape, box: Box) -> None:
    """Move and size ``shape``."""
    shape.left, shape.top, shape.width, shape.height = emu(box)


def describe(shape: BaseShape, name: str, description: str = "") -> None:
    """What the selection pane and a screen reader say of ``shape``."""
    properties = shape._element._nvXxPr.cNvPr
    properties.set("name", holdable(name))
    if description:
        properties.set("descr", holdable(description))
