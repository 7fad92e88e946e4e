"""The first screen: the verdict and its rule, the scores behind it, and what to test this week."""

from __future__ import annotations

from socra_cli.domain.ledger import Assumption
from socra_cli.domain.plan import Masterplan
from socra_cli.domain.report import PersonaReport, Variant
from socra_cli.domain.verdict import Decision, Verdict
from socra_cli.output import runs, wording
from socra_cli.output.markdown.blocks import bullets, numbered, paragraphs
from socra_cli.output.markdown.inert import clause, inline
from socra_cli.output.wording import sentence


def opening(plan: Masterplan) -> str:
    """Everything above the first numbered section of the plan."""
    return paragraphs(
        f"# {clause(plan.idea.title)}",
        f"> **{wording.DEMO}** {wording.DEMO_ADDS}" if plan.demo else "",
        _verdict(plan),
        _failures(plan),
        _gauges(plan),
        "## Riskiest first: what to test this week",
        _riskiest(plan),
        "## Scores",
        bullets(_score(report) for report in plan.personas),
        _runs(plan.verdict),
    )


def _verdict(plan: Masterplan) -> str:
    verdict = plan.verdict
    return paragraphs(
        f"**Verdict: {wording.decision(verdict)}**",
        bullets(sentence(inline(reason)) for reason in verdict.reasons or (wording.rule(verdict),)),
        wording.RULES_DECIDE,
        _variants(plan) if verdict.decision is Decision.PIVOT else "",
        sentence(f"The idea: {inline(plan.plan.summary)}") if plan.plan.summary else "",
    )


def _variants(plan: Masterplan) -> str:
    changes = bullets(map(variant, plan.devils_advocate.variants))
    return f"Ways to pivot that the devil's advocate saw:\n\n{changes}" if changes else ""


def variant(one: Variant) -> str:
    """Another way to do it, and which assumptions it keeps and drops."""
    ids = (("keeps", one.keeps), ("drops", one.removes))
    said = [f"{verb} {inline(', '.join(named))}" for verb, named in ids if named]
    return sentence("; ".join([clause(f"{one.id}: {one.change}"), *said]))


def _failures(plan: Masterplan) -> str:
    if not plan.failures:
        return ""
    items = bullets(
        sentence(f"{inline(wording.stage(failure.stage))}: {inline(failure.reason)}")
        for failure in plan.failures
    )
    again = f"`socra masterplan {plan.session_id}` asks only for these."
    return paragraphs(
        "**Not delivered.** These calls failed, so what they would have said is missing:", items, again
    )


def _gauges(plan: Masterplan) -> str:
    gauges = plan.gauges
    said = (
        (f"Can it be judged yet? Coverage {gauges.coverage} %", gauges.coverage_why),
        (f"Should it be built? Merit {wording.merit(gauges)}", gauges.merit_why),
    )
    return bullets(sentence(f"{value}: {inline(why)}" if why else value) for value, why in said)


def _riskiest(plan: Masterplan) -> str:
    items = [_to_test(assumption) for assumption in wording.riskiest(plan)]
    return numbered(items) or wording.NOTHING_AT_RISK


def _to_test(assumption: Assumption) -> str:
    head = (
        f"**{inline(assumption.id)}: {clause(assumption.statement)}** "
        f"({wording.level(assumption.evidence_level)}, importance {assumption.importance} of 3)"
    )
    test = test_of(assumption) or "No test is designed for it yet."
    late = " Takes longer than a week: start it now." if wording.takes_too_long(assumption) else ""
    return f"{head}\n   {test}{late}"


def test_of(assumption: Assumption) -> str:
    """The cheapest test with its limits, price and owner, in running text; empty where none is designed."""
    if not assumption.test:
        return ""
    behind = inline(wording.effort(assumption))
    said = [sentence(f"{label}: {inline(text)}") for label, text in wording.limits(assumption)]
    return " ".join(
        [sentence(f"Test: {inline(assumption.test)}"), *said, f"({behind})" if behind else ""]
    ).strip()


def _score(report: PersonaReport) -> str:
    name = f"**{inline(wording.persona(report.id))}** ({inline(report.lens)})"
    if report.failed:
        return f"{name}: {wording.score(report)}."
    said = (wording.score(report), wording.level(report.evidence_level), wording.capped(report))
    return f"{name}: {', '.join(filter(None, said))}. " + sentence(inline(report.reason))


def _runs(verdict: Verdict) -> str:
    """How far repeated runs agreed; empty where there was one run."""
    if len(verdict.runs) < 2:
        return ""
    steady = "Every run ended in the same verdict." if verdict.stable else "**Unstable**: the runs disagree."
    spread = bullets(inline(f"{name}: {scores}") for name, scores in runs.spreads(verdict))
    return f"{steady} {len(verdict.runs)} runs: {runs.decisions(verdict)}.\n\n{spread}"
