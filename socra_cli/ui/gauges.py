"""Gauges and score bars: a word, blocks and a number, so that none carries the meaning alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from socra_cli.domain.sanitize import clean
from socra_cli.ui import theme
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
    return _lines([(label, value, number)], FULL_GAUGE, width, symbols)[0]


def bars(entries: Sequence[Bar], width: int, symbols: Symbols = UNICODE) -> list[Text]:
    """One line an entry, the bars under one another, each line of at most ``width`` cells."""
    return _lines([(entry.label, entry.score, _told(entry)) for entry in entries], FULL_SCORE, width, symbols)


def _told(entry: Bar) -> str:
    score = "no score" if entry.score is None else f"{entry.score} of {FULL_SCORE}"
    return f"{score:<8}  {entry.evidence}".rstrip()


def _lines(
    entries: Sequence[tuple[str, int | None, str]], full: int, width: int, symbols: Symbols
) -> list[Text]:
    cleaned = [
        (clean(label, multiline=False), value, clean(told, multiline=False)) for label, value, told in entries
    ]
    longest = max((cell_len(label) for label, _, _ in cleaned), default=0)
    widest = max((cell_len(told) for _, _, told in cleaned), default=0)
    cells = max(NARROWEST_BAR, min(WIDEST_BAR, width - longest - widest - 2))
    lines = []
    for label, value, told in cleaned:
        filled = 0 if value is None else round(min(max(value, 0), full) / full * cells)
        line = Text(label + " " * (longest - cell_len(label) + 1))
        line.append(symbols.full * filled, theme.CODE).append(symbols.empty * (cells - filled), theme.QUIET)
        line.append(f" {told}")
        line.truncate(width, overflow="ellipsis")
        lines.append(line)
    return lines
