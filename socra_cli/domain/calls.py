"""One entry of the call ledger: every attempt, failed and skipped ones too."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from socra_cli.domain.base import Frozen

Outcome = Literal["ok", "failed", "skipped", "cancelled"]


class CallRecord(Frozen):
    """Times are UTC. Tokens and cost are ``None`` where unknown: never 0 for *unknown*.

    ``reason`` is a failure kind, with the provider's words after a colon, or why a candidate was skipped.
    ``estimated_input_tokens`` is what the planner reserved for the input; ``waited_s`` what the call waited
    before it was sent; ``rendering`` the name of the rendering that went out.
    """

    stage: str
    provider: str
    model: str
    attempt: int
    outcome: Outcome
    status: int | None = None
    reason: str = ""
    started_at: datetime
    ended_at: datetime
    first_token_at: datetime | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    cached_tokens: int | None = None
    cost_usd: float | None = None
    estimated_input_tokens: int | None = None
    waited_s: float = 0.0
    rendering: str = ""
    repair: bool = False
