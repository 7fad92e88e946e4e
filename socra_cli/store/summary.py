"""One row of the list of sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from socra_cli.domain.gauges import coverage
from socra_cli.domain.verdict import Decision
from socra_cli.store.state import SessionState

UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One row of the list. A log that can't be read is listed too, so that it can be removed."""

    id: str
    title: str
    created_at: datetime
    updated_at: datetime
    status: str
    coverage: int
    decision: Decision | None
    sha256: str = ""
    finished: bool = False


def summarize(state: SessionState) -> SessionSummary:
    """The row of one session."""
    return SessionSummary(
        id=state.id,
        title=state.title,
        created_at=state.created_at,
        updated_at=state.updated_at,
        status=state.status,
        coverage=coverage(state.ledger),
        decision=state.decision,
        sha256=state.brief.sha256,
        finished=state.finished,
    )


def unreadable(session_id: str, touched: datetime) -> SessionSummary:
    """The row of a log that can't be read."""
    return SessionSummary(session_id, "", touched, touched, UNREADABLE, 0, None)
