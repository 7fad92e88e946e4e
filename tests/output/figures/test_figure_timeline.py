from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.calls import CallRecord
from socra_cli.domain.plan import Masterplan
from socra_cli.domain.provenance import Provenance
from socra_cli.output.figures import timeline
from socra_cli.output.figures.clock import Clock, Span
from tests.output.figures.drawing import (
    SVG,
    bounds,
    description,
    of_class,
    outside,
    overlapping,
    read,
    rectangles,
    texts,
)
from tests.output.plans import FULL

START = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
BARS = ("fig-bar", "fig-bar-bad", "fig-skipped", "fig-hollow")


def call(stage: str, start: float, seconds: float, outcome: str = "ok", **more: Any) -> CallRecord:
    began = START + timedelta(seconds=start)
    return CallRecord.model_validate(
        {
            "stage": stage,
            "provider": "groq",
            "model": "llama",
            "attempt": 1,
            "outcome": outcome,
            "started_at": began,
            "ended_at": began + timedelta(seconds=seconds),
            **more,
        }
    )


def plan_of(*calls: CallRecord) -> Masterplan:
    return FULL.model_copy(update={"provenance": Provenance(calls=calls)})


def attempts(markup: str) -> list[Any]:
    """The bars of the chart itself: those in a group with a tooltip."""
    root = read(markup)
    return [
        bounds(one)
        for group in root.iter(f"{SVG}g")
        if group.find(f"{SVG}title") is not None
        for one in group.iter(f"{SVG}rect")
        if one.get("class") in BARS
    ]


def labels(markup: str) -> list[str]:
    return [one.text or "" for one in of_class(read(markup), "fig-text")]


def test_stages_have_one_row_each_in_the_order_of_their_first_call() -> None:
    drawn = timeline(plan_of(call("intake", 0, 2), call("persona:customer", 2, 3), call("synthesis", 5, 1)))
    assert labels(drawn) == ["Intake", "Customer", "Synthesis"]
    tops = [bar.top for bar in attempts(drawn)]
    assert tops == sorted(set(tops))


def test_the_runs_of_a_persona_share_its_row() -> None:
    drawn = timeline(plan_of(*(call(f"persona:customer#{run}", 0, 5) for run in range(1, 7))))
    assert labels(drawn) == ["Customer"]
    assert len(attempts(drawn)) == 6
    assert not overlapping(attempts(drawn))


def test_a_bar_is_as_long_as_its_call() -> None:
    one, three = attempts(timeline(plan_of(call("intake", 0, 1), call("synthesis", 1, 3))))
    assert (three.right - three.left) == pytest.approx(3 * (one.right - one.left), abs=0.05)
    assert three.left == pytest.approx(one.right, abs=0.05)


def test_outcomes_differ_in_class_and_a_failure_is_struck_through() -> None:
    outcomes = ("ok", "failed", "skipped", "cancelled")
    root = read(timeline(plan_of(*(call("ask", n * 3, 2, outcome) for n, outcome in enumerate(outcomes)))))
    for class_ in BARS:
        assert len(rectangles(root, class_)) == 2  # in the chart and in its legend
    assert len(of_class(root, "fig-tick")) == 2
    assert [text for text in texts(root) if text in outcomes] == list(outcomes)


def test_only_what_is_drawn_is_explained() -> None:
    said = texts(read(timeline(plan_of(call("intake", 0, 2)))))
    assert "ok" in said
    assert not {"failed", "waiting to be sent", "first words", "pause, left out"} & set(said)


def test_waiting_is_drawn_before_the_attempt_and_lighter() -> None:
    root = read(timeline(plan_of(call("intake", 0, 5), call("synthesis", 10, 5, waited_s=5))))
    waiting = rectangles(root, "fig-wait")[0]
    bar = rectangles(root, "fig-bar")[1]
    assert waiting.right == pytest.approx(bar.left, abs=0.02)
    assert waiting.bottom - waiting.top < bar.bottom - bar.top
    assert "waiting to be sent" in texts(root)


def test_the_first_words_are_marked_inside_the_bar() -> None:
    first = START + timedelta(seconds=1)
    root = read(timeline(plan_of(call("ask", 0, 4, first_token_at=first))))
    bar = rectangles(root, "fig-bar")[0]
    tick = bounds(of_class(root, "fig-tick")[0])
    assert (tick.left - bar.left) / (bar.right - bar.left) == pytest.approx(0.25, abs=0.01)


