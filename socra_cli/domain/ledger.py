"""The assumption ledger: what must be true for the idea to work, and what stands behind each."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, computed_field, model_validator

from socra_cli.domain.base import Frozen
from socra_cli.domain.evidence import Level, Quote, highest


class Status(StrEnum):
    """``retired``: no longer part of the idea."""

    OPEN = "open"
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    RETIRED = "retired"


class Threshold(Frozen):
    """A limit as data, so that code can compare a number parsed from a quote with it."""

    quantity: str
    """What is measured."""
    comparator: str
    """One of ``<``, ``<=``, ``>``, ``>=``, ``=``: crossed when ``value_found comparator value`` holds."""
    value: float
    unit: str


class Assumption(Frozen):
    """One assumption. ``id`` (``A-001``) is stable for the session's life and in the next version's run.

    ``evidence_level`` is derived from ``quotes`` and never set by a model. ``question`` is the neutral
    question that judging stages read instead of the brief's own sentences.
    """

    id: str
    statement: str
    question: str = ""
    persona: str = "customer"
    """The lens whose business it is."""
    importance: Annotated[int, Field(ge=1, le=3)] = 2
    """1 to 3: how much falls with it."""
    status: Status = Status.OPEN
    quotes: tuple[Quote, ...] = ()
    """The founder's words that speak for it."""
    counter_quotes: tuple[Quote, ...] = ()
    """Verified words that speak against it; with ``quotes`` they are the two sides of a contradiction."""
    test: str = ""
    """The cheapest way to find out."""
    metric: str = ""
    """What the test measures."""
    pass_if: str = ""
    """The result at which it holds."""
    kill_if: str = ""
    """The result at which the idea is dropped."""
    owner: str = ""
    """Who runs the test."""
    days: float | None = None
    """How long the test takes."""
    cost: str = ""
    """What the test costs, in words."""
    asked_in: tuple[str, ...] = ()
    """Ids of the questions that were about it."""

    @computed_field  # type: ignore[prop-decorator]  # mypy knows no decorator on a property
    @property
    def evidence_level(self) -> Level:
        """The highest level of the verified quotes; an assertion at most while words against it stand."""
        level = highest(self.quotes)
        return min(level, Level.E1) if self.status is Status.CONTRADICTED else level

    @model_validator(mode="before")
    @classmethod
    def _derive_level(cls, data: Any) -> Any:
        """A stored level is dropped when a document is read back: it always follows from the quotes."""
        if isinstance(data, dict):
            return {name: value for name, value in data.items() if name != "evidence_level"}
        return data

    @property
    def risk(self) -> float:
        """Importance × (1 − level ÷ 5): the next question goes to the highest (method page, the ledger)."""
        return self.importance * (1 - self.evidence_level.rank / 5)


class Ledger(Frozen):
    """All assumptions, in the order in which they were first seen."""

    assumptions: tuple[Assumption, ...] = ()

    def find(self, assumption_id: str) -> Assumption | None:
        return next((a for a in self.assumptions if a.id == assumption_id), None)

    def by_risk(self) -> tuple[Assumption, ...]:
        """Riskiest first; retired ones left out; ties in ledger order."""
        live = [a for a in self.assumptions if a.status is not Status.RETIRED]
        return tuple(sorted(live, key=lambda a: -a.risk))


def format_id(number: int) -> str:
    """``A-001`` for 1."""
    return f"A-{number:03d}"


def number_of(assumption_id: str) -> int:
    """1 for ``A-001``; 0 for an id of another form."""
    digits = assumption_id.removeprefix("A-")
    return int(digits) if digits.isdecimal() else 0
