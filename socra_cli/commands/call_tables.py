"""The call ledger for people: every attempt, and what each stage took."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from socra_cli.commands.burst_plan import usd
from socra_cli.domain.calls import CallRecord
from socra_cli.domain.timeline import cost_usd

CALL_HEADERS: Final = ("stage", "provider", "model", "try", "outcome", "in", "out", "cost", "seconds", "why")
COST_HEADERS: Final = ("stage", "calls", "tokens in", "cached", "out", "cost")
_RULES: Final = "offline"
"""The provider that asks no model: it uses no tokens, and costs nothing."""


def call_rows(calls: Iterable[CallRecord]) -> list[tuple[str, ...]]:
    """One row an attempt, failed and skipped ones too, in the order in which they ended."""
    return [
        (
            call.stage + (" (repair)" if call.repair else ""),
            call.provider,
            call.model,
            str(call.attempt),
            call.outcome if call.status is None else f"{call.outcome} {call.status}",
            _count(call.input_tokens),
            _count(call.output_tokens),
            usd(call.cost_usd) if _charged(call) else "",
            f"{(call.ended_at - call.started_at).total_seconds():.1f}",
            call.reason,
        )
        for call in calls
    ]


def cost_rows(calls: Sequence[CallRecord]) -> list[tuple[str, ...]]:
    """One row a stage, in the order of first use, and the sum."""
    stages = dict.fromkeys(call.stage for call in calls)
    rows = [_sum(stage, [call for call in calls if call.stage == stage]) for stage in stages]
    return [*rows, _sum("together", calls)]


def _sum(name: str, calls: Sequence[CallRecord]) -> tuple[str, ...]:
    sent = [call for call in calls if call.outcome != "skipped"]
    charged = [call for call in sent if _charged(call)]
    counts = [_total(charged, member) for member in ("input_tokens", "cached_tokens", "output_tokens")]
    return (name, str(len(sent)), *counts, usd(cost_usd(charged)))


def _total(calls: Sequence[CallRecord], member: str) -> str:
    """The sum of one count of tokens; ``?`` where a provider that answered told none."""
    counts = [getattr(call, member) for call in calls]
    return "?" if None in counts else f"{sum(counts):,}"


def _charged(call: CallRecord) -> bool:
    """Whether tokens were used, as far as is known: an answer without a count used some."""
    used = bool(call.input_tokens or call.output_tokens)
    return used or (call.outcome == "ok" and call.provider != _RULES)


def _count(tokens: int | None) -> str:
    return "" if tokens is None else f"{tokens:,}"
