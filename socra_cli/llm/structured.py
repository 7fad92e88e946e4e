"""Typed answers: one Pydantic model, read leniently in form and strictly in content, with one repair."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from socra_cli.llm.failures import CallFailed, Failure, Kind
from socra_cli.llm.request import Answer, Message

_SHOWN_ERRORS = 8
_FENCED = re.compile(r"```(?:json)?\s*\n(.*?)\n?\s*```", re.DOTALL | re.IGNORECASE)


class Unreadable(CallFailed):
    """An answer came whole but is not what was asked for. ``errors`` are for the model that gets to repair
    it.
    """

    def __init__(self, answer: Answer, errors: str) -> None:
        first = errors.splitlines()[0]
        super().__init__(
            Failure(
                Kind.MALFORMED,
                first,
                limits=answer.limits,
                usage=answer.usage,
                partial=answer.text,
                finish_reason=answer.finish_reason,
            )
        )
        self.answer = answer
        self.errors = errors


def read(answer: Answer, schema: type[BaseModel]) -> BaseModel:
    """The typed value of an answer. Raises Unreadable."""
    body = _body(answer.text)
    if body is None:
        raise Unreadable(answer, "there is no JSON object")
    if not _closed(body):
        # Never mended: closing it for the model would pass off half an answer as a whole one.
        raise Unreadable(answer, "the JSON breaks off before its end")
    try:
        return schema.model_validate(_loaded(body))
    except ValidationError as error:
        raise Unreadable(answer, _explained(error)) from None


def repair_messages(messages: Sequence[Message], problem: Unreadable) -> tuple[Message, ...]:
    """The messages of the repair call: the same prompt, the answer given, and what is wrong with it."""
    request = (
        "That answer can't be used:\n"
        f"{problem.errors}\n"
        "Write it again, whole and corrected, as one JSON object and nothing else. Keep what was right."
    )
    return (*messages, Message("assistant", problem.answer.text), Message("user", request))


def _body(text: str) -> str | None:
    """From the first brace on, without a code fence around it and prose after the last brace."""
    fenced = _FENCED.search(text)
    inside = fenced.group(1) if fenced and "{" in fenced.group(1) else text
    start = inside.find("{")
    if start < 0:
        return None
    end = inside.rfind("}")
    return inside[start : end + 1] if end > start and _closed(inside[start : end + 1]) else inside[start:]


_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\Z)|[{}\[\]]', re.DOTALL)


def _closed(body: str) -> bool:
    """Whether every bracket outside strings is closed, and every string."""
    depth = 0
    for match in _STRING_OR_BRACKET.finditer(body):
        piece = match.group()
        if piece[0] == '"':
            if len(piece) < 2 or piece[-1] != '"':
                return False
        else:
            depth += 1 if piece in "{[" else -1
    return depth <= 0


def _loaded(body: str) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        from json_repair import repair_json  # only small models' slips need it

        return repair_json(body, return_objects=True)


def _explained(error: ValidationError) -> str:
    """The first few errors, one a line, each with its place."""
    lines = [f"{'.'.join(map(str, each['loc'])) or 'the object'}: {each['msg']}" for each in error.errors()]
    left = len(lines) - _SHOWN_ERRORS
    return "\n".join([*lines[:_SHOWN_ERRORS], *([f"and {left} more"] if left > 0 else [])])
