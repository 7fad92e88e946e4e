"""What a persona hands in: the draft as a model writes it, and the report after code has checked it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from socra_cli.domain.base import Draft, Frozen
from socra_cli.domain.evidence import Level, Quote, QuoteDraft
from socra_cli.domain.ledger import Threshold

SCORES = (0, 2, 4, 6, 8, 10)


class FindingKind(StrEnum):
    """``fact`` has a quote, ``contradiction`` two; ``inference`` is reasoning; ``unknown``: nobody said."""

    FACT = "fact"
    INFERENCE = "inference"
    UNKNOWN = "unknown"
    CONTRADICTION = "contradiction"


class AsksFor(StrEnum):
    """What a useful answer would be."""

    PAST_BEHAVIOUR = "past_behaviour"
    NUMBER = "number"
    DOCUMENT = "document"
    DECISION = "decision"


class FindingDraft(Draft):
    claim: str
    kind: FindingKind
    severity: int
    quotes: list[QuoteDraft]
    assumption_id: str = ""


class OpenQuestionDraft(Draft):
    text: str
    asks_for: AsksFor
    assumption_id: str = ""


class ReportDraft(Draft):
    """The envelope that every persona fills, in the order in which it is to be written: reason before score.

    ``fields`` are the persona's own; ``personas.draft_model`` types them from the persona's file.
    """

    fields: Any = Field(default_factory=dict)
    findings: list[FindingDraft]
    open_questions: list[OpenQuestionDraft]
    not_assessed: list[str]
    would_change_my_mind: str
    reason: str
    score: int | None
    score_quotes: list[QuoteDraft]


class Finding(Frozen):
    """``id`` is ``F-<persona>-<n>``. ``demoted`` says that
    a fact or contradiction lost its quotes in the check."""

    id: str
    claim: str
    kind: FindingKind
    severity: int = Field(ge=0, le=3)
    """3 decides the matter, 2 forces a change, 1 is worth knowing, 0 speaks in favour."""
    quotes: tuple[Quote, ...] = ()
    assumption_id: str | None = None
    demoted: bool = False


class OpenQuestion(Frozen):
    """What somebody should be asked next."""

    text: str
    asks_for: AsksFor
    """What a useful answer would be."""
    assumption_id: str | None = None
    persona: str = ""
    """Who asks."""


class PersonaReport(Frozen):
    """One persona's report after grounding and caps. ``score``
    is null where nothing was said, or the call failed.

    ``proposed_score`` is what the model wrote before the cap, kept so that the cap can be explained.
    ``failed`` is true when there was no answer: then nothing else in it says anything.
    """

    id: str
    """``customer``, ``economist``, ``builder``, ``seller`` or ``warden``."""
    lens: str
    """What it looks at."""
    reason: str
    """Why this score, in a sentence."""
    score: int | None
    score_quotes: tuple[Quote, ...] = ()
    evidence_level: Level = Level.E0
    """The highest level among ``score_quotes``: it caps the score."""
    proposed_score: int | None = None
    findings: tuple[Finding, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    would_change_my_mind: str = ""
    not_assessed: tuple[str, ...] = ()
    """What it could not judge."""
    fields: dict[str, Any] = Field(default_factory=dict)
    """Its own answers, by the questions in its prompt."""
    failed: bool = False


# ── devil's advocate ─────────────────────────────────────────────────────────


class ThresholdDraft(Draft):
    quantity: str
    comparator: str
    value: float
    unit: str


class KillDraft(Draft):
    assumption_id: str
    fails_if: str
    quotes: list[QuoteDraft]
    cheapest_test: str
    kill_threshold: ThresholdDraft | None


class PremortemDraft(Draft):
    as_of_date: str
    headline: str
    chain: list[str]
    earliest_signal: str
    first_avoidable_step: str


class HoldsUpDraft(Draft):
    claim: str
    quotes: list[QuoteDraft]


class VariantDraft(Draft):
    id: str
    change: str
    keeps: list[str]
    removes: list[str]


class AdvocateDraft(Draft):
    steelman: str
    steelman_quotes: list[QuoteDraft]
    kill_case: list[KillDraft]
    premortem: PremortemDraft
    holds_up: list[HoldsUpDraft]
    could_not_assess: list[str]
    variants: list[VariantDraft]


class Kill(Frozen):
    """One way in which the idea fails, with the cheapest test for it."""

    assumption_id: str
    fails_if: str
    """The observation that would end the idea."""
    quotes: tuple[Quote, ...] = ()
    cheapest_test: str = ""
    kill_threshold: Threshold | None = None
    """The same as a number, where it can be one."""


class Premortem(Frozen):
    """It has failed: the story of how, told from the day after."""

    as_of_date: str = ""
    """The day from which it looks back, ``YYYY-MM-DD``."""
    headline: str = ""
    chain: tuple[str, ...] = ()
    """What led to what, in order."""
    earliest_signal: str = ""
    first_avoidable_step: str = ""


class HoldsUp(Frozen):
    """A claim that withstood the attack."""

    claim: str
    quotes: tuple[Quote, ...] = ()


class Variant(Frozen):
    """Another idea, close to this one."""

    id: str
    change: str
    """What would be done differently."""
    keeps: tuple[str, ...] = ()
    """Ids of assumptions that it still needs."""
    removes: tuple[str, ...] = ()
    """Ids of assumptions that it no longer needs."""


class AdvocateReport(Frozen):
    """The devil's advocate after grounding. ``failed`` as
    in PersonaReport. An empty ``kill_case`` is legal."""

    steelman: str = ""
    """The best case for the idea, made before the case against it."""
    steelman_quotes: tuple[Quote, ...] = ()
    kill_case: tuple[Kill, ...] = ()
    """What would end it, each with its cheapest test."""
    premortem: Premortem = Premortem()
    holds_up: tuple[HoldsUp, ...] = ()
    """What withstood the attack."""
    could_not_assess: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    """Other ideas that keep what is observed."""
    failed: bool = False
