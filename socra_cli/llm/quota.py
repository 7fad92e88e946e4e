"""Quotas as buckets that refill continuously, and what is believed of one key's quotas. Values and a clock
only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from socra_cli.llm.estimate import Correction
from socra_cli.llm.request import LimitSeen, Quota
from socra_cli.llm.spec import ProviderSpec

PERIOD_S: Mapping[Quota, float] = {
    "requests_minute": 60.0,
    "tokens_minute": 60.0,
    "requests_day": 86_400.0,
    "tokens_day": 86_400.0,
}

ARRIVAL_S = 1.0
"""How long a request may take to reach the server, a new connection and a busy machine included. A full
bucket begins to refill when it *arrives*, so refill is counted from this much after it left; without it a
later request, sent on the second, finds a bucket that is a few tokens short. It costs a second once a burst,
and nothing while a bucket is never full."""

_ROUNDING = 1e-6
_LONGEST_HOLD_S = 90_000.0


@dataclass(frozen=True, slots=True)
class Bucket:
    """One quota: ``level`` units were free at ``at``, refilling at ``capacity`` a period, never above it.

    ``stated`` is the capacity that the provider itself named. ``takes`` counts takes, so that an answer's
    headers can tell whether something was sent after them. A level below zero is a debt to be refilled
    first.
    """

    capacity: float
    period_s: float
    level: float
    at: float
    stated: float | None = None
    takes: int = 0

    @property
    def rate(self) -> float:
        """Units a second."""
        return self.capacity / self.period_s

    def level_at(self, now: float) -> float:
        return min(self.capacity, self.level + self.rate * max(0.0, now - self.at))

    def opens(self, amount: float, now: float) -> float:
        """The earliest moment, ``now`` or later, at which ``amount`` is free. More than a full bucket needs
        a full one.
        """
        missing = min(amount, self.capacity) - self.level_at(now)
        if missing <= _ROUNDING:
            return now
        return max(now, self.at) + missing / self.rate

    def take(self, amount: float, now: float) -> Bucket:
        """The bucket after ``amount`` was sent for at ``now``."""
        level = self.level_at(now)
        # On its way the request may find the server's bucket full, and what it would have refilled lost.
        full_for_s = max(0.0, ARRIVAL_S - (self.capacity - level) / self.rate)
        return replace(self, level=level - amount, at=max(self.at, now + full_for_s), takes=self.takes + 1)

    def give_back(self, amount: float, now: float) -> Bucket:
        """The bucket after ``amount`` of a take was not counted after all; below zero, more was counted."""
        level = min(self.capacity, self.level_at(now) + amount)
        return replace(self, level=level, at=max(self.at, now))

    def resized(self, capacity: float, now: float) -> Bucket:
        """The bucket with another capacity: what is in use stays in use."""
        used = self.capacity - self.level_at(now)
        return replace(self, capacity=capacity, level=capacity - used, at=max(self.at, now))

    def lowered(self, level: float, now: float) -> Bucket:
        """The bucket with at most ``level`` free."""
        return replace(self, level=min(level, self.level_at(now)), at=max(self.at, now))


@dataclass(frozen=True, slots=True)
class Taken:
    """What one request took from one bucket, with the bucket's level and count right after it."""

    amount: float
    level_after: float
    takes: int


