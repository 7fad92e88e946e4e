"""Which attempts belong together, and what may be told of their failures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from socra_cli.domain.calls import CallRecord
from socra_cli.domain.timeline import cost_usd, failed_of, reason_without_content, stage_runs

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def call(stage: str = "ask", attempt: int = 1, at: float = 0.0, **known: object) -> CallRecord:
    """An answered attempt of one second, ``at`` seconds after nine."""
    started = START + timedelta(seconds=at)
    values = {
        "stage": stage,
        "provider": "groq",
        "model": "m",
        "attempt": attempt,
        "outcome": "ok",
        "started_at": started,
        "ended_at": started + timedelta(seconds=1),
    }
    return CallRecord.model_validate({**values, **known})


def test_attempts_that_count_up_are_one_request() -> None:
    first = call(attempt=1, outcome="failed", reason="overloaded: busy")
    (run,) = stage_runs([first, call(attempt=2, at=2)])
    assert [each.attempt for each in run.attempts] == [1, 2]
    assert (run.started_at, run.ended_at) == (START, START + timedelta(seconds=3))
    assert run.failed_of is None


def test_an_attempt_that_counts_from_one_again_is_another_request() -> None:
    runs = stage_runs([call(), call(at=5), call(attempt=2, at=7)])
    assert [[each.attempt for each in run.attempts] for run in runs] == [[1], [1, 2]]


def test_stages_that_run_together_are_kept_apart_and_told_by_their_beginning() -> None:
    late, early = call("persona:seller", at=1), call("persona:builder", at=0.5, waited_s=0.2)
    again = call("persona:seller", 2, at=3)
    runs = stage_runs([late, early, again])
    assert [run.stage for run in runs] == ["persona:builder", "persona:seller"]
    assert len(runs[1].attempts) == 2


def test_a_candidate_passed_over_stands_with_the_attempt_that_it_was_passed_over_for() -> None:
    skip = call(outcome="skipped", provider="google", ended_at=START)
    failed = call(outcome="failed", reason="timed_out")
    later = call(attempt=2, at=1, outcome="skipped", provider="anthropic", ended_at=START)
    runs = stage_runs([skip, failed, later, call(attempt=2, at=1), skip, call(at=9)])
    assert [[each.provider for each in run.skipped] for run in runs] == [["google", "anthropic"], ["google"]]
    assert [len(run.attempts) for run in runs] == [2, 1]


def test_waiting_is_a_part_of_the_request() -> None:
    (run,) = stage_runs([call(at=10, waited_s=4)])
    assert run.started_at == START + timedelta(seconds=6)


def test_candidates_alone_are_a_request_that_failed_of_nothing() -> None:
    (run,) = stage_runs([call(outcome="skipped")])
    assert (run.attempts, run.failed_of) == ((), None)


@pytest.mark.parametrize(
    ("known", "kind"),
    [
        ({"outcome": "ok"}, None),
        ({"outcome": "skipped", "reason": "no key"}, None),
        ({"outcome": "failed", "reason": "overloaded: Overloaded"}, "overloaded"),
        ({"outcome": "failed", "reason": "timed_out"}, "timed_out"),
        ({"outcome": "failed"}, "failed"),
        ({"outcome": "cancelled"}, "cancelled"),
    ],
)
def test_a_failure_is_known_by_its_kind(known: dict[str, object], kind: str | None) -> None:
    assert failed_of(call(**known)) == kind


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("overloaded: Overloaded", "overloaded: Overloaded"),
        ("malformed: score: Input tag 'a quote of mine' found", "malformed"),
        ("asked twice: malformed: there is no JSON object", "asked twice: malformed"),
        ("", ""),
    ],
)
def test_what_a_model_wrote_is_not_told_with_a_reason(reason: str, told: str) -> None:
    assert reason_without_content(call(reason=reason)) == told


def test_costs_are_summed_unless_one_is_unknown() -> None:
    priced, free = call(cost_usd=0.1, input_tokens=5), call(outcome="failed", reason="timed_out")
    assert cost_usd([priced, priced, free]) == 0.2
    assert cost_usd([priced, call(outcome="failed", input_tokens=5)]) is None
    assert cost_usd([priced, call()]) is None
