"""The planner: which request goes to which provider, and when. A pure function, used before sending and in
dry runs.

Requests are taken in their order and providers in route order, except that a request goes to a later
provider that can start it sooner by more than the patience. Within a provider nobody overtakes: a small
request may not push a large one, already waiting, further back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from socra_cli.llm.budget import Cost, Spending
from socra_cli.llm.fit import Demand, Fit, fit
from socra_cli.llm.quota import is_binding
from socra_cli.llm.request import Usage
from socra_cli.llm.route import RouteEntry, Standing, candidates, resting
from socra_cli.llm.spec import ProviderSpec

Pricing = Callable[[ProviderSpec, str, Usage], float | None]

PROBE_S = 5.0
"""How long a probe, or a request whose budget is promised elsewhere, is assumed to keep the others waiting.
Each is planned anew when it ends, so this only has to be long enough to send others elsewhere.
"""

ALONE_S = 2.0
"""How long the first request under a key goes alone: a key that is refused is refused at once, so that one
request learns it for all; a long answer must not hold the others back until it is whole.
"""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the planner goes by. ``max_wait_s`` is what is left of the waiting allowed."""

    price: Pricing
    patience_s: float = 2.0
    max_wait_s: float = 900.0
    spending: Spending = field(default_factory=Spending)


