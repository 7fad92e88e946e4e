"""Quick replies and what a typed line means beside them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rich.text import Text

from socra_cli.ui.layout import body_columns, hang, wrap

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came from the prompt. ``text`` is set for ``"text"``: an answer, a chosen reply, or a
    ``/command``.

    ``"end"`` is Ctrl-D or the end of the input, ``"interrupt"`` the second Ctrl-C.
    """

    kind: Literal["text", "end", "interrupt"]
    text: str = ""

    @property
    def is_command(self) -> bool:
        """Whether it is a ``/command``, or the ``?`` that asks for help."""
        return self.text.startswith("/") or self.text == "?"


END = Answer("end")
INTERRUPT = Answer("interrupt")


def lettered(replies: Sequence[str]) -> list[str]:
    """``a) …``, ``b) …``: the replies as they are offered."""
    return [f"{letter}) {reply}" for letter, reply in zip(LETTERS, replies, strict=False)]


def lettered_lines(replies: Sequence[str], columns: int) -> list[str]:
    """The same, broken at words where a reply is wider than the window."""
    return [
        line.plain.rstrip()
        for mark, reply in zip(LETTERS, replies, strict=False)
        for line in hang(wrap(Text(reply), body_columns(columns, f"{mark}) ")), f"{mark}) ", "   ")
    ]


def choose(line: str, replies: Sequence[str]) -> str:
    """What ``line`` answers: a letter alone picks that reply; all else, numbers too, is the answer."""
    text = line.strip()
    letter = text.removesuffix(")").lower()
    offered = LETTERS[: len(replies)]
    return replies[offered.index(letter)] if len(letter) == 1 and letter in offered else text
