"""A diff as plain lines for a window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from socra_cli.domain.changes import Diff
from socra_cli.domain.clipping import clipped
from socra_cli.domain.text import fold, one_line
from socra_cli.output.diff.items import Item, Voice
from socra_cli.output.diff.telling import tell
from socra_cli.output.summary import ASCII

WIDEST: Final = 96
"""Columns of the widest line: longer ones are hard to read."""
_NARROWEST: Final = 20
_QUOTE_CHARS: Final = 140
"""Enough to know the words again; the Markdown has them whole."""
_PLAIN: Final = Voice(one_line, lambda words: f"“{clipped(one_line(words), _QUOTE_CHARS)}”")


class Line(NamedTuple):
    """``strong`` marks what a terminal may set off; the words don't need it."""

    text: str
    strong: bool = False


def text_lines(diff: Diff, *, width: int, ascii_only: bool = False) -> tuple[Line, ...]:
    """Lines of at most ``width`` columns, and of ``WIDEST``. ``ascii_only`` spells arrows, dashes, ellipses
    and typographic quotes in ASCII."""
    room = max(_NARROWEST, min(width, WIDEST))
    lines = []
    for text, indent, strong in _rows(diff):
        spelt = text.translate(ASCII) if ascii_only else text
        hang = " " * (indent + 2) if indent else ""
        lines += [Line(line, strong) for line in fold(" " * indent + spelt, room, hang) or [""]]
    return tuple(lines)


def _rows(diff: Diff) -> Iterator[tuple[str, int, bool]]:
    """Text, indent, strong."""
    told = tell(diff, _PLAIN)
    yield told.title, 0, True
    yield from ((version, 0, False) for version in told.versions)
    yield "", 0, False
    for place, news in enumerate(told.news):
        yield news.head, 0, place == 0
        yield from ((why, 2, False) for why in news.why)
    for section in told.sections:
        yield "", 0, False
        yield section.title, 0, True
        for item in section.items:
            yield from _item(item)
    if diff.changed:
        yield "", 0, False
        yield from ((note, 0, False) for note in told.notes)


def _item(item: Item) -> Iterator[tuple[str, int, bool]]:
    yield item.head, 2, False
    yield from ((why, 4, False) for why in item.why)
