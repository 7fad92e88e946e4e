"""Which block stands where on a slide, and at what size of type, so that nothing runs over its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from socra_cli.domain.text import clip
from socra_cli.output.deck.model import BarChart, Block, Diagram, Slide, Table
from socra_cli.output.deck.pptx import arrangement, flow, grid, page
from socra_cli.output.deck.pptx.flow import Paragraph, Run, Tone
from socra_cli.output.deck.pptx.page import Box

_SMALLER: Final = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
_SCALES: Final = (1.38, 1.31, 1.25, 1.18, 1.12, 1.06, 1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58)
_WHOLE: Final = 10_000
_WAYS: Final = (
    *((scale, _WHOLE) for scale in _SCALES),
    *((_SCALES[-1], most) for most in (90, 70, 55, 45, 35, 25, 18)),
)
"""Sizes of type, the most wanted first, then how much of a text is kept at the smallest."""

_GAP: Final = 14.0
_BAR: Final = 44.0
_AXIS: Final = 46.0
_BAR_LEAST: Final = 20.0
_DIAGRAM_LEAST: Final = 200.0

Figure = BarChart | Table | Diagram


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs in one box."""

    box: Box
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart, table or diagram in its box, drawn at ``scale``."""

    box: Box
    figure: Figure
    scale: float


Placed = Words | Drawn
_Part = tuple[Paragraph, ...] | Figure


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A slide with everything in its place. ``kicker`` is a line above the first slide's title."""

    title: Words
    kicker: Words | None
    columns: tuple[tuple[Placed, ...], ...]


def lay_out(slide: Slide, kicker: str = "") -> LaidOut:
    """``slide`` measured and placed. With a ``kicker`` it opens the deck and is one column."""
    if kicker:
        title = _fitted(Run(slide.title, page.OPENING_SIZE, bold=True), page.OPENING_TITLE)
        columns = _place(((*slide.blocks, *slide.aside), page.OPENING))
        return LaidOut(title, _fitted(Run(kicker, page.KICKER_SIZE, Tone.MUTED), page.KICKER), columns)
    title = _fitted(Run(slide.title, page.TITLE_SIZE, bold=True), page.TITLE)
    if slide.aside:
        figured = any(isinstance(block, Figure) for block in slide.aside)
        main, aside = page.WITH_FIGURE if figured else page.HALVES
        return LaidOut(title, None, _place((slide.blocks, main), (slide.aside, aside)))
    return LaidOut(title, None, _place((slide.blocks, page.BODY)))


def _fitted(run: Run, box: Box) -> Words:
    """``run`` as large as ``box`` holds it."""
    sizes = [flow.scaled((Paragraph((run,)),), scale) for scale in _SMALLER]
    words = next((one for one in sizes if flow.height(one, box.width) <= box.height), sizes[-1])
    return Words(box, words)


def _place(*columns: tuple[Sequence[Block], Box]) -> tuple[tuple[Placed, ...], ...]:
    """Each column's blocks below one another, all as large and as whole as every column has room for."""
    parts = [_parts(blocks) for blocks, _ in columns]
    boxes = [box for _, box in columns]
    for scale, most in _WAYS:
        cut = [[_cut(part, most) for part in column] for column in parts]
        if all(_least(column, box, scale) <= box.height for column, box in zip(cut, boxes, strict=True)):
            break
    return tuple(tuple(_stacked(column, box, scale)) for column, box in zip(cut, boxes, strict=True))


def _cut(part: _Part, most: int) -> _Part:
    """``part`` with no text in it longer than ``most`` columns. The notes have all in full."""
    match part:
        case tuple():
            return tuple(replace(one, runs=tuple(_cut_run(run, most) for run in one.runs)) for one in part)
        case Table():
            rows = (tuple(clip(cell, most) for cell in row) for row in part.rows)
            return replace(part, rows=tuple(rows))
        case _:
            return part


def _cut_run(run: Run, most: int) -> Run:
    """Marks and headings, which are set in grey, stay whole."""
    return replace(run, text=clip(run.text, most)) if run.tone is Tone.INK else run


def _parts(blocks: Iterable[Block]) -> list[_Part]:
    """Words that follow one another, with the heading of the figure under them, become one part."""
    parts: list[_Part] = []
    words: tuple[Paragraph, ...] = ()
    for block in blocks:
        words += flow.paragraphs(block)
        if isinstance(block, Figure) and not flow.only_words(block):
            parts += [words, block] if words else [block]
            words = ()
    return [*parts, words] if words else parts


def _least(parts: Sequence[_Part], box: Box, scale: float) -> float:
    """The least height that ``parts`` can do with."""
    return _GAP * scale * (len(parts) - 1) + sum(_height(part, box.width, scale) for part in parts)


def _height(part: _Part, width: float, scale: float) -> float:
    match part:
        case tuple():
            return flow.height(flow.scaled(part, scale), width)
        case Table():
            return grid.measure(part, width, scale).height
        case BarChart():
            return _AXIS + _BAR_LEAST * len(part.categories)
        case Diagram():
            return _DIAGRAM_LEAST


def _stacked(parts: Sequence[_Part], box: Box, scale: float) -> Iterable[Placed]:
    spare = box.height - _least(parts, box, scale)
    top = box.top
    for part in parts:
        height = _height(part, box.width, scale)
        if isinstance(part, BarChart | Diagram):
            more = max(0.0, min(spare, _most(part) - height))
            height, spare = height + more, spare - more
        place = Box(box.left, top, box.width, height)
        yield (
            Words(place, flow.scaled(part, scale)) if isinstance(part, tuple) else Drawn(place, part, scale)
        )
        top += height + _GAP * scale


def _most(figure: BarChart | Diagram) -> float:
    """How high a figure may grow into what its column has left."""
    if isinstance(figure, BarChart):
        return _AXIS + _BAR * len(figure.categories)
    return arrangement.height(figure)
