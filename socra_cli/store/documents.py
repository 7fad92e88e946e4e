"""Sessions as documents: what ``sessions list`` and ``sessions show`` write with ``--json``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from socra_cli.domain.base import Frozen
from socra_cli.domain.brief import Brief
from socra_cli.domain.calls import CallRecord
from socra_cli.domain.evidence import Turn
from socra_cli.domain.gauges import coverage, explain_coverage, explain_merit, provisional_merit
from socra_cli.domain.ledger import Assumption, Ledger
from socra_cli.domain.plan import SCHEMA_VERSION, Gauges, Masterplan
from socra_cli.domain.verdict import Decision
from socra_cli.store.state import SessionState
from socra_cli.store.summary import SessionSummary


class SessionRow(Frozen):
    """``status`` is interviewing, ready, planning, incomplete, planned or unreadable."""

    id: str
    title: str
    created_at: datetime
    updated_at: datetime
    status: str
    coverage: int
    """Percent."""
    decision: Decision | None
    """Null until there is a plan, and where its verdict is incomplete."""


class SessionList(Frozen):
    """Every stored session, last touched first."""

    schema_version: Literal[1] = SCHEMA_VERSION
    sessions: tuple[SessionRow, ...] = ()


class SessionDocument(Frozen):
    """One session. Members that ``masterplan.json`` has too are as they are there."""

    schema_version: Literal[1] = SCHEMA_VERSION
    session_id: str
    status: str
    """``interviewing``, ``ready``, ``planning``, ``incomplete`` or ``planned``."""
    idea: Brief
    turns: tuple[Turn, ...] = ()
    """Questions and answers in the order in which they came."""
    assumptions: tuple[Assumption, ...] = ()
    gauges: Gauges
    calls: tuple[CallRecord, ...] = ()
    """Every attempt at a model in this session, in the order in which they ended."""
    masterplan: Masterplan | None = None
    """The plan that was made last; null before there is one."""


class CallsDocument(Frozen):
    """Every attempt at a model in one session: ``sessions show ID --calls --json``, and with ``--cost``."""

    schema_version: Literal[1] = SCHEMA_VERSION
    session_id: str
    calls: tuple[CallRecord, ...] = ()
    """In the order in which they ended."""


def list_document(rows: Iterable[SessionSummary]) -> SessionList:
    return SessionList(
        sessions=tuple(
            SessionRow(
                id=row.id,
                title=row.title,
                created_at=row.created_at,
                updated_at=row.updated_at,
                status=row.status,
                coverage=row.coverage,
                decision=row.decision,
            )
            for row in rows
        )
    )


def show_document(state: SessionState) -> SessionDocument:
    return SessionDocument(
        session_id=state.id,
        status=state.status,
        idea=state.brief,
        turns=state.turns,
        assumptions=state.ledger.assumptions,
        gauges=gauges_of(state.ledger),
        calls=state.calls,
        masterplan=state.masterplan,
    )


def calls_document(state: SessionState) -> CallsDocument:
    return CallsDocument(session_id=state.id, calls=state.calls)


def gauges_of(ledger: Ledger) -> Gauges:
    """Where a talk stands: coverage, and merit as far as the evidence admits."""
    return Gauges(
        coverage=coverage(ledger),
        merit=provisional_merit(ledger),
        coverage_why=explain_coverage(ledger),
        merit_why=explain_merit(ledger),
    )
