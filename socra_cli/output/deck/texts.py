"""Sentences of a deck: clipped for their place on a slide, or in full for the notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.plan import Sourced
from socra_cli.domain.text import clip, one_line
from socra_cli.output import wording
from socra_cli.output.deck.model import Quotation, mark
from socra_cli.output.standing import Ground

TITLE: Final = 90
LEAD: Final = 212
BULLET: Final = 160
QUOTE: Final = 200
CELL: Final = 70
NAME: Final = 32
"""How many columns of text a place on a slide has."""

_STANDING: Final = {
    None: "only proposed",
    Level.E0: "not stated",
    Level.E1: "only asserted",
    Level.E2: "a matter of opinion",
    Level.E3: "observed",
    Level.E4: "backed by a commitment",
    Level.E5: "backed by repeated commitments",
}
_NUMBERS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def short(text: str, most: int) -> str:
    """``text`` on one line, safe to show, at most ``most`` columns, cut at a word's end."""
    return clip(one_line(text), most)


def clause(text: str) -> str:
    """``text`` on one line without its full stop, for a place where the sentence goes on."""
    return wording.clause(one_line(text))


def sentence(text: str) -> str:
    """``text`` on one line, ended by a full stop unless it ends by itself; empty stays empty."""
    return wording.sentence(one_line(text))


def count(number: int, things: str = "") -> str:
    """``two parts``, ``one part``, ``no part``, ``two``: in words up to twelve."""
    said = _NUMBERS[number] if number < len(_NUMBERS) else f"{number}"
    return f"{said} {things if number <= 1 else f'{things}s'}" if things else said


def standing_words(level: Level | None) -> str:
    """How a claim stands, after *is*: ``only asserted``, ``observed``."""
    return _STANDING[level]


def part(some: int, of: int, thing: str) -> str:
    """``three of eleven parts``: both in words, or both in digits."""
    return f"{count(some)} of {count(of, thing)}" if of < len(_NUMBERS) else f"{some} of {of} {thing}s"


def shown_of(heading: str, shown: int, of: int) -> str:
    """``Risks, 4 of 12`` where not all fit; else the heading alone."""
    return f"{heading}, {shown} of {of}" if shown < of else heading


def name_of(identifier: str) -> str:
    """An id, or whatever stands in its place, short enough for a mark in the margin."""
    return short(identifier, 20)


def listed(names: Sequence[str]) -> str:
    """``a, b and c``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def quotation(quote: Quote, bears_on: str = "", *, against: bool = False) -> Quotation:
    """``quote`` as a block of a slide, clipped."""
    said_in = name_of(wording.where(quote.turn))
    return Quotation(short(quote.text, QUOTE), quote.level, said_in, name_of(bears_on), against)


def in_full(label: str, said: Sourced, ground: Ground) -> str:
    """A sentence of the plan for the notes, with the ids that it stands on and their level."""
    return f"{label}: {clause(said.text)} ({', '.join((*ground.ids, mark(ground.level)))})."


def cite(quote: Quote) -> str:
    """A quotation in full, with its place and level; an unverified one says so."""
    words = f"“{one_line(quote.text)}”"
    if not quote.verified:
        return f"{words} (not found in the founder's words: no evidence)"
    return f"{words} ({one_line(wording.where(quote.turn))}, {wording.level(quote.level)})"


def cited(about: str, quotes: Iterable[Quote]) -> tuple[str, ...]:
    """One paragraph for the notes: what the quotes bear on, and the quotes. None without quotes."""
    said = "; ".join(map(cite, quotes))
    return (f"{about}: {said}",) if said else ()
