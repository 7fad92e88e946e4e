"""The deck's colours and fonts, as Office writes a theme."""

from __future__ import annotations

from typing import Final

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import nsdecls

from socra_cli.output.deck.pptx.flow import Tone

LANGUAGE: Final = "en-GB"

INK: Final = MSO_THEME_COLOR.TEXT_1
MUTED: Final = MSO_THEME_COLOR.TEXT_2
RULE: Final = MSO_THEME_COLOR.BACKGROUND_2
PAPER: Final = MSO_THEME_COLOR.BACKGROUND_1
ACCENT: Final = MSO_THEME_COLOR.ACCENT_1
BAD: Final = MSO_THEME_COLOR.ACCENT_4
TONES: Final = {Tone.INK: INK, Tone.MUTED: MUTED, Tone.BAD: BAD}

_FONT: Final = "Arial"
"""On every system, or with a stand-in of the same widths."""

_COLOURS: Final = {
    "dk1": "1D1F21", "lt1": "FBFAF7", "dk2": "5C6066", "lt2": "D9D6CD",
    "accent1": "1F5F8B", "accent2": "2E6B3C", "accent3": "8A5A00", "accent4": "9C2F2F",
    "accent5": "5C6066", "accent6": "D9D6CD", "hlink": "1F5F8B", "folHlink": "5C6066",
}  # fmt: skip
"""The light tokens of the report: ink, paper, muted, rule; accent, good, warn, bad."""

_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE: Final = f'<a:ln w="9525">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme() -> bytes:
    """The theme part: plain fills and lines, no shadow, no gradient. A theme must hold three of each."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    font = f'<a:latin typeface="{_FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<a:theme {nsdecls("a")} name="socra"><a:themeElements>'
        f'<a:clrScheme name="socra">{colours}</a:clrScheme>'
        f'<a:fontScheme name="socra"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        "</a:fontScheme>"
        f'<a:fmtScheme name="socra"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    ).encode()
