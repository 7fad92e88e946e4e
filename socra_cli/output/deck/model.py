"""What a deck is made of: typed slides, which every format lays out in its own way.

All texts are on one line, safe to show, and short enough for their place; what had to be cut stands in full
in the slide's notes. Nothing is escaped for any format.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from socra_cli.domain.evidence import Level
from socra_cli.output import wording

PROPOSAL = "proposal"


class SlideKind(StrEnum):
    """The slides in their order; each deck has one of every kind. The value is the slide's id, too."""

    VERDICT = "verdict"
    PROBLEM = "problem"
    PEOPLE = "people"
    EVIDENCE = "evidence"
    FIRST_VERSION = "first-version"
    ARCHITECTURE = "architecture"
    ECONOMICS = "economics"
    FIRST_TEN = "first-ten"
    PERSONAS = "personas"
    AGAINST = "against"
    UNKNOWN = "unknown"
    NEXT = "next"


HOW: Final = {"build": "to build", "buy": "to buy", "manual": "by hand", "outside": "outside"}
"""How a part of the system comes about, in words."""


def mark(level: Level | None) -> str:
    """What is shown beside a claim: ``E3 observed``, or ``proposal`` where nothing stands behind it."""
    return PROPOSAL if level is None else wording.level(level)


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence and what stands behind it. ``level`` is None for a proposal, E0 for what nobody has said."""

    text: str
    level: Level | None = None
    label: str = ""
    """What the sentence is about, in a word or two: ``User``, ``Wedge``. Often empty."""


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence by code about the plan itself, such as the rule that fired: no claim, so without a level."""

    text: str
    size: Literal["lead", "body", "small"] = "body"


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim in large type: what the slide is about."""

    claim: Claim


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Claim, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A founder's words. ``said_in`` is ``brief`` or ``answer T02``; ``bears_on`` the claim, ``A-001``."""

    text: str
    level: Level
    said_in: str
    bears_on: str = ""
    against: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars, one a category. All tuples have the same length.

    A value of None means that there is no number: then ``remarks`` says why. ``caps`` are the highest values
    that the evidence admits (None: no bound, or none to draw); ``levels`` the evidence behind each value
    (None: counted or computed by code, or a proposal).
    """

    heading: str
    categories: tuple[str, ...]
    values: tuple[float | None, ...]
    unit: str
    caps: tuple[float | None, ...]
    levels: tuple[Level | None, ...]
    remarks: tuple[str, ...]
    maximum: float | None = None
    """The scale's end where it has a natural one (10 for scores)."""


@dataclass(frozen=True, slots=True)
class Table:
    """Plain text cells; rows are as long as ``headers``. Where rows are claims, a column or the heading says
    their level."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the system, or something ``outside`` that it rests on. ``id`` is ``c1`` …, ``x1`` …"""

    id: str
    name: str
    does: str
    how: Literal["build", "buy", "manual", "outside"]


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one node's id to another's."""

    source: str
    target: str
    what: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """Every arrow joins two different nodes of the diagram. All of it is a proposal."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


Block = Text | Statement | Bullets | Quotation | BarChart | Table | Diagram


@dataclass(frozen=True, slots=True)
class Slide:
    """One message. ``title`` is that message, a sentence. ``aside`` is a second column, often empty."""

    kind: SlideKind
    title: str
    blocks: tuple[Block, ...]
    aside: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()
    """Paragraphs for the speaker: quotes verbatim with their place and level, reasons, texts in full."""

    @property
    def id(self) -> str:
        return self.kind.value


@dataclass(frozen=True, slots=True)
class Deck:
    """``footer`` stands on every slide: the idea's title, and for a demo that no model was asked."""

    title: str
    subtitle: str
    slides: tuple[Slide, ...]
    demo: bool
    footer: str
    date: str
    """ISO date of the plan."""
