"""The plan's parts that no other rule derives, each with the ids it stands on, or left empty."""

from __future__ import annotations

from typing import Any

from socra_cli.domain.evidence import Level
from socra_cli.domain.ledger import Status
from socra_cli.domain.report import PersonaReport
from socra_cli.domain.stages import (
    DecisionDraft,
    LinkDraft,
    MetricDraft,
    MilestoneDraft,
    SourcedDraft,
    SynthesisDraft,
    SynthesisInputs,
    TestDraft,
)
from socra_cli.llm.offline.advocate import doubtful, shown, wording_of
from socra_cli.llm.offline.case import Case, Point, case_of
from socra_cli.llm.offline.findings import upper_first
from socra_cli.llm.offline.reading import excerpt
from socra_cli.llm.offline.words import load

_GATES = 4
_METRICS = 4
_OUT = 3
OWNER = "founder"


def draft_synthesis(inputs: SynthesisInputs) -> SynthesisDraft:
    """The synthesis from the digest and the checked reports."""
    case = case_of(inputs.digest)
    reports = {report.id: report for report in inputs.reports if not report.failed}
    risky = doubtful(case)
    return SynthesisDraft(
        summary=_summary(case, risky),
        problem=_quoted(case, "problem"),
        user=_field(case, reports.get("customer"), "user", "problem", "demand"),
        buyer=_field(case, reports.get("customer"), "buyer", "price", "demand", "funding"),
        mvp_in=_mvp_in(case, reports.get("builder"), risky),
        mvp_out=_mvp_out(risky),
        tests=[_test(point) for point in risky],
        links=_links(reports.get("builder")),
        api=[],
        decisions=_decisions(reports.get("builder")),
        milestones=_milestones(risky),
        metrics=_metrics(case, risky),
    )


def _summary(case: Case, risky: tuple[Point, ...]) -> str:
    words = load("frames")["summary"]
    solid = ", ".join(point.name for point in shown(case)[:3])
    riskiest = risky[0].name if risky else ""
    frame = "plan_firm" if not risky else "plan" if solid else "plan_bare"
    summary = case.summary if case.summary.endswith((".", "…", "!", "?")) else f"{case.summary}."
    return str(words[frame].format(summary=summary, risky=riskiest, solid=solid or "nothing yet"))


def _quoted(case: Case, topic_id: str) -> SourcedDraft:
    """What the founder said on one topic, in the founder's words."""
    point = case.first(topic_id)
    if point is None or point.best is None or not point.topic or not point.topic.hits(point.best.text):
        return SourcedDraft(text="", basis=[])
    return SourcedDraft(text=excerpt(point.best.text, 40), basis=[point.id])


def _field(case: Case, customer: PersonaReport | None, field: str, *topic_ids: str) -> SourcedDraft:
    """A role that the customer's report read from the words, on the assumptions under which they stand."""
    value: dict[str, Any] = (customer.fields.get(field) if customer else None) or {}
    role = str(value.get("role") or "")
    basis = [p.id for topic_id in topic_ids if (p := case.first(topic_id)) and not p.silent]
    if not role:
        return SourcedDraft(text="", basis=[])
    return SourcedDraft(text=upper_first(role) + ".", basis=basis[:2])


def _mvp_in(case: Case, builder: PersonaReport | None, risky: tuple[Point, ...]) -> list[SourcedDraft]:
    words = load("frames")["mvp"]
    core = case.first("feasibility")
    basis = [core.id] if core else []
    parts = [part for part in _parts(builder) if part.get("by") == "build"]
    runs = core.best if core and core.level >= Level.E3 and not core.doubted else None
    rows = (
        [SourcedDraft(text=words["runs"].format(quote=excerpt(runs.text)), basis=basis)]
        if runs
        else [
            SourcedDraft(
                text=words["manual"].format(name=f"the {part['name']}", role=part["responsibility"]),
                basis=basis,
            )
            for part in parts[:2]
        ]
    )
    if risky:
        test = wording_of(risky[0])["test"]
        rows.append(SourcedDraft(text=words["smallest"].format(test=test), basis=[risky[0].id]))
    return rows


def _mvp_out(risky: tuple[Point, ...]) -> list[SourcedDraft]:
    words = load("frames")["mvp"]
    rows = []
    for point in risky[:_OUT]:
        if point.is_contradiction:
            both = f"{excerpt(point.quotes[0].text, 12)} and {excerpt(point.against[0].text, 12)}"
            text = words["contradicted"].format(statement=both) + "."
        else:
            unsaid = point.topic.statement if point.topic else point.assumption.statement
            text = words["untested"].format(name=point.name, unsaid=unsaid)
        rows.append(SourcedDraft(text=text, basis=[point.id]))
    return rows


def _test(point: Point) -> TestDraft:
    words: dict[str, Any] = {
        "metric": "instances found",
        "pass_if": "one is shown",
        "kill_if": "none is found in a week",
    }
    words |= {"days": 5, "cost": "no money"} | wording_of(point)
    return TestDraft(
        assumption_id=point.id,
        test=words["test"],
        metric=words["metric"],
        pass_if=words["pass_if"],
        kill_if=words["kill_if"],
        owner=OWNER,
        days=float(words.get("days", 2)),
        cost=words["cost"],
    )


def _parts(builder: PersonaReport | None) -> list[dict[str, Any]]:
    return list(builder.fields.get("components") or []) if builder else []


def _links(builder: PersonaReport | None) -> list[LinkDraft]:
    """From the first part that is built to each other part: how it turns to it."""
    parts = _parts(builder)
    hub = next((part for part in parts if part.get("by") == "build"), None)
    if hub is None:
        return []
    others = (part for part in parts if part is not hub)
    verbs = load("frames")["links"]
    return [LinkDraft(source=hub["id"], target=part["id"], what=verbs[part["by"]]) for part in others]


def _decisions(builder: PersonaReport | None) -> list[DecisionDraft]:
    candidates = (builder.fields.get("adr_candidates") or []) if builder else []
    why = load("frames")["decision"]["why"]
    return [
        DecisionDraft(
            decision=one["decision"], options=list(one["options"]), choose=one["options"][0], why=why
        )
        for one in candidates
        if one.get("options") and one.get("reversibility") == "one_way"
    ]


def _milestones(risky: tuple[Point, ...]) -> list[MilestoneDraft]:
    words = load("frames")["milestone"]
    rows = []
    for point in risky[:_GATES]:
        test = _test(point)
        name = words["start" if point.is_contradiction else "first"].format(name=point.name)
        rows.append(MilestoneDraft(name=name, gate=test.pass_if, assumption_id=point.id, days=test.days))
    if rows:
        rows.append(MilestoneDraft(name=words["build"], gate=words["build_gate"], assumption_id="", days=14))
    return rows


def _metrics(case: Case, risky: tuple[Point, ...]) -> list[MetricDraft]:
    table = load("frames")["metrics"]
    live = [*risky, *(p for p in shown(case) if p.assumption.status is not Status.RETIRED)]
    chosen = {p.topic.id: p for p in live if p.topic is not None and p.topic.id in table}
    return [
        MetricDraft(name=name, target=target, counter_metric=counter)
        for name, target, counter in (table[topic_id] for topic_id in list(chosen)[:_METRICS])
    ]
