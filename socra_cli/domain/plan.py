"""The masterplan document: every member of ``masterplan.json``, ``schema_version`` 1."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from socra_cli.domain.base import Frozen
from socra_cli.domain.brief import Brief
from socra_cli.domain.economics import Economics
from socra_cli.domain.evidence import Level, Quote, Turn
from socra_cli.domain.ledger import Assumption
from socra_cli.domain.provenance import Provenance
from socra_cli.domain.report import AdvocateReport, OpenQuestion, PersonaReport, Premortem
from socra_cli.domain.verdict import Verdict

SCHEMA_VERSION: Literal[1] = 1


class Gauges(Frozen):
    """Percent. ``coverage``: can this be judged yet? ``merit``:
    should it be built? Null where nothing stands."""

    coverage: int
    merit: int | None
    coverage_why: str = ""
    """One sentence: how much was said, how much of it observed, what is missing most."""
    merit_why: str = ""
    """One sentence: what the merit is made of."""


class Sourced(Frozen):
    """A sentence and the ids it stands on. With no basis it is a proposal, and every rendering says so."""

    text: str
    basis: tuple[str, ...] = ()
    """Ids of assumptions and findings."""


class Evidence(Frozen):
    """A claim and the words that carry it, best evidence first."""

    claim: str
    quote: Quote
    level: Level
    """The level of the quote."""
    assumption_id: str | None = None


class Component(Frozen):
    """One part of the architecture."""

    id: str
    """As links, threats and calls name it."""
    name: str
    responsibility: str
    by: Literal["build", "buy", "manual"] = "build"
    """Whether it is written, bought, or done by hand."""


class Link(Frozen):
    """What one component hands to another."""

    source: str
    """A component's id, or the name of something external."""
    target: str
    """As ``source``."""
    what: str
    """What goes over it."""


class External(Frozen):
    """Something that others run and the plan depends on."""

    name: str
    controlled_by: str = ""
    """Who can change it or switch it off."""
    fallback: str | None = None
    """What is done without it; null where nobody has said."""


class Entity(Frozen):
    """One kind of record that is kept."""

    name: str
    fields: tuple[str, ...] = ()
    personal_data: bool = False
    """Whether it holds data about people."""


class ApiCall(Frozen):
    """One call that a component answers."""

    method: str
    path: str
    purpose: str
    component_id: str


class DecisionRecord(Frozen):
    """A design decision to be made, and what speaks for the option chosen."""

    decision: str
    options: tuple[str, ...] = ()
    choose: str = ""
    """The option chosen; empty where it is still open."""
    why: str = ""


class QualityTarget(Frozen):
    """A quality that the founder put a number on."""

    attribute: str
    """What is measured: latency, availability …"""
    number: str
    unit: str
    quote: Quote | None = None
    """The founder's words that ask for it; null where nobody did."""


class Threat(Frozen):
    """What could be done to a component, by STRIDE."""

    stride: str
    """The STRIDE category."""
    component_id: str
    scenario: str
    mitigation: str | None = None
    """Null where there is none yet."""


class LegalGate(Frozen):
    """A legal question to settle before going on."""

    topic: str
    jurisdiction: str = "unknown"
    status: str = "unknown"
    """``unknown`` until somebody has asked."""
    who_to_ask: str = ""


class Milestone(Frozen):
    """A step of the plan, with the gate at its end."""

    name: str
    gate: str
    """What must be true to go past it."""
    assumption_id: str | None = None
    """The assumption that it tests."""
    days: float | None = None


class Prospect(Frozen):
    """One of the first ten buyers."""

    who: str
    reachable_via: str = ""
    status: str = ""


class Metric(Frozen):
    """What is counted to see whether it works."""

    name: str
    target: str = ""
    counter_metric: str = ""
    """What must not get worse meanwhile."""


class Risk(Frozen):
    """A grave finding or a contradicted assumption, in one sentence."""

    text: str
    severity: int
    """As a finding's: 3 decides the matter, 2 forces a change."""
    source: str
    """The finding's or assumption's id."""


class Missing(Frozen):
    """A section with nothing to stand on: what is missing, and who could answer."""

    section: str
    """The member of ``plan`` that it would stand in."""
    what: str
    who: str


class PlanBody(Frozen):
    """The plan proper. A section with nothing to stand on is empty and named in ``missing``."""

    summary: str = ""
    problem: Sourced | None = None
    user: Sourced | None = None
    buyer: Sourced | None = None
    evidence: tuple[Evidence, ...] = ()
    mvp_in: tuple[Sourced, ...] = ()
    """What the first version has."""
    mvp_out: tuple[Sourced, ...] = ()
    """What it leaves out, and on what ground."""
    components: tuple[Component, ...] = ()
    links: tuple[Link, ...] = ()
    externals: tuple[External, ...] = ()
    """What others run and the plan depends on."""
    entities: tuple[Entity, ...] = ()
    api: tuple[ApiCall, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()
    quality_targets: tuple[QualityTarget, ...] = ()
    threats: tuple[Threat, ...] = ()
    legal_gates: tuple[LegalGate, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    economics: Economics | None = None
    channel: str = ""
    """How the first buyers are reached."""
    wedge: str = ""
    """Why they would take it over what they do now."""
    first_ten: tuple[Prospect, ...] = ()
    """The first ten buyers to talk to."""
    metrics: tuple[Metric, ...] = ()
    risks: tuple[Risk, ...] = ()
    premortem: Premortem = Premortem()
    """The devil's advocate's: it has failed, and this is how."""
    missing: tuple[Missing, ...] = ()
    """Sections with nothing to stand on."""


class Dissent(Frozen):
    """A persona four or more points from the median keeps its own words."""

    persona: str
    score: int
    """0 to 10."""
    median: float
    """Of all personas' scores."""
    reason: str
    quotes: tuple[Quote, ...] = ()


class StageFailure(Frozen):
    """A stage that no provider answered."""

    stage: str
    """``intake``, ``persona:<id>``, ``devils_advocate`` or ``synthesis``."""
    reason: str
    """A failure kind, with the provider's words after a colon."""


class Masterplan(Frozen):
    """The whole of a plan: what ``socra masterplan`` writes, and what report, pitch and diff read."""

    schema_version: Literal[1] = SCHEMA_VERSION
    socra_version: str
    session_id: str
    """The session that it was made in: ``socra sessions show`` has the rest."""
    since: str | None = None
    """The session of the earlier version whose ids the assumptions go on with; null where none was named."""
    demo: bool
    """True when rules answered and no model was asked: not an analysis."""
    created_at: datetime
    """UTC."""
    idea: Brief
    turns: tuple[Turn, ...] = ()
    """The interview, where there was one."""
    gauges: Gauges
    verdict: Verdict
    """Computed by rule from what the personas handed in."""
    personas: tuple[PersonaReport, ...]
    """Always five, failed ones too."""
    devils_advocate: AdvocateReport
    assumptions: tuple[Assumption, ...]
    """The ledger: what must be true, and what stands behind it."""
    plan: PlanBody
    dissent: tuple[Dissent, ...] = ()
    """Personas that stand far from the median."""
    open_questions: tuple[OpenQuestion, ...] = ()
    """Of all personas, each once."""
    failures: tuple[StageFailure, ...] = ()
    """Stages that have no answer."""
    provenance: Provenance = Field(default_factory=Provenance)
    """Where it comes from: route, tokens, cost, calls."""
