"""Providers' words made safe to show: one line, short, and without any part of a key."""

from __future__ import annotations

import re

MASK = "[key]"
_LONGEST = 300
_WORD = re.compile(r"[\w.*•…-]{4,}")
_LOOKS_LIKE_KEY = re.compile(
    r"(?i)\bbearer\s+\S+|\b(?:sk|pk|rk|gsk|xai|hf)[-_][\w*.-]{4,}|\bAIza[\w*-]{4,}|\S*[*•]{2,}\S*"
)
_WINDOW = 6
"""Characters of a key in a row that count as a part of it, wherever they stand."""


def safe_message(text: str, key: str | None = None) -> str:
    """``text`` in one line of at most 300 characters: ``key``, its parts and what looks like one masked.

    A part is any six characters in a row, or a whole word of four and more ("ending in 1a2b").
    """
    if text.lstrip()[:1] == "<":
        return "an HTML page instead of the API's answer"
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    line = _LOOKS_LIKE_KEY.sub(MASK, line)
    if key:
        line = _without_words_of(_without_runs_of(line, key), key)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _without_runs_of(line: str, key: str) -> str:
    size = min(_WINDOW, len(key))
    runs = {key[start : start + size] for start in range(len(key) - size + 1)}
    hidden = bytearray(len(line))
    for start in range(len(line) - size + 1):
        if line[start : start + size] in runs:
            hidden[start : start + size] = b"\1" * size
    return "".join(_pieces(line, hidden))


def _pieces(line: str, hidden: bytearray) -> list[str]:
    pieces: list[str] = []
    for position, character in enumerate(line):
        if not hidden[position]:
            pieces.append(character)
        elif position == 0 or not hidden[position - 1]:
            pieces.append(MASK)
    return pieces


def _without_words_of(line: str, key: str) -> str:
    return _WORD.sub(lambda match: MASK if match[0].strip("*•….-") in key else match[0], line)
