"""What was typed at the prompt: a command, or the answer itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

COMMANDS: Final[dict[str, str]] = {
    "done": "stop here",
    "plan": "make the plan now",
    "undo": "take the last answer back",
    "skip": "pass over this question",
    "why": "why this is asked, and what the gauges say",
    "ledger": "the assumptions, riskiest first",
    "cost": "tokens and cost so far",
    "route": "who is asked, in which order",
    "save": "write the transcript",
    "help": "this list",
}
"""By name, what each does in a few words."""


@dataclass(frozen=True, slots=True)
class Command:
    """``name`` is a key of ``COMMANDS``, or what was typed where it is none."""

    name: str

    @property
    def known(self) -> bool:
        return self.name in COMMANDS


@dataclass(frozen=True, slots=True)
class Answer:
    text: str


def parse_line(line: str) -> Command | Answer | None:
    """``None`` for a blank line. A slash and one word is a command; a number is always an answer."""
    text = line.strip()
    if not text:
        return None
    if text == "?":
        return Command("help")
    if re.fullmatch(r"/[A-Za-z]+", text):
        return Command(text[1:].lower())
    return Answer(text)
