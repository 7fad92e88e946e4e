"""Markdown that is still being written: which of its lines are final, and which may yet change.

Only the source of the unfinished leaf block is kept, behind a *skeleton*: one line for every line that
opened a list item or quote around it, so that what follows is parsed as if everything before were still
there. The cost of a step therefore depends on the unfinished block, never on the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from rich.text import Text

from socra_cli.ui.blocks import NOT_BEGUN, Begun, block_lines, paragraph_text, table_widths
from socra_cli.ui.inline import inline_text
from socra_cli.ui.layout import body_columns, hang, wrap
from socra_cli.ui.leaves import Code, Heading, Leaf, Opened, Paragraph, TableLeaf, leaves
from socra_cli.ui.splitting import split_inline
from socra_cli.ui.theme import Symbols

MARK = "\ufdd0"  # a noncharacter: the sanitizer lets none through, so no text can hold it
FORCE_AFTER = 2  # times the limit: a paragraph this tall is cut even inside an emphasis that never closed
SETTLED_CHARS = 16  # a shorter unfinished line may still become a rule, a list item, a fence
WIDEST_PADDING = 4  # between a list marker and its text; more would make it code

_MARKERS = re.compile(r"(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*[ \t]*")
_BLANK = re.compile(r"[>\s]*$")


class Flow:
    """The text so far, less what is final and was handed out. Takes sanitized text."""

    def __init__(self, symbols: Symbols) -> None:
        self._symbols = symbols
        self._source = ""
        self._skeleton = 0
        self._numbers: dict[int, int] = {}
        self._begun = NOT_BEGUN
        self._above: str | None = None

    def feed(self, text: str) -> None:
        self._source += text

    def settle(self, columns: int, limit: int) -> list[Text]:
        """Lines that are final now and were not handed out before.

        A leaf block is final when the next one begins. Of one that is still open, as much is made final as
        leaves about ``limit`` lines pending.
        """
        lines = self._finished(columns)
        match next(reversed(self._leaves(self._settled())), None):
            case Code() as code:
                lines += self._code(code, columns)
            case TableLeaf() as table:
                lines += self._rows(table, columns, limit)
            case Paragraph() as paragraph:
                lines += self._words(paragraph, columns, limit)
        return lines

    def pending(self, columns: int) -> list[Text]:
        """The lines after the final ones, as they look now. Changes nothing."""
        return self._lines(self._leaves(self._source), columns)

    def finish(self, columns: int) -> list[Text]:
        """Everything that is left: the text is over."""
        lines = self.pending(columns)
        self._source, self._skeleton, self._numbers, self._begun = "", 0, {}, NOT_BEGUN
        return lines

    # ── whole leaf blocks ───────────────────────────────────────────────────

    def _finished(self, columns: int) -> list[Text]:
        blocks = self._leaves(self._settled())
        if len(blocks) < 2:
            return []
        *done, leaf = blocks
        lines = self._lines(done, columns)
        source = self._source.split("\n")
        around = list(_standing(leaf))
        begins = leaf.begins - 1 if around and _BLANK.match(source[leaf.begins - 1]) else leaf.begins
        self._keep(around, source[begins:])
        self._above, self._begun = done[-1].hanging, NOT_BEGUN
        return lines

    def _settled(self) -> str:
        """The source without an unfinished last line that is too short to tell what block it belongs to."""
        settled = self._source.rfind("\n") + 1
        return self._source if len(self._source) - settled >= SETTLED_CHARS else self._source[:settled]

    def _leaves(self, source: str) -> list[Leaf]:
        found = leaves(source, self._symbols, self._numbers)
        real = [leaf for leaf in found if not (isinstance(leaf, Heading) and leaf.content == MARK)]
        return [_unmarked(leaf) for leaf in real]

    def _lines(self, blocks: Sequence[Leaf], columns: int) -> list[Text]:
        source = self._source.split("\n")
        lines: list[Text] = []
        before, begun = None, self._begun
        for leaf in blocks:
            lines += self._gap(before, leaf, source) if not begun.shown else []
            lines += block_lines(leaf, columns, self._symbols.rule, begun)
            before, begun = leaf, NOT_BEGUN
        return lines

    def _gap(self, before: Leaf | None, leaf: Leaf, source: Sequence[str]) -> list[Text]:
        """A blank line before ``leaf``: between top-level blocks always, inside one if the source has it."""
        above = self._above if before is None else before.hanging
        if above is None:
            return []
        together = leaf.top < self._skeleton if before is None else leaf.top == before.top
        if together and not _BLANK.match(source[leaf.begins - 1]):
            return []
        return [Text(_common(above, leaf.hanging).rstrip())]

    # ── parts of the open leaf block ────────────────────────────────────────

    def _code(self, leaf: Code, columns: int) -> list[Text]:
        """All lines of code but the last: it is what keeps the block alive in the rest of the source."""
        if len(leaf.code) < 2:
            return []
        lines = self._lines([replace(leaf, code=leaf.code[:-1])], columns)
        source = self._source.split("\n")
        opening = [_inner(line) for line in source[leaf.start : leaf.first]]
        self._continue(leaf, [*opening, *source[leaf.first + len(leaf.code) - 1 :]], Begun(shown=True))
        return lines

    def _rows(self, leaf: TableLeaf, columns: int, limit: int) -> list[Text]:
        """All rows but the last, once the table is too tall to wait for what its later rows need."""
        if len(leaf.rows) < 2 or len(block_lines(leaf, columns, self._symbols.rule, self._begun)) <= limit:
            return []
        widths = self._begun.widths or table_widths(leaf, body_columns(columns, leaf.hanging), spread=True)
        self._begun = replace(self._begun, widths=widths)
        lines = self._lines([replace(leaf, rows=leaf.rows[:-1])], columns)
        source = self._source.split("\n")
        opening = [_inner(line) for line in source[leaf.start : leaf.start + 2]]
        rest = source[leaf.start + 2 + len(leaf.rows) - 1 :]
        self._continue(leaf, [*opening, *rest], Begun(shown=True, widths=widths))
        return lines

    def _words(self, leaf: Paragraph, columns: int, limit: int) -> list[Text]:
        """All full lines before a place where the paragraph can be cut, once it is too tall."""
        body = body_columns(columns, leaf.hanging)
        height = len(wrap(paragraph_text(leaf, self._begun), body))
        if height <= limit:
            return []
        at = split_inline(leaf.content, force=height > limit * FORCE_AFTER)
        if at is None:
            return []
        *full, carry = wrap(self._begun.carry + inline_text(leaf.content[:at]), body)
        if not full:
            return []
        gap = [] if self._begun.shown else self._gap(None, leaf, self._source.split("\n"))
        lines = hang(full, leaf.hanging if self._begun.shown else leaf.prefix, leaf.hanging)
        self._continue(leaf, self._after(leaf, at), Begun(shown=True, carry=carry))
        return [*gap, *lines]

    def _after(self, leaf: Paragraph, at: int) -> list[str]:
        """The source lines from offset ``at`` of the paragraph's content on, kept a paragraph by a mark."""
        source = self._source.split("\n")
        number = leaf.start + leaf.content.count("\n", 0, at)
        line_rest = leaf.content[at:].split("\n", 1)[0]
        line = source[number]
        cut = len(line.rstrip()) - len(line_rest.rstrip())
        margin = _inner(source[leaf.start], "")
        return [margin + MARK + line[cut:], *source[number + 1 :]]

    def _continue(self, leaf: Leaf, rest: Sequence[str], begun: Begun) -> None:
        self._keep(leaf.containers, rest)
        self._above, self._begun = leaf.hanging, begun

    def _keep(self, containers: Sequence[Opened], rest: Sequence[str]) -> None:
        """Replaces the source by ``rest`` behind the skeleton of ``containers``."""
        source = self._source.split("\n")
        opened: dict[int, int | None] = {}
        for container in containers:
            if opened.get(container.line) is None:
                opened[container.line] = container.number
        skeleton = [_skeleton_line(source[line]) for line in opened]
        self._skeleton = len(skeleton)
        self._numbers = {i: number for i, number in enumerate(opened.values()) if number is not None}
        self._source = "\n".join([*skeleton, *rest])


