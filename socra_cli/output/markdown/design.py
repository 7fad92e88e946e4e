"""How it would be built: components, data, calls, decisions, targets, threats."""

from __future__ import annotations

from socra_cli.domain.plan import Component, DecisionRecord, Masterplan
from socra_cli.output import picks, wording
from socra_cli.output.markdown.blocks import bullets, paragraphs, table
from socra_cli.output.markdown.c4 import container_diagram
from socra_cli.output.markdown.inert import clause, inline
from socra_cli.output.markdown.sources import PROPOSAL, cite
from socra_cli.output.wording import sentence


def architecture(plan: Masterplan) -> str:
    body = plan.plan
    components = table(
        ("Component", "Does", "How"),
        ((inline(c.name), inline(c.responsibility), wording.made(c.by)) for c in body.components),
    )
    externals = table(
        ("Depends on", "Controlled by", "If it fails"),
        (
            (
                inline(x.name),
                inline(x.controlled_by) or "not said",
                inline(x.fallback or "") or "no fallback named",
            )
            for x in body.externals
        ),
    )
    return paragraphs(_proposed(components), components, container_diagram(body, plan.idea.title), externals)


def data_model(plan: Masterplan) -> str:
    rows = table(
        ("Holds", "Fields", "Personal data"),
        (
            (inline(entity.name), inline(", ".join(entity.fields)), "yes" if entity.personal_data else "no")
            for entity in plan.plan.entities
        ),
    )
    return paragraphs(_proposed(rows), rows)


def api(plan: Masterplan) -> str:
    names = _names(plan.plan.components)
    rows = table(
        ("Call", "For", "Served by"),
        (
            (
                inline(f"{call.method.upper()} {call.path}"),
                inline(call.purpose),
                names.get(call.component_id, inline(call.component_id)),
            )
            for call in plan.plan.api
        ),
    )
    return paragraphs(_proposed(rows), rows)


def decisions(plan: Masterplan) -> str:
    return paragraphs(*(_decision(number, record) for number, record in enumerate(plan.plan.decisions, 1)))


def quality_targets(plan: Masterplan) -> str:
    return table(
        ("Quality", "Target", "Source"),
        (
            (
                inline(target.attribute),
                inline(f"{target.number} {target.unit}"),
                cite(target.quote) if target.quote else PROPOSAL,
            )
            for target in plan.plan.quality_targets
        ),
    )


def threats(plan: Masterplan) -> str:
    body = plan.plan
    names = _names(body.components)
    rows = table(
        ("Component", "Threat", "What could happen", "Answer"),
        (
            (
                names.get(threat.component_id, inline(threat.component_id)) or "the whole",
                inline(wording.stride(threat.stride)),
                inline(threat.scenario),
                inline(threat.mitigation or "") or "none named",
            )
            for threat in picks.threats_by_component(plan)
        ),
    )
    gates = table(
        ("Permission or law to ask about", "Where", "State", "Who to ask"),
        (
            (
                inline(gate.topic),
                inline(gate.jurisdiction),
                inline(wording.gate_state(gate.status)),
                inline(gate.who_to_ask) or "not named",
            )
            for gate in body.legal_gates
        ),
    )
    note = wording.LAW_IS_ASKED if gates else ""
    return paragraphs(_proposed(rows), rows, gates, note)


def _decision(number: int, record: DecisionRecord) -> str:
    return paragraphs(
        f"### Decision {number}: {clause(record.decision)}",
        bullets(
            (
                sentence(f"Options: {'; '.join(map(clause, record.options))}") if record.options else "",
                sentence(f"Choose: {inline(record.choose)}") if record.choose else "Not chosen yet.",
                sentence(f"Because: {inline(record.why)}") if record.why else "",
                f"Source: {PROPOSAL}",
            )
        ),
    )


def _proposed(content: str) -> str:
    return wording.PROPOSED if content else ""


def _names(components: tuple[Component, ...]) -> dict[str, str]:
    return {component.id: inline(component.name) for component in components}