@dataclass(frozen=True, slots=True)
class Account:
    """What is believed of one key: its buckets, its token ratio, until when it is held back and why.

    ``answered`` says that the key was accepted at least once. Values of this type are what processes share.
    """

    buckets: Mapping[Quota, Bucket] = field(default_factory=dict)
    correction: Correction = field(default_factory=Correction)
    hold_until: float = 0.0
    hold_reason: str = ""
    answered: bool = False

    def amounts(self, counted: float) -> dict[Quota, float]:
        """What one request of ``counted`` tokens takes from each bucket."""
        return {quota: counted if quota.startswith("tokens") else 1.0 for quota in self.buckets}

    def take(self, counted: float, now: float) -> tuple[Account, dict[Quota, Taken]]:
        """The account after a request of ``counted`` tokens, and what it took."""
        buckets, taken = dict(self.buckets), {}
        for quota, amount in self.amounts(counted).items():
            buckets[quota] = bucket = self.buckets[quota].take(amount, now)
            taken[quota] = Taken(amount, bucket.level, bucket.takes)
        return replace(self, buckets=buckets), taken

    def settle(self, taken: Mapping[Quota, Taken], counted: float, now: float) -> Account:
        """The account after a request was in truth counted as ``counted`` tokens."""
        return self._give_back(
            taken, {q: t.amount - counted for q, t in taken.items() if q.startswith("tokens")}, now
        )

    def release(self, taken: Mapping[Quota, Taken], now: float) -> Account:
        """The account after a request that the provider did not count at all."""
        return self._give_back(taken, {quota: each.amount for quota, each in taken.items()}, now)

    def _give_back(self, taken: Mapping[Quota, Taken], back: Mapping[Quota, float], now: float) -> Account:
        buckets = dict(self.buckets)
        for quota, amount in back.items():
            if quota in taken and quota in buckets:
                buckets[quota] = buckets[quota].give_back(amount, now)
        return replace(self, buckets=buckets)

    def informed(
        self, seen: tuple[LimitSeen, ...], taken: Mapping[Quota, Taken], spec: ProviderSpec, now: float
    ) -> Account:
        """The account after an answer's headers, or an error's body, spoke of its quotas."""
        buckets = dict(self.buckets)
        for each in seen:
            bucket = _limited(buckets.get(each.quota), each, spec, now)
            if bucket is not None:
                buckets[each.quota] = _remaining(bucket, each, taken.get(each.quota), now)
        return replace(self, buckets=buckets)

    def held(self, until: float, reason: str) -> Account:
        """The account that nothing is sent to before ``until``."""
        return replace(self, hold_until=until, hold_reason=reason) if until > self.hold_until else self


def _limited(bucket: Bucket | None, seen: LimitSeen, spec: ProviderSpec, now: float) -> Bucket | None:
    """The bucket with the limit that was stated. Azure states 0 and -1 for quotas that it does not have."""
    if seen.limit is None or seen.limit <= 0:
        return bucket
    capacity = _capacity(spec, seen.quota, seen.limit)
    if bucket is None:
        return Bucket(capacity, PERIOD_S[seen.quota], capacity, now, stated=seen.limit)
    return replace(bucket.resized(capacity, now), stated=seen.limit)


def _remaining(bucket: Bucket, seen: LimitSeen, taken: Taken | None, now: float) -> Bucket:
    """The bucket with the remainder that was stated, as far as it can be told apart from our own later
    requests.

    A remainder is raised to only if nothing was sent since that request. It lowers the level only by what it
    lies below both our level then and our level now: servers differ in which of the two moments they report.
    """
    if seen.remaining is None or seen.remaining < 0:
        return bucket
    level = bucket.level_at(now)
    if taken is None:
        return bucket.lowered(seen.remaining, now)
    if seen.remaining > level and bucket.takes == taken.takes:
        return replace(bucket, level=min(bucket.capacity, seen.remaining), at=max(bucket.at, now))
    excess = min(level, taken.level_after) - seen.remaining
    return bucket.lowered(level - excess, now) if excess > 0 else bucket


def _capacity(spec: ProviderSpec, quota: Quota, stated: float | None) -> float:
    """The limit in force: what was stated, or the setting; where the user set one, never above it."""
    configured: float | None = getattr(spec.limits, quota)
    if stated is None:
        return configured or 0.0
    if configured is not None and quota in spec.limits_set:
        return min(configured, stated)
    return stated


def reconciled(account: Account, spec: ProviderSpec, now: float) -> Account:
    """The account brought in line with the settings of this run: their limits, unless the provider stated
    others.
    """
    buckets: dict[Quota, Bucket] = {}
    for quota, period in PERIOD_S.items():
        known = account.buckets.get(quota)
        capacity = _capacity(spec, quota, known.stated if known else None)
        if capacity <= 0:
            continue
        if known is None:
            buckets[quota] = Bucket(capacity, period, capacity, now)
        else:
            known = replace(known, at=min(known.at, now + ARRIVAL_S))
            buckets[quota] = known if known.capacity == capacity else known.resized(capacity, now)
    return replace(account, buckets=buckets, hold_until=min(account.hold_until, now + _LONGEST_HOLD_S))


def is_binding(account: Account, spec: ProviderSpec, quota: Quota) -> bool:
    """Whether a quota may by itself refuse a run: the user set it, or the provider stated it."""
    bucket = account.buckets.get(quota)
    return quota in spec.limits_set or (bucket is not None and bucket.stated is not None)


def counted_tokens(spec: ProviderSpec, input_tokens: float, max_output_tokens: float) -> float:
    """What *this* provider's admission counts for a request."""
    return input_tokens + (max_output_tokens if spec.counts == "input_and_max_output" else 0)
