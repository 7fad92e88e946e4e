"""Gauges and score bars: a word, blocks and a number, so that none of the three has to carry the meaning
alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from socra_cli.ui import theme
from socra_cli.ui.sanitize import clean
from socra_cli.ui.theme import UNICODE, Symbols

FULL_SCORE = 10
FULL_GAUGE = 100
WIDEST_BAR = 20
NARROWEST_BAR = 5
UNKNOWN = "not known yet"


@dataclass(frozen=True, slots=True)
class Bar:
    """A score from 0 to 10, or None where there is none, and what it stands on: ``E3 observed``."""

    label: str
    score: int | None
    evidence: str = ""


def gauge(label: str, value: int | None, width: int, symbols: Symbols = UNICODE) -> Text:
    """``label`` and ``value``, a percentage, as one line of at most ``width`` cells."""
    number = UNKNOWN if value is None else f"{value} %"
    return _line(clean(label, multiline=False), value, FULL_GAUGE, number, width, symbols)


def bars(entries: Sequence[Bar], width: int, symbols: Symbols = UNICODE) -> list[Text]:
    """One line an entry, with the bars under one another."""
    labels = [clean(entry.label, multiline=False) for entry in entries]
    longest = max(map(len, labels), default=0)
    return [
        _line(label.ljust(longest), entry.score, FULL_SCORE, _told(entry), width, symbols)
        for label, entry in zip(labels, entries, strict=True)
    ]


def _told(entry: Bar) -> str:
    score = "no score" if entry.score is None else f"{entry.score} of {FULL_SCORE}"
    return f"{score:<8}  {clean(entry.evidence, multiline=False)}".rstrip()


def _line(label: str, value: int | None, full: int, told: str, width: int, symbols: Symbols) -> Text:
    cells = max(NARROWEST_BAR, min(WIDEST_BAR, width - len(label) - len(told) - 3))
    filled = 0 if value is None else round(min(max(value, 0), full) / full * cells)
    line = Text.assemble(
        f"{label} ",
        (symbols.full * filled, theme.CODE),
        (symbols.empty * (cells - filled), theme.QUIET),
        f" {told}",
    )
    line.truncate(width, overflow="ellipsis")
    return line
