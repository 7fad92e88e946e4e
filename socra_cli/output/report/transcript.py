"""The founder's words with every quoted passage marked, however passages overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from socra_cli.domain.evidence import BRIEF, Quote, Turn
from socra_cli.domain.plan import Masterplan
from socra_cli.output.report.citations import Citation, Place, citations


class Span(NamedTuple):
    """One quoted passage of a text. ``anchor`` is its id, and the class of all its pieces."""

    number: int
    anchor: str
    start: int
    end: int
    places: tuple[Place, ...]


class Piece(NamedTuple):
    """A run of text inside the same passages. A passage is in ``opens`` of its first piece, ``closes`` of its
    last.
    """

    text: str
    inside: tuple[Span, ...]
    opens: tuple[Span, ...]
    closes: tuple[Span, ...]


class Passage(NamedTuple):
    """The brief, or one turn. ``anchor`` is its id on the page."""

    turn: Turn
    anchor: str
    spans: tuple[Span, ...]
    pieces: tuple[Piece, ...]


class Transcript:
    """The brief and the turns of one plan, and where in them each quote stands."""

    def __init__(self, plan: Masterplan) -> None:
        brief = Turn(id=BRIEF, role="founder", text=plan.idea.text)
        turns = (brief, *plan.turns)
        self._numbers = {turn.id: number for number, turn in reversed(list(enumerate(turns)))}
        self._texts = {turn.id: turn.text for turn in reversed(turns)}
        cited = [one for one in citations(plan) if self._holds(one[0])]
        self.brief, *self.turns = [
            self._passage(number, turn, [one for one in cited if self._numbers[one[0].turn] == number])
            for number, turn in enumerate(turns)
        ]

    def anchor(self, quote: Quote) -> str | None:
        """The id of the marked words; None for words that were not found there."""
        if not self._holds(quote):
            return None
        return _span_anchor(self._numbers[quote.turn], quote)

    def spans(self) -> Iterator[Span]:
        for passage in (self.brief, *self.turns):
            yield from passage.spans

    def _holds(self, quote: Quote) -> bool:
        """Whether the words stand where the quote says: a document may have been edited by hand."""
        text = self._texts.get(quote.turn, "")
        inside = 0 <= quote.start < quote.end <= len(text)
        return quote.verified and inside and text[quote.start : quote.end] == quote.text

    def _passage(self, number: int, turn: Turn, cited: list[Citation]) -> Passage:
        spans = _spans(number, cited)
        return Passage(turn, f"said-{number}", spans, tuple(_pieces(turn.text, spans)))


def _spans(number: int, cited: Iterable[Citation]) -> tuple[Span, ...]:
    places: dict[tuple[int, int], list[Place]] = {}
    anchors: dict[tuple[int, int], str] = {}
    for quote, place in cited:
        where = (quote.start, quote.end)
        anchors[where] = _span_anchor(number, quote)
        places.setdefault(where, []).append(place)
    return tuple(
        Span(count, anchors[where], *where, tuple(dict.fromkeys(places[where])))
        for count, where in enumerate(sorted(places), 1)
    )


def _pieces(text: str, spans: tuple[Span, ...]) -> Iterator[Piece]:
    cuts = {0, len(text), *(span.start for span in spans), *(span.end for span in spans)}
    for start, end in pairwise(sorted(cuts)):
        inside = tuple(span for span in spans if span.start <= start and end <= span.end)
        opens = tuple(span for span in inside if span.start == start)
        yield Piece(text[start:end], inside, opens, tuple(span for span in inside if span.end == end))


def _span_anchor(number: int, quote: Quote) -> str:
    return f"said-{number}-{quote.start}-{quote.end}"
