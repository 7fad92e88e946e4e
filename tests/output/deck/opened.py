"""A PowerPoint deck opened again, for tests: its texts, its shapes, its parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pptx
from pptx.presentation import Presentation
from pptx.slide import Slide

from socra_cli.domain.plan import Masterplan
from socra_cli.output.deck.model import Deck
from socra_cli.output.deck.outline import outline
from socra_cli.output.deck.pptx import render_pptx


def opened(source: Masterplan | Deck) -> Presentation:
    deck = source if isinstance(source, Deck) else outline(source)
    return pptx.Presentation(io.BytesIO(render_pptx(deck)))


def slide_of(presentation: Presentation, number: int) -> Slide:
    slides: list[Slide] = list(presentation.slides)
    return slides[number]


def title_of(slide: Slide) -> str:
    """What stands in the slide's title placeholder; without one, nothing."""
    return slide.shapes.title.text_frame.text if slide.shapes.title else ""


def shapes_of(slide: Slide) -> Iterator[Any]:
    """All shapes, those in groups too; the groups themselves are left out."""
    waiting = list(slide.shapes)
    while waiting:
        shape = waiting.pop(0)
        if hasattr(shape, "shapes"):
            waiting.extend(shape.shapes)
        else:
            yield shape


def texts_in(slide: Slide) -> str:
    """Every text of the slide but for its notes, a line a paragraph, with ordinary spaces."""
    lines: list[str] = []
    for shape in shapes_of(slide):
        if shape.has_text_frame:
            lines += [paragraph.text for paragraph in shape.text_frame.paragraphs]
        if getattr(shape, "has_table", False):
            lines += [cell.text for row in shape.table.rows for cell in row.cells]
        if getattr(shape, "has_chart", False):
            lines += [str(category) for category in shape.chart.plots[0].categories]
    return "\n".join(lines).replace("\u00a0", " ")


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {entry.filename: file.read(entry) for entry in file.infolist()}


def trees_of(content: bytes) -> dict[str, ElementTree.Element]:
    """The XML parts, parsed."""
    return {
        name: ElementTree.fromstring(part)
        for name, part in parts_of(content).items()
        if name.endswith((".xml", ".rels"))
    }
