"""The columns and rows of a table, measured before they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from socra_cli.output.deck.model import Table
from socra_cli.output.deck.pptx.flow import smaller, unbroken
from socra_cli.output.deck.pptx.page import LEADING
from socra_cli.output.figures.measure import width, wrap

PAD_ACROSS: Final = 6.0
PAD_DOWN: Final = 4.5
"""Space inside a cell, left and right, above and below. Points."""

_SIZE: Final = 14.0
_LONGEST_WORD: Final = 130.0
_SHORT: Final = 10
_MANY: Final = 1_000
_COMMON: Final = 0.85
_WIDEST: Final = 0.95
"""How wide words are in common fonts, and in the widest, against an estimate on the safe side."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Widths of columns and heights of rows, the header's first. Points.

    Rows are as high as common fonts need; office programs let a row grow. ``height`` leaves room for that.
    """

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    height: float
    size: float


def measure(table: Table, room: float, scale: float) -> Grid:
    """``table`` set as wide as ``room``."""
    size = smaller(_SIZE, scale)
    widths = _widths(table, room, size)
    rows = (table.headers, *table.rows)
    heights, most = (
        tuple(_height(row, widths, size * share, size, bold=row is table.headers) for row in rows)
        for share in (_COMMON, _WIDEST)
    )
    return Grid(widths, heights, sum(most), size)


def _widths(table: Table, room: float, size: float) -> tuple[float, ...]:
    """Every column gets what its longest word needs, then a share of the rest by how much text it holds."""
    columns = list(zip(table.headers, *table.rows, strict=True))
    least = [max(_word(cell, size) for cell in column) + 2 * PAD_ACROSS for column in columns]
    wanted = [
        max(width(cell, size, bold=cell is column[0]) for cell in column) + 2 * PAD_ACROSS
        for column in columns
    ]
    spare = room - sum(least)
    if spare <= 0:
        return tuple(one * room / sum(least) for one in least)
    hunger = [max(want - have, 0.0) for want, have in zip(wanted, least, strict=True)]
    total = sum(hunger)
    if total <= spare:
        rest = (spare - total) / len(columns)
        return tuple(have + more + rest for have, more in zip(least, hunger, strict=True))
    return tuple(have + spare * more / total for have, more in zip(least, hunger, strict=True))


def _word(cell: str, size: float) -> float:
    """The width of the longest piece of ``cell`` that should stay on one line: a word, or ``14 days``."""
    words = [cell] if len(cell) <= _SHORT else unbroken(cell).split(" ")
    return min(_LONGEST_WORD, max(width(word, size, bold=True) for word in words))


def _height(
    row: tuple[str, ...], widths: tuple[float, ...], set_as: float, size: float, *, bold: bool
) -> float:
    """How high ``row`` stands at ``size`` in a font in which its words are as wide as at ``set_as``."""
    lines = (
        len(wrap(cell, room - 2 * PAD_ACROSS, set_as, lines=_MANY, bold=bold))
        for cell, room in zip(row, widths, strict=True)
    )
    return max(1, *lines) * size * LEADING + 2 * PAD_DOWN
