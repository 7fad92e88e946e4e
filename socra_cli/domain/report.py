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
    FACT = "fact"
    INFERENCE = "inference"
    UNKNOWN = "unknown"
    CONTRADICTION = "contradiction"


class AsksFor(StrEnum):
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
    quotes: tuple[Quote, ...] = ()
    assumption_id: str | None = None
    demoted: bool = False


class OpenQuestion(Frozen):
    text: str
    asks_for: AsksFor
    assumption_id: str | None = None
    persona: str = ""


class PersonaReport(Frozen):
    """One persona's report after grounding and caps. ``score``
    is null where nothing was said, or the call failed.

    ``proposed_score`` is what the model wrote before the cap, kept so that the cap can be explained.
    ``failed`` is true when there was no answer: then nothing else in it says anything.
    """

    id: str
    lens: str
    reason: str
    score: int | None
    score_quotes: tuple[Quote, ...] = ()
    evidence_level: Level = Level.E0
    proposed_score: int | None = None
    findings: tuple[Finding, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    would_change_my_mind: str = ""
    not_assessed: tuple[str, ...] = ()
    fields: dict[str, Any] = Field(default_factory=dict)
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
    assumption_id: str
    fails_if: str
    quotes: tuple[Quote, ...] = ()
    cheapest_test: str = ""
    kill_threshold: Threshold | None = None


class Premortem(Frozen):
    as_of_date: str = ""
    headline: str = ""
    chain: tuple[str, ...] = ()
    earliest_signal: str = ""
    first_avoidable_step: str = ""


class HoldsUp(Frozen):
    claim: str
    quotes: tuple[Quote, ...] = ()


class Variant(Frozen):
    id: str
    change: str
    keeps: tuple[str, ...] = ()
    removes: tuple[str, ...] = ()


class AdvocateReport(Frozen):
    """The devil's advocate after grounding. ``failed`` as
    in PersonaReport. An empty ``kill_case`` is legal."""

    steelman: str = ""
    steelman_quotes: tuple[Quote, ...] = ()
    kill_case: tuple[Kill, ...] = ()
    premortem: Premortem = Premortem()
    holds_up: tuple[HoldsUp, ...] = ()
    could_not_assess: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    failed: bool = False
