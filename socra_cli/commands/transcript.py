"""The talk as a Markdown file, for people."""

from __future__ import annotations

from collections.abc import Iterator

from socra_cli.interview.opening import TYPED
from socra_cli.interview.wording import OPENING
from socra_cli.output.markdown.inert import block_quote, inline
from socra_cli.store.documents import gauges_of
from socra_cli.store.state import Exchange, SessionState


def transcript(state: SessionState, *, demo: bool) -> str:
    """Brief, questions with their reasons, answers and what they changed. Founder's text stands quoted."""
    return "\n".join(_lines(state, demo)) + "\n"


def _lines(state: SessionState, demo: bool) -> Iterator[str]:
    gauges = gauges_of(state.ledger)
    merit = "none yet" if gauges.merit is None else f"{gauges.merit} % (provisional)"
    yield f"# Interview: {inline(state.title)}"
    yield ""
    yield f"Session {state.id}, {state.created_at:%Y-%m-%d}. Coverage {gauges.coverage} %, merit {merit}."
    if demo:
        yield ""
        yield "**Demo:** rules asked and assessed; no model was asked."
    yield from _section("The brief", *([OPENING, ""] if state.brief.source == TYPED else []))
    yield block_quote(state.brief.text)
    for number, exchange in enumerate(state.exchanges, start=1):
        yield from _section(f"Question {number}")
        yield from _exchange(exchange)
    yield from _section("The ledger")
    for assumption in state.ledger.by_risk():
        level = f"{assumption.evidence_level}, {assumption.evidence_level.label}"
        yield f"- **{assumption.id}** ({level}) {inline(assumption.statement)}"


def _section(title: str, *lines: str) -> Iterator[str]:
    yield from ("", f"## {title}", "", *lines)


def _exchange(exchange: Exchange) -> Iterator[str]:
    yield inline(exchange.question.text) + (" *(cut short)*" if exchange.question.partial else "")
    yield ""
    yield f"*Why: {inline(exchange.move.why)}*"
    yield ""
    yield block_quote(exchange.answer.text) if exchange.answer else "*(no answer)*"
    notes = [*exchange.changes, *([exchange.learnt] if exchange.learnt else [])]
    if exchange.failed:
        notes.append(f"Not assessed: {exchange.failed}")
    if notes:
        yield ""
        yield from (f"- {inline(note)}" for note in notes)
