"""Whether a text is in the language that the rules read, told by its commonest words."""

from __future__ import annotations

import re
from typing import Final

from socra_cli.domain.cues.base import words

ENGLISH_ONLY: Final = (
    "The rules read English only: of a text in another language they quote words and numbers, and judge none."
)

_COMMON: Final = words(
    "the and of to is we for it that with our are have they has on at by from will be this their who not"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_LEAST_SHARE: Final = 0.1
_TOO_FEW: Final = 8


def is_english(text: str) -> bool:
    """True where a tenth of the words are among English's commonest; short texts count as English."""
    found: list[str] = _WORD.findall(text.lower())
    if len(found) < _TOO_FEW:
        return sum(word.isascii() for word in found) * 2 >= len(found)
    return sum(word in _COMMON for word in found) / len(found) >= _LEAST_SHARE
