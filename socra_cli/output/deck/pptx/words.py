"""Paragraphs written into a text frame: real text, every run with its own size, colour and language."""

# mypy: allow-untyped-calls
# python-pptx has no types for some of its methods.

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from socra_cli.domain.text import printable
from socra_cli.output.deck.pptx.flow import Paragraph, Run
from socra_cli.output.deck.pptx.theme import TONES

_NO_XML: Final = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES: Final = str.maketrans("\t\n", "  ")
_BULLET: Final = ('<a:buFont {} typeface="Arial"/>', '<a:buChar {} char="•"/>')
_NO_BULLET: Final = ("<a:buNone {}/>",)


def holdable(text: str) -> str:
    """``text`` on one line without what XML can't hold, which PowerPoint would show as ``_x001B_``."""
    return _NO_XML.sub("", printable(text).translate(_SPACES))


def write(
    frame: TextFrame,
    flow: Iterable[Paragraph],
    *,
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
    margin: float = 0.0,
) -> None:
    """Put ``flow`` into an empty ``frame``. ``margin`` is points on the left and on the right."""
    frame.margin_top = frame.margin_bottom = Pt(0)
    frame.margin_left = frame.margin_right = Pt(margin)
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = anchor
    for number, paragraph in enumerate(flow):
        target = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        _shape(target, paragraph, first=number == 0)
        for run in paragraph.runs:
            add_run(target, run)


def add_run(target: _Paragraph, run: Run) -> None:
    made = target.add_run()
    made.text = holdable(run.text)
    made.font.size = Pt(run.size)
    made.font.bold = run.bold
    made.font.color.theme_color = TONES[run.tone]
    made.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK


def _shape(target: _Paragraph, paragraph: Paragraph, *, first: bool) -> None:
    target.line_spacing = Pt(paragraph.line)
    target.space_before = Pt(0 if first else paragraph.before)
    target.alignment = PP_ALIGN.CENTER if paragraph.centred else PP_ALIGN.LEFT
    properties = target._p.get_or_add_pPr()
    indent = int(Pt(paragraph.indent))
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent if paragraph.bullet else 0))
    for element in _BULLET if paragraph.bullet else _NO_BULLET:
        properties.append(parse_xml(element.format(nsdecls("a"))))
