"""The planner: which request goes to which provider, and when. A pure function, used before sending and in
dry runs.

Requests are taken in their order and providers in route order, except that a request goes to a later
provider that can start it sooner by more than the patience. Within a provider nobody overtakes: a small
request may not push a large one, already waiting, further back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from socra_cli.llm.budget import Cost, Spending
from socra_cli.llm.fit import Demand, Fit, fit
from socra_cli.llm.quota import is_binding
from socra_cli.llm.request import Usage
from socra_cli.llm.route import Standing, candidates, resting
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
class Assignment:
    """Where and when one request goes. ``passed_over``: providers before it, and why they were not chosen."""

    provider: str
    model: str
    fit: Fit
    cost: Cost
    start: Start
    passed_over: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A request that nobody can take: every provider with its reason. ``waiting`` if only the time is too
    long.
    """

    passed_over: tuple[tuple[str, str, str], ...]
    kind: str


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
    offers, refused = _offers(demand, standings, now, rules)
    in_time = [offer for offer in offers if offer.start.at - now <= rules.max_wait_s]
    best: Assignment | None = None
    for offer in _in_order(in_time, demand.tries):
        if best is None or offer.start.at < best.start.at - rules.patience_s:
            best = offer
    if best is None:
        late = {offer.provider: (offer.model, _too_long(offer, now, rules)) for offer in offers}
        kind = "max_wait" if late else _kind(refused)
        return Unplaced(_named({**{p: (m, r) for p, (m, r, _) in refused.items()}, **late}, standings), kind)
    passed = {p: (m, r) for p, (m, r, _) in refused.items()}
    passed |= {o.provider: (o.model, _later(o, best, now)) for o in offers if o.provider != best.provider}
    ahead = [s for s in _until(standings, best.provider) if s.spec.usable]
    return replace(best, passed_over=_named(passed, ahead))


def _offers(
    demand: Demand, standings: Sequence[Standing], now: float, rules: Rules
) -> tuple[list[Assignment], dict[str, tuple[str, str, str]]]:
    """Who could take the demand and when, and who could not: model, reason and kind of reason."""
    offers: list[Assignment] = []
    refused: dict[str, tuple[str, str, str]] = {}
    for standing, entry in candidates(standings, now):
        name = entry.provider
        if demand.pinned not in (None, name):
            continue
        if name in demand.barred or not entry.usable:
            refused[name] = (entry.model, demand.barred.get(name) or entry.reason, "failed")
        elif standing.health.hopeless(now):
            refused[name] = (entry.model, entry.reason, "failed")
        else:
            offer = _offer(demand, standing, entry.model, now, rules)
            if isinstance(offer, Assignment):
                offers.append(offer)
            else:
                refused[name] = (entry.model, *offer)
    return _unforced(offers), refused


def _offer(
    demand: Demand, standing: Standing, model: str, now: float, rules: Rules
) -> Assignment | tuple[str, str]:
    size = fit(demand.options, standing, model)
    if isinstance(size, str):
        return size, "too_large"
    usd = rules.price(standing.spec, model, Usage(size.input_tokens, size.max_output_tokens))
    cost = Cost(usd, size.input_tokens + size.max_output_tokens)
    if refusal := rules.spending.refusal(cost):
        return refusal, "over_budget"
    start = earliest(standing, size.counted, now, rules.max_wait_s)
    if not rules.spending.admits(cost):
        start = Start(max(start.at, now + PROBE_S), "the budget's rest is promised to calls under way")
    return Assignment(standing.spec.name, model, size, cost, start)


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
        return Start(gate.at + PROBE_S, f"one request tries whether it is back: {health.closed_reason}")
    return gate


def _unforced(offers: list[Assignment]) -> list[Assignment]:
    """Only offers under every ceiling, if there are any."""
    return [offer for offer in offers if not offer.fit.forced] or offers


def _in_order(offers: Sequence[Assignment], tries: Mapping[str, int]) -> list[Assignment]:
    """Offers in route order, those that this request has failed at after those it has not."""
    return sorted(offers, key=lambda offer: tries.get(offer.provider, 0))


def _until(standings: Sequence[Standing], name: str) -> Iterator[Standing]:
    for standing in standings:
        if standing.spec.name == name:
            return
        yield standing


def _named(
    reasons: Mapping[str, tuple[str, str]], standings: Sequence[Standing]
) -> tuple[tuple[str, str, str], ...]:
    """The reasons in route order."""
    return tuple((s.spec.name, *reasons[s.spec.name]) for s in standings if s.spec.name in reasons)


def _later(offer: Assignment, best: Assignment, now: float) -> str:
    wait = offer.start.at - best.start.at
    if wait > 0:
        return f"it could start {wait:.1f} s later: {offer.start.reason or 'its turn'}"
    return "this call has failed there before"


def _too_long(offer: Assignment, now: float, rules: Rules) -> str:
    wait = offer.start.at - now
    left = f"{rules.max_wait_s:.0f} s of waiting are left"
    return f"it could start in {wait:.0f} s, and {left}: {offer.start.reason}"


def _kind(refused: Mapping[str, tuple[str, str, str]]) -> str:
    """Why nobody could take it, in one word: the first reason that is not a failure."""
    kinds = [kind for _, _, kind in refused.values()]
    return next((kind for kind in kinds if kind != "failed"), "failed")
