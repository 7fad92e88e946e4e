"""Inline Markdown (emphasis, code, links) as Rich ``Text``."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.text import Text

from socra_cli.ui import theme

STYLES = {
    "strong_open": theme.STRONG,
    "em_open": theme.EMPHASIS,
    "s_open": theme.STRUCK,
    "link_open": theme.LINK,
}
BREAKS = {"softbreak": " ", "hardbreak": "\n"}


@functools.cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("strikethrough")


def inline_text(content: str) -> Text:
    """``content`` with its markup turned into styles. A link shows its target; HTML is shown as written."""
    children = _parser().parseInline(content)[0].children
    return _Inline().run(children or [])


class _Inline:
    def __init__(self) -> None:
        self._text = Text()
        self._styles: list[str] = []
        self._links: list[tuple[str, int]] = []

    def run(self, tokens: Sequence[Token]) -> Text:
        for token in tokens:
            self._add(token)
        return self._text

    def _add(self, token: Token) -> None:
        if token.nesting == 1:
            self._styles.append(STYLES.get(token.type, ""))
            if token.type == "link_open":
                self._links.append((str(token.attrs.get("href", "")), len(self._text)))
        elif token.nesting == -1:
            self._styles.pop()
            if token.type == "link_close":
                self._close_link()
        elif token.type == "code_inline":
            self._append(token.content, theme.CODE)
        elif token.type == "image":
            self._append(f"[image: {token.content}]", theme.QUIET)
        else:
            self._append(BREAKS.get(token.type, token.content))

    def _append(self, content: str, style: str = "") -> None:
        self._text.append(content, " ".join(filter(None, [*self._styles, style])) or None)

    def _close_link(self) -> None:
        target, start = self._links.pop()
        if self._text.plain[start:] not in (target, target.removeprefix("mailto:")):
            self._append(f" ({target})", theme.QUIET)
