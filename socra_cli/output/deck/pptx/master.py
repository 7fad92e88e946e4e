"""A presentation without slides: python-pptx's template with a theme, a master and layouts of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Pt

from socra_cli.output.deck.pptx import page
from socra_cli.output.deck.pptx.page import Box
from socra_cli.output.deck.pptx.theme import LANGUAGE, theme


class Look(Enum):
    """The layouts, by the name that people see."""

    OPENING = "Opening"
    KICKER = "Opening with a figure"
    WORDS = "Words"
    COLUMNS = "Two columns"
    FIGURE = "Figure"


@dataclass(frozen=True, slots=True)
class _Holder:
    """A placeholder. ``prompt`` is what an empty one says in the editor."""

    kind: str
    index: int
    box: Box
    prompt: str
    style: str = ""
    anchor: str = "t"


def _style(size: float, *, align: str = "l", colour: str = "tx2") -> str:
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/><a:defRPr sz="{size * 100:.0f}">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
    )


FOOTER, NUMBER = 11, 12
"""The indices of these two placeholders in every layout, as Office numbers them."""

_FOOTER: Final = _Holder("ftr", FOOTER, page.FOOTER, "", _style(page.SMALLEST), "ctr")
_NUMBER: Final = _Holder("sldNum", NUMBER, page.NUMBER, "", _style(page.SMALLEST, align="r"), "ctr")
_TITLE: Final = _Holder("title", 0, page.TITLE, "Title")
_WORDS: Final = _Holder("body", 1, page.BODY, "Text")
_MASTER: Final = (_TITLE, _WORDS, _FOOTER, _NUMBER)
_OPENING_TITLE: Final = _Holder(
    "title", 0, page.OPENING_TITLE, "Title", _style(page.OPENING_SIZE, colour="tx1")
)
_KICKER: Final = _Holder("body", 1, page.KICKER, "Idea", _style(page.KICKER_SIZE))
_LAYOUTS: Final = {
    Look.OPENING: (_OPENING_TITLE, _KICKER, _Holder("body", 13, page.OPENING, "Text")),
    Look.KICKER: (_OPENING_TITLE, _KICKER),
    Look.WORDS: (_TITLE, _WORDS),
    Look.COLUMNS: (
        _TITLE,
        _Holder("body", 1, page.HALVES[0], "Text"),
        _Holder("body", 13, page.HALVES[1], "Text"),
    ),
    Look.FIGURE: (_TITLE,),
}

_LEVELS: Final = 5
_NO_SLIDE: Final = frozenset({RT.PRINTER_SETTINGS, RT.VIEW_PROPS, RT.THUMBNAIL})
_TYPED: Final = {Look.WORDS: "tx", Look.FIGURE: "titleOnly"}


def blank() -> Presentation:
    """16:9, in the deck's theme, with one layout for each Look and no other."""
    presentation = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = Pt(page.WIDTH), Pt(page.HEIGHT)
    del presentation.element.find(qn("p:sldSz")).attrib["type"]  # it says 4:3
    master = presentation.slide_master
    master.part.part_related_by(RT.THEME).blob = theme()
    _replace(master.element, "p:txStyles", _text_styles())
    _replace(master.element, "p:cSld", _tree(_MASTER, background=True))
    for layout in list(presentation.slide_layouts)[len(Look) :]:
        presentation.slide_layouts.remove(layout)
    for look, layout in zip(Look, presentation.slide_layouts, strict=True):
        _redraw(layout, look)
    for rels in (presentation.part.rels, presentation.part.package._rels):
        for key in [key for key, rel in rels.items() if rel.reltype in _NO_SLIDE]:
            rels.pop(key)
    return presentation


def layout_of(presentation: Presentation, look: Look) -> SlideLayout:
    return presentation.slide_layouts[list(Look).index(look)]


def _redraw(layout: SlideLayout, look: Look) -> None:
    element = layout.element
    del element.attrib["type"]
    if look in _TYPED:
        element.set("type", _TYPED[look])
    else:
        element.set("userDrawn", "1")
    _replace(element, "p:cSld", _tree((*_LAYOUTS[look], _FOOTER, _NUMBER), name=look.value))


def _replace(parent: pptx.oxml.xmlchemy.BaseOxmlElement, name: str, xml: str) -> None:
    old = parent.find(qn(name))
    parent.replace(old, parse_xml(xml))


def _tree(holders: Iterable[_Holder], *, name: str = "", background: bool = False) -> str:
    """The shapes of a master or a layout."""
    paper = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>' if background else ""
    shapes = "".join(_shape(number, holder) for number, holder in enumerate(holders, 2))
    named = f' name="{name}"' if name else ""
    return (
        f'<p:cSld {nsdecls("p", "a", "r")}{named}>{paper}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/>'
        "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
        f"{shapes}</p:spTree></p:cSld>"
    )


def _shape(number: int, holder: _Holder) -> str:
    left, top, width, height = (Pt(length) for length in holder.box)
    name = {"ftr": "Footer", "sldNum": "Slide number"}.get(holder.kind, holder.prompt)
    index = f' idx="{holder.index}"' if holder.index else ""
    said = f'<a:r><a:rPr lang="{LANGUAGE}"/><a:t>{holder.prompt}</a:t></a:r>' if holder.prompt else ""
    if holder.kind == "sldNum":
        said = slide_number()
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name} {number}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{holder.kind}"{index}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{holder.anchor}"><a:noAutofit/>'
        f"</a:bodyPr><a:lstStyle>{holder.style}</a:lstStyle><a:p>{said}</a:p></p:txBody></p:sp>"
    )


def slide_number() -> str:
    """The field that shows a slide's number, as Office writes it."""
    return (
        f'<a:fld {nsdecls("a")} id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum">'
        f'<a:rPr lang="{LANGUAGE}"/><a:t>‹#›</a:t></a:fld>'
    )


def _text_styles() -> str:
    def level(number: int, size: float, font: str, bullet: str) -> str:
        return (
            f'<a:lvl{number}pPr marL="{(number - 1) * 228600 + (0 if font == "mj" else 203200)}" '
            f'indent="{0 if font == "mj" else -203200}" algn="l">{bullet}'
            f'<a:defRPr sz="{size * 100:.0f}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
            f'<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/>'
            f"</a:defRPr></a:lvl{number}pPr>"
        )

    dots = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    return (
        f"<p:txStyles {nsdecls('p', 'a')}>"
        f"<p:titleStyle>{level(1, page.TITLE_SIZE, 'mj', '<a:buNone/>')}</p:titleStyle>"
        f"<p:bodyStyle>{''.join(level(n, 16, 'mn', dots) for n in range(1, _LEVELS + 1))}</p:bodyStyle>"
        f"<p:otherStyle>{level(1, 16, 'mn', '<a:buNone/>')}</p:otherStyle></p:txStyles>"
    )
