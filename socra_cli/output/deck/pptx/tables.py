"""Native tables with a header row, ruled by hairlines."""

from __future__ import annotations

from typing import Final

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Pt

from socra_cli.output.deck.model import Table
from socra_cli.output.deck.pptx import grid
from socra_cli.output.deck.pptx.flow import Paragraph, Run, Tone, unbroken
from socra_cli.output.deck.pptx.layout import Drawn
from socra_cli.output.deck.pptx.shapes import describe, emu
from socra_cli.output.deck.pptx.words import write

_NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""Office's built-in style "No Style, No Grid"."""

_RULE: Final = (
    '<a:lnB {} w="9525"><a:solidFill><a:schemeClr val="{}"/></a:solidFill><a:prstDash val="solid"/></a:lnB>'
)


def add_table(slide: Slide, drawn: Drawn, table: Table) -> None:
    rows = (table.headers, *table.rows)
    frame = slide.shapes.add_table(len(rows), len(table.headers), *emu(drawn.box))
    describe(frame, table.heading or "Table", told(table))
    made = frame.table
    made.horz_banding = False
    for style in made._tbl.iter(qn("a:tableStyleId")):
        style.text = _NO_STYLE
    measured = grid.measure(table, drawn.box.width, drawn.scale)
    for number, width in enumerate(measured.widths):
        made.columns[number].width = Pt(width)
    for number, height in enumerate(measured.heights):
        made.rows[number].height = Pt(height)
        for column, text in enumerate(rows[number]):
            _fill(made.cell(number, column), unbroken(text), measured.size, header=number == 0)


def told(table: Table) -> str:
    """What the table is about, for those who can't see it; its cells can be read by themselves."""
    return f"{table.heading or 'A table'}, by {', '.join(table.headers).lower()}."


def _fill(cell: _Cell, text: str, size: float, *, header: bool) -> None:
    tone = Tone.MUTED if header else Tone.INK
    write(cell.text_frame, (Paragraph((Run(text, size, tone, bold=header),)),))
    cell.margin_left = cell.margin_right = Pt(grid.PAD_ACROSS)
    cell.margin_top = cell.margin_bottom = Pt(grid.PAD_DOWN)
    rule = parse_xml(_RULE.format(nsdecls("a"), "tx2" if header else "bg2"))
    cell._tc.get_or_add_tcPr().insert(0, rule)