def test_calls_of_no_length_are_seen() -> None:
    bars = attempts(timeline(plan_of(call("intake", 0, 0), call("synthesis", 0, 0))))
    assert len(bars) == 2
    assert all(bar.right - bar.left >= 3 for bar in bars)


def test_a_pause_in_which_somebody_thought_is_left_out_and_said() -> None:
    drawn = timeline(plan_of(call("ask", 0, 4), call("assess", 604, 4)))
    one, other = attempts(drawn)
    assert other.left == pytest.approx(one.right, abs=0.05)
    assert "8 seconds with a call under way. 1 pause with nothing under way is left out." in description(
        read(drawn)
    )
    assert "pause, left out" in texts(read(drawn))


def test_the_axis_counts_round_seconds() -> None:
    said = texts(read(timeline(FULL)))
    assert [text for text in said if text.isdigit()] == ["0", "2", "4", "6", "8", "10", "12"]
    assert "Seconds" in said


def test_the_axis_of_a_demo_counts_fractions() -> None:
    said = texts(read(timeline(plan_of(call("intake", 0, 0.05), call("synthesis", 0.05, 0.04)))))
    assert [text for text in said if text.startswith("0")] == ["0", "0.02", "0.04", "0.06", "0.08"]


def test_the_tooltip_says_who_was_asked_and_what_came_of_it() -> None:
    failed = call("synthesis", 3, 2, "failed", reason="overloaded: the service is busy", waited_s=1.5)
    root = read(timeline(plan_of(call("intake", 0, 1), failed)))
    assert [one.text for one in root.iter(f"{SVG}title")][2] == (
        "synthesis, attempt 1, groq llama; failed (overloaded: the service is busy); 2 s; "
        "waited 1.5 s before it"
    )


def test_the_description_counts_outcomes_by_stage() -> None:
    said = description(read(timeline(FULL)))
    assert "intake: 1 ok; Customer: 1 ok, 1 failed; synthesis: 1 ok." in said


@settings(max_examples=40, deadline=None)
@given(
    calls=st.lists(
        st.builds(
            call,
            st.sampled_from(
                ["intake", "ask", "persona:customer", "persona:customer#2", "synthesis", "x" * 80]
            ),
            st.floats(0, 90_000),
            st.one_of(st.just(0.0), st.floats(0, 300)),
            st.sampled_from(["ok", "failed", "skipped", "cancelled"]),
            waited_s=st.floats(0, 90),
            first_token_at=st.none() | st.just(START),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_any_set_of_calls_fits_without_overlaps(calls: list[CallRecord]) -> None:
    drawn = timeline(plan_of(*calls))
    assert len(attempts(drawn)) == len(calls)
    assert not overlapping(attempts(drawn))
    assert not outside(read(drawn))


def test_hundreds_of_calls_stay_on_a_page() -> None:
    calls = [call(f"persona:p{n % 5}#{n // 5}", 3 * (n // 25), 6) for n in range(400)]
    _, _, _, height = map(float, read(timeline(plan_of(*calls))).attrib["viewBox"].split())
    assert height < 800


# ── the clock ────────────────────────────────────────────────────────────────


def test_the_clock_counts_overlapping_calls_once() -> None:
    clock = Clock([Span(0, 0, 4), Span(1, 2, 3), Span(5, 5, 6)])
    assert clock.total == 6
    assert clock.gaps == ()


def test_the_clock_stands_still_in_a_pause() -> None:
    clock = Clock([Span(0, 0, 4), Span(100, 101, 103)])
    assert clock.total == 7
    assert clock.gaps == (4,)
    assert clock.elapsed(50) == 4
    assert clock.elapsed(101) == 5


def test_a_time_without_a_zone_is_utc() -> None:
    assert Span.moment(datetime(2026, 3, 14, 9, 30)) == START.timestamp()


def test_an_end_before_its_start_and_an_endless_wait_do_no_harm() -> None:
    span = Span.of(START, START - timedelta(seconds=5), float("inf"))
    assert span == (START.timestamp(),) * 3
