"""State is what the log folds into: pure, so that a crash, a resume and an undo are all the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch
from types import MappingProxyType

from socra_cli.domain.ledger_rules import mark_asked
from socra_cli.store import events as ev
from socra_cli.store.state import Exchange, SessionState, StageResult


def fold(entries: Iterable[ev.Entry]) -> SessionState | None:
    """The state after all entries; ``None`` when none of them creates the session."""
    state: SessionState | None = None
    for entry in entries:
        if state is not None:
            state = apply(state, entry)
        elif isinstance(entry.what, ev.Created):
            state = begin(entry.what, entry)
    return state


def begin(created: ev.Created, entry: ev.Entry) -> SessionState:
    return SessionState(
        id=created.session_id,
        kind=created.kind,
        brief=created.brief,
        created_at=entry.at,
        updated_at=entry.at,
    )


def apply(state: SessionState, entry: ev.Entry) -> SessionState:
    """The state after one more entry. One that does not fit (an answer to no question) changes nothing."""
    return replace(_step(entry.what, state), updated_at=entry.at)


@singledispatch
def _step(event: object, state: SessionState) -> SessionState:
    """Created is the one event that a running session ignores."""
    return state


@_step.register
def _(event: ev.IntakeDone, state: SessionState) -> SessionState:
    return replace(
        state,
        summary=event.summary,
        commercial=event.commercial,
        intake_done=True,
        intake_failed=event.failed,
        since=event.since,
        conversation=replace(state.conversation, ledger=event.ledger),
    )


@_step.register
def _(event: ev.BudgetSet, state: SessionState) -> SessionState:
    return replace(state, max_questions=event.max_questions)


@_step.register
def _(event: ev.Asked, state: SessionState) -> SessionState:
    talk = state.conversation
    exchange = Exchange(move=event.move, question=event.turn, broken=talk.broken)
    ledger = mark_asked(talk.ledger, event.move.assumption_id, event.turn.id)
    talk = replace(talk, ledger=ledger, exchanges=(*talk.exchanges, exchange), broken=())
    return replace(state, conversation=talk, left="")


@_step.register
def _(event: ev.BrokenOff, state: SessionState) -> SessionState:
    talk = state.conversation
    return replace(state, conversation=replace(talk, broken=(*talk.broken, event.turn)))


@_step.register
def _(event: ev.Offered, state: SessionState) -> SessionState:
    if state.conversation.pending is None:
        return state
    return _with_last(state, replace(state.exchanges[-1], replies=event.replies))


@_step.register
def _(event: ev.Answered, state: SessionState) -> SessionState:
    if state.conversation.pending is None:
        return state
    return _with_last(_remember(state), replace(state.exchanges[-1], answer=event.turn))


@_step.register
def _(event: ev.Skipped, state: SessionState) -> SessionState:
    if state.conversation.pending is None:
        return state
    return _with_last(_remember(state), replace(state.exchanges[-1], skipped=True))


@_step.register
def _(event: ev.Assessed, state: SessionState) -> SessionState:
    exchanges = tuple(
        _assessed(exchange, event) if exchange.answer and exchange.answer.id == event.turn_id else exchange
        for exchange in state.exchanges
    )
    return replace(state, conversation=replace(state.conversation, ledger=event.ledger, exchanges=exchanges))


@_step.register
def _(event: ev.Undone, state: SessionState) -> SessionState:
    if not state.undoable:
        return state
    return replace(state, conversation=state.undoable[-1], undoable=state.undoable[:-1], left="")


@_step.register
def _(event: ev.Called, state: SessionState) -> SessionState:
    return replace(state, calls=(*state.calls, event.call))


@_step.register
def _(event: ev.StageDone, state: SessionState) -> SessionState:
    result = StageResult(event.inputs_sha256, MappingProxyType(event.payload))
    return replace(state, stages=MappingProxyType({**state.stages, event.stage: result}))


@_step.register
def _(event: ev.PlanWritten, state: SessionState) -> SessionState:
    return replace(state, masterplan=event.masterplan, plan_paths=event.paths)


@_step.register
def _(event: ev.Left, state: SessionState) -> SessionState:
    return replace(state, left=event.reason)


def _assessed(exchange: Exchange, event: ev.Assessed) -> Exchange:
    return replace(
        exchange,
        assessed=not event.failed,
        failed=event.failed,
        changes=event.changes,
        learnt=event.learnt,
    )


def _remember(state: SessionState) -> SessionState:
    """Keep the conversation as it stands, with its question open, for an undo."""
    return replace(state, undoable=(*state.undoable, state.conversation), left="")


def _with_last(state: SessionState, last: Exchange) -> SessionState:
    talk = replace(state.conversation, exchanges=(*state.exchanges[:-1], last))
    return replace(state, conversation=talk)
