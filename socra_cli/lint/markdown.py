"""Where the prose of a Markdown text is: spans of the source, with what is not prose blanked out.

Blocks come from markdown-it-py. Its inline pass is not run, for it keeps no offsets and spans must point
into the
source: what it would take away (code, link targets, tags, comments) is blanked with spaces of the same
length.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token


class Segment(NamedTuple):
    """A run of prose: code points ``start`` to ``end`` of the source, and the kind of block it stands in."""

    start: int
    end: int
    kind: str  # paragraph, heading, item, cell, row, html


class Prose(NamedTuple):
    """``blanked`` is as long as the source; ``segments`` are in order and don't overlap.

    ``hidden`` are the spans that were blanked: a reader may not see them, a model that reads the file does.
    """

    blanked: str
    segments: tuple[Segment, ...]
    hidden: tuple[tuple[int, int], ...] = ()


_LINE_END: Final = re.compile(r"\r\n?|\n")
_NOT_LINE_END: Final = re.compile(r"[^\r\n]")
# What a line of a plain paragraph does not begin with, or hold: text without these needs no block parser.
_BLOCK_MARK: Final = re.compile(r"^(?:[ \t]*(?:[#>*+=|`~<\[_-]|[0-9]{1,9}[.)])|    |\t)|\|", re.MULTILINE)
_BLANK_LINES: Final = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*")
_FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\r?\n(?:(?!---)[^\n]*\n){0,100}---[ \t]*(?:\r?\n|\Z)")
# Each alternative stops at its own opening character, so hostile repetition is read once.
_INLINE: Final = re.compile(
    r"``[^`\n]{1,300}``|`[^`\n]{1,300}`"
    r"|!\[[^\[\]\n]{0,300}\]\([^()\s]{0,500}(?:[ \t]\"[^\"\n]{0,200}\")?\)"
    r"|\]\([^()\s]{0,500}(?:[ \t]\"[^\"\n]{0,200}\")?\)|\]\[[^\[\]\n]{0,100}\]"
    r"|<[A-Za-z/!][^<>]{0,500}>"
    r"|https?://[^\s<>)\]]+"
)
_WORDY_CELL: Final = 8  # words: a table row with shorter cells reads as one line


def prose(text: str) -> Prose:
    """The prose of ``text`` read as Markdown. Any text is valid: what isn't markup is prose."""
    hidden = _inline_spans(text)
    blanked = _blank(text, hidden) if hidden else text
    front = _FRONT_MATTER.match(text)
    body = front.end() if front else 0
    if not _BLOCK_MARK.search(text, body):
        return Prose(blanked, tuple(_plain_paragraphs(text, body)), tuple(hidden))
    source = _blank(text, [(0, body)]) if body else text
    return Prose(blanked, tuple(_Blocks(text).segments(_parser().parse(source))), tuple(hidden))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _plain_paragraphs(text: str, start: int) -> list[Segment]:
    segments: list[Segment] = []
    for gap in [*_BLANK_LINES.finditer(text, start), None]:
        end = gap.start() if gap else len(text)
        segment = _trimmed(text, start, end, "paragraph")
        if segment is not None:
            segments.append(segment)
        start = gap.end() if gap else end
    return segments


class _Blocks:
    """Turns block tokens, which know lines only, into spans of the source."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [0, *(match.end() for match in _LINE_END.finditer(text)), len(text)]
        self.cursor = 0

    def segments(self, tokens: list[Token]) -> list[Segment]:
        found: list[Segment] = []
        row: list[Segment] = []
        kinds: list[str] = []
        for token in tokens:
            kind = token.type
            if kind == "inline" and token.map:
                segment = self._inline(token, kinds[-1] if kinds else "paragraph")
                if segment is not None:
                    (row if segment.kind == "cell" else found).append(segment)
            elif kind == "html_block" and token.map:
                found += self._html(token.map)
            elif kind == "tr_close":
                found += _row(self.text, row)
                row = []
            elif token.nesting == 1:
                kinds.append(_KINDS.get(kind) or (kinds[-1] if kinds else "paragraph"))
            elif token.nesting == -1:
                kinds.pop()
        return found

    def _inline(self, token: Token, kind: str) -> Segment | None:
        assert token.map is not None  # noqa: S101 - asked by the caller
        first, last = token.map
        start, end = self.lines[first], self.lines[min(last, len(self.lines) - 1)]
        opening = token.content.partition("\n")[0].strip()
        at = self.text.find(opening, max(start, self.cursor if kind == "cell" else start), end)
        if at < 0:
            at = start  # tabs and escapes are rewritten by the parser; the line is then near enough
        if kind == "cell":
            end = min(end, at + len(token.content)) if opening else at
            self.cursor = end
        return _trimmed(self.text, at, end, kind)

    def _html(self, lines: list[int]) -> list[Segment]:
        start, end = self.lines[lines[0]], self.lines[min(lines[1], len(self.lines) - 1)]
        segment = _trimmed(self.text, start, end, "html")
        return [segment] if segment else []


_KINDS: Final = {"heading_open": "heading", "list_item_open": "item", "td_open": "cell", "th_open": "cell"}


def _row(text: str, cells: list[Segment]) -> list[Segment]:
    """One segment for a row of short cells, which reads as *label, value*; else one for each cell."""
    if not cells:
        return []
    if all(text.count(" ", cell.start, cell.end) < _WORDY_CELL for cell in cells):
        return [Segment(cells[0].start, cells[-1].end, "row")]
    return cells


def _trimmed(text: str, start: int, end: int, kind: str) -> Segment | None:
    piece = text[start:end]
    end -= len(piece) - len(piece.rstrip())
    start += len(piece) - len(piece.lstrip())
    return Segment(start, end, kind) if start < end else None


def _inline_spans(text: str) -> list[tuple[int, int]]:
    """Comments, code spans, link targets, tags and addresses, sorted; they may overlap."""
    if not any(mark in text for mark in ("`", "](", "][", "<", "://")):
        return []
    return sorted([*_comments(text), *(match.span() for match in _INLINE.finditer(text))])


def _comments(text: str) -> list[tuple[int, int]]:
    spans = []
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        spans.append((start, end + 3))
        start = text.find("<!--", end)
    return spans


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        if end > at:
            start = max(start, at)
            pieces += (text[at:start], _NOT_LINE_END.sub(" ", text[start:end]))
            at = end
    return "".join((*pieces, text[at:]))
