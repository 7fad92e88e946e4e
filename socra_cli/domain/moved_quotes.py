"""Which quotes came to stand behind something between two versions, and which went away from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from socra_cli.domain.changes import QuoteChange, QuoteMove
from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.folding import fold
from socra_cli.domain.grounding import Corpus

Moves = tuple[QuoteMove, ...]


class Texts(NamedTuple):
    """All that the founder said in the earlier version, and in the later one."""

    before: Corpus
    after: Corpus


def quote_moves(
    before: Iterable[Quote], after: Iterable[Quote], texts: Texts, *, against: bool = False
) -> Moves:
    """What became of every verified quote. A quote that holds the words of another is the same one."""
    old, new = _distinct(before), _distinct(after)
    moves = []
    for words, quote in new.items():
        was = _level_of(words, old)
        if was is None:
            moves.append(_moved(QuoteChange.GAINED, quote, texts.before, None, quote.level, against))
        elif was is not quote.level:
            change = QuoteChange.RAISED if quote.level > was else QuoteChange.LOWERED
            moves.append(_moved(change, quote, texts.before, was, quote.level, against))
    for words, quote in old.items():
        if _level_of(words, new) is None:
            moves.append(_moved(QuoteChange.LOST, quote, texts.after, quote.level, None, against))
    return tuple(moves)


def _distinct(quotes: Iterable[Quote]) -> dict[str, Quote]:
    """Verified quotes by their folded words, each at its highest level."""
    found: dict[str, Quote] = {}
    for quote in quotes:
        words = fold(quote.text)
        if quote.verified and (words not in found or quote.level > found[words].level):
            found[words] = quote
    return found


def _level_of(words: str, quotes: dict[str, Quote]) -> Level | None:
    """The highest level of these words among ``quotes``; ``None`` where nobody quotes them."""
    same = (quote.level for other, quote in quotes.items() if words in other or other in words)
    return max(same, default=None)


def _moved(
    change: QuoteChange,
    quote: Quote,
    other: Corpus,
    was: Level | None,
    now: Level | None,
    against: bool,
) -> QuoteMove:
    said = change in (QuoteChange.RAISED, QuoteChange.LOWERED) or other.says(quote.text)
    return QuoteMove(
        change=change, quote=quote, level_before=was, level_after=now, against=against, said_in_both=said
    )


def ranked(moves: Moves, decisive: Callable[[QuoteMove], bool]) -> Moves:
    """``moves`` with the decisive ones marked and first, then new words before known ones, then by level."""
    marked = [move.model_copy(update={"decisive": decisive(move)}) for move in moves]
    return tuple(
        sorted(marked, key=lambda move: (not move.decisive, move.said_in_both, -highest_level(move).rank))
    )


def highest_level(move: QuoteMove) -> Level:
    """The better of the levels that the words had and have."""
    return max(move.level_before or Level.E0, move.level_after or Level.E0)
