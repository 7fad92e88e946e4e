"""For people: doubts with their line underlined, then what speaks for the brief, then what it doesn't say."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from socra_cli.lint.diagnostic import Diagnostic, Family
from socra_cli.lint.lines import Lines
from socra_cli.lint.report import LintedFile, summarize

WIDTH: Final = 96  # columns of the widest line
_INDENT: Final = "    "
_CONTEXT: Final = 30  # columns shown before what is underlined, when the line is cut


def render(files: Sequence[LintedFile], width: int = WIDTH) -> str:
    """All files, then one line of counts, in at most ``width`` columns.

    Holds no escape sequences: the text of the briefs is cleaned of them.
    """
    blocks = [block for file in files for block in _file(file, min(width, WIDTH))]
    return "\n".join([*blocks, _closing(files)]) + "\n"


def _file(file: LintedFile, width: int) -> Iterator[str]:
    lines = Lines(file.text)
    doubts = [d for d in file.diagnostics if d.family not in (Family.UNSAID, Family.SOUND)]
    favours = [d for d in file.diagnostics if d.family is Family.SOUND]
    unsaid = [d for d in file.diagnostics if d.family is Family.UNSAID]
    path = _printable(file.path)
    for diagnostic in doubts:
        yield from _doubt(path, diagnostic, lines, width)
    if favours:
        yield f"{path}: what speaks for it"
        for diagnostic in favours:
            yield from _wrapped(
                f"{diagnostic.line}:{diagnostic.column} {diagnostic.code} “{_cut(diagnostic.quote)}”", width
            )
            yield from _wrapped(diagnostic.message, width, _INDENT * 2)
        yield ""
    if unsaid:
        yield f"{path}: what it doesn't say"
        for diagnostic in unsaid:
            yield from _wrapped(f"{diagnostic.code} {diagnostic.message.removeprefix('Unsaid: ')}", width)
            yield from _wrapped(f"? {diagnostic.question}", width, _INDENT * 2)
        yield ""


def _doubt(path: str, diagnostic: Diagnostic, lines: Lines, width: int) -> Iterator[str]:
    place = f"{path}:{diagnostic.line}:{diagnostic.column}"
    head = f"{place} {diagnostic.severity.value} {diagnostic.code} {diagnostic.name}"
    yield from wrap(head, width, break_on_hyphens=False, break_long_words=False)
    yield from _underlined(diagnostic, lines, width)
    yield from _wrapped(diagnostic.message, width)
    for related in diagnostic.related:
        line, column = lines.position(related.start)
        yield from _wrapped(f"other side: {line}:{column} “{_cut(related.quote)}”", width)
    yield from _wrapped(f"? {diagnostic.question}", width)
    yield ""


def _underlined(diagnostic: Diagnostic, lines: Lines, width: int) -> Iterator[str]:
    """The first line of the finding, cut to the width around it, with carets below."""
    source = lines.line(diagnostic.line)
    first = diagnostic.column - 1
    last = diagnostic.end_column - 1 if diagnostic.end_line == diagnostic.line else len(source)
    gutter = f"{diagnostic.line:>5} | "
    room = width - len(gutter)
    begin = max(0, min(first - min(_CONTEXT, room // 3), len(source) - room)) if len(source) > room else 0
    shown = _printable(source[begin : begin + room])
    carets = _columns(_printable(source[first : min(last, begin + room)])) or 1
    yield gutter + shown
    yield " " * (len(gutter) - 2) + "| " + " " * _columns(_printable(source[begin:first])) + "^" * carets


def _printable(text: str) -> str:
    """``text`` on one line of known width: tabs and control characters become spaces."""
    return "".join(char if char.isprintable() else " " for char in text)


def _columns(text: str) -> int:
    """How many terminal columns ``text`` takes: East Asian wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def _cut(quote: str) -> str:
    words = _printable(" ".join(quote.split()))
    return words if len(words) <= 70 else words[:69].rsplit(" ", 1)[0] + " …"


def _wrapped(text: str, width: int, indent: str = _INDENT) -> list[str]:
    return wrap(_printable(text), width, initial_indent=indent, subsequent_indent=indent)


def _closing(files: Sequence[LintedFile]) -> str:
    summary = summarize(files)
    sound = summary.by_family.get(Family.SOUND.value, 0)
    notes = summary.infos - sound
    counted = (
        _count(summary.errors, "error"),
        _count(summary.warnings, "warning"),
        _count(notes, "note"),
        f"{sound} in its favour",
    )
    return f"{_count(summary.files, 'file')}: {', '.join(counted)}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
