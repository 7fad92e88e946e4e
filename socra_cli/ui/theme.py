"""How things look: few styles, from the sixteen colours that every terminal theme keeps readable, and the
symbols.

No colour carries meaning alone: a word or a symbol always says the same. Backgrounds are left alone, so that
the theme stands on dark and light ones.
"""

from __future__ import annotations

from dataclasses import dataclass

STRONG = "bold"
EMPHASIS = "italic"
STRUCK = "strike"
QUIET = "dim"
CODE = "cyan"
LINK = "underline"
HEADING = "bold"
TITLE = "bold underline"
ACCENT = "bold cyan"
GOOD = "green"
DOUBTFUL = "magenta"
BAD = "red"
ERROR = "bold red"
WARNING = "bold magenta"


@dataclass(frozen=True, slots=True)
class Symbols:
    """One set of marks. Every one of them is followed by the word it stands for, or decorates."""

    done: str
    failed: str
    waiting: str
    running: str
    idle: str
    bullet: str
    quote: str
    rule: str
    full: str
    empty: str
    arrow: str
    prompt: str


UNICODE = Symbols("✓", "✗", "◷", "▸", "○", "•", "│", "─", "█", "░", "→", "›")
ASCII = Symbols("+", "x", "~", ">", ".", "*", "|", "-", "#", ".", "->", ">")
