"""The timeline is of the format that browsers open, and says what happened and when."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.calls import CallRecord
from socra_cli.domain.timeline import Trace
from socra_cli.output.trace import chrome_trace

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
REQUIRED = {"X": {"ts", "dur", "cat"}, "i": {"ts", "s", "cat"}, "M": set()}
"""What each phase needs beside name, process, thread and arguments."""
Event = dict[str, Any]


def seconds(value: float) -> datetime:
    return START + timedelta(seconds=value)


def call(stage: str, begin: float, end: float, attempt: int = 1, **known: object) -> CallRecord:
    values = {
        "stage": stage,
        "provider": "anthropic",
        "model": "haiku",
        "attempt": attempt,
        "outcome": "ok",
        "started_at": seconds(begin),
        "ended_at": seconds(end),
    }
    return CallRecord.model_validate({**values, **known})


BUSY = call(
    "ask", 5, 6, outcome="failed", status=529, reason="overloaded: Overloaded", first_token_at=seconds(5.5)
)
CALLS = (
    call(
        "intake",
        1,
        3,
        waited_s=0.5,
        input_tokens=900,
        output_tokens=80,
        cost_usd=0.01,
        finish_reason="end_turn",
    ),
    call("ask", 5, 5, provider="google", outcome="skipped", reason="no key"),
    BUSY,
    call("ask", 8, 9, 2, waited_s=2, input_tokens=100, output_tokens=8, cost_usd=0.001, cached_tokens=40),
)


def trace(calls: Iterable[CallRecord] = CALLS, **known: Any) -> Trace:
    whole = Trace("masterplan", "lusab-42", tuple(calls), START, seconds(10))
    return replace(whole, **known)


def events(of: Trace) -> list[Event]:
    document = json.loads(chrome_trace(of, "1.2"))
    assert set(document) == {"displayTimeUnit", "otherData", "traceEvents"}
    assert document["displayTimeUnit"] == "ms"
    found: list[Event] = document["traceEvents"]
    for event in found:
        assert {"ph", "pid", "tid", "name", "args"} | REQUIRED[event["ph"]] <= set(event)
        assert all(isinstance(event.get(time, 0), int) and event.get(time, 0) >= 0 for time in ("ts", "dur"))
    return found


def spans(found: list[Event], category: str) -> list[tuple[str, int, int]]:
    return [
        (each["name"], each["ts"], each["ts"] + each.get("dur", 0))
        for each in found
        if each.get("cat") == category
    ]


def test_a_stage_is_a_named_row_below_that_of_the_command() -> None:
    names = {e["tid"]: e["args"]["name"] for e in events(trace()) if e["name"] == "thread_name"}
    assert names == {1: "socra masterplan", 2: "intake", 3: "question"}


def test_stages_waits_and_attempts_have_their_times_in_microseconds() -> None:
    found = events(trace())
    assert spans(found, "session") == [("socra masterplan", 0, 10_000_000)]
    assert spans(found, "stage") == [("intake", 500_000, 3_000_000), ("question", 5_000_000, 9_000_000)]
    assert spans(found, "wait") == [("waiting", 500_000, 1_000_000), ("waiting", 6_000_000, 8_000_000)]
    assert spans(found, "attempt") == [
        ("anthropic haiku", 1_000_000, 3_000_000),
        ("anthropic haiku: overloaded", 5_000_000, 6_000_000),
        ("anthropic haiku", 8_000_000, 9_000_000),
    ]


def test_moments_are_the_first_token_the_restart_and_the_candidates_passed_over() -> None:
    moments = {
        each["cat"]: (each["name"], each["ts"], each["args"]) for each in events(trace()) if each["ph"] == "i"
    }
    assert moments == {
        "token": ("first token", 5_500_000, {}),
        "restart": ("restart", 6_000_000, {"reason": "overloaded"}),
        "skip": ("skipped: google haiku", 5_000_000, {"reason": "no key"}),
    }


def test_an_attempt_tells_tokens_cost_and_outcome_and_leaves_out_what_is_unknown() -> None:
    whole, busy, last = (each["args"] for each in events(trace()) if each.get("cat") == "attempt")
    assert whole == {
        "attempt": 1,
        "outcome": "ok",
        "input_tokens": 900,
        "output_tokens": 80,
        "cost_usd": 0.01,
        "finish_reason": "end_turn",
    }
    assert busy == {"attempt": 1, "outcome": "failed", "status": 529, "reason": "overloaded: Overloaded"}
    assert last["cached_tokens"] == 40


def test_a_wait_never_reaches_back_into_the_attempt_before_it() -> None:
    busy = call("ask", 1, 3, outcome="failed", reason="timed_out")
    found = events(trace([busy, call("ask", 4, 5, 2, waited_s=2)]))
    assert spans(found, "wait") == [("waiting", 3_000_000, 4_000_000)]


def test_a_repair_is_told_from_a_failure() -> None:
    wrong = call("intake", 1, 2, outcome="failed", reason="malformed: score: 'my own words' is no number")
    found = events(trace([wrong, call("intake", 3, 4, 2, repair=True)]))
    assert [each["args"].get("repair") for each in found if each.get("cat") == "attempt"] == [None, True]
    assert "my own words" not in json.dumps(found)


def test_the_whole_says_what_came_of_it() -> None:
    told = {each.get("cat"): each["args"] for each in events(trace(decision="pivot", failed_of="sigint"))}
    assert told["session"] == {
        "session": "lusab-42",
        "demo": False,
        "calls": 4,
        "verdict": "pivot",
        "ended_by": "sigint",
        "cost_usd": 0.011,
    }
    assert told["stage"]["input_tokens"] == 100


def test_requests_of_one_stage_that_overlap_get_rows_of_their_own() -> None:
    found = events(trace([call("replies", 1, 4), call("replies", 2, 3), call("replies", 5, 6)]))
    names = [e["args"]["name"] for e in found if e["name"] == "thread_name"]
    assert names == ["socra masterplan", "quick replies", "quick replies (2)"]
    assert [each["tid"] for each in found if each.get("cat") == "stage"] == [2, 2, 3]


def test_a_run_without_calls_is_a_trace_too() -> None:
    assert [each["name"] for each in events(trace([])) if each["ph"] == "X"] == ["socra masterplan"]


def test_names_from_outside_stay_on_their_line() -> None:
    found = events(trace([call("intake", 1, 2, outcome="failed", reason="bad_request: a\x1b[2J\nb")]))
    (args,) = (each["args"] for each in found if each.get("cat") == "attempt")
    assert "\n" not in args["reason"]
    assert "\x1b" not in args["reason"]


@st.composite
def ledgers(draw: st.DrawFn) -> list[CallRecord]:
    """Calls as no run makes them: at any time, in any order, clocks that go backward among them."""
    times = st.floats(-50, 50)
    return [
        call(
            draw(st.sampled_from(["ask", "replies", "intake"])),
            draw(times),
            draw(times),
            draw(st.integers(1, 3)),
            waited_s=draw(st.floats(0, 20)),
            outcome=draw(st.sampled_from(["ok", "failed", "skipped", "cancelled"])),
        )
        for _ in range(draw(st.integers(0, 8)))
    ]


@settings(max_examples=150, deadline=None)
@given(ledgers())
def test_whatever_the_ledger_holds_no_two_stages_of_a_row_overlap(calls: list[CallRecord]) -> None:
    found = events(trace(calls))
    for row in {event["tid"] for event in found}:
        stages = [e for e in found if e["tid"] == row and e.get("cat") == "stage"]
        assert all(a["ts"] + a["dur"] <= b["ts"] for a, b in pairwise(stages))
