from __future__ import annotations

from dataclasses import replace

import pytest

from socra_cli.llm.quota import ARRIVAL_S, Account, Bucket, counted_tokens, is_binding, reconciled
from socra_cli.llm.request import LimitSeen
from socra_cli.llm.spec import Limits
from tests.llm.fakes import groq_like, spec

T = 1_000_000.0


def bucket(level: float = 6000.0) -> Bucket:
    return Bucket(6000.0, 60.0, level, T)


def account(level: float = 6000.0) -> Account:
    return Account({"tokens_minute": bucket(level)})


def test_a_full_bucket_admits_its_capacity_at_once_and_then_refills_evenly() -> None:
    assert bucket().opens(6000, T) == T
    assert bucket(0).opens(2000, T) == pytest.approx(T + 20)
    assert bucket(0).level_at(T + 30) == pytest.approx(3000)
    assert bucket(0).level_at(T + 1000) == 6000


def test_a_take_from_a_full_bucket_refills_only_once_the_request_has_surely_arrived() -> None:
    after = bucket().take(2000, T)
    assert after.level_at(T + ARRIVAL_S) == 4000
    assert after.level_at(T + ARRIVAL_S + 1) == pytest.approx(4100)


def test_a_take_from_a_bucket_that_was_not_full_loses_no_refill() -> None:
    after = bucket(3000).take(2000, T)
    assert after.level_at(T + 1) == pytest.approx(1100)


def test_a_request_larger_than_the_bucket_waits_for_a_full_one() -> None:
    assert bucket(0).opens(9000, T) == pytest.approx(T + 60)


def test_what_was_not_counted_comes_back_and_what_was_counted_beyond_goes() -> None:
    start, taken = account().take(2000, T)
    assert start.settle(taken, 1500, T).buckets["tokens_minute"].level == 4500
    assert start.settle(taken, 2500, T).buckets["tokens_minute"].level == 3500
    assert start.release(taken, T).buckets["tokens_minute"].level == 6000


def test_a_request_takes_one_of_each_request_quota() -> None:
    both = Account({"tokens_minute": bucket(), "requests_minute": Bucket(30, 60, 30, T)})
    after, _ = both.take(2000, T)
    assert (after.buckets["tokens_minute"].level, after.buckets["requests_minute"].level) == (4000, 29)


def test_a_stated_remainder_is_raised_to_only_if_nothing_was_sent_since() -> None:
    first, taken = account(3000).take(2000, T)
    seen = (LimitSeen("tokens_minute", remaining=2500),)
    assert first.informed(seen, taken, groq_like(), T).buckets["tokens_minute"].level == 2500
    second, _ = first.take(500, T)
    assert second.informed(seen, taken, groq_like(), T).buckets["tokens_minute"].level == 500


def test_a_remainder_reported_as_of_admission_is_not_subtracted_twice() -> None:
    first, taken = account().take(2000, T)
    second, _ = first.take(2000, T)
    seen = (LimitSeen("tokens_minute", remaining=4000),)
    assert second.informed(seen, taken, groq_like(), T).buckets["tokens_minute"].level == 2000


def test_nor_are_the_tokens_that_were_refilled_since() -> None:
    first, taken = account().take(2000, T)
    seen = (LimitSeen("tokens_minute", remaining=4000),)
    after = first.informed(seen, taken, groq_like(), T + ARRIVAL_S + 10).buckets["tokens_minute"]
    assert after.level_at(T + ARRIVAL_S + 10) == pytest.approx(5000)


def test_use_by_somebody_else_under_the_same_key_is_noticed() -> None:
    first, taken = account().take(2000, T)
    seen = (LimitSeen("tokens_minute", remaining=1000),)
    assert first.informed(seen, taken, groq_like(), T).buckets["tokens_minute"].level == 1000
    foreign = first.informed((LimitSeen("tokens_minute", remaining=100),), {}, groq_like(), T)
    assert foreign.buckets["tokens_minute"].level == 100


def test_a_stated_limit_replaces_a_default_and_keeps_what_is_in_use() -> None:
    default = replace(groq_like(), limits_set=frozenset())
    first, taken = account().take(2000, T)
    after = first.informed((LimitSeen("tokens_minute", limit=8000),), taken, default, T)
    assert after.buckets["tokens_minute"].capacity == 8000
    assert after.buckets["tokens_minute"].level == 6000
    assert is_binding(after, default, "tokens_minute")
    assert not is_binding(first, default, "tokens_minute")


def test_a_stated_limit_never_raises_what_the_user_set_but_lowers_it() -> None:
    for stated, capacity in ((8000, 6000), (3000, 3000)):
        after = account().informed((LimitSeen("tokens_minute", limit=stated),), {}, groq_like(), T)
        assert after.buckets["tokens_minute"].capacity == capacity


def test_a_limit_nobody_knew_is_learned() -> None:
    after = Account().informed((LimitSeen("requests_day", limit=1000, remaining=0),), {}, spec(), T)
    assert after.buckets["requests_day"].level == 0
    assert after.buckets["requests_day"].period_s == 86_400


@pytest.mark.parametrize("azure", [0, -1])
def test_a_limit_of_zero_or_less_is_no_statement(azure: float) -> None:
    seen = (LimitSeen("tokens_minute", limit=azure, remaining=-1),)
    assert account().informed(seen, {}, groq_like(), T) == account()
    assert Account().informed(seen, {}, spec(), T) == Account()


def test_a_run_begins_with_its_settings_and_keeps_what_was_stated() -> None:
    assert reconciled(Account(), groq_like(), T).buckets["tokens_minute"].level == 6000
    stated = Account({"tokens_minute": replace(bucket(), capacity=8000, level=8000, stated=8000)})
    default = replace(groq_like(), limits_set=frozenset())
    assert reconciled(stated, default, T).buckets["tokens_minute"].capacity == 8000
    assert reconciled(stated, groq_like(), T).buckets["tokens_minute"].capacity == 6000
    assert reconciled(account(), spec(limits=Limits()), T).buckets == {}


def test_a_clock_that_was_set_back_does_not_freeze_a_bucket_or_a_hold() -> None:
    ahead = replace(
        account(0), buckets={"tokens_minute": Bucket(6000, 60, 0, T + 90_000)}, hold_until=T + 1e9
    )
    now = reconciled(ahead, groq_like(), T)
    assert now.buckets["tokens_minute"].level_at(T + 61) == 6000
    assert now.hold_until <= T + 90_000


def test_a_hold_is_only_ever_made_longer() -> None:
    held = Account().held(T + 10, "busy")
    assert held.held(T + 5, "less") == held
    assert held.held(T + 20, "more").hold_reason == "more"


def test_each_provider_counts_in_its_own_way() -> None:
    assert counted_tokens(groq_like(), 1000, 500) == 1500
    assert counted_tokens(spec(), 1000, 500) == 1000
