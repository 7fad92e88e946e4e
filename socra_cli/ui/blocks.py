"""Leaf blocks as lines of styled text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.text import Text

from socra_cli.ui import theme
from socra_cli.ui.inline import inline_text
from socra_cli.ui.layout import body_columns, fold, hang, wrap
from socra_cli.ui.leaves import Code, Heading, Leaf, Paragraph, TableLeaf
from socra_cli.ui.table import GUTTER, Row, fit, header_lines, natural_widths, record_lines, row_lines

CODE_INDENT = "  "
RULE_COLUMNS = 24


@dataclass(frozen=True, slots=True)
class Begun:
    """How far a leaf block is on the screen already, so that the rest continues it.

    ``shown`` says that its beginning is. ``carry`` is the styled beginning of a paragraph's next line,
    ``widths`` the columns that a table was begun with.
    """

    shown: bool = False
    carry: Text = field(default_factory=Text)
    widths: tuple[int, ...] = ()


NOT_BEGUN = Begun()


def block_lines(leaf: Leaf, columns: int, rule: str, begun: Begun = NOT_BEGUN) -> list[Text]:
    """``leaf`` in ``columns`` cells; only what is not on the screen yet."""
    body = body_columns(columns, leaf.hanging)
    match leaf:
        case Paragraph():
            lines = wrap(paragraph_text(leaf, begun), body)
        case Heading():
            lines = wrap(_heading(leaf), body)
        case Code():
            lines = code_lines(leaf.code, body)
        case TableLeaf():
            lines = _table(leaf, body, rule, begun)
        case _:
            lines = [Text(rule * min(body, RULE_COLUMNS), style=theme.QUIET)]
    return hang(lines, leaf.hanging if begun.shown else leaf.prefix, leaf.hanging)


def paragraph_text(leaf: Paragraph, begun: Begun) -> Text:
    """The paragraph's styled text, after what was carried over."""
    return begun.carry + inline_text(leaf.content)


def code_lines(code: Sequence[str], columns: int) -> list[Text]:
    """Lines of code, set in, cut hard where they don't fit."""
    room = max(1, columns - len(CODE_INDENT))
    return [Text.assemble(CODE_INDENT, piece) for line in code for piece in fold(line, room, theme.CODE)]


def table_widths(leaf: TableLeaf, columns: int, *, spread: bool = False) -> tuple[int, ...]:
    """Column widths that fit, none if none do. ``spread`` hands out spare room, for rows still to come."""
    cells = [_cells(row) for row in (leaf.headers, *leaf.rows)]
    widths = fit(natural_widths(cells), columns)
    if widths and spread:
        spare = columns - sum(widths) - GUTTER * (len(widths) - 1)
        widths = [width + spare // len(widths) for width in widths]
    return tuple(widths or ())


def _heading(leaf: Heading) -> Text:
    text = inline_text(leaf.content)
    text.stylize(theme.TITLE if leaf.level == 1 else theme.HEADING)
    return text


def _table(leaf: TableLeaf, columns: int, rule: str, begun: Begun) -> list[Text]:
    widths = begun.widths
    if not widths or sum(widths) + GUTTER * (len(widths) - 1) > columns:
        widths = table_widths(leaf, columns)
    head, rows = _cells(leaf.headers), [_cells(row) for row in leaf.rows]
    if not widths:
        return [line for row in rows for record in record_lines(head, row) for line in wrap(record, columns)]
    lines = [] if begun.shown else header_lines(head, widths, leaf.aligns, rule)
    for row in rows:
        lines += row_lines(row, widths, leaf.aligns)
    return lines


def _cells(row: Sequence[str]) -> Row:
    return [inline_text(cell) for cell in row]
