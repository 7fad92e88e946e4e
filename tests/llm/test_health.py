from __future__ import annotations

import pytest

from socra_cli.llm.failures import Failure, Kind
from socra_cli.llm.health import HOPELESS, Health, told

T = 1000.0


def failed(health: Health, kind: Kind, *, sent: float = T, now: float = T + 1, **members: object) -> Health:
    return health.failed(Failure(kind, "words", **members), "m", 1000, sent, now)  # type: ignore[arg-type]


def test_five_calls_that_die_together_are_one_outage() -> None:
    health = Health()
    for later in range(5):
        health = failed(health, Kind.OVERLOADED, now=T + 1 + later / 10)
    assert (health.outages, health.closed_until) == (1, T + 3)
    assert health.closed_reason == "overloaded: words"


def test_each_failed_probe_doubles_the_time_out_until_nobody_waits_any_more() -> None:
    health, now = Health(), T
    for expected in (2, 4, 8, 16, 32):
        assert not health.hopeless(now)
        health = failed(health, Kind.SERVER_ERROR, sent=now, now=now)
        assert health.closed_until - now == expected
        now = health.closed_until
    assert health.outages == HOPELESS
    assert health.hopeless(now - 1)
    assert not health.hopeless(now)


def test_a_longer_hint_prolongs_an_outage() -> None:
    assert failed(Health(), Kind.OVERLOADED, retry_after_s=30.0).closed_until == T + 31


def test_an_answer_ends_the_outage_unless_it_was_sent_before() -> None:
    out = failed(Health(), Kind.UNREACHABLE)
    assert out.on_probation
    assert out.answered(sent_at=T) == out
    assert not out.answered(sent_at=T + 3).on_probation
    assert failed(out, Kind.EMPTY, sent=T + 3).outages == 0


def test_rate_limits_count_once_a_burst_and_put_on_probation() -> None:
    health = failed(failed(Health(), Kind.RATE_LIMITED_MINUTE), Kind.RATE_LIMITED_MINUTE)
    assert health.rate_limits == 1
    assert health.on_probation
    assert health.closed_until == 0


def test_a_dead_model_makes_room_for_the_next_and_a_refused_key_for_none() -> None:
    health = failed(Health(), Kind.MODEL_GONE)
    assert health.model(("m", "n")) == "n"
    assert failed(health, Kind.UNAUTHORISED).refused == "unauthorised: words"
    assert health.gone == {"m": "model_gone: words"}


@pytest.mark.parametrize(
    ("members", "ceiling"),
    [
        ({}, 900),
        ({"limit": 800.0}, 800),
        ({"limit": 8192.0}, 900),
        ({"limit": 1200.0, "requested": 1500.0}, 1200),
    ],
)
def test_a_refusal_for_size_teaches_a_ceiling(members: dict[str, float], ceiling: float) -> None:
    assert failed(Health(), Kind.TOO_LARGE, **members).ceilings["m"] == ceiling


def test_a_second_refusal_for_size_lowers_the_ceiling_further() -> None:
    twice = failed(Health(ceilings={"m": 950.0}), Kind.CONTEXT_EXCEEDED)
    assert twice.ceilings["m"] == 900


def test_a_bad_request_says_nothing_of_the_provider() -> None:
    assert failed(Health(), Kind.BAD_REQUEST) == Health()
    assert told(Failure(Kind.EMPTY)) == "empty"
