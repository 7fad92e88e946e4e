"""The call ledger seen as time: which attempts belong to one request, and what each failed of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from socra_cli.domain.calls import CallRecord

CANCELLED = "cancelled"
_UNTOLD = "malformed"
"""The kind of failure whose further words are about what a model wrote, and may hold some of it."""


@dataclass(frozen=True, slots=True)
class StageRun:
    """One request of a stage: its attempts in order, and the candidates that it passed over."""

    stage: str
    attempts: tuple[CallRecord, ...]
    skipped: tuple[CallRecord, ...] = ()

    @property
    def started_at(self) -> datetime:
        """When it was asked for: waiting is a part of it."""
        return min(waited_from(call) for call in (*self.attempts, *self.skipped))

    @property
    def ended_at(self) -> datetime:
        return max(call.ended_at for call in (*self.attempts, *self.skipped))

    @property
    def failed_of(self) -> str | None:
        """What its last attempt failed of; ``None`` when it was answered."""
        return failed_of(self.attempts[-1]) if self.attempts else None


@dataclass(frozen=True, slots=True)
class Trace:
    """What one command did, or all commands of a session together.

    ``failed_of`` is the kind of the error that ended it, ``decision`` the verdict of the plan that it made.
    """

    command: str
    session_id: str
    calls: tuple[CallRecord, ...]
    started_at: datetime
    ended_at: datetime
    demo: bool = False
    decision: str | None = None
    failed_of: str | None = None

    @property
    def runs(self) -> tuple[StageRun, ...]:
        return stage_runs(self.calls)


def stage_runs(calls: Iterable[CallRecord]) -> tuple[StageRun, ...]:
    """The requests that ``calls``, in the order in which they ended, were made for, by their beginning.

    Attempts of one request count up, skipped candidates bear the number of the attempt that they were
    skipped for: what doesn't count up belongs to another request of the same stage.
    """
    runs: list[list[CallRecord]] = []
    latest: dict[str, list[CallRecord]] = {}
    for call in calls:
        run = latest.get(call.stage)
        if run is None or call.attempt <= max((c.attempt for c in _sent(run)), default=0):
            run = latest[call.stage] = []
            runs.append(run)
        run.append(call)
    found = (StageRun(run[0].stage, tuple(_sent(run)), tuple(_skipped(run))) for run in runs)
    return tuple(sorted(found, key=lambda run: run.started_at))


def waited_from(call: CallRecord) -> datetime:
    """When the wait for ``call`` began."""
    return call.started_at - timedelta(seconds=call.waited_s)


def failed_of(call: CallRecord) -> str | None:
    """The failure's kind, in one word; ``None`` for an answered or a skipped one."""
    if call.outcome == "failed":
        return call.reason.partition(":")[0] or "failed"
    return CANCELLED if call.outcome == "cancelled" else None


def reason_without_content(call: CallRecord) -> str:
    """``reason`` without words about what a model wrote: a trace is shown to people who may not read that."""
    before, kind, _ = call.reason.partition(f"{_UNTOLD}:")
    return (before + kind).removesuffix(":")


def cost_usd(calls: Iterable[CallRecord]) -> float | None:
    """US dollars of all attempts that were answered or used tokens; ``None`` when one's price is unknown,
    also for want of a count from the provider."""
    charged = [call.cost_usd for call in calls if _charged(call)]
    known = [usd for usd in charged if usd is not None]
    return round(sum(known), 6) if len(known) == len(charged) else None


def _charged(call: CallRecord) -> bool:
    return call.outcome == "ok" or bool(call.input_tokens or call.output_tokens)


def _sent(run: Sequence[CallRecord]) -> list[CallRecord]:
    return [call for call in run if call.outcome != "skipped"]


def _skipped(run: Sequence[CallRecord]) -> list[CallRecord]:
    return [call for call in run if call.outcome == "skipped"]
