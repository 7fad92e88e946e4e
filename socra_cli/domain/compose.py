"""The plan's body, put together from what was checked. No model's word gets in here that no rule has read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from socra_cli.domain import rows
from socra_cli.domain.clipping import clipped
from socra_cli.domain.gaps import missing
from socra_cli.domain.ledger import Assumption, Ledger
from socra_cli.domain.plan import Metric, Milestone, PlanBody, Sourced
from socra_cli.domain.report import AdvocateReport, PersonaReport
from socra_cli.domain.stages import Digest, MilestoneDraft, SourcedDraft, SynthesisDraft
from socra_cli.domain.sums import economics_of
from socra_cli.domain.testing import with_tests
from socra_cli.domain.weighing import evidence, open_questions, risks

__all__ = ["compose", "economics_of", "open_questions", "with_tests"]

_MILESTONES = 3
_TEXT_CHARS = 400

Reports = Sequence[PersonaReport]


def compose(
    digest: Digest,
    reports: Reports,
    advocate: AdvocateReport,
    synthesis: SynthesisDraft | None,
    ledger: Ledger,
) -> PlanBody:
    """Every section that something stands under; ``missing`` names the others. ``synthesis`` is ``None``
    when its call failed: then the plan says less, and nothing that it would have said is made up."""
    heard = [report for report in reports if not report.failed]
    components = rows.components(heard)
    ids = _known_ids(ledger, heard)
    body = PlanBody(
        summary=clipped((synthesis.summary if synthesis else "") or digest.summary, _TEXT_CHARS),
        problem=_sourced(synthesis.problem, ids) if synthesis else None,
        user=(_sourced(synthesis.user, ids) if synthesis else None) or _person(heard, "user"),
        buyer=(_sourced(synthesis.buyer, ids) if synthesis else None) or _person(heard, "buyer"),
        evidence=evidence(ledger, heard),
        mvp_in=_all_sourced(synthesis.mvp_in if synthesis else (), ids),
        mvp_out=_all_sourced(synthesis.mvp_out if synthesis else (), ids),
        components=components,
        links=rows.links(synthesis.links if synthesis else (), components),
        externals=rows.externals(heard),
        entities=rows.entities(heard),
        api=rows.api(synthesis.api if synthesis else (), components),
        decisions=rows.decisions(synthesis.decisions if synthesis else (), heard),
        quality_targets=rows.quality_targets(heard),
        threats=rows.threats(heard, components),
        legal_gates=rows.legal_gates(heard),
        milestones=_milestones(synthesis, with_tests(ledger, advocate, synthesis)),
        economics=economics_of(heard, ledger),
        channel=rows.channel(heard),
        wedge=_text(rows.field(heard, "wedge")),
        first_ten=rows.first_ten(heard),
        metrics=_metrics(synthesis),
        risks=risks(ledger, heard),
        premortem=advocate.premortem,
    )
    return body.model_copy(update={"missing": missing(body)})


def _known_ids(ledger: Ledger, reports: Reports) -> frozenset[str]:
    findings = (finding.id for report in reports for finding in report.findings)
    return frozenset((*(a.id for a in ledger.assumptions), *findings))


def _sourced(draft: SourcedDraft, ids: frozenset[str]) -> Sourced | None:
    """The sentence with those of its ids that exist; with
    none left it is a proposal. ``None`` when it is empty."""
    text = clipped(draft.text, _TEXT_CHARS)
    basis = dict.fromkeys(named.strip() for named in draft.basis)
    return Sourced(text=text, basis=tuple(named for named in basis if named in ids)) if text else None


def _all_sourced(drafts: Iterable[SourcedDraft], ids: frozenset[str]) -> tuple[Sourced, ...]:
    return tuple(found for draft in drafts if (found := _sourced(draft, ids)) is not None)


def _person(reports: Reports, name: str) -> Sourced | None:
    """User or buyer as a persona's field has it: a proposal, until words stand under it."""
    row = rows.field(reports, name)
    if not isinstance(row, Mapping) or not rows.said(row, "role"):
        return None
    parts = (rows.said(row, part) for part in ("role", "named_instance", "context"))
    return Sourced(text="; ".join(part for part in parts if part))


def _milestones(synthesis: SynthesisDraft | None, ledger: Ledger) -> tuple[Milestone, ...]:
    """Steps gated by a test; without a synthesis the tests of the riskiest assumptions."""
    if synthesis is not None:
        drafted = (_milestone(draft, ledger) for draft in synthesis.milestones if draft.name and draft.gate)
        return tuple(drafted)
    tested = [a for a in ledger.by_risk() if a.test][:_MILESTONES]
    return tuple(_gated_by(assumption) for assumption in tested)


def _milestone(draft: MilestoneDraft, ledger: Ledger) -> Milestone:
    assumption = ledger.find(draft.assumption_id.strip().upper())
    return Milestone(
        name=draft.name,
        gate=draft.gate,
        assumption_id=assumption.id if assumption else None,
        days=draft.days if draft.days > 0 else None,
    )


def _gated_by(assumption: Assumption) -> Milestone:
    stop = f"stop if {assumption.kill_if}" if assumption.kill_if else "the test is done"
    gate = assumption.pass_if or stop
    return Milestone(name=assumption.test, gate=gate, assumption_id=assumption.id, days=assumption.days)


def _metrics(synthesis: SynthesisDraft | None) -> tuple[Metric, ...]:
    drafts = synthesis.metrics if synthesis else ()
    return tuple(
        Metric(name=d.name, target=d.target, counter_metric=d.counter_metric) for d in drafts if d.name
    )


def _text(value: object) -> str:
    return clipped(value, _TEXT_CHARS) if isinstance(value, str) else ""
