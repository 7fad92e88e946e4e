"""Which assumptions of two ledgers are the same one: by id where ids were kept, else by the founder's words,
else by the statement. One to one, best first, and the same pairs whichever ledger comes first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from socra_cli.domain.folding import fold
from socra_cli.domain.ledger import Assumption
from socra_cli.domain.likeness import LIKE_AT, content_words

OVERLAP_AT: Final = 0.6
"""Shared words of two quotes, of the shorter's, from which on they are one passage."""
SAME_PASSAGES_AT: Final = 0.5
"""Shared passages, of all that two assumptions stand on, that pair them whatever their statements say."""

Assumptions = Sequence[Assumption]
Words = frozenset[str]


class PairedBy(StrEnum):
    ID = "id"
    QUOTE = "quote"
    STATEMENT = "statement"


class Pair(NamedTuple):
    before: Assumption
    after: Assumption
    by: PairedBy


def pair_by_ids(before: Assumptions, after: Assumptions) -> tuple[Pair, ...]:
    """The assumptions with the same id, in the order of ``after``."""
    known = {assumption.id: assumption for assumption in reversed(before)}
    return tuple(Pair(known.pop(now.id), now, PairedBy.ID) for now in after if now.id in known)


def pair_by_words(before: Assumptions, after: Assumptions) -> tuple[Pair, ...]:
    """The assumptions that stand on the same passages, then those with like statements, in the order of
    ``after``.

    The founder's words weigh more than any likeness of two statements. Identical passages pair two
    assumptions of different personas too, unless most of what they stand on is something else: one sentence
    may speak to several assumptions.
    """
    old, new = [_Profile.of(a) for a in before], [_Profile.of(a) for a in after]
    kinships = {(i, j): _kinship(was, now) for i, was in enumerate(old) for j, now in enumerate(new)}
    places = best_first({place: kinship.weight for place, kinship in kinships.items()})
    return tuple(Pair(before[i], after[j], kinships[i, j].by) for i, j in places)


def best_first(weights: Mapping[tuple[int, int], float]) -> tuple[tuple[int, int], ...]:
    """The heaviest pairs of places, each place once, in the order of the second; no weight, no pair.

    Of pairs that weigh the same, the one whose places are nearest: a rule that reads alike from both sides.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    ranked = sorted(weights, key=lambda pair: (-weights[pair], abs(pair[0] - pair[1]), min(pair)))
    for i, j in ranked:
        if weights[i, j] > 0 and i not in taken and j not in found:
            found[j] = i
            taken.add(i)
    return tuple((found[j], j) for j in sorted(found))


class _Kinship(NamedTuple):
    weight: float
    by: PairedBy


_STRANGERS: Final = _Kinship(0.0, PairedBy.STATEMENT)


@dataclass(frozen=True, slots=True)
class _Profile:
    """What an assumption is known by. ``passages`` are its verified quotes for and against."""

    persona: str
    statement: Words
    passages: tuple[tuple[str, Words], ...]

    @classmethod
    def of(cls, assumption: Assumption) -> _Profile:
        quotes = (*assumption.quotes, *assumption.counter_quotes)
        texts = [quote.text for quote in quotes if quote.verified]
        passages = tuple((fold(text), content_words(text)) for text in texts)
        return cls(assumption.persona, content_words(assumption.statement), passages)


def _kinship(was: _Profile, now: _Profile) -> _Kinship:
    union = was.statement | now.statement
    like = len(was.statement & now.statement) / len(union) if union else 0.0
    share = _shared(was, now)
    close = like >= LIKE_AT or was.persona == now.persona or share >= SAME_PASSAGES_AT
    if share > 0 and close:
        return _Kinship(1 + like + share, PairedBy.QUOTE)
    return _Kinship(like, PairedBy.STATEMENT) if like >= LIKE_AT else _STRANGERS


def _shared(was: _Profile, now: _Profile) -> float:
    """Passages in common ÷ all passages, 0 to 1."""
    left = sum(any(_one_passage(one, other) for other in now.passages) for one in was.passages)
    right = sum(any(_one_passage(one, other) for one in was.passages) for other in now.passages)
    common = min(left, right)
    return common / (len(was.passages) + len(now.passages) - common) if common else 0.0


def _one_passage(one: tuple[str, Words], other: tuple[str, Words]) -> bool:
    if one[0] == other[0]:
        return True
    shorter = min(len(one[1]), len(other[1]))
    return shorter > 0 and len(one[1] & other[1]) / shorter >= OVERLAP_AT
