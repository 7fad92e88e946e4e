"""The evidence ladder and the quotes that stand on it. Grounding, and the ceiling of a quote's words, are in
``grounding`` and ``ceiling``; this module holds the values."""

from __future__ import annotations

from enum import StrEnum

from socra_cli.domain.base import Draft, Frozen

BRIEF = "brief"
"""The turn id of the brief itself."""


class Level(StrEnum):
    """How much a claim has behind it. Compares as the ladder does: ``Level.E1 < Level.E3``."""

    E0 = "E0"
    E1 = "E1"
    E2 = "E2"
    E3 = "E3"
    E4 = "E4"
    E5 = "E5"

    @property
    def rank(self) -> int:
        """0 to 5."""
        return int(self.value[1])

    @property
    def label(self) -> str:
        """The ladder's word for it: unstated, asserted, opinion, observed, committed, repeated."""
        return _LABELS[self.rank]

    @property
    def cap(self) -> int | None:
        """The highest score this level admits; ``None`` where
        nothing was said (method page, the evidence ladder)."""
        return _CAPS[self.rank]


_LABELS = ("unstated", "asserted", "opinion", "observed", "committed", "repeated")
_CAPS = (None, 4, 4, 6, 8, 10)


class Quote(Frozen):
    """Words that a founder is said to have used. ``start``
    and ``end`` are code points into the turn's text.

    ``verified`` is only ever set by grounding: then ``text`` is exactly ``turn_text[start:end]``. An
    unverified quote has ``start == end == 0`` and level E0, and supports nothing.
    """

    turn: str
    """``brief``, or the id of a founder's turn."""
    text: str
    start: int = 0
    end: int = 0
    verified: bool = False
    level: Level = Level.E0


class QuoteDraft(Draft):
    """A quote as a model proposes it. The level can only be lowered by code."""

    turn: str
    text: str
    level: Level


class Turn(Frozen):
    """One turn of the conversation. Only a founder's turns can be quoted.

    ``why`` and ``assumption_id`` belong to a question; ``partial`` marks text of an answer that broke off.
    """

    id: str
    """``Q01`` … for questions, ``T01`` … for answers."""
    role: str
    """``interviewer`` or ``founder``."""
    text: str
    why: str = ""
    """Why the question was asked."""
    assumption_id: str | None = None
    """The assumption that the question is about."""
    partial: bool = False


def highest(quotes: tuple[Quote, ...]) -> Level:
    """The highest level among verified quotes; E0 when there is none."""
    return max((quote.level for quote in quotes if quote.verified), default=Level.E0)
