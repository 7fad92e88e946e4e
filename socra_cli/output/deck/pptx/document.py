"""A deck written slide by slide."""

# mypy: allow-untyped-calls
# python-pptx has no types for some of its methods.

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide as Page
from pptx.util import Pt

from socra_cli.output.deck.model import BarChart, Deck, Diagram, Slide, Table
from socra_cli.output.deck.pptx import master, package, page
from socra_cli.output.deck.pptx.charts import add_chart
from socra_cli.output.deck.pptx.diagrams import add_diagram
from socra_cli.output.deck.pptx.flow import Paragraph, Run, Tone
from socra_cli.output.deck.pptx.layout import Drawn, Placed, Words, lay_out
from socra_cli.output.deck.pptx.master import Look
from socra_cli.output.deck.pptx.shapes import emu, put
from socra_cli.output.deck.pptx.tables import add_table
from socra_cli.output.deck.pptx.theme import LANGUAGE
from socra_cli.output.deck.pptx.words import add_run, holdable
from socra_cli.output.deck.pptx.words import write as write_words

_NOTES: Final = 12.0
_BETWEEN_NOTES: Final = 6.0
_LOOKS: Final = {
    (True, 1): Look.KICKER,
    (True, 2): Look.OPENING,
    (False, 0): Look.FIGURE,
    (False, 1): Look.WORDS,
    (False, 2): Look.COLUMNS,
}
"""By whether it is the first slide, and in how many placeholders its words stand."""


def write(deck: Deck) -> bytes:
    """``deck`` as the bytes of a ``.pptx`` file."""
    presentation = master.blank()
    created = datetime.fromisoformat(deck.date).replace(tzinfo=UTC)
    for number, slide in enumerate(deck.slides, 1):
        kicker = f"{deck.title} · {deck.subtitle} · {deck.date}" if number == 1 else ""
        _add_slide(presentation, slide, kicker=kicker, footer=deck.footer, created=created)
    package.stamp(
        presentation,
        title=holdable(deck.title),
        subject=holdable(deck.subtitle),
        language=LANGUAGE,
        created=created,
    )
    package.name_notes_master(presentation)
    return package.packed(presentation)


def _add_slide(
    presentation: Presentation, slide: Slide, *, kicker: str, footer: str, created: datetime
) -> None:
    laid = lay_out(slide, kicker)
    opening = [laid.kicker] if laid.kicker else []
    words = [*opening, *filter(None, map(_first_words, laid.columns))]
    made = presentation.slides.add_slide(master.layout_of(presentation, _LOOKS[bool(kicker), len(words)]))
    for holder, one in zip(made.placeholders, (laid.title, *words), strict=True):
        put(holder, one.box)
        write_words(holder.text_frame, one.paragraphs)
    for placed in (one for column in laid.columns for one in column if one not in words):
        _add(made, placed, created)
    _add_footer(made, footer)
    _add_notes(made, slide.notes)


def _first_words(column: Sequence[Placed]) -> Words | None:
    return next((one for one in column if isinstance(one, Words)), None)


def _add(made: Page, placed: Placed, created: datetime) -> None:
    match placed:
        case Words():
            write_words(made.shapes.add_textbox(*emu(placed.box)).text_frame, placed.paragraphs)
        case Drawn(figure=BarChart() as chart):
            add_chart(made, placed, chart, created)
        case Drawn(figure=Table() as table):
            add_table(made, placed, table)
        case Drawn(figure=Diagram() as diagram):
            add_diagram(made, placed, diagram)


def _add_footer(made: Page, footer: str) -> None:
    """The footer and the slide's number. python-pptx doesn't copy these from a layout by itself."""
    held = made.slide_layout.placeholders
    for holder in filter(None, map(held.get, (master.FOOTER, master.NUMBER))):
        made.shapes.clone_placeholder(holder)
    words = Paragraph((Run(footer, page.SMALLEST, Tone.MUTED),))
    write_words(made.placeholders[master.FOOTER].text_frame, (words,), anchor=MSO_ANCHOR.MIDDLE)
    _set_number(made.placeholders)


def _add_notes(made: Page, notes: Sequence[str]) -> None:
    frame = made.notes_slide.notes_text_frame if notes else None
    if frame is None:
        return
    for number, note in enumerate(notes):
        target = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        target.space_before = Pt(_BETWEEN_NOTES if number else 0)
        add_run(target, Run(note, _NOTES))
    _set_number(made.notes_slide.placeholders)


def _set_number(placeholders: Iterable[Shape]) -> None:
    for shape in placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            shape.text_frame.paragraphs[0]._p.append(parse_xml(master.slide_number()))
