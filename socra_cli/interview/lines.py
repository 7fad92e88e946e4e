"""What a line typed at the prompt means: a command, a letter that picks a reply, or the answer itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

COMMANDS: Final[dict[str, str]] = {
    "done": "stop asking; what was said is kept",
    "plan": "stop asking and make the masterplan",
    "undo": "take the last answer back",
    "skip": "pass over this question",
    "why": "why this is asked, and what the gauges stand on",
    "ledger": "every assumption, riskiest first",
    "cost": "tokens and cost so far",
    "route": "who is asked, in which order",
    "save": "write the transcript now",
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


def parse_line(line: str, replies: Sequence[str] = ()) -> Command | Answer | None:
    """``None`` for a blank line. A number is always an answer; one letter alone picks its reply."""
    text = line.strip()
    if not text:
        return None
    if text == "?":
        return Command("help")
    if re.fullmatch(r"/[A-Za-z]+", text):
        return Command(text[1:].lower())
    letter = re.fullmatch(r"([a-z])\)?", text.lower())
    if letter and (place := ord(letter[1]) - ord("a")) < len(replies):
        return Answer(replies[place])
    return Answer(text)


def help_lines() -> tuple[str, ...]:
    """Ten lines or so: how to answer, and every command."""
    names = (f"/{name}".ljust(9) + what for name, what in COMMANDS.items())
    return ("Answer in your own words; a letter alone picks a reply, a number is always an answer.", *names)
