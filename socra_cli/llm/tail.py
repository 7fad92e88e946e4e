"""The structured part that a streamed answer may carry after its text, and the filter that keeps it off the
screen.

A model that is reliable enough is asked to end its answer with ``###JSON###`` and one JSON object, which
saves a second call. Nothing from the separator on may ever be shown, however the stream is cut into pieces,
and small models write the separator as they please: so text is held back as long as it could still become
the beginning of a tail.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from pydantic import BaseModel, ValidationError

from socra_cli.llm.providers.dialects import schema_line
from socra_cli.llm.request import Message

SEPARATOR = "###JSON###"

# Each way a tail may begin, as the steps in which it arrives. `(?<![^\n])` is the beginning of a line.
_LINE = r"(?<![^\n])[ \t]*"
_BEGINNINGS: tuple[tuple[str, ...], ...] = (
    ("#", "#", r"#*[ \t]*", "J", "S", "O", "N", r"[ \t]*", "#", "#"),
    (_LINE, "`", "`", r"`+[ \t]*", "J", "S", "O", "N"),
    (_LINE, "`", "`", r"`+[ \t]*", r"\n\s*", r"[{#]"),
    (_LINE, r"\{", r"\s*", '"'),
)


def _whole(steps: Sequence[str]) -> str:
    return "".join(steps)


def _begun(steps: Sequence[str]) -> str:
    """A pattern for what may be the first part of ``steps``, up to where the text so far ends."""
    pattern = ""
    for step in reversed(steps[1:]):
        pattern = rf"(?:{step}{pattern})?"
    return steps[0] + pattern + r"\Z"


_TAIL = re.compile("|".join(map(_whole, _BEGINNINGS)), re.IGNORECASE)
_MAYBE = re.compile("|".join(map(_begun, _BEGINNINGS)), re.IGNORECASE)
_GLUED_HASH = re.compile(r"(?<=\w)#\Z")
_FENCE = re.compile(r"[ \t]*`{3,}\s*\Z")


class TailFilter:
    """Splits a stream into text that may be shown and a tail that may not."""

    def __init__(self) -> None:
        self._text = ""
        self._shown = 0
        self._tail_at: int | None = None

    def feed(self, piece: str) -> str:
        """Take in a piece; return what may be shown because of it, often nothing."""
        self._text += piece
        if self._tail_at is not None:
            return ""
        if tail := _TAIL.search(self._text, self._shown):
            self._tail_at = tail.start()
            return self._show(tail.start())
        held = _MAYBE.search(self._text, self._shown)
        return self._show(held.start() if held else len(self._text))

    def finish(self) -> str:
        """Return what is left to show once the provider has said that the answer is whole.

        A tail that had only begun stays hidden. Of the text held back, only the ``#`` of "C#" and the fence
        that closes an open block are shown.
        """
        if self._tail_at is not None:
            return ""
        closes = self.shown.count("```") % 2 == 1 and _FENCE.match(self._text, self._shown)
        if closes or _GLUED_HASH.match(self._text, self._shown):
            return self._show(len(self._text))
        return ""

    @property
    def shown(self) -> str:
        """All that was returned so far."""
        return self._text[: self._shown]

    @property
    def tail(self) -> str | None:
        """From the separator to the end, or ``None`` when there was no separator."""
        return None if self._tail_at is None else self._text[self._tail_at :]

    def _show(self, end: int) -> str:
        piece = self._text[self._shown : end]
        self._shown = end
        return piece


_WRAPPING = re.compile(r"\A(?:[`#\s]|json(?![\w\"]))*|[`#\s]*\Z", re.IGNORECASE)


def read_tail(tail: str | None, schema: type[BaseModel]) -> BaseModel | None:
    """The structured part, or ``None`` if there is none, it breaks off, or something follows it.

    Strict on purpose: a second call costs less than a guessed answer.
    """
    if tail is None:
        return None
    try:
        return schema.model_validate(json.loads(_WRAPPING.sub("", tail)))
    except (ValueError, ValidationError):
        return None


def with_instruction(messages: Sequence[Message], schema: type[BaseModel] | None) -> tuple[Message, ...]:
    """The messages with a last paragraph that asks for a tail of ``schema``; unchanged without one."""
    if schema is None:
        return tuple(messages)
    words = (
        f"\n\nAfter your text, write one line that holds only {SEPARATOR}, then one JSON object valid "
        f"against this JSON Schema, with no code fence and nothing after it:\n{schema_line(schema)}"
    )
    last = messages[-1]
    return (*messages[:-1], replace(last, content=last.content + words))