@dataclass(frozen=True, slots=True)
class Start:
    """The earliest moment at which a provider can take a request, and what it waits for until then."""

    at: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A provider that was not chosen, and why. ``kind`` is the reason in one word: ``keyless`` and
    ``failed`` are states of the provider, ``too_large``, ``over_budget`` and ``max_wait`` come of the
    request, ``later`` of both.
    """

    provider: str
    model: str
    reason: str
    kind: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where and when one request goes, and the providers passed over on the way there, in route order."""

    provider: str
    model: str
    fit: Fit
    cost: Cost
    start: Start
    passed_over: tuple[PassedOver, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A request that nobody can take: every provider with its reason."""

    passed_over: tuple[PassedOver, ...]

    @property
    def kind(self) -> str:
        """Why, in one word: what waiting, a larger budget or a smaller request could change, else
        ``failed``.
        """
        kinds = {each.kind for each in self.passed_over}
        return next((kind for kind in ("max_wait", "over_budget", "too_large") if kind in kinds), "failed")


def plan(
    demands: Sequence[Demand], standings: Sequence[Standing], now: float, rules: Rules
) -> tuple[Assignment | Unplaced, ...]:
    """One entry for each demand, in their order. Equal arguments give equal plans."""
    current = {standing.spec.name: standing for standing in standings}
    spending, entries = rules.spending, []
    for demand in demands:
        entry = place(demand, tuple(current.values()), now, replace(rules, spending=spending))
        entries.append(entry)
        if isinstance(entry, Assignment):
            current[entry.provider] = after(current[entry.provider], entry)
            spending = spending.promise(entry.cost)
    return tuple(entries)


def after(standing: Standing, entry: Assignment) -> Standing:
    """The provider's standing once ``entry`` has been sent at its start."""
    account, _ = standing.account.take(entry.fit.counted, entry.start.at)
    first = entry.start.at if standing.first_sent_at is None else standing.first_sent_at
    return replace(
        standing,
        account=account,
        first_sent_at=first,
        probing=standing.health.on_probation,
    )


def place(demand: Demand, standings: Sequence[Standing], now: float, rules: Rules) -> Assignment | Unplaced:
    """The place of one demand."""
    looks = [_look(demand, standing, entry, now, rules) for standing, entry in candidates(standings, now)]
    offers = [look for look in looks if isinstance(look, Assignment)]
    best = _best(offers, demand, now, rules)
    if demand.pinned is not None and best is not None and best.provider != demand.pinned:
        best = None  # it would wait, and another would not: the request itself goes there sooner
    if best is None:
        return Unplaced(tuple(_too_late(look, now, rules) for look in looks))
    ahead = takewhile(lambda look: look.provider != best.provider, looks)
    passed = (_left(look, best) for look in ahead)
    return replace(best, passed_over=tuple(each for each in passed if each.kind != "keyless"))


def _look(
    demand: Demand, standing: Standing, entry: RouteEntry, now: float, rules: Rules
) -> Assignment | PassedOver:
    """What one provider offers, or why it can't take the demand at all."""
    name, model = entry.provider, entry.model
    if not standing.spec.usable:
        return PassedOver(name, model, entry.reason, "keyless")
    if name in demand.barred:
        return PassedOver(name, model, demand.barred[name], "failed")
    if not entry.usable or standing.health.hopeless(now):
        return PassedOver(name, model, entry.reason, "failed")
    size = fit(demand.options, standing, model)
    if isinstance(size, str):
        return PassedOver(name, model, size, "too_large")
    usd = rules.price(standing.spec, model, Usage(size.input_tokens, size.max_output_tokens))
    cost = Cost(usd, size.input_tokens + size.max_output_tokens)
    if refusal := rules.spending.refusal(cost):
        return PassedOver(name, model, refusal, "over_budget")
    start = earliest(standing, size.counted, now, rules.max_wait_s)
    if not rules.spending.admits(cost):
        start = Start(max(start.at, now + PROBE_S), "the budget's rest is promised to calls under way")
    return Assignment(name, model, size, cost, start)


def _best(offers: Sequence[Assignment], demand: Demand, now: float, rules: Rules) -> Assignment | None:
    """The first offer in route order, unless a later one starts sooner by more than the patience.

    Those that the demand has failed at come after the others. One above a ceiling that is only a default
    counts when there is no other.
    """
    in_time = [offer for offer in offers if offer.start.at - now <= rules.max_wait_s]
    fitting = [offer for offer in in_time if not offer.fit.forced] or in_time
    best: Assignment | None = None
    for offer in sorted(fitting, key=lambda offer: _order(offer, demand)):
        if best is None or offer.start.at < best.start.at - rules.patience_s:
            best = offer
    return best


def _order(offer: Assignment, demand: Demand) -> tuple[bool, int]:
    """Who comes before whom, route order aside: the one that is asked for, then who has failed least."""
    return demand.pinned not in (None, offer.provider), demand.tries.get(offer.provider, 0)


def _left(look: Assignment | PassedOver, best: Assignment) -> PassedOver:
    """Why another was chosen."""
    if isinstance(look, PassedOver):
        return look
    wait = look.start.at - best.start.at
    if look.fit.forced and not best.fit.forced:
        reason = "the request is larger than its tokens a minute are believed to be"
    elif wait > 0:
        reason = f"it could start {wait:.1f} s later: {look.start.reason or 'its turn'}"
    else:
        reason = "this call has failed there before"
    return PassedOver(look.provider, look.model, reason, "later")


def _too_late(look: Assignment | PassedOver, now: float, rules: Rules) -> PassedOver:
    """Why not even waiting helps."""
    if isinstance(look, PassedOver):
        return look
    wait, left = look.start.at - now, rules.max_wait_s
    reason = f"it could start in {wait:.0f} s, and {left:.0f} s of waiting are left: {look.start.reason}"
    return PassedOver(look.provider, look.model, reason, "max_wait")


def earliest(standing: Standing, counted: float, now: float, max_wait_s: float) -> Start:
    """When the provider can take a request of ``counted`` tokens.

    A limit that is only a default paces, but can't by itself make a request wait beyond ``max_wait_s``.
    """
    gate = _gate(standing, now)
    waits = {
        quota: standing.account.buckets[quota].opens(amount, gate.at)
        for quota, amount in standing.account.amounts(counted).items()
    }
    if not waits:
        return gate
    latest = max(waits, key=lambda quota: waits[quota])
    if waits[latest] - now > max_wait_s:
        waits = {q: at for q, at in waits.items() if is_binding(standing.account, standing.spec, q)}
        latest = max(waits, key=lambda quota: waits[quota], default=latest)
    if waits.get(latest, gate.at) <= gate.at:
        return gate
    return Start(waits[latest], f"its {latest.replace('_', ' a ')} are used up")


def _gate(standing: Standing, now: float) -> Start:
    """The earliest moment that the provider's state allows, quotas aside."""
    health, account = standing.health, standing.account
    gate = Start(now)
    for at in (health.closed_until, account.hold_until):
        if at > gate.at:
            gate = Start(at, resting(standing, now))
    first = standing.first_sent_at
    if first is not None and not standing.proven and first + ALONE_S > gate.at:
        gate = Start(first + ALONE_S, "the first request under its key goes alone")
    if health.on_probation and standing.probing:
        why = health.closed_reason or account.hold_reason
        return Start(gate.at + PROBE_S, f"one request tries whether it is back: {why}")
    return gate
