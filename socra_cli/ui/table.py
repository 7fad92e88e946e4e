"""Tables: column widths and lines, row by row: a table can be laid out before its last row is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal

from rich.cells import cell_len
from rich.text import Text

from socra_cli.domain.sanitize import clean
from socra_cli.ui import theme
from socra_cli.ui.layout import wrap

GUTTER = 2
NARROWEST_COLUMN = 6

Align = Literal["left", "right", "center"]
LEFT: Align = "left"
Row = Sequence[Text]


def natural_widths(rows: Sequence[Row]) -> list[int]:
    """The cells that each column needs so that nothing wraps."""
    columns = zip_longest(*rows, fillvalue=Text())
    return [max(1, *(_widest_line(cell) for cell in column)) for column in columns]


def fit(natural: Sequence[int], columns: int) -> list[int] | None:
    """Widths that fit into ``columns`` cells, taken from the widest first; None if none do."""
    room = columns - GUTTER * (len(natural) - 1)
    if sum(min(width, NARROWEST_COLUMN) for width in natural) > room:
        return None
    widths = list(natural)
    excess = sum(widths) - room
    while excess > 0:
        widest = max(range(len(widths)), key=widths.__getitem__)
        widths[widest] -= 1
        excess -= 1
    return widths


def row_lines(row: Row, widths: Sequence[int], aligns: Sequence[Align] = ()) -> list[Text]:
    """One row as lines; each cell wraps inside its own column. Missing cells are empty, surplus dropped."""
    full = [*row, *[Text()] * len(widths)]
    cells = [wrap(cell, width) for cell, width in zip(full, widths, strict=False)]
    sides: list[Align] = [*aligns, *(LEFT for _ in widths)]
    return [
        _joined([_padded(part, width, side) for part, width, side in zip(parts, widths, sides, strict=False)])
        for parts in zip_longest(*cells, fillvalue=Text())
    ]


def header_lines(headers: Row, widths: Sequence[int], aligns: Sequence[Align], rule: str) -> list[Text]:
    """The header and the rule under it."""
    bold = [_bold(header) for header in headers]
    under = Text((" " * GUTTER).join(rule * width for width in widths), style=theme.QUIET)
    return [*row_lines(bold, widths, aligns), under]


def record_lines(headers: Row, row: Row) -> Iterator[Text]:
    """One row as ``header: cell`` lines, for windows too narrow for columns."""
    for header, cell in zip_longest(headers, row, fillvalue=Text()):
        if cell.plain.strip():
            yield Text.assemble(_bold(header), ": " if header.plain else "", cell)


def table_lines(
    headers: Sequence[str], rows: Sequence[Sequence[str]], columns: int | None, rule: str = theme.UNICODE.rule
) -> Iterator[Text]:
    """A whole table. ``columns`` is the window's width, or None where nothing limits it."""
    head = [_cell(header) for header in headers]
    body = [[_cell(cell) for cell in row] for row in rows]
    natural = natural_widths([head, *body])
    widths = natural if columns is None else fit(natural, columns)
    if widths is not None:
        yield from header_lines(head, widths, (), rule)
        for row in body:
            yield from row_lines(row, widths)
        return
    for index, row in enumerate(body):
        if index:
            yield Text()
        for line in record_lines(head, row):
            yield from wrap(line, columns or len(line))


def _cell(text: str) -> Text:
    return Text(clean(text, multiline=False))


def _bold(text: Text) -> Text:
    bold = text.copy()
    bold.stylize(theme.STRONG)
    return bold


def _widest_line(cell: Text) -> int:
    return max(cell_len(line) for line in cell.plain.split("\n"))


def _padded(text: Text, width: int, align: Align) -> Text:
    text = text.copy()
    text.rstrip()
    space = max(0, width - text.cell_len)
    left = {"left": 0, "right": space, "center": space // 2}[align]
    return Text.assemble(" " * left, text, " " * (space - left))


def _joined(parts: Sequence[Text]) -> Text:
    line = Text(" " * GUTTER).join(parts)
    line.rstrip()
    return line
