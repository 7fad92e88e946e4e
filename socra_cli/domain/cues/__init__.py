"""Cue words: what tells observed behaviour from opinion and plan. Data, one module a language."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from socra_cli.domain.cues import de, en, es, fr
from socra_cli.domain.cues.base import Cues

LANGUAGES: tuple[Cues, ...] = (en.CUES, de.CUES, fr.CUES, es.CUES)

__all__ = ["LANGUAGES", "Cues", "pattern", "recognise"]

_WORD = re.compile(r"[^\W\d_]+")


@cache
def pattern(alternatives: str) -> re.Pattern[str]:
    """Whole words, whatever their case; one space stands for any white space."""
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)".replace(" ", r"\s+"), re.IGNORECASE)


@lru_cache(maxsize=256)
def recognise(text: str) -> Cues:
    """The language whose commonest words the text has most of; English where nothing decides."""
    words = [word.lower() for word in _WORD.findall(text)]
    return max(LANGUAGES, key=lambda cues: sum(word in cues.common for word in words))
