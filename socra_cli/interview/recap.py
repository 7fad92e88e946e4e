"""Where a talk stood, in three lines, for the one who comes back to it."""

from __future__ import annotations

from socra_cli.interview.engine import questions_left
from socra_cli.interview.fallback import clip
from socra_cli.store.documents import gauges_of
from socra_cli.store.state import SessionState

_TITLE_CHARS = 60


def recap(state: SessionState, max_questions: int, columns: int = 100) -> tuple[str, str, str]:
    """What it is about; how far it got; what is riskiest now. What is told is cut to ``columns``."""
    gauges = gauges_of(state.ledger)
    merit = "no merit yet" if gauges.merit is None else f"merit {gauges.merit} % (provisional)"
    left = questions_left(state.exchanges, max_questions)
    answered = sum(exchange.answer is not None for exchange in state.exchanges)
    risk = next(iter(state.ledger.by_risk()), None)
    open_point = "Nothing is in the ledger yet."
    if risk is not None:
        open_point = f"Riskiest: {risk.id} ({risk.evidence_level.label}) {risk.statement}"
    return (
        clip(f"Session {state.id}: {clip(state.title, _TITLE_CHARS)}", columns),
        f"{answered} answered, {left} questions left; coverage {gauges.coverage} %, {merit}.",
        clip(open_point, columns),
    )
