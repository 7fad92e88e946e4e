"""A command's help page: grouped, readable from 40 columns on, and without a frame to read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.text import Text

from socra_cli.ui import theme
from socra_cli.ui.layout import hang, wrap

NARROW_COLUMNS = 64
"""Below this a name and its meaning stand on two lines."""
WIDEST_COLUMNS = 100
NAME_COLUMNS = 26
INDENT = "  "
EXAMPLE = "Example: "


class Entry(NamedTuple):
    """One line of a group: a command, an argument or an option."""

    group: str
    name: str
    meaning: str


def page_lines(
    usage: str, paragraphs: Sequence[str], entries: Iterable[Entry], last: str, columns: int
) -> Iterator[Text]:
    """The page. Groups stand in the order in which they come, the one called ``last`` at the end."""
    columns = min(columns, WIDEST_COLUMNS)
    yield from wrap(Text.assemble(("Usage: ", theme.STRONG), usage), columns)
    for paragraph in paragraphs:
        yield Text()
        head = EXAMPLE if paragraph.startswith(EXAMPLE) else ""
        yield from wrap(Text.assemble((head, theme.STRONG), paragraph.removeprefix(head)), columns)
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.group, []).append(entry)
    for group in sorted(groups, key=lambda group: group == last):
        yield Text()
        yield Text(group, style=theme.HEADING)
        for entry in groups[group]:
            yield from entry_lines(entry, columns)


def entry_lines(entry: Entry, columns: int) -> Iterator[Text]:
    """One entry: the meaning beside its name, or under it where there is no room."""
    columns = min(columns, WIDEST_COLUMNS)
    beside = columns >= NARROW_COLUMNS
    margin = " " * (len(INDENT) + NAME_COLUMNS if beside else 2 * len(INDENT))
    first = INDENT + entry.name
    meaning = wrap(Text(entry.meaning), columns - len(margin))
    if beside and len(first) < len(margin):
        yield from hang(meaning, first.ljust(len(margin)), margin)
    else:
        yield from hang(wrap(Text(entry.name), columns - len(INDENT)), INDENT, INDENT)
        yield from hang(meaning, margin, margin)
