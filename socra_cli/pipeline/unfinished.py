"""What exists of a plan that was not finished: the part of the document that a failure still carries."""

from __future__ import annotations

from socra_cli.domain.base import Frozen
from socra_cli.domain.brief import Brief
from socra_cli.domain.evidence import Turn
from socra_cli.domain.ledger import Assumption
from socra_cli.domain.plan import Gauges, Masterplan
from socra_cli.domain.provenance import Provenance
from socra_cli.domain.report import AdvocateReport, PersonaReport
from socra_cli.domain.timeline import cost_usd
from socra_cli.pipeline.document import tokens
from socra_cli.pipeline.panel import ADVOCATE
from socra_cli.store.documents import gauges_of
from socra_cli.store.state import SessionState


class PlanSoFar(Frozen):
    """The members of a masterplan that exist before it is judged, each as it is there."""

    session_id: str
    idea: Brief
    turns: tuple[Turn, ...]
    gauges: Gauges
    personas: tuple[PersonaReport, ...]
    devils_advocate: AdvocateReport | None
    assumptions: tuple[Assumption, ...]
    provenance: Provenance


def plan_so_far(state: SessionState) -> Masterplan | PlanSoFar:
    """The session's plan, or as much of one as is stored."""
    if state.masterplan is not None:
        return state.masterplan
    advocate = state.stages.get(ADVOCATE)
    return PlanSoFar(
        session_id=state.id,
        idea=state.brief,
        turns=state.turns,
        gauges=gauges_of(state.ledger),
        personas=_reports(state),
        devils_advocate=AdvocateReport.model_validate(dict(advocate.payload)) if advocate else None,
        assumptions=state.ledger.assumptions,
        provenance=Provenance(tokens=tokens(state.calls), cost_usd=cost_usd(state.calls), calls=state.calls),
    )


def _reports(state: SessionState) -> tuple[PersonaReport, ...]:
    """The checked reports of the first run: what was handed in and not yet checked is no report."""
    return tuple(
        PersonaReport.model_validate(dict(result.payload))
        for key, result in state.stages.items()
        if key.startswith("persona:") and not {"#", "/"} & set(key)
    )
