"""Which rendering of a request, with how many output tokens, one provider can take."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from socra_cli.llm.quota import counted_tokens, is_binding
from socra_cli.llm.route import Standing

OUTPUT_FLOOR = 0.5
"""The part of the output tokens asked for below which an answer would likely be cut by length."""


@dataclass(frozen=True, slots=True)
class Option:
    """A rendering as the planner sees it. ``raw_tokens`` is the uncorrected estimate of its input."""

    name: str
    raw_tokens: int
    max_output_tokens: int


@dataclass(frozen=True, slots=True)
class Demand:
    """One request to be planned.

    ``tries`` counts failures that put other providers first, and ``barred`` names those that this request
    may not be sent to again, with the reason. ``pinned`` names the only
    provider that will do, unless another could start sooner by more than the patience: then nobody does.
    """

    stage: str
    options: tuple[Option, ...]
    tries: Mapping[str, int] = field(default_factory=dict)
    barred: Mapping[str, str] = field(default_factory=dict)
    pinned: str | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """The option chosen, by its index, and what it takes. ``forced``: above a ceiling that is only a
    default.
    """

    option: int
    input_tokens: int
    max_output_tokens: int
    counted: float
    forced: bool = False


def fit(options: tuple[Option, ...], standing: Standing, model: str) -> Fit | str:
    """The richest option under the provider's ceiling for one request, or the arithmetic of why there is
    none.

    First every option with all its output tokens, then, where the provider counts these, with fewer. A
    ceiling that is only a default can prefer a leaner option but not refuse the leanest.
    """
    ceiling, binding, name = _ceiling(standing, model)
    sizes = [_whole(index, option, standing) for index, option in enumerate(options)]
    for size in sizes:
        if size.counted <= ceiling:
            return size
    if standing.spec.counts == "input_and_max_output":
        for size in sizes:
            room = math.floor(ceiling) - size.input_tokens
            if room >= size.max_output_tokens * OUTPUT_FLOOR:
                return Fit(size.option, size.input_tokens, room, size.input_tokens + room)
    least = min(sizes, key=lambda size: size.counted)
    if not binding:
        return Fit(least.option, least.input_tokens, least.max_output_tokens, least.counted, forced=True)
    return f"{_told(least, standing)}, and one request may have {ceiling:,.0f} ({name})"


def _whole(index: int, option: Option, standing: Standing) -> Fit:
    input_tokens = standing.account.correction.apply(option.raw_tokens)
    counted = counted_tokens(standing.spec, input_tokens, option.max_output_tokens)
    return Fit(index, input_tokens, option.max_output_tokens, counted)


def _ceiling(standing: Standing, model: str) -> tuple[float, bool, str]:
    """The most that one request may count, whether that may refuse it, and where the figure comes from."""
    account, spec = standing.account, standing.spec
    learned = standing.health.ceilings.get(model, math.inf)
    bucket = account.buckets.get("tokens_minute")
    a_minute = bucket.capacity if bucket else math.inf
    if learned <= a_minute:
        return learned, True, "learned from its refusal"
    return a_minute, is_binding(account, spec, "tokens_minute"), "its tokens a minute"


def _told(size: Fit, standing: Standing) -> str:
    if standing.spec.counts == "input_and_max_output":
        return f"it needs {size.input_tokens:,} tokens and {size.max_output_tokens:,} for the answer"
    return f"it needs {size.input_tokens:,} tokens"
