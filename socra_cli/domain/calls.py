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
    """``intake``, ``ask``, ``assess``, ``replies``, ``persona:<id>``, ``devils_advocate``, ``synthesis`` or
    ``quote_repair``."""
    provider: str
    model: str
    attempt: int
    """From 1, for each stage."""
    outcome: Outcome
    status: int | None = None
    """The HTTP status; null where there was no response."""
    reason: str = ""
    started_at: datetime
    ended_at: datetime
    first_token_at: datetime | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    cached_tokens: int | None = None
    """Part of ``input_tokens`` that the provider had kept."""
    cost_usd: float | None = None
    """At list prices."""
    estimated_input_tokens: int | None = None
    waited_s: float = 0.0
    rendering: str = ""
    repair: bool = False
    """Whether it asked to put a malformed answer right."""
    response_model: str | None = None
    """The model that answered, by the provider's own name for it; null where there was no whole answer."""
    finish_reason: str | None = None
    """The provider's own word for why the answer ended: ``stop``, ``end_turn``, ``length``; else null."""
