"""Prose cut into sentences; abbreviations, decimals and notes written one thought a line are handled."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from socra_cli.domain.quantity_words import words
from socra_cli.lint.markdown import Prose
from socra_cli.lint.segments import Segment


class Span(NamedTuple):
    """Code points ``start`` to ``end`` of the source, and the kind of block they stand in."""

    start: int
    end: int
    kind: str


_ABBREVIATIONS: Final = words(
    """rs mr mrs ms dr prof st no nos vs fig figs eq sec ch approx ca cf al e.g i.e eg ie resp incl excl
    est max min avg jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun u.s u.k
    p.a p.m a.m"""
)
# These end a sentence as often as not; the next letter decides.
_CLOSING_ABBREVIATIONS: Final = words("etc inc ltd co corp pvt jr sr a.m p.m u.s u.k p.a")
_STOP: Final = re.compile(r"[.!?…;](?<![.!?…;]{2})[.!?…;]*+[\"'”’)\]*_]*+(?=\s)")
_NEWLINE: Final = re.compile(r"\r\n?|\n")
_LONGEST_ABBREVIATION: Final = 8
# A line that ends with one of these was wrapped, not ended.
_NEVER_LAST: Final = words(
    """a an and are as at be but by for from has have if in is it its nor of on or our so than that the
    their they this to was we were when which while who will with without"""
)


def split(prose: Prose) -> list[Span]:
    """The sentences of ``prose``, in order. Headings, list items and short table rows end one."""
    found: list[Span] = []
    for segment in prose.segments:
        start = segment.start
        for end in _ends(prose.blanked, segment):
            _add(prose.blanked, found, start, end, segment.kind)
            start = end
        _add(prose.blanked, found, start, segment.end, segment.kind)
    return found


def _add(text: str, found: list[Span], start: int, end: int, kind: str) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[end - 1] == ";":
        end -= 1
    if start < end:
        found.append(Span(start, end, kind))


def _ends(text: str, segment: Segment) -> list[int]:
    ends = [
        match.end()
        for match in _STOP.finditer(text, segment.start, segment.end)
        if match.group()[0] != "." or not _is_abbreviation(text, match.start(), match.end(), segment.start)
    ]
    lines = _deliberate_breaks(text, segment)
    return sorted({*ends, *lines}) if lines else ends


def _is_abbreviation(text: str, dot: int, after: int, floor: int) -> bool:
    window = text[max(floor, dot - _LONGEST_ABBREVIATION) : dot]
    word = window.rsplit(None, 1)[-1].lstrip("([\"'").lower() if window.strip() else ""
    following = text[after : after + 3].lstrip()[:1]
    if word in _CLOSING_ABBREVIATIONS:
        return not following.isupper()
    if word in _ABBREVIATIONS:
        return True
    return len(word) == 1 and word.isalpha() and word != "i" and following.isupper() and window[-1:].isupper()


def _deliberate_breaks(text: str, segment: Segment) -> list[int]:
    """Line ends that the writer meant: the next word would still have fitted on the line.

    Text wrapped at a width breaks only where the next word would not fit into the longest line, and sooner or
    later after a word such as *the*; notes written one thought a line do neither.
    """
    if all(text.find(end, segment.start, segment.end) < 0 for end in "\n\r"):
        return []
    breaks = [match.span() for match in _NEWLINE.finditer(text, segment.start, segment.end)]
    starts = [segment.start, *(after for _, after in breaks)]
    ends = [*(at for at, _ in breaks), segment.end]
    lines = [text[start:end].strip(" \t>") for start, end in zip(starts, ends, strict=True)]
    width = max(map(len, lines))
    wrapped = any(line.rpartition(" ")[2].lower() in _NEVER_LAST or line.endswith(",") for line in lines[:-1])
    if (
        wrapped
        and not any(line.endswith(":") for line in lines)
        and "  " not in text[segment.start : segment.end]
    ):
        return []
    meant, notes = [], False
    for (at, _), line, following in zip(breaks, lines, lines[1:], strict=False):
        fits = len(line) + 1 + len(following.partition(" ")[0]) <= width
        if line.endswith(":") or text[at - 2 : at] == "  " or (fits and not wrapped):
            meant.append(at)
        notes = notes or (fits and not wrapped)
    return [at for at, _ in breaks] if notes else meant
