"""Small helpers that finders share: clauses, quotes in messages, and whether a cue is denied."""

from __future__ import annotations

import re
from typing import Final

from socra_cli.domain.quantity_words import words
from socra_cli.lint.document import Document, Sentence

_CLAUSE_END: Final = re.compile(r",\s|\s[—–-]\s|:\s|\s\(|\)\s|\s\|\s")
_NEGATIONS: Final = words(
    "no not never nor neither without cannot don doesn didn isn aren wasn won hardly nobody none"
)
_REACH: Final = 4  # words before a cue in which a negation denies it
_LONGEST_QUOTE: Final = 60


def clause(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The part of the sentence around ``start`` to ``end`` up to the next comma, colon, dash or bracket."""
    text = sentence.doc.text
    low, high = sentence.start, sentence.end
    for match in _CLAUSE_END.finditer(text, sentence.start, sentence.end):
        if match.end() <= start:
            low = match.end()
        elif match.start() >= end:
            high = match.start()
            break
    return low, high


def quoted(doc: Document, start: int, end: int) -> str:
    """The words from ``start`` to ``end`` on one line, cut where they are long."""
    if doc.blanked[max(0, start - 1) : start] in ("'", "’"):  # "t afford" is "can't afford"
        start = max(doc.blanked.rfind(" ", 0, start), doc.blanked.rfind("\n", 0, start)) + 1
    piece = " ".join(doc.blanked[start:end].split())
    return piece if len(piece) <= _LONGEST_QUOTE else piece[: _LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + " …"


def is_denied(sentence: Sentence, at: int) -> bool:
    """Whether one of the words just before the word ``at`` denies what it says."""
    before = sentence.doc.words[max(sentence.first, at - _REACH) : at]
    return not _NEGATIONS.isdisjoint(before)
