"""The plan of a run before it is run: one planner call, shown by ``--dry-run`` and by ``doctor``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from socra_cli.domain.base import Frozen

if TYPE_CHECKING:
    from socra_cli.commands.context import Context
    from socra_cli.domain.brief import Brief
    from socra_cli.llm.forecast import Plan
    from socra_cli.llm.request import Request
    from socra_cli.store.state import SessionState


class PlannedCall(Frozen):
    """One request as planned. ``tokens`` is what the provider's admission counts; prices are list prices."""

    stage: str
    provider: str
    """Empty when nobody can take it."""
    model: str
    rendering: str
    input_tokens: int
    max_output_tokens: int
    """Where the answer is cut."""
    tokens: int
    start_in_s: float
    """Seconds after the first call, as quotas allow."""
    price_usd: float | None
    """At most; null where the price is unknown."""
    reason: str
    """Why nobody takes it."""


class BurstPlan(Frozen):
    """All requests of a run. ``refusal`` is empty when the run can be made."""

    calls: tuple[PlannedCall, ...]
    price_usd: float | None
    """All calls together, at most; null where one is unknown."""
    naive: str
    """What sending the largest burst at once would have come to, in words."""
    refusal: str


def bursts_of(
    context: Context, brief: Brief, state: SessionState | None = None, *, runs: int = 1
) -> tuple[tuple[Request, ...], ...]:
    """The requests that a plan still lacks, burst by burst: what the router plans, checks and shows."""
    from socra_cli.domain.ledger import Ledger
    from socra_cli.pipeline.forecast import bursts_for
    from socra_cli.pipeline.setup import is_kept

    prompts_sha256, demo = context.stages.prompts.sha256, context.offline

    def kept(key: str, request: Request) -> bool:
        return state is not None and is_kept(state, key, request, prompts_sha256, demo)

    return bursts_for(
        brief,
        state.turns if state else (),
        state.ledger if state else Ledger(),
        context.stages,
        today=(state.created_at if state else datetime.now(UTC)).date(),
        runs=runs,
        summary=state.summary if state else "",
        commercial=state.commercial if state else True,
        intake=not state.intake_done or bool(state.intake_failed) if state else True,
        kept=kept,
    )


def document(plan: Plan) -> BurstPlan:
    """The plan as data."""
    calls = tuple(PlannedCall(**asdict(row) | {"start_in_s": round(row.start_in_s, 1)}) for row in plan.rows)
    naive = f"sent at once to {plan.naive.provider}, {plan.naive}" if plan.naive else ""
    return BurstPlan(calls=calls, price_usd=plan.price_usd, naive=naive, refusal=plan.refusal)


def show(context: Context, plan: BurstPlan) -> None:
    """The plan as a table, what it comes to, and what sending everything at once would have done."""
    terminal = context.terminal
    headers = ("stage", "goes to", "rendering", "tokens in", "out at most", "starts after", "at most")
    terminal.print_table(headers, [_row(call) for call in plan.calls])
    tokens = sum(call.input_tokens + call.max_output_tokens for call in plan.calls)
    terminal.result(f"Together at most {tokens:,} tokens, {usd(plan.price_usd)} at list prices.")
    if plan.naive and not context.offline:
        terminal.result(f"Of the largest burst, {plan.naive}; as planned, none should be.")


def _row(call: PlannedCall) -> Sequence[str]:
    goes_to = f"{call.provider} {call.model}" if call.provider else f"nobody: {call.reason}"
    return (
        call.stage,
        goes_to,
        call.rendering,
        f"{call.input_tokens:,}",
        f"{call.max_output_tokens:,}",
        f"{call.start_in_s:.0f} s",
        usd(call.price_usd),
    )


def usd(amount: float | None) -> str:
    """An amount of US dollars for people; an unknown one is said to be unknown."""
    if amount is None:
        return "price unknown"
    return f"${amount:.2f}" if amount >= 0.1 or amount == 0 else f"${amount:.2g}"
