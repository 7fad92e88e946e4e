"""How wide text is in fonts that nobody knows: an estimate on the safe side.

The widths are about those of DejaVu Sans, the widest of the common system fonts, so text in any of them
stays within its box and clear of its neighbour.
"""

from __future__ import annotations

import unicodedata

_EM = {
    **dict.fromkeys("ijlI.,:;'|!` \u2019\u2018\u00b7", 0.37),
    **dict.fromkeys("ft()[]{}/\\r-\"\u201c\u201d\u2010\u2013*", 0.47),
    **dict.fromkeys("mwMWOQGNDHU@%&+=<>~^#\u2014\u2026\u2212\u00d7\u00f7\u00f8\u00e6\u0153", 0.84),
    **dict.fromkeys("mMW@%\u2014\u2026", 1.08),
}  # fmt: skip
_SMALL, _CAPITAL, _OTHER, _FULL = 0.62, 0.74, 0.8, 1.1
_BOLD = 1.08


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of ``text`` set in one line at ``size``, in the same unit."""
    return sum(map(_em, text)) * size * (_BOLD if bold else 1)


def clip(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """``text``, or as much of it as fits into ``room`` with an ellipsis."""
    if width(text, size, bold=bold) <= room:
        return text
    left = room - width("…", size, bold=bold)
    kept = _fitting(text, left, size, bold=bold)
    return kept.rstrip(" ,;:–-") + "…" if left >= 0 else ""


def wrap(text: str, room: float, size: float, *, lines: int, bold: bool = False) -> list[str]:
    """``text`` in at most ``lines`` lines that fit ``room``; the last ends in an ellipsis when it is cut.

    A word wider than ``room`` is broken.
    """
    done: list[str] = []
    rest = " ".join(text.split())
    while rest and len(done) < lines - 1:
        taken = _fitting(rest, room, size, bold=bold)
        if taken == rest:
            break
        cut = rest.rfind(" ", 0, len(taken) + 1)
        cut = cut if cut > 0 else max(1, len(taken))
        done.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*done, clip(rest, room, size, bold=bold)] if rest else done


def _fitting(text: str, room: float, size: float, *, bold: bool) -> str:
    """The longest beginning of ``text`` that fits."""
    used = 0.0
    for index, character in enumerate(text):
        used += _em(character) * size * (_BOLD if bold else 1)
        if used > room:
            return text[:index]
    return text


def _em(character: str) -> float:
    known = _EM.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return _FULL
    if character < "\u0250":
        return _CAPITAL if character.isupper() else _SMALL
    return _OTHER
