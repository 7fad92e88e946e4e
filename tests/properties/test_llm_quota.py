"""Buckets never admit more than they may, and never keep a request waiting that they could admit."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.llm.quota import Account, Bucket, Taken
from socra_cli.llm.request import LimitSeen, Quota
from tests.llm.fakes import groq_like

T = 1_000_000.0
CAPACITY, PERIOD_S = 6000.0, 60.0
RATE = CAPACITY / PERIOD_S

AMOUNTS = st.floats(1, CAPACITY)
GAPS = st.one_of(st.just(0.0), st.floats(0, 5), st.floats(0, 200))
ARRIVALS = st.lists(st.tuples(GAPS, AMOUNTS), min_size=1, max_size=25)


def admitted(arrivals: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """When requests are sent that come with these gaps and amounts, each as early as the bucket opens."""
    bucket, now, sent = Bucket(CAPACITY, PERIOD_S, CAPACITY, T), T, []
    for gap, amount in arrivals:
        now = bucket.opens(amount, now + gap)
        bucket = bucket.take(amount, now)
        sent.append((now, amount))
    return sent


@settings(max_examples=200, deadline=None)
@given(ARRIVALS)
def test_never_more_is_admitted_in_any_time_than_capacity_and_refill(
    arrivals: list[tuple[float, float]],
) -> None:
    sent = admitted(arrivals)
    for first in range(len(sent)):
        total = 0.0
        for at, amount in sent[first:]:
            total += amount
            assert total <= CAPACITY + RATE * (at - sent[first][0]) + 0.01


@settings(max_examples=200, deadline=None)
@given(ARRIVALS)
def test_never_idle_while_a_request_could_be_admitted(arrivals: list[tuple[float, float]]) -> None:
    bucket, now = Bucket(CAPACITY, PERIOD_S, CAPACITY, T), T
    for gap, amount in arrivals:
        now += gap
        opens = bucket.opens(amount, now)
        # A moment before it opens, it is short; so it does not open later than it must.
        if opens > now + 0.02:
            assert bucket.level_at(opens - 0.01) < amount
        bucket, now = bucket.take(amount, opens), opens


@settings(max_examples=200, deadline=None)
@given(ARRIVALS, st.lists(st.floats(0, 0.5), min_size=25, max_size=25))
def test_no_travelling_time_within_the_allowance_leads_to_a_refusal(
    arrivals: list[tuple[float, float]], travels: list[float]
) -> None:
    """The server's own bucket, fed with the same requests as they arrive, late by up to half a second."""
    arriving = sorted(
        (at + travel, amount) for (at, amount), travel in zip(admitted(arrivals), travels, strict=False)
    )
    level, before = CAPACITY, T
    for at, amount in arriving:
        level = min(CAPACITY, level + RATE * (at - before))
        before = at
        assert amount <= level + 0.01
        level -= amount


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["take", "settle", "release", "inform"]), st.integers(0, 9), st.floats(0, 7000), GAPS
    ),
    max_size=30,
)


@settings(max_examples=150, deadline=None)
@given(CHANGES)
def test_whatever_happens_a_level_never_exceeds_the_capacity(
    changes: list[tuple[str, int, float, float]],
) -> None:
    account, now = Account({"tokens_minute": Bucket(CAPACITY, PERIOD_S, CAPACITY, T)}), T
    open_now: list[dict[Quota, Taken]] = []
    for what, which, amount, gap in changes:
        now += gap
        if what == "take":
            account, taken = account.take(amount, now)
            open_now.append(taken)
        elif open_now:
            taken = open_now.pop(which % len(open_now))
            if what == "settle":
                account = account.settle(taken, amount, now)
            elif what == "release":
                account = account.release(taken, now)
            else:
                seen = (LimitSeen("tokens_minute", limit=6000, remaining=amount),)
                account = account.informed(seen, taken, groq_like(), now)
        assert account.buckets["tokens_minute"].level_at(now) <= CAPACITY
