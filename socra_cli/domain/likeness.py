"""Whether two statements say the same, by the words they share. Crude on purpose: equal in, equal out."""

from __future__ import annotations

import re
from typing import Final

from socra_cli.domain.cues.base import words
from socra_cli.domain.folding import fold

SAME_AT: Final = 0.8
LIKE_AT: Final = 0.5
_WORD: Final = re.compile(r"[^\W_]+")
_EMPTY: Final = words(
    "a an the of to in on at for from by with and or is are was were be been it its that this they their "
    "them we our you your will would can do does have has as"
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
