"""What a rule is: who it speaks for, what it says, and where it looks. Rules themselves are tables in
``rules/``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from socra_cli.lint.diagnostic import Family, Severity

Persona = Literal["customer", "economist", "builder", "seller", "warden"]


@dataclass(frozen=True, slots=True)
class Rule:
    """``message`` and ``question`` may hold ``{…}`` fields that the finding fills.

    ``when`` lists what makes a sentence a find: sets of tags, any one of which must be there whole.
    ``unless`` are tags that rule a sentence out, ``unless_brief`` tags that rule the whole brief out;
    ``negatable`` rules a sentence out where the cue is denied. ``most`` is how often the rule speaks in one
    brief: a colleague makes a point once or twice, not twelve times.
    """

    code: str
    name: str
    family: Family
    severity: Severity
    persona: Persona
    importance: int
    message: str
    question: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_brief: tuple[str, ...] = ()
    negatable: bool = False
    most: int = 3


class Finding(NamedTuple):
    """Where a rule found something. ``start == end == 0`` is the brief as a whole; ``others`` the far
    side."""

    rule: Rule
    start: int
    end: int
    fields: dict[str, str]
    others: tuple[tuple[int, int], ...] = ()
