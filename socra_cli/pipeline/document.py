"""The masterplan document, put together from what was stored and judged. Nothing is decided here."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

from socra_cli.domain.calls import CallRecord
from socra_cli.domain.compose import open_questions
from socra_cli.domain.gauges import coverage, explain_coverage
from socra_cli.domain.ledger import Ledger
from socra_cli.domain.plan import Gauges, Masterplan, PlanBody, StageFailure
from socra_cli.domain.provenance import Provenance, Tokens
from socra_cli.domain.report import AdvocateReport, PersonaReport
from socra_cli.domain.runs import dissent
from socra_cli.domain.timeline import cost_usd
from socra_cli.domain.verdict import Verdict
from socra_cli.llm.clock import utc
from socra_cli.pipeline.setup import Setup
from socra_cli.store.session import Session


@dataclass(frozen=True, slots=True)
class Judged:
    """All that was made of a session: what the document is put together from."""

    reports: tuple[PersonaReport, ...]
    advocate: AdvocateReport
    verdict: Verdict
    ledger: Ledger
    body: PlanBody
    failures: tuple[StageFailure, ...]


def assemble(session: Session, setup: Setup, judged: Judged, began: float) -> Masterplan:
    """``began`` is on the setup's clock; everything else is taken from the session as it stands."""
    state = session.state
    now = setup.clock.now()
    return Masterplan(
        socra_version=setup.version,
        session_id=state.id,
        since=state.since,
        demo=setup.demo,
        created_at=utc(now),
        idea=state.brief,
        turns=tuple(state.turns),
        gauges=gauges(state.ledger, judged.reports),
        verdict=judged.verdict,
        personas=judged.reports,
        devils_advocate=judged.advocate,
        assumptions=judged.ledger.assumptions,
        plan=judged.body,
        dissent=dissent(judged.reports),
        open_questions=open_questions(judged.reports, judged.body.economics),
        failures=judged.failures,
        provenance=provenance(state.calls, setup, now - began),
    )


def gauges(ledger: Ledger, reports: tuple[PersonaReport, ...]) -> Gauges:
    """Coverage from the ledger, merit from the personas' capped scores: talking moves only the first."""
    scores = [report.score for report in reports if report.score is not None]
    silent = [report.id for report in reports if report.score is None]
    why = (
        f"the mean of {len(scores)} persona scores, ten percent a point"
        if scores
        else "no persona has a score"
    )
    if silent:
        why += f"; none from {', '.join(silent)}"
    return Gauges(
        coverage=coverage(ledger),
        merit=round(fmean(scores) * 10) if scores else None,
        coverage_why=explain_coverage(ledger),
        merit_why=why,
    )


def provenance(calls: tuple[CallRecord, ...], setup: Setup, seconds: float) -> Provenance:
    """Every attempt of the session, the talk's included, and their sums."""
    return Provenance(
        route=tuple(f"{entry.provider}:{entry.model}" for entry in setup.router.route() if entry.usable),
        prompts_sha256=setup.stages.prompts.sha256,
        tokens=tokens(calls),
        cost_usd=cost_usd(calls),
        wall_seconds=round(seconds, 1),
        calls=calls,
    )


def tokens(calls: tuple[CallRecord, ...]) -> Tokens:
    """What all attempts used, as far as it is known."""
    return Tokens(
        input=sum(call.input_tokens or 0 for call in calls),
        output=sum(call.output_tokens or 0 for call in calls),
        cached=sum(call.cached_tokens or 0 for call in calls),
    )
