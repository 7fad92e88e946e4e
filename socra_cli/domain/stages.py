"""What each stage is given and must return.

``…Inputs`` are the typed facts a prompt is rendered from; the offline provider answers from these alone.
``…Draft`` is the answer as a model writes it. Judging stages (personas, devil's advocate) get a ``Digest``:
the neutral questions and the verbatim passages under them, and no other sentence of the brief.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from socra_cli.domain.base import Draft, Frozen
from socra_cli.domain.brief import Brief
from socra_cli.domain.evidence import Quote, QuoteDraft, Turn
from socra_cli.domain.ledger import Assumption, Ledger
from socra_cli.domain.personas import PersonaSpec
from socra_cli.domain.report import AdvocateReport, PersonaReport
from socra_cli.domain.verdict import Verdict


class Lead(Frozen):
    """What a lint rule saw, given to a model as a lead: to look at, not to believe."""

    code: str
    family: str
    persona: str
    importance: int
    message: str
    question: str
    quotes: tuple[Quote, ...] = ()
    """Verified; two for a contradiction; none for something unsaid."""


class Digest(Frozen):
    """What judging stages may read. ``summary`` is intake's neutral sentence on what the idea is."""

    summary: str
    commercial: bool
    ledger: Ledger
    leads: tuple[Lead, ...] = ()


# ── intake ───────────────────────────────────────────────────────────────────


class IntakeInputs(Frozen):
    brief: Brief
    turns: tuple[Turn, ...] = ()
    leads: tuple[Lead, ...] = ()


class AssumptionDraft(Draft):
    statement: str
    question: str
    persona: str
    importance: int
    quotes: list[QuoteDraft]
    counter_quotes: list[QuoteDraft]


class IntakeDraft(Draft):
    summary: str
    commercial: bool
    assumptions: list[AssumptionDraft]


# ── personas, devil's advocate, synthesis ────────────────────────────────────


class PersonaInputs(Frozen):
    persona: PersonaSpec
    digest: Digest


class AdvocateInputs(Frozen):
    digest: Digest
    as_of_date: str
    """ISO date from which the pre-mortem looks back is this date plus a year."""


class SynthesisInputs(Frozen):
    digest: Digest
    reports: tuple[PersonaReport, ...]
    advocate: AdvocateReport
    verdict: Verdict


class SourcedDraft(Draft):
    """A sentence of the plan and the ids (A-001, F-customer-1) that it stands on."""

    text: str
    basis: list[str]


class TestDraft(Draft):
    """The cheapest test of one assumption."""

    __test__ = False

    assumption_id: str
    test: str
    metric: str
    pass_if: str
    kill_if: str
    owner: str
    days: float
    cost: str


class ApiDraft(Draft):
    method: str
    path: str
    purpose: str
    component_id: str


class DecisionDraft(Draft):
    decision: str
    options: list[str]
    choose: str
    why: str


class MilestoneDraft(Draft):
    name: str
    gate: str
    assumption_id: str
    days: float


class MetricDraft(Draft):
    name: str
    target: str
    counter_metric: str


class LinkDraft(Draft):
    """An arrow between two components of the builder's list."""

    source: str
    target: str
    what: str


class SynthesisDraft(Draft):
    """Only what no rule can derive; components, data, threats, budget and first ten come from the reports."""

    summary: str
    problem: SourcedDraft
    user: SourcedDraft
    buyer: SourcedDraft
    mvp_in: list[SourcedDraft]
    mvp_out: list[SourcedDraft]
    tests: list[TestDraft]
    links: list[LinkDraft]
    api: list[ApiDraft]
    decisions: list[DecisionDraft]
    milestones: list[MilestoneDraft]
    metrics: list[MetricDraft]


# ── interview ────────────────────────────────────────────────────────────────


class QuestionKind(StrEnum):
    """Paul and Elder's six kinds of Socratic question."""

    CLARIFICATION = "clarification"
    ASSUMPTION = "assumption"
    EVIDENCE = "reasons_and_evidence"
    VIEWPOINT = "viewpoints"
    IMPLICATION = "implications"
    QUESTION = "the_question_itself"


class Move(Frozen):
    """What the engine decided to ask. The wording is the
    interviewer's; aim, kind and reason are the engine's.

    ``fallback`` is the engine's own wording: used when a model's question leads the witness twice.
    """

    kind: QuestionKind
    assumption_id: str
    aim: str
    why: str
    fallback: str
    contradiction: tuple[Quote, ...] = ()
    note: str = ""
    """Something to say first, such as that three answers in a row agreed without an instance."""


class AskInputs(Frozen):
    summary: str
    move: Move
    assumption: Assumption
    ledger: Ledger
    last_answer: str = ""
    asked: tuple[str, ...] = ()
    """Questions already asked, so that none is repeated; short."""
    questions_left: int = 0
    rewrite_of: str = ""
    """A question that led the witness, to be put again without leading."""


class QuestionDraft(Draft):
    """The structured part of a question: quick replies a
    founder could give, never a fact asserted for them."""

    replies: list[str] = Field(
        description="two or three, at most eight words each: the kind of answer a founder has, no fact"
    )


class RepliesInputs(Frozen):
    question: str
    assumption: Assumption


class AssessInputs(Frozen):
    summary: str
    question: Turn
    answer: Turn
    ledger: Ledger


class EvidenceDraft(Draft):
    """Words of the answer that bear on one assumption. ``against`` marks words that speak against it."""

    assumption_id: str
    quote: QuoteDraft
    against: bool


class AssessDraft(Draft):
    evidence: list[EvidenceDraft]
    new_assumptions: list[AssumptionDraft]
    retired: list[str]
    """Ids of assumptions that the answer made moot."""
    learnt: str


# ── repair of quotes ─────────────────────────────────────────────────────────


class QuoteRepairInputs(Frozen):
    """Quotes that were not found, and the passages in which their words may be."""

    wanted: tuple[str, ...]
    passages: tuple[Quote, ...]


class QuoteRepairDraft(Draft):
    quotes: list[QuoteDraft]
    """One per wanted quote, in order; an empty text where there is none."""
