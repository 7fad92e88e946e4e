"""Text from models and files made safe to show, and measured as a terminal measures it."""

from __future__ import annotations

import unicodedata

from socra_cli.domain.sanitize import clean


def printable(text: str) -> str:
    """``text`` as ``sanitize`` lets it pass: no escape sequence, no control or re-ordering character."""
    return clean(text)


def one_line(text: str) -> str:
    """``printable`` text with every run of white space as one space."""
    return " ".join(printable(text).split())


def cells(text: str) -> int:
    """How many terminal columns ``text`` takes."""
    return sum(map(_width, text))


def clip(text: str, width: int, ellipsis: str = "…") -> str:
    """``text`` cut to ``width`` columns, at a word's end where one is near, the ellipsis included."""
    if cells(text) <= width:
        return text
    room = width - cells(ellipsis)
    kept = _prefix(text, max(0, room))
    at_word = kept.rfind(" ")
    if at_word > 0 and cells(kept[at_word:]) <= 12:
        kept = kept[:at_word]
    return kept.rstrip(" ,;:–-") + ellipsis if room >= 0 else _prefix(text, width)


def fold(text: str, width: int, indent: str = "") -> list[str]:
    """``text`` as lines of at most ``width`` columns; all but the first start with ``indent``.

    A word wider than a line is cut. White space that ``text`` begins with is kept: it indents the first line.
    """
    lines: list[str] = []
    line = text[: len(text) - len(text.lstrip())]
    empty = True
    for word in text.split():
        if not empty and cells(line) + 1 + cells(word) > width:
            lines.append(line)
            line, empty = indent, True
        line += word if empty else f" {word}"
        empty = False
        while cells(line) > width:
            piece = _prefix(line, width)
            lines.append(piece)
            line = indent + line[len(piece) :]
    return lines if empty else [*lines, line]


def _prefix(text: str, width: int) -> str:
    """The longest beginning of ``text`` that fits ``width`` columns."""
    used = 0
    for index, character in enumerate(text):
        used += _width(character)
        if used > width:
            return text[:index]
    return text


def _width(character: str) -> int:
    if unicodedata.combining(character) or character in "\u200b\u200c\u200d\ufe0e\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
