"""The blocks of everyday Markdown, read line by line: several times faster than a whole parser.

Everyday means headings, lists, quotes, pipe tables, fences and paragraphs, laid out as people do. What is
rarer (HTML tags, tabs, code by indentation, underlined headings, link definitions, …) is not guessed at: then
there is no answer, and ``markdown`` asks markdown-it-py. Where there is one, it is what markdown-it-py finds.
"""

from __future__ import annotations

import re
from typing import Final

from socra_cli.lint.segments import Segment, row_segments, trimmed

# White space that parsers and ``str.strip`` disagree on.
_UNUSUAL: Final = re.compile(
    "[\t\0\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)
_MARKS: Final = frozenset("#>*+-|`~<=_[:0123456789")
_MARKER: Final = re.compile(r"(?:[-+*]|([0-9]{1,9})[.)]) {1,4}(?=[^ ])")
_HEADING: Final = re.compile(r"#{1,6} +(?=[^ #])")
_FENCE: Final = re.compile(r"(`{3,}|~{3,})[^`~]*\Z")
_DELIMITERS: Final = re.compile(r"\|(?: *:?-+:? *\|)+\Z")
# A mark that is part of the words: **bold**, `code`, [link], 3.5, 2026, #tag, -5.
_WORDS: Final = re.compile(
    r"\*{1,2}[^ *]|_{1,2}[^ _]|`{1,2}[^`]|~{1,2}[^~]|#{1,6}[^ #]|\+[^ ]|-[0-9A-Za-z]|\[|[0-9]+[^0-9.)]"
    r"|[0-9]+[.)][^ ]"
)
_RULES: Final = frozenset("-*_")
_CODE_INDENT: Final = 4  # columns from which a line may be code


class _UnfamiliarError(Exception):
    """The text holds a construct that is left to the parser."""


def everyday_segments(text: str) -> list[Segment] | None:
    """The runs of prose in order, as code points; ``None`` where the layout is not an everyday one."""
    if _UNUSUAL.search(text):
        return None
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")  # of the same length
    try:
        return _Reader(text).read()
    except _UnfamiliarError:
        return None


class _Reader:
    """Where the reading stands: open list items, paragraph, quote, fence and table.

    ``items`` holds the columns at which the contents of the open items begin, outermost first. ``opened`` is
    where the open paragraph began, or -1, and ``closed`` where its last line so far ended.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Segment] = []
        self.items: list[int] = []
        self.opened = self.closed = -1
        self.kind = "paragraph"
        self.is_quoted = False
        self.fence = ""
        self.columns = 0
        self.has_header = False

    def read(self) -> list[Segment]:
        at = 0
        for line in self.text.split("\n"):
            self._line(line, at)
            at += len(line) + 1
        self._close()
        if self.columns and not self.has_header:
            raise _UnfamiliarError
        return self.found

    def _line(self, line: str, at: int) -> None:
        piece = line.strip(" ")
        indent = len(line) - len(line.lstrip(" "))
        if self.fence:
            if piece.startswith(self.fence) and not piece.strip(self.fence[0]) and indent < _CODE_INDENT:
                self.fence = ""
        elif self.columns:
            self._row(piece, at, indent)
        elif not piece:
            self._close()
        elif piece[0] in _MARKS:
            self._marked(piece, at + indent, indent)
        else:
            self._words(at + indent, at + indent + len(piece), indent)

    def _marked(self, piece: str, at: int, indent: int) -> None:
        mark = piece[0]
        if mark in _RULES and len(piece) > 2 and piece.count(mark) + piece.count(" ") == len(piece):
            self._rule(indent)
        elif not piece.strip("-|: "):
            raise _UnfamiliarError
        elif marker := _MARKER.match(piece):
            self._item(piece, at, indent, marker)
        elif mark == "#" and (heading := _HEADING.match(piece)):
            self._heading(piece, at, indent, heading.end())
        elif mark == "|":
            self._header(piece, at, indent)
        elif mark == ">":
            self._quote(piece, at, indent)
        elif piece.startswith("<!--") and piece.find("-->") == len(piece) - 3:
            self._comment(piece, at, indent)
        elif fence := _FENCE.match(piece):
            self._open_fence(fence[1], indent)
        else:
            _require_words(piece)
            self._words(at, at + len(piece), indent)

    def _words(self, start: int, end: int, indent: int) -> None:
        """A line of words: it goes on with the open paragraph, however it is indented, or begins one."""
        if self.opened < 0:
            self._leave_items(indent)
            self._open(start, "item" if self.items else "paragraph")
        self.closed = end

    def _rule(self, indent: int) -> None:
        if self.opened >= 0:
            raise _UnfamiliarError  # it may underline a heading
        self._leave_items(indent)

    def _item(self, piece: str, at: int, indent: int, marker: re.Match[str]) -> None:
        depth = len(self.items)
        self._leave_items(indent)
        if self.opened >= 0 and marker[1] not in (None, "1") and len(self.items) == depth:
            raise _UnfamiliarError  # a number that a wrapped line begins with
        _require_words(piece[marker.end() :])
        self._close()
        self.items.append(indent + marker.end())
        self._open(at + marker.end(), "item")
        self.closed = at + len(piece)

    def _heading(self, piece: str, at: int, indent: int, begin: int) -> None:
        self._leave_items(indent)
        if piece.endswith("#") or "|" in piece:
            raise _UnfamiliarError
        self._close()
        self.found.append(Segment(at + begin, at + len(piece), "heading"))

    def _quote(self, piece: str, at: int, indent: int) -> None:
        words = piece[1:].lstrip(" ")
        begin = len(piece) - len(words)
        self._leave_items(indent)
        if self.items or not words or begin > _CODE_INDENT:
            raise _UnfamiliarError
        _require_words(words)
        if not self.is_quoted:
            self._close()
            self._open(at + begin, "paragraph")
            self.is_quoted = True
        self.closed = at + len(piece)

    def _comment(self, piece: str, at: int, indent: int) -> None:
        if indent:
            raise _UnfamiliarError
        self._close()
        self.items.clear()
        self.found.append(Segment(at, at + len(piece), "html"))

    def _open_fence(self, fence: str, indent: int) -> None:
        if indent:
            raise _UnfamiliarError
        self._close()
        self.items.clear()
        self.fence = fence

    def _header(self, piece: str, at: int, indent: int) -> None:
        if indent or self.opened >= 0:
            raise _UnfamiliarError
        self.items.clear()
        self.columns = self._cells(piece, at)
        self.has_header = False

    def _row(self, piece: str, at: int, indent: int) -> None:
        if not self.has_header:
            if indent or not _DELIMITERS.match(piece) or piece.count("|") != self.columns + 1:
                raise _UnfamiliarError
            self.has_header = True
        elif not piece:
            self.columns = 0
        elif indent or self._cells(piece, at) > self.columns:
            raise _UnfamiliarError

    def _cells(self, piece: str, at: int) -> int:
        """Take in the cells of a row, and count them."""
        if len(piece) < 2 or piece[0] != "|" or piece[-1] != "|" or "\\" in piece:
            raise _UnfamiliarError
        parts = piece[1:-1].split("|")
        cells: list[Segment] = []
        at += 1
        for part in parts:
            cell = trimmed(self.text, at, at + len(part), "cell")
            if cell is not None:
                cells.append(cell)
            at += len(part) + 1
        self.found += row_segments(self.text, cells)
        return len(parts)

    def _leave_items(self, indent: int) -> None:
        while self.items and self.items[-1] > indent:
            self.items.pop()
        if indent - (self.items[-1] if self.items else 0) >= _CODE_INDENT:
            raise _UnfamiliarError

    def _open(self, start: int, kind: str) -> None:
        self.opened, self.kind, self.is_quoted = start, kind, False

    def _close(self) -> None:
        if self.opened >= 0:
            self.found.append(Segment(self.opened, self.closed, self.kind))
            self.opened, self.is_quoted = -1, False


def _require_words(piece: str) -> None:
    """Go on only where ``piece`` begins like a sentence and not like a block of its own."""
    if piece[0] in _MARKS and (not _WORDS.match(piece) or "]:" in piece):
        raise _UnfamiliarError
