"""The plan as people read it: which stage goes where, when, with how many tokens, at what price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from socra_cli.llm.budget import Cost, Spending
from socra_cli.llm.fit import Demand, fit
from socra_cli.llm.planner import Assignment, Rules, Unplaced, after, plan
from socra_cli.llm.route import Standing, candidates


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One request. ``tokens`` is what the provider's admission counts; an unplaced one has no provider."""

    stage: str
    provider: str
    model: str
    rendering: str
    input_tokens: int
    max_output_tokens: int
    tokens: int
    start_in_s: float
    price_usd: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Naive:
    """What would happen to the largest burst if it all went to the first provider at once."""

    provider: str
    sent: int
    refused: int

    def __str__(self) -> str:
        return f"{self.refused} of {self.sent} would be refused"


@dataclass(frozen=True, slots=True)
class Plan:
    """The requests of a run in their order. ``refusal`` says why the run can't be made, with its kind; or is
    empty.
    """

    rows: tuple[PlanRow, ...]
    naive: Naive | None
    refusal: str = ""
    kind: str = ""

    @property
    def price_usd(self) -> float | None:
        """The most the run can come to, or ``None`` if some price is unknown."""
        prices = [row.price_usd for row in self.rows]
        known = [price for price in prices if price is not None]
        return sum(known) if len(known) == len(prices) else None


def forecast(
    bursts: Sequence[Sequence[Demand]], standings: Sequence[Standing], now: float, rules: Rules
) -> Plan:
    """The plan of bursts that follow one another, each planned whole.

    Answers are taken to need no time: slower ones only leave the quotas more of it.
    """
    placed: list[tuple[Demand, Assignment | Unplaced]] = []
    current, start, left = tuple(standings), now, rules
    for burst in bursts:
        entries = plan(burst, current, start, left)
        placed.extend(zip(burst, entries, strict=True))
        current, start, left = _then(current, entries, start, left)
    largest = max(bursts, key=len, default=())
    rows = tuple(_row(demand, entry, now) for demand, entry in placed)
    return Plan(rows, _naive(largest, standings, now), *_refusal(placed, rules.spending))


def _refusal(placed: Sequence[tuple[Demand, Assignment | Unplaced]], spending: Spending) -> tuple[str, str]:
    """Why the run can't be made, with the kind of reason: one request of it, or all of them together."""
    for demand, entry in placed:
        if isinstance(entry, Unplaced):
            return f"{demand.stage}: {_reasons(entry)}", entry.kind
    costs = [entry.cost for _, entry in placed if isinstance(entry, Assignment)]
    usd = sum(cost.usd or 0.0 for cost in costs)
    over = spending.refusal(Cost(usd, sum(cost.tokens for cost in costs)))
    return (f"The whole run: {over}", "over_budget") if over else ("", "")


def _then(
    standings: tuple[Standing, ...], entries: Sequence[Assignment | Unplaced], start: float, rules: Rules
) -> tuple[tuple[Standing, ...], float, Rules]:
    """Where things stand when a burst is over: keys have answered, time has passed and was spent waiting."""
    placed = [entry for entry in entries if isinstance(entry, Assignment)]
    by_name = {standing.spec.name: standing for standing in standings}
    for entry in placed:
        by_name[entry.provider] = after(by_name[entry.provider], entry)
    for name in {entry.provider for entry in placed}:
        account = replace(by_name[name].account, answered=True)
        by_name[name] = replace(by_name[name], account=account)
    end = max((entry.start.at for entry in placed), default=start)
    left = replace(rules, max_wait_s=max(0.0, rules.max_wait_s - (end - start)))
    return tuple(by_name.values()), end, left


def _reasons(entry: Assignment | Unplaced) -> str:
    return "; ".join(f"{each.provider}: {each.reason}" for each in entry.passed_over)


def _row(demand: Demand, entry: Assignment | Unplaced, now: float) -> PlanRow:
    why = _reasons(entry)
    if isinstance(entry, Unplaced):
        return PlanRow(demand.stage, "", "", "", 0, 0, 0, 0.0, None, why)
    size = entry.fit
    return PlanRow(
        demand.stage,
        entry.provider,
        entry.model,
        demand.options[size.option].name,
        size.input_tokens,
        size.max_output_tokens,
        round(size.counted),
        max(0.0, entry.start.at - now),
        entry.cost.usd,
        "; ".join(part for part in (entry.start.reason, why) if part),
    )


def _naive(demands: Sequence[Demand], standings: Sequence[Standing], now: float) -> Naive | None:
    """How many of ``demands``, in their richest rendering, the first usable provider would refuse at once."""
    first = next(((s, e) for s, e in candidates(standings, now) if e.usable), None)
    if first is None or not demands:
        return None
    standing, entry = first
    account, refused = standing.account, 0
    for demand in demands:
        size = fit(demand.options[:1], replace(standing, account=account), entry.model)
        counted = None if isinstance(size, str) or size.forced else size.counted
        if counted is None or any(
            account.buckets[quota].opens(amount, now) > now
            for quota, amount in account.amounts(counted).items()
        ):
            refused += 1
        else:
            account, _ = account.take(counted, now)
    return Naive(entry.provider, len(demands), refused)
