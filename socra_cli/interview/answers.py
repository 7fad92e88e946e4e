"""What kind of answer a founder gave, read off the words alone."""

from __future__ import annotations

from enum import StrEnum

from socra_cli.domain.answers import is_bare_assent, is_unknown
from socra_cli.domain.ceiling import ceiling
from socra_cli.domain.evidence import Level


class AnswerKind(StrEnum):
    UNKNOWN = "unknown"
    """*I don't know*: it becomes a test."""
    ASSENT = "assent"
    """A bare *yes*: it asserts, and no more."""
    SUBSTANCE = "substance"


def kind_of(answer: str) -> AnswerKind:
    """Which kind the whole answer is. A digit, or words that count as evidence, make it substance."""
    if any(char.isdigit() for char in answer):
        return AnswerKind.SUBSTANCE
    if is_bare_assent(answer):
        return AnswerKind.ASSENT
    unknown = is_unknown(answer) and ceiling(answer) <= Level.E1
    return AnswerKind.UNKNOWN if unknown else AnswerKind.SUBSTANCE
