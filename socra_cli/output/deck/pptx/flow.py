"""Blocks of words as paragraphs, and how high they stand at a width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import singledispatch
from typing import Final

from socra_cli.domain.evidence import Level
from socra_cli.output import wording
from socra_cli.output.deck.model import (
    BarChart,
    Block,
    Bullets,
    Claim,
    Diagram,
    Quotation,
    Statement,
    Table,
    Text,
    mark,
)
from socra_cli.output.deck.pptx.page import LEADING, SMALLEST
from socra_cli.output.figures.measure import wrap

_LEAD: Final = 20.0
_BODY: Final = 16.0
_SMALL: Final = 12.0
_STATEMENT: Final = 21.0
_BETWEEN_BLOCKS: Final = 20.0
_BETWEEN_ITEMS: Final = 8.0
_HANGING: Final = 16.0
_MANY: Final = 1_000
_NO_BREAK: Final = "\u00a0"


class Tone(Enum):
    """The colours of the theme that words are set in."""

    INK = "ink"
    MUTED = "muted"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one type. ``size`` is points."""

    text: str
    size: float
    tone: Tone = Tone.INK
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``before`` is the space above it, unless it comes first; ``indent`` where its lines begin. Points."""

    runs: tuple[Run, ...]
    before: float = 0.0
    indent: float = 0.0
    bullet: bool = False
    centred: bool = False

    @property
    def line(self) -> float:
        """The height of one of its lines."""
        return LEADING * max(run.size for run in self.runs)

    def height(self, width: float) -> float:
        """How high its lines stand at ``width``, measured as if every run were as large as the largest."""
        size = max(run.size for run in self.runs)
        text = "".join(run.text for run in self.runs)
        lines = wrap(text, width - self.indent, size, lines=_MANY, bold=all(run.bold for run in self.runs))
        return self.line * max(1, len(lines))


@singledispatch
def paragraphs(block: object) -> tuple[Paragraph, ...]:
    """The words of ``block`` at full size: all of a text's, the heading of a chart's or a table's."""
    raise TypeError(f"a slide has no block of type {type(block).__name__}")


@paragraphs.register
def _(block: Text) -> tuple[Paragraph, ...]:
    size, tone = {
        "lead": (_LEAD, Tone.INK),
        "body": (_BODY, Tone.INK),
        "small": (_SMALL, Tone.MUTED),
    }[block.size]
    return (Paragraph((Run(block.text, size, tone),), _BETWEEN_BLOCKS if size > _BODY else 12.0),)


@paragraphs.register
def _(block: Statement) -> tuple[Paragraph, ...]:
    return (Paragraph(_claim(block.claim, _STATEMENT), _BETWEEN_BLOCKS),)


@paragraphs.register
def _(block: Bullets) -> tuple[Paragraph, ...]:
    items = [Paragraph(_claim(item, _BODY), _BETWEEN_ITEMS, _HANGING, bullet=True) for item in block.items]
    if not block.heading:
        return _opened(items)
    return (*_heading(block.heading), *items)


@paragraphs.register
def _(block: Quotation) -> tuple[Paragraph, ...]:
    said = [unbroken(mark(block.level)), block.said_in]
    about = f"{'against' if block.against else 'for'} {block.bears_on}" if block.bears_on else ""
    return (
        Paragraph((Run(f"“{block.text}”", _BODY),), _BETWEEN_BLOCKS),
        Paragraph(
            (
                Run(" · ".join(said), _SMALL, Tone.MUTED),
                *((Run(f" · {about}", _SMALL, Tone.BAD if block.against else Tone.MUTED),) if about else ()),
            ),
            3.0,
        ),
    )


@paragraphs.register
def _(block: BarChart) -> tuple[Paragraph, ...]:
    return (*_heading(block.heading), *(_remarks(block) if only_words(block) else ()))


@paragraphs.register
def _(block: Table) -> tuple[Paragraph, ...]:
    return _heading(block.heading)


@paragraphs.register
def _(block: Diagram) -> tuple[Paragraph, ...]:
    return ()


def only_words(block: Block) -> bool:
    """Whether ``block`` is a chart without a number in it, of which the remarks are all there is to show."""
    return isinstance(block, BarChart) and all(value is None for value in block.values)


def unbroken(text: str) -> str:
    """``text`` with no line's end inside the name of a level: ``E3`` and ``observed`` belong together."""
    for name in map(wording.level, Level):
        text = text.replace(name, name.replace(" ", _NO_BREAK))
    return text


def scaled(flow: Iterable[Paragraph], scale: float) -> tuple[Paragraph, ...]:
    """``flow`` with smaller type and spaces, though no type under the smallest."""
    return tuple(
        replace(
            one,
            runs=tuple(replace(run, size=smaller(run.size, scale)) for run in one.runs),
            before=one.before * scale,
        )
        for one in flow
    )


def smaller(size: float, scale: float) -> float:
    """``size`` scaled to half a point, and never under the smallest."""
    return max(SMALLEST, round(size * scale * 2) / 2)


def height(flow: Sequence[Paragraph], width: float) -> float:
    """How high ``flow`` stands at ``width``. The space above the first paragraph doesn't count."""
    spaces = sum(paragraph.before for paragraph in flow[1:])
    return spaces + sum(paragraph.height(width) for paragraph in flow)


def _claim(claim: Claim, size: float) -> tuple[Run, ...]:
    label = (Run(f"{claim.label}: ", size, bold=True),) if claim.label else ()
    return (*label, Run(claim.text, size), Run(f"  {unbroken(mark(claim.level))}", _SMALL, Tone.MUTED))


def _remarks(chart: BarChart) -> list[Paragraph]:
    pairs = zip(chart.categories, chart.remarks, strict=True)
    return [
        Paragraph(
            (Run(f"{name}: ", _BODY, bold=True), Run(remark, _BODY)), _BETWEEN_ITEMS, _HANGING, bullet=True
        )
        for name, remark in pairs
    ]


def _heading(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(text, 13.0, Tone.MUTED, bold=True),), _BETWEEN_BLOCKS),) if text else ()


def _opened(items: list[Paragraph]) -> tuple[Paragraph, ...]:
    """A list without a heading stands off from what is above it."""
    return (*(replace(item, before=_BETWEEN_BLOCKS) for item in items[:1]), *items[1:])
