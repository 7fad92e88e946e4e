"""Which of a plan's rows are shown, and in which order, so that all renderings pick the same."""

from __future__ import annotations

from socra_cli.domain.ledger import Assumption, Status
from socra_cli.domain.plan import Evidence, Masterplan, Risk, Threat
from socra_cli.domain.report import OpenQuestion


def strongest_evidence_first(plan: Masterplan) -> list[Evidence]:
    return sorted(plan.plan.evidence, key=lambda row: -row.level.rank)


def worst_risks_first(plan: Masterplan) -> list[Risk]:
    return sorted(plan.plan.risks, key=lambda risk: -risk.severity)


def threats_by_component(plan: Masterplan) -> list[Threat]:
    """In the components' order; threats to the whole, or to what the plan doesn't hold, come last."""
    places = {component.id: place for place, component in enumerate(plan.plan.components)}
    return sorted(plan.plan.threats, key=lambda threat: places.get(threat.component_id, len(places)))


def open_questions(plan: Masterplan) -> tuple[OpenQuestion, ...]:
    """Each question once, however many personas asked it."""
    unique: dict[str, OpenQuestion] = {}
    for question in plan.open_questions:
        unique.setdefault(question.text.casefold(), question)
    return tuple(unique.values())


def untested(plan: Masterplan) -> tuple[Assumption, ...]:
    """Live assumptions that nothing supports yet and no test is designed for."""
    settled = (Status.SUPPORTED, Status.RETIRED)
    return tuple(a for a in plan.assumptions if not a.test and a.status not in settled)


def retired(plan: Masterplan) -> tuple[Assumption, ...]:
    return tuple(a for a in plan.assumptions if a.status is Status.RETIRED)
