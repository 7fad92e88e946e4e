"""Where the prose of a Markdown text is: spans of the source, with what is not prose blanked out.

Blocks come from ``blocks``, or from markdown-it-py where the layout is rarer than what that reads. The
inline pass of the parser is not run, for it keeps no offsets and spans must point into the source: what it
would take away (code, link targets, tags, comments) is blanked with spaces of the same length.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from socra_cli.lint.blocks import everyday_segments
from socra_cli.lint.segments import Segment, row_segments, trimmed


class Prose(NamedTuple):
    """``blanked`` is as long as the source; ``segments`` are in order and don't overlap.

    ``hidden`` are the spans that were blanked: a reader may not see them, a model that reads the file does.
    """

    blanked: str
    segments: tuple[Segment, ...]
    hidden: tuple[tuple[int, int], ...] = ()


_LINE_END: Final = re.compile(r"\r\n?|\n")
_NOT_LINE_END: Final = re.compile(r"[^\r\n]")
_FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\r?\n(?:(?!---)[^\n]*\n){0,100}---[ \t]*(?:\r?\n|\Z)")
# Each alternative stops at its own opening character, so hostile repetition is read once.
_INLINE: Final = re.compile(
    r"``[^`\n]{1,300}``|`[^`\n]{1,300}`"
    r"|!\[[^\[\]\n]{0,300}\]\([^()\s]{0,500}(?:[ \t]\"[^\"\n]{0,200}\")?\)"
    r"|\]\([^()\s]{0,500}(?:[ \t]\"[^\"\n]{0,200}\")?\)|\]\[[^\[\]\n]{0,100}\]"
    r"|<[A-Za-z/!][^<>]{0,500}>"
    r"|https?://[^\s<>)\]]+"
)


def prose(text: str) -> Prose:
    """The prose of ``text`` read as Markdown. Any text is valid: what isn't markup is prose."""
    hidden = _inline_spans(text)
    blanked = _blank(text, hidden) if hidden else text
    front = _FRONT_MATTER.match(text)
    source = _blank(text, [(0, front.end())]) if front else text
    segments = everyday_segments(source)
    if segments is None:
        segments = _Blocks(text).segments(_parser().parse(source))
    return Prose(blanked, tuple(segments), tuple(hidden))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


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
                found += row_segments(self.text, row)
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
        return trimmed(self.text, at, end, kind)

    def _html(self, lines: list[int]) -> list[Segment]:
        start, end = self.lines[lines[0]], self.lines[min(lines[1], len(self.lines) - 1)]
        segment = trimmed(self.text, start, end, "html")
        return [segment] if segment else []


_KINDS: Final = {"heading_open": "heading", "list_item_open": "item", "td_open": "cell", "th_open": "cell"}


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
