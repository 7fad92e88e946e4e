"""Text from models and files made safe to show, and measured as a terminal measures it."""

from __future__ import annotations

import re
import unicodedata

_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor, erase
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x80-\x9f\n]*(?:\x07|\x1b\\|\x9c)"  # OSC, DCS and such
    r"|\x1b[ -/]*[0-~]"  # two-character escapes
)
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that re-order what is shown
    "\u2028\u2029\ufff9-\ufffb"  # separators, annotation anchors
    "\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\U000e0000-\U000e0fff]"  # what nobody can see
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def printable(text: str) -> str:
    """``text`` without escape sequences, control and re-ordering characters; lone surrogates become U+FFFD.

    Tabs and line feeds stay, and so do the joiners that emoji and Indic scripts need.
    """
    text = _SEQUENCE.sub("", text.replace("\r\n", "\n"))
    return _SURROGATE.sub("\ufffd", _UNSEEN.sub("", text))


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
