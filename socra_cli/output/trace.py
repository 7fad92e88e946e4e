"""A run as a Chrome trace: the JSON that Perfetto, speedscope and chrome://tracing open.

One row a stage, and on it three levels: the stage, what it waited, its attempts. The format is Google's
"Trace Event Format", JSON object form: complete events (``X``), instants (``i``) and names (``M``); times
are microseconds from the beginning. What was asked and answered is not in it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from socra_cli.domain.calls import CallRecord
from socra_cli.domain.text import one_line
from socra_cli.domain.timeline import (
    StageRun,
    Trace,
    cost_usd,
    failed_of,
    reason_without_content,
    waited_from,
)
from socra_cli.output import wording
from socra_cli.output.json_document import to_json

_Event = dict[str, Any]

_PID: Final = 1
_WHOLE: Final = 1
"""The row of the command. Perfetto takes thread 0 for the idle one."""
_MICROSECOND: Final = timedelta(microseconds=1)
_WAIT_FROM: Final = timedelta(milliseconds=10)
"""Shorter waits are the scheduler's own, and nothing to look at."""
_ARGS: Final = (
    "attempt",
    "outcome",
    "status",
    "input_tokens",
    "output_tokens",
    "cached_tokens",
    "estimated_input_tokens",
    "cost_usd",
    "rendering",
    "response_model",
    "finish_reason",
)
"""Members of the call ledger that an attempt shows as they are."""


def chrome_trace(trace: Trace, version: str) -> str:
    """``trace`` as a JSON document. ``version`` is socra's."""
    runs = trace.runs
    origin = min([trace.started_at, *(run.started_at for run in runs)])
    end = max([trace.ended_at, *(run.ended_at for run in runs)])
    name = f"socra {trace.command}"
    page = _Page(origin)
    page.name("process_name", _WHOLE, name=f"{name} {trace.session_id}")
    page.name("thread_name", _WHOLE, name=name)
    page.complete(_WHOLE, name, "session", origin, end, _whole(trace))
    for row, (label, placed) in enumerate(_rows(runs), start=_WHOLE + 1):
        page.name("thread_name", row, name=label)
        page.name("thread_sort_index", row, sort_index=row)
        for run in placed:
            _draw(page, row, run)
    facts = {"socra_version": version, "session_id": trace.session_id, "started_at": origin.isoformat()}
    return to_json({"displayTimeUnit": "ms", "otherData": facts, "traceEvents": page.events})


def is_chrome_trace(content: bytes) -> bool:
    """Whether ``content`` is what ``chrome_trace`` makes, and no other document."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(document, dict) and "traceEvents" in document


def _rows(runs: Sequence[StageRun]) -> list[tuple[str, list[StageRun]]]:
    """Rows with their names. A stage's requests share one unless they overlap: viewers can't draw that."""
    rows: list[tuple[str, list[StageRun]]] = []
    for run in runs:
        own = [placed for _, placed in rows if placed[0].stage == run.stage]
        free = next((placed for placed in own if placed[-1].ended_at <= run.started_at), None)
        if free is None:
            label = wording.stage(run.stage)
            rows.append((f"{label} ({len(own) + 1})" if own else label, [run]))
        else:
            free.append(run)
    return rows


@dataclass(frozen=True, slots=True)
class _Page:
    """The events so far. ``origin`` is the moment that all times count from."""

    origin: datetime
    events: list[_Event] = field(default_factory=list)

    def name(self, what: str, row: int, **args: str | int) -> None:
        self.events.append({"ph": "M", "pid": _PID, "tid": row, "name": what, "args": args})

    def complete(
        self, row: int, name: str, category: str, begin: datetime, end: datetime, args: _Event
    ) -> None:
        length = self._at(max(begin, end)) - self._at(begin)
        self.events.append(self._event("X", row, name, category, begin, args) | {"dur": length})

    def instant(self, row: int, name: str, category: str, at: datetime, args: _Event) -> None:
        self.events.append(self._event("i", row, name, category, at, args) | {"s": "t"})

    def _event(self, phase: str, row: int, name: str, category: str, at: datetime, args: _Event) -> _Event:
        place = {"ph": phase, "pid": _PID, "tid": row, "ts": self._at(at)}
        return {**place, "name": name, "cat": category, "args": args}

    def _at(self, moment: datetime) -> int:
        return max(0, (moment - self.origin) // _MICROSECOND)  # a clock may have been put back


def _draw(page: _Page, row: int, run: StageRun) -> None:
    """One request: the stage, and within it the candidates passed over, the waits and the attempts."""
    name = wording.stage(run.stage)
    page.complete(row, name, "stage", run.started_at, run.ended_at, _summed(run))
    for skip in run.skipped:
        why = {"reason": one_line(reason_without_content(skip))}
        page.instant(row, f"skipped: {skip.provider} {skip.model}", "skip", skip.started_at, why)
    before = run.started_at
    for call in run.attempts:
        begin = max(before, waited_from(call))
        if call.started_at - begin >= _WAIT_FROM:
            page.complete(row, "waiting", "wait", begin, call.started_at, {"provider": call.provider})
        _draw_attempt(page, row, call)
        if call is not run.attempts[-1]:
            page.instant(row, "restart", "restart", call.ended_at, {"reason": failed_of(call) or "repair"})
        before = call.ended_at


def _draw_attempt(page: _Page, row: int, call: CallRecord) -> None:
    failure = failed_of(call)
    name = f"{call.provider} {call.model}" + (f": {failure}" if failure else "")
    page.complete(row, name, "attempt", call.started_at, call.ended_at, _attempt(call))
    if call.first_token_at is not None:
        page.instant(row, "first token", "token", call.first_token_at, {})


def _attempt(call: CallRecord) -> _Event:
    args = {member: value for member in _ARGS if (value := getattr(call, member)) not in (None, "")}
    reason = {"reason": one_line(reason_without_content(call))} if call.reason else {}
    return {**args, **reason, **({"repair": True} if call.repair else {})}


def _summed(run: StageRun) -> _Event:
    cost = cost_usd(run.attempts)
    tokens = {
        member: sum(getattr(call, member) or 0 for call in run.attempts)
        for member in ("input_tokens", "output_tokens")
    }
    return {"attempts": len(run.attempts), **tokens, **({} if cost is None else {"cost_usd": cost})}


def _whole(trace: Trace) -> _Event:
    facts = {"session": trace.session_id, "demo": trace.demo, "calls": len(trace.calls)}
    told = {"verdict": trace.decision, "ended_by": trace.failed_of, "cost_usd": cost_usd(trace.calls)}
    return {**facts, **{name: value for name, value in told.items() if value is not None}}
