"""``<!-- socra: ignore SOC105, SOC2 -->``: what the writer has looked at and lets stand.

A comment alone on its line speaks for the block below it, another for its own line; both speak for notes on
the
brief as a whole. Findings of the injection family can't be silenced from inside the text that they warn of.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from socra_cli.lint.diagnostic import Diagnostic, Family

_OPENING: Final = re.compile(r"<!--[ \t]*socra:[ \t]*ignore\b")
_CODE: Final = re.compile(r"SOC[0-9]{0,3}")
_LONGEST: Final = 300  # characters of a comment that are read


class Ignore(NamedTuple):
    """Codes or their beginnings, and the code points that they are silenced in."""

    codes: tuple[str, ...]
    start: int
    end: int


def ignores(text: str) -> tuple[Ignore, ...]:
    """All the comments of ``text``, in order."""
    found = []
    for match in _OPENING.finditer(text):
        end = text.find("-->", match.end(), match.end() + _LONGEST)
        if end >= 0:
            codes = tuple(_CODE.findall(text[match.end() : end].upper())) or ("SOC",)
            found.append(Ignore(codes, *_scope(text, match.start(), end + 3)))
    return tuple(found)


def is_ignored(diagnostic: Diagnostic, comments: tuple[Ignore, ...]) -> bool:
    if diagnostic.family is Family.INJECTION:
        return False
    for comment in comments:
        inside = comment.start <= diagnostic.start < comment.end or diagnostic.start == diagnostic.end
        if inside and diagnostic.code.startswith(comment.codes):
            return True
    return False


def _scope(text: str, start: int, end: int) -> tuple[int, int]:
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if text[line_start:start].strip() or text[end:line_end].strip():
        return line_start, line_end
    below = line_end
    while below < len(text) and text[below].isspace():
        below += 1
    block_end = text.find("\n\n", below)
    return line_start, len(text) if block_end < 0 else block_end
