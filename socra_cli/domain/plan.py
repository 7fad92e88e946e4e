"""The masterplan document: every member of ``masterplan.json``, ``schema_version`` 1."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from socra_cli.domain.base import Frozen
from socra_cli.domain.brief import Brief
from socra_cli.domain.calls import CallRecord
from socra_cli.domain.economics import Economics
from socra_cli.domain.evidence import Level, Quote, Turn
from socra_cli.domain.ledger import Assumption
from socra_cli.domain.report import AdvocateReport, OpenQuestion, PersonaReport, Premortem
from socra_cli.domain.verdict import Verdict

SCHEMA_VERSION: Literal[1] = 1


class Gauges(Frozen):
    """Percent. ``coverage``: can this be judged yet? ``merit``:
    should it be built? Null where nothing stands."""

    coverage: int
    merit: int | None
    coverage_why: str = ""
    merit_why: str = ""


class Sourced(Frozen):
    """A sentence and the ids it stands on. With no basis it is a proposal, and every rendering says so."""

    text: str
    basis: tuple[str, ...] = ()


class Evidence(Frozen):
    claim: str
    quote: Quote
    level: Level
    assumption_id: str | None = None


class Component(Frozen):
    id: str
    name: str
    responsibility: str
    by: Literal["build", "buy", "manual"] = "build"


class Link(Frozen):
    source: str
    target: str
    what: str


class External(Frozen):
    name: str
    controlled_by: str = ""
    fallback: str | None = None


class Entity(Frozen):
    name: str
    fields: tuple[str, ...] = ()
    personal_data: bool = False


class ApiCall(Frozen):
    method: str
    path: str
    purpose: str
    component_id: str


class DecisionRecord(Frozen):
    decision: str
    options: tuple[str, ...] = ()
    choose: str = ""
    why: str = ""


class QualityTarget(Frozen):
    attribute: str
    number: str
    unit: str
    quote: Quote | None = None


class Threat(Frozen):
    stride: str
    component_id: str
    scenario: str
    mitigation: str | None = None


class LegalGate(Frozen):
    topic: str
    jurisdiction: str = "unknown"
    status: str = "unknown"
    who_to_ask: str = ""


class Milestone(Frozen):
    name: str
    gate: str
    assumption_id: str | None = None
    days: float | None = None


class Prospect(Frozen):
    who: str
    reachable_via: str = ""
    status: str = ""


class Metric(Frozen):
    name: str
    target: str = ""
    counter_metric: str = ""


class Risk(Frozen):
    text: str
    severity: int
    source: str
    """The finding's or assumption's id."""


class Missing(Frozen):
    """A section with nothing to stand on: what is missing, and who could answer."""

    section: str
    what: str
    who: str


class PlanBody(Frozen):
    summary: str = ""
    problem: Sourced | None = None
    user: Sourced | None = None
    buyer: Sourced | None = None
    evidence: tuple[Evidence, ...] = ()
    mvp_in: tuple[Sourced, ...] = ()
    mvp_out: tuple[Sourced, ...] = ()
    components: tuple[Component, ...] = ()
    links: tuple[Link, ...] = ()
    externals: tuple[External, ...] = ()
    entities: tuple[Entity, ...] = ()
    api: tuple[ApiCall, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()
    quality_targets: tuple[QualityTarget, ...] = ()
    threats: tuple[Threat, ...] = ()
    legal_gates: tuple[LegalGate, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    economics: Economics | None = None
    channel: str = ""
    wedge: str = ""
    first_ten: tuple[Prospect, ...] = ()
    metrics: tuple[Metric, ...] = ()
    risks: tuple[Risk, ...] = ()
    premortem: Premortem = Premortem()
    missing: tuple[Missing, ...] = ()


class Dissent(Frozen):
    """A persona four or more points from the median keeps its own words."""

    persona: str
    score: int
    median: float
    reason: str
    quotes: tuple[Quote, ...] = ()


class StageFailure(Frozen):
    stage: str
    reason: str


class Tokens(Frozen):
    input: int = 0
    output: int = 0
    cached: int = 0


class Provenance(Frozen):
    """``cost_usd`` is null when the price of any call that was answered is unknown."""

    route: tuple[str, ...] = ()
    prompts_sha256: str = ""
    tokens: Tokens = Tokens()
    cost_usd: float | None = None
    wall_seconds: float = 0.0
    calls: tuple[CallRecord, ...] = ()


class Masterplan(Frozen):
    schema_version: Literal[1] = SCHEMA_VERSION
    socra_version: str
    session_id: str
    since: str | None = None
    """The session of the earlier version whose ids the assumptions go on with; null where none was named."""
    demo: bool
    created_at: datetime
    idea: Brief
    turns: tuple[Turn, ...] = ()
    gauges: Gauges
    verdict: Verdict
    personas: tuple[PersonaReport, ...]
    devils_advocate: AdvocateReport
    assumptions: tuple[Assumption, ...]
    plan: PlanBody
    dissent: tuple[Dissent, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    failures: tuple[StageFailure, ...] = ()
    provenance: Provenance = Field(default_factory=Provenance)
