"""Where a plan comes from: who was asked with which prompts, and what it took."""

from __future__ import annotations

from socra_cli.domain.base import Frozen
from socra_cli.domain.calls import CallRecord


class Tokens(Frozen):
    """Sums over all calls, as far as they are known."""

    input: int = 0
    output: int = 0
    cached: int = 0
    """Part of ``input`` that the provider had kept."""


class Provenance(Frozen):
    """``cost_usd`` is null when the price of any call that was answered is unknown."""

    route: tuple[str, ...] = ()
    """``provider:model``, in the order of asking."""
    prompts_sha256: str = ""
    """Over all prompts in use, as ``socra prompts list`` tells it."""
    tokens: Tokens = Tokens()
    cost_usd: float | None = None
    wall_seconds: float = 0.0
    """What making the plan took."""
    calls: tuple[CallRecord, ...] = ()
    """Every attempt, failed and skipped ones too."""
