"""Where a paragraph that is still being written can be cut in two without changing how either part reads."""

from __future__ import annotations

import re
import unicodedata

from socra_cli.ui.inline import inline_text

TRIES = 12
_WIDE = r"[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
_BOUNDARY = re.compile(rf"(?<=[^\s\\])(?=\s)|(?<={_WIDE})(?={_WIDE})")
_MAY_CLOSE_LATER = re.compile(r"\*+(?=\S)|~~(?=\S)|(?<!\w)_+(?=\S)|`|\[[^\]]*$")
_ATTACHED = "\u200c\u200d\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


def split_inline(content: str, *, force: bool) -> int | None:
    """The latest good offset to cut ``content`` at, before white space or between wide characters, or None.

    Both parts, rendered alone, must read as the whole does, and the first may hold no mark that a later one
    could pair with. ``force`` gives up on the second condition, and at last on the first: a cut is then
    always found, unless the text is too short to have one.
    """
    candidates = _candidates(content)
    whole = inline_text(content)
    for at in candidates:
        head = inline_text(content[:at])
        if (force or not _MAY_CLOSE_LATER.search(head.plain)) and head + inline_text(content[at:]) == whole:
            return at
    if not force:
        return None
    return candidates[len(candidates) // 2] if candidates else _anywhere(content)


def _candidates(content: str) -> list[int]:
    """At most ``TRIES`` offsets, spread over ``content``, the latest first."""
    offsets = [match.start() for match in _BOUNDARY.finditer(content)]
    offsets.reverse()
    return offsets[:: max(1, -(-len(offsets) // TRIES))]


def _anywhere(content: str) -> int | None:
    """An offset in one endless word, not inside a character's cluster."""
    at = len(content) * 3 // 4
    while at and (unicodedata.combining(content[at]) or {content[at], content[at - 1]} & set(_ATTACHED)):
        at -= 1
    return at or None
