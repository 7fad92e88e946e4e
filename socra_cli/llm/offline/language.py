"""Whether a text is in the language that the rules read, told by its commonest words."""

from __future__ import annotations

import re
from typing import Final

from socra_cli.domain.cues import recognise

ENGLISH_ONLY: Final = (
    "The rules read English only: of a text in another language they quote words and numbers, and judge none."
)

_WORD: Final = re.compile(r"[^\W\d_]+")
_LEAST_SHARE: Final = 0.1
"""English prose has three times as many of its commonest words; lists and tables have fewer."""
_FEW: Final = 25
"""Words under which a share says nothing."""


def is_english(text: str) -> bool:
    """Nearest to English of the languages with cue words, and not plainly in none of them."""
    words: list[str] = _WORD.findall(text.lower())
    language = recognise(text)
    if language.code != "en" or sum(word.isascii() for word in words) * 2 < len(words):
        return False
    return len(words) < _FEW or sum(word in language.common for word in words) >= _LEAST_SHARE * len(words)
