"""The deck as Marp-flavoured Markdown: it reads as text, and Marp makes slides, notes and a PDF of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Final

from socra_cli.output import wording
from socra_cli.output.deck.model import (
    HOW,
    BarChart,
    Block,
    Bullets,
    Claim,
    Deck,
    Diagram,
    Quotation,
    Slide,
    Statement,
    Table,
    Text,
    mark,
)
from socra_cli.output.markdown import inert
from socra_cli.output.markdown.blocks import paragraphs, table

_STYLE: Final = files(__package__).joinpath("marp.css").read_text("utf-8")
_EMOJI_NAME: Final = re.compile(r":(?=[\w\\+-]+:)")
"""Marp makes a picture from the network of a name between colons, and no backslash holds it off."""
_JOINER: Final = "\u2060"
_COMMENT_END: Final = re.compile(r"-(?=-*!?>)")
_BAR: Final = 10


def render_marp(deck: Deck) -> str:
    """The whole file, ending in a line feed. Model text in it formats nothing and is no directive."""
    head = (
        "---",
        "marp: true",
        f"title: {_quoted(deck.title)}",
        "paginate: true",
        'size: "16:9"',
        f"footer: {_quoted(_inline(deck.footer))}",
        "style: |",
        *(f"  {line}".rstrip() for line in _STYLE.splitlines()),
        "---",
    )
    slides = [_slide(slide, deck if first else None) for first, slide in _with_first(deck.slides)]
    return "\n".join(head) + "\n\n" + "\n\n---\n\n".join(slides) + "\n"


def _with_first(slides: Sequence[Slide]) -> Iterable[tuple[bool, Slide]]:
    return ((place == 0, slide) for place, slide in enumerate(slides))


def _slide(slide: Slide, opens: Deck | None) -> str:
    classes = [slide.id, *(["split"] if slide.aside else [])]
    return paragraphs(
        f"<!-- _class: {' '.join(classes)} -->",
        f"**{_inline(opens.title)}** · {opens.subtitle} · {opens.date}" if opens else "",
        f"# {_inline(slide.title)}",
        *(_block(block, "###") for block in slide.blocks),
        *(_block(block, "###" if place else "##") for place, block in enumerate(slide.aside)),
        _notes(slide.notes),
    )


def _notes(notes: Sequence[str]) -> str:
    """A comment. Its items are a list, so that none can be read as a directive, and none ends the comment."""
    items = "\n\n".join(f"- {_COMMENT_END.sub('–', note)}" for note in notes)
    return f"<!--\n{items}\n-->" if items else ""


def _block(block: Block, heading: str) -> str:
    match block:
        case Text():
            said = _inline(block.text)
            return f"*{said}*" if block.size == "small" else said
        case Statement():
            return f"{_inline(block.claim.text)} {_mark(block.claim)}"
        case Quotation():
            return _quotation(block)
        case Bullets():
            items = "\n".join(f"- {_claim(item)}" for item in block.items)
            return paragraphs(_heading(block.heading, heading), items)
        case BarChart():
            return paragraphs(_heading(block.heading, heading), _chart(block))
        case Table():
            return paragraphs(_heading(block.heading, heading), _table(block.headers, block.rows))
        case Diagram():
            return _diagram(block)


def _heading(text: str, level: str) -> str:
    return f"{level} {_inline(text)}" if text else ""


def _claim(claim: Claim) -> str:
    label = f"**{_inline(claim.label)}:** " if claim.label else ""
    return f"{label}{_inline(claim.text)} {_mark(claim)}"


def _mark(claim: Claim) -> str:
    return f"`{mark(claim.level)}`"


def _quotation(quote: Quotation) -> str:
    bears = f", {'against' if quote.against else 'on'} {_inline(quote.bears_on)}" if quote.bears_on else ""
    return f"> “{_inline(quote.text)}”\n> {_inline(quote.said_in)}{bears} `{wording.level(quote.level)}`"


def _chart(chart: BarChart) -> str:
    rows = zip(chart.categories, chart.values, chart.caps, chart.levels, chart.remarks, strict=True)
    top = chart.maximum or max((abs(value) for value in chart.values if value is not None), default=0)
    return table(
        ("", _inline(chart.unit), "", "Evidence", "Remark"),
        [
            (
                _inline(name),
                "–" if value is None else wording.number(value),
                _bar(value, cap, top),
                f"`{wording.level(level)}`" if level else "",
                _inline(remark),
            )
            for name, value, cap, level, remark in rows
        ],
    )


def _bar(value: float | None, cap: float | None, top: float) -> str:
    """``██████░░``: the value, then what the evidence would still admit."""
    full = _cells(value, top)
    return "█" * full + "░" * (_cells(cap, top) - full)


def _cells(value: float | None, top: float) -> int:
    return round(_BAR * abs(value) / top) if value is not None and top else 0


def _diagram(diagram: Diagram) -> str:
    names = {node.id: node.name for node in diagram.nodes}
    sends: dict[str, list[str]] = {}
    for arrow in diagram.arrows:
        what = f" ({arrow.what})" if arrow.what else ""
        sends.setdefault(arrow.source, []).append(f"{names[arrow.target]}{what}")
    return _table(
        ("Part", "Does", "How", "Leads to"),
        [(node.name, node.does, HOW[node.how], ", ".join(sends.get(node.id, ()))) for node in diagram.nodes],
    )


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return table([_inline(header) for header in headers], [list(map(_inline, row)) for row in rows])


def _inline(text: str) -> str:
    """Inert for Markdown, and for the formulas and emoji names that Marp reads beyond it."""
    return _EMOJI_NAME.sub(f":{_JOINER}", inert.inline(text).replace("$", "\\$"))


def _quoted(text: str) -> str:
    """A YAML string; JSON's are."""
    return json.dumps(text, ensure_ascii=False)
