"""The route: which provider and model is asked, in which order, and why another is not.

The one function here is what ``complete``, ``stream``, the dry run and ``doctor`` all take their candidates
from, so that what is shown and what goes over the wire can't differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from socra_cli.llm.health import Health
from socra_cli.llm.quota import Account
from socra_cli.llm.spec import ProviderSpec


@dataclass(frozen=True, slots=True)
class Standing:
    """One provider as the planner sees it at one moment.

    ``first_sent_at`` is when its first, still unanswered, request went out; ``probing`` says that a probe
    after an outage is under way.
    """

    spec: ProviderSpec
    account: Account = field(default_factory=Account)
    health: Health = field(default_factory=Health)
    first_sent_at: float | None = None
    probing: bool = False

    @property
    def proven(self) -> bool:
        """Whether the key has been accepted, or there is none to prove."""
        return self.account.answered or not self.spec.needs_key


@dataclass(frozen=True, slots=True)
class RouteEntry:
    """One model of one provider, in the order of asking. ``reason`` is why it is not usable, or will not be
    at once.
    """

    provider: str
    model: str
    usable: bool
    reason: str = ""


def route(standings: Sequence[Standing], now: float) -> tuple[RouteEntry, ...]:
    """Every model of every provider, in the order in which they are asked."""
    return tuple(entry for standing in standings for entry in _entries(standing, now))


def candidates(standings: Sequence[Standing], now: float) -> Iterator[tuple[Standing, RouteEntry]]:
    """The standings with an entry of the route each: the model to ask, or the reason to ask none."""
    for standing in standings:
        entries = list(_entries(standing, now))
        usable = next((entry for entry in entries if entry.usable), None)
        if usable or entries:
            yield standing, usable or entries[0]


def _entries(standing: Standing, now: float) -> Iterator[RouteEntry]:
    spec, health = standing.spec, standing.health
    out = "no key" if not spec.usable else health.refused
    asked = health.model(spec.models)
    for model in spec.models:
        if out:
            yield RouteEntry(spec.name, model, False, out)
        elif model in health.gone:
            yield RouteEntry(spec.name, model, False, health.gone[model])
        elif model != asked:
            yield RouteEntry(spec.name, model, False, f"asked only if {asked} is gone")
        else:
            yield RouteEntry(spec.name, model, True, resting(standing, now))


def resting(standing: Standing, now: float) -> str:
    """Why nothing can be sent to the provider right now, or an empty string."""
    health, account = standing.health, standing.account
    if health.closed_until > now:
        return f"out for {health.closed_until - now:.0f} s more: {health.closed_reason}"
    if account.hold_until > now:
        return f"held for {account.hold_until - now:.0f} s more: {account.hold_reason}"
    return ""
