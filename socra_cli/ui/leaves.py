"""Markdown's block structure as a flat list of leaf blocks, each with what its list items and quotes put
before it.

The terms are CommonMark's: containers (quotes, list items) hold leaf blocks (paragraphs, headings, code,
tables, thematic breaks). Two constructs that change the meaning of lines already read, setext headings and
link reference definitions, are left out, so that a leaf block is final as soon as the next one begins.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from socra_cli.ui.table import Align
from socra_cli.ui.theme import Symbols


@dataclass(frozen=True, slots=True)
class Opened:
    """A container around a leaf block: the source line that opened it.

    A list item has the line of the item ``before`` it in its list, if there is one, and in an ordered list
    its ``number``.
    """

    line: int
    number: int | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf block, at source lines ``start`` to ``end`` (half-open), in the top-level block that began at
    ``top``.

    ``begins`` is ``start``, or the line of the list item that it is the first block of. ``prefix`` goes
    before its first line on the screen, ``hanging`` before the others.
    """

    start: int
    end: int
    begins: int
    top: int
    prefix: str
    hanging: str
    containers: tuple[Opened, ...]


@dataclass(frozen=True, slots=True)
class Paragraph(Leaf):
    content: str


@dataclass(frozen=True, slots=True)
class Heading(Leaf):
    content: str
    level: int


@dataclass(frozen=True, slots=True)
class Code(Leaf):
    """``first`` is the source line of the first line of code: a fence's opening line comes before it."""

    code: tuple[str, ...]
    first: int


@dataclass(frozen=True, slots=True)
class Rule(Leaf):
    pass


@dataclass(frozen=True, slots=True)
class TableLeaf(Leaf):
    """``rows`` hold inline Markdown; source line ``start + 2 + i`` is row ``i``."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    aligns: tuple[Align, ...]


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return parser.disable(["lheading", "reference", "inline"])


def leaves(source: str, symbols: Symbols, numbers: Mapping[int, int] | None = None) -> list[Leaf]:
    """The leaf blocks of ``source``. ``numbers`` are those of ordered items, by the line opening them."""
    return list(_Walk(symbols, dict(numbers or {})).run(_parser().parse(source)))


@dataclass(slots=True)
class _Container:
    opened: Opened
    prefix: str
    hanging: str


@dataclass(slots=True)
class _List:
    number: int | None
    last_item: int | None = None


@dataclass(slots=True)
class _Walk:
    symbols: Symbols
    numbers: dict[int, int]
    containers: list[_Container] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    top: int = 0

    def run(self, tokens: list[Token]) -> Iterator[Leaf]:
        for index, token in enumerate(tokens):
            if token.level == 0 and token.map:
                self.top = token.map[0]
            match token.type:
                case "blockquote_open":
                    bar = f"{self.symbols.quote} "
                    self.containers.append(_Container(Opened(_line(token)), bar, bar))
                case "bullet_list_open":
                    self.lists.append(_List(None))
                case "ordered_list_open":
                    self.lists.append(_List(int(token.attrs.get("start", 1))))
                case "bullet_list_close" | "ordered_list_close":
                    self.lists.pop()
                case "list_item_open":
                    self.containers.append(self._item(token))
                case "blockquote_close":
                    self.containers.pop()
                case "list_item_close":
                    yield from self._empty_item()
                    self.containers.pop()
                case _:
                    yield from self._leaf(tokens, index)

    def _item(self, token: Token) -> _Container:
        line, parent = _line(token), self.lists[-1]
        before, parent.last_item = parent.last_item, line
        if parent.number is None:
            marker = f"{self.symbols.bullet} "
        else:
            parent.number = self.numbers.pop(line, parent.number)
            marker = f"{parent.number}{token.markup} "
        opened = Opened(line, parent.number, before)
        if parent.number is not None:
            parent.number += 1
        return _Container(opened, marker, " " * len(marker))

    def _empty_item(self) -> Iterator[Leaf]:
        item = self.containers[-1]
        if item.prefix != item.hanging:
            yield Paragraph(*self._place(item.opened.line, item.opened.line + 1), "")

    def _leaf(self, tokens: list[Token], index: int) -> Iterator[Leaf]:
        token = tokens[index]
        start, end = token.map or (0, 0)
        match token.type:
            case "paragraph_open":
                yield Paragraph(*self._place(start, end), tokens[index + 1].content)
            case "heading_open":
                yield Heading(*self._place(start, end), tokens[index + 1].content, int(token.tag[1:]))
            case "fence" | "code_block":
                code = tuple(token.content.split("\n")[:-1])
                yield Code(*self._place(start, end), code, start + (token.type == "fence"))
            case "hr":
                yield Rule(*self._place(start, end))
            case "table_open":
                yield TableLeaf(*self._place(start, end), *_table(tokens, index))

    def _place(self, start: int, end: int) -> tuple[int, int, int, int, str, str, tuple[Opened, ...]]:
        """The fields that every leaf has. A list marker shows before the first leaf of its item only."""
        prefix = "".join(container.prefix for container in self.containers)
        hanging = "".join(container.hanging for container in self.containers)
        begins = min([start, *(c.opened.line for c in self.containers if c.prefix != c.hanging)])
        for container in self.containers:
            container.prefix = container.hanging
        return start, end, begins, self.top, prefix, hanging, tuple(c.opened for c in self.containers)


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _table(
    tokens: list[Token], index: int
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[Align, ...]]:
    rows: list[list[str]] = []
    aligns: list[Align] = []
    for position in range(index, len(tokens)):
        token = tokens[position]
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append(tokens[position + 1].content)
            if token.type == "th_open":
                aligns.append(_align(token))
    return tuple(rows[0]), tuple(map(tuple, rows[1:])), tuple(aligns)


def _align(token: Token) -> Align:
    style = str(token.attrs.get("style", ""))
    if style.endswith("right"):
        return "right"
    return "center" if style.endswith("center") else "left"
