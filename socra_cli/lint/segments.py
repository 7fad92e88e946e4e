"""Runs of prose in a Markdown text: what both readers of blocks give."""

from __future__ import annotations

from typing import Final, NamedTuple


class Segment(NamedTuple):
    """A run of prose: code points ``start`` to ``end`` of the source, and the kind of block it stands in."""

    start: int
    end: int
    kind: str  # paragraph, heading, item, cell, row, html


_WORDY_CELL: Final = 8  # words: a table row with shorter cells reads as one line


def row_segments(text: str, cells: list[Segment]) -> list[Segment]:
    """One segment for a row of short cells, which reads as *label, value*; else one for each cell."""
    if not cells:
        return []
    if all(text.count(" ", cell.start, cell.end) < _WORDY_CELL for cell in cells):
        return [Segment(cells[0].start, cells[-1].end, "row")]
    return cells


def trimmed(text: str, start: int, end: int, kind: str) -> Segment | None:
    """The segment from ``start`` to ``end`` without white space around it, if anything is left."""
    piece = text[start:end]
    end -= len(piece) - len(piece.rstrip())
    start += len(piece) - len(piece.lstrip())
    return Segment(start, end, kind) if start < end else None