def _standing(leaf: Leaf) -> Iterator[Opened]:
    """The containers that stood open before ``leaf`` began: around it, or an item of the list it goes on."""
    for opened in leaf.containers:
        if opened.line < leaf.begins:
            yield opened
        elif opened.before is not None:
            yield Opened(opened.before, None if opened.number is None else opened.number - 1)


def _unmarked(leaf: Leaf) -> Leaf:
    if isinstance(leaf, Paragraph) and leaf.content.startswith(MARK):
        return replace(leaf, content=leaf.content.removeprefix(MARK))
    return leaf


def _common(a: str, b: str) -> str:
    """The prefix that both have."""
    return "".join(x for x, _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))


def _markers(line: str) -> str:
    match = _MARKERS.match(line)
    return match.group() if match else ""


def _skeleton_line(line: str) -> str:
    """``line`` with its containers' markers and a heading for content: nothing runs on from one."""
    markers = _markers(line)
    padding = markers[len(markers.rstrip()) :] or " "
    if len(padding.expandtabs(WIDEST_PADDING)) > WIDEST_PADDING:
        padding = " "
    return f"{markers.rstrip()}{padding}# {MARK}"


def _inner(line: str, content: str | None = None) -> str:
    """``line``, or ``content``, inside the containers that ``line`` opened, without opening them again."""
    markers = _markers(line)
    return re.sub(r"[^>\s]", " ", markers) + (line[len(markers) :] if content is None else content)
