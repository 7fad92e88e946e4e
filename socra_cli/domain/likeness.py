"""Whether two statements say the same, by the words they share. Crude on purpose: equal in, equal out."""

from __future__ import annotations

import re
from typing import Final

from socra_cli.domain.cues.base import words
from socra_cli.domain.folding import fold

SAME_AT: Final = 0.8
LIKE_AT: Final = 0.5
_STEM: Final = 6  # letters: *approval* and *approved* are one word to these rules
_TELLING: Final = 4  # letters that a word needs to be about something
_WORD: Final = re.compile(r"[^\W_]+")
_EMPTY: Final = words(
    "a an the of to in on at for from by with and or is are was were be been it its that this they their "
    "them we our you your will would can do does have has as"
)
_EVERYDAY: Final = words(
    "about after again also another because been before being both cost costs could does done each even "
    "ever every from have here hour hours into just like made make many month months more most much need "
    "needs never next nobody none nothing only other over paid pays people price prices said same says "
    "several should since some somebody something still such take takes than that their them then there "
    "these they thing things this those time times until very want wants week weeks were what when where "
    "which while will with without would year years your"
)


def likeness(one: str, other: str) -> float:
    """Shared words ÷ all words (Jaccard), 0 to 1, over what is left without the commonest words."""
    left, right = content_words(one), content_words(other)
    union = left | right
    return len(left & right) / len(union) if union else 0.0


def same_statement(one: str, other: str) -> bool:
    return likeness(one, other) >= SAME_AT


def content_words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text))) - _EMPTY


def on_one_point(one: str, other: str) -> bool:
    """Whether two passages share a telling word, in whatever ending: *approval* and *is approved*."""
    return bool(_stems(one) & _stems(other))


def _stems(text: str) -> frozenset[str]:
    telling = (w for w in content_words(text) - _EVERYDAY if len(w) >= _TELLING and w.isalpha())
    return frozenset(word.rstrip("s")[:_STEM] for word in telling)
