from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.llm.providers.headers import duration_s, limits_seen, retry_after_s
from socra_cli.llm.request import LimitSeen

NOW = datetime(2026, 11, 1, 12, 0, 0, tzinfo=UTC)
NOW_S = NOW.timestamp()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2m59.56s", 179.56),
        ("7.66s", 7.66),
        ("20ms", 0.02),
        ("6m0s", 360),
        ("1h2m3s", 3723),
        ("1d", 86_400),
        ("38.2s", 38.2),
        ("12", 12),
        (" 1s ", 1),
        ("-1", None),
        ("-1s", None),
        ("", None),
        ("soon", None),
        ("1s or so", None),
        ("nan", None),
        ("inf", None),
        ("1e999", None),
        ("9" * 400, None),
        ("1s" * 100, None),
        ("١s", None),
    ],
)
def test_a_duration_is_read_in_every_dialect_or_not_at_all(text: str, seconds: float | None) -> None:
    assert duration_s(text) == (None if seconds is None else pytest.approx(seconds))


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59_999))
@settings(max_examples=100, deadline=None)
def test_what_a_vendor_writes_is_what_is_read(hours: int, minutes: int, milliseconds: int) -> None:
    text = f"{hours}h{minutes}m{milliseconds / 1000:g}s"
    assert duration_s(text) == pytest.approx(hours * 3600 + minutes * 60 + milliseconds / 1000)


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_no_text_is_a_negative_or_endless_duration(text: str) -> None:
    seconds = duration_s(text)
    assert seconds is None or 0 <= seconds < float("inf")


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "12"}, 12),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
        ({"retry-after": format_datetime(NOW + timedelta(seconds=90), usegmt=True)}, 90),
        ({"retry-after": format_datetime(NOW - timedelta(seconds=90), usegmt=True)}, 0),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "whenever"}, None),
        ({}, None),
    ],
)
def test_a_wait_hint_is_read_as_seconds_milliseconds_or_a_date(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert retry_after_s(headers, NOW_S) == seconds


def test_a_moment_is_counted_from_the_providers_own_clock_where_it_tells_its_time() -> None:
    theirs = NOW + timedelta(hours=3)
    headers = {
        "date": format_datetime(theirs, usegmt=True),
        "retry-after": format_datetime(theirs + timedelta(seconds=20), usegmt=True),
    }
    assert retry_after_s(headers, NOW_S) == 20


def test_anthropics_input_tokens_outrank_its_tokens() -> None:
    headers = {
        "anthropic-ratelimit-requests-limit": "50",
        "anthropic-ratelimit-requests-remaining": "49",
        "anthropic-ratelimit-requests-reset": "2026-11-01T12:00:02Z",
        "anthropic-ratelimit-tokens-limit": "90000",
        "anthropic-ratelimit-input-tokens-limit": "50000",
        "anthropic-ratelimit-input-tokens-remaining": "48000",
        "anthropic-ratelimit-input-tokens-reset": "2026-11-01T12:00:30.5+00:00",
    }
    assert limits_seen(headers, NOW_S, "requests_minute") == (
        LimitSeen("requests_minute", 50, 49, 2),
        LimitSeen("tokens_minute", 50_000, 48_000, 30.5),
    )


def test_groqs_requests_are_counted_by_the_day() -> None:
    headers = {
        "x-ratelimit-limit-requests": "1000",
        "x-ratelimit-remaining-requests": "997",
        "x-ratelimit-reset-requests": "4m19.2s",
        "x-ratelimit-limit-tokens": "6000",
        "x-ratelimit-remaining-tokens": "0",
        "x-ratelimit-reset-tokens": "60s",
    }
    assert limits_seen(headers, NOW_S, "requests_day") == (
        LimitSeen("requests_day", 1000, 997, 259.2),
        LimitSeen("tokens_minute", 6000, 0, 60),
    )
    assert limits_seen(headers, NOW_S, "requests_minute")[0].quota == "requests_minute"


@pytest.mark.parametrize(
    ("limit", "remaining"), [("-1", "-1"), ("0", "0"), ("-1", "0"), ("", ""), ("x", "y")]
)
def test_azures_way_to_say_nothing_says_nothing(limit: str, remaining: str) -> None:
    headers = {"x-ratelimit-limit-tokens": limit, "x-ratelimit-remaining-tokens": remaining}
    assert limits_seen(headers, NOW_S, "requests_minute") == ()


def test_a_remainder_without_a_limit_is_kept() -> None:
    seen = limits_seen({"x-ratelimit-remaining-tokens": "812"}, NOW_S, "requests_minute")
    assert seen == (LimitSeen("tokens_minute", None, 812, None),)


WORDS = [
    *(f"x-ratelimit-{w}-{q}" for w in ("limit", "remaining", "reset") for q in ("requests", "tokens")),
    *(f"anthropic-ratelimit-input-tokens-{w}" for w in ("limit", "remaining", "reset")),
    "retry-after",
    "retry-after-ms",
    "date",
]
VALUES = st.one_of(
    st.text(max_size=30),
    st.integers(-5, 10**9).map(str),
    st.sampled_from(
        ["1s", "2m59.56s", "2026-11-01T12:00:02Z", "2026-11-01", "Sun, 99 Nov 2026 99:00:00 GMT"]
    ),
)


@given(st.dictionaries(st.sampled_from(WORDS), VALUES))
@settings(max_examples=300, deadline=None)
def test_whatever_the_headers_hold_only_sound_numbers_come_out(headers: dict[str, str]) -> None:
    wait = retry_after_s(headers, NOW_S)
    assert wait is None or wait >= 0
    for seen in limits_seen(headers, NOW_S, "requests_day"):
        assert seen.limit is None or seen.limit > 0
        assert seen.remaining is None or seen.remaining >= 0
        assert seen.resets_in_s is None or seen.resets_in_s >= 0
