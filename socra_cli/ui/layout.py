"""Breaking text into lines: the two steps that everything on the screen shares."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

TAB_COLUMNS = 4
NARROWEST_BODY = 8


@functools.cache
def _ruler() -> Console:
    """Rich's signature for wrapping wants a console; nothing is ever printed to it."""
    return Console(file=io.StringIO(), color_system=None)


def wrap(text: Text, columns: int) -> list[Text]:
    """``text`` broken at words, or inside a word that is wider, into lines of at most ``columns`` cells."""
    return list(text.wrap(_ruler(), max(1, columns), tab_size=TAB_COLUMNS))


def fold(line: str, columns: int, style: str) -> list[Text]:
    """One line of code cut hard at ``columns`` cells, so that its white space survives."""
    pieces, piece, width = [], "", 0
    for char in line.expandtabs(TAB_COLUMNS):
        cells = cell_len(char)
        if width + cells > columns and piece:
            pieces.append(piece)
            piece, width = "", 0
        piece, width = piece + char, width + cells
    return [Text(part, style=style) for part in [*pieces, piece]]


def body_columns(columns: int, prefix: str) -> int:
    """What a prefix leaves of a line; never so little that nothing fits."""
    return max(NARROWEST_BODY, columns - cell_len(prefix))


def hang(lines: Iterable[Text], first: str, rest: str) -> list[Text]:
    """``lines`` behind a prefix: ``first`` before the first one, ``rest`` before the others."""
    return [Text.assemble(rest if index else first, line) for index, line in enumerate(lines)]
