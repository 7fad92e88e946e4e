from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.llm.failures import Kind
from socra_cli.llm.providers.bodies import kind_of, read_body
from socra_cli.llm.request import LimitSeen

INNER = {"message": "Slow down", "type": "rate_limit_error", "code": None}


@pytest.mark.parametrize(
    "body",
    [{"error": INNER}, [{"error": INNER}], INNER, {"type": "error", "error": INNER, "request_id": "r"}],
)
def test_an_error_is_read_through_every_wrapping(body: object) -> None:
    assert read_body(body).message == "Slow down"
    assert kind_of(429, read_body(body)) is Kind.RATE_LIMITED_MINUTE


@pytest.mark.parametrize(
    ("body", "message"), [(None, ""), ("plain", "plain"), ([], ""), ({"error": "x"}, "x"), (7, "7")]
)
def test_what_is_no_error_object_is_its_own_message(body: object, message: str) -> None:
    assert read_body(body).message == message


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, {"message": "Your credit balance is too low to access the API."}, Kind.BILLING),
        (400, {"message": "You have reached your specified API usage limits."}, Kind.BILLING),
        (429, {"message": "Monthly spend limit reached."}, Kind.BILLING),
        (
            400,
            {"message": "The input token count (9) exceeds the maximum number of tokens (8)."},
            Kind.CONTEXT_EXCEEDED,
        ),
        (400, {"message": "This model has been decommissioned."}, Kind.MODEL_GONE),
        (403, {"code": "model_not_found", "message": "No access to the model."}, Kind.MODEL_GONE),
        (404, {"code": "DeploymentNotFound", "message": "No such deployment."}, Kind.MODEL_GONE),
        (
            429,
            {"message": "Request too large: tokens per min (TPM): Limit 30,000, Requested 35,000."},
            Kind.TOO_LARGE,
        ),
        (429, {"message": "Limit 30000, Used 29000, Requested 2000."}, Kind.RATE_LIMITED_MINUTE),
        (429, {"message": "requests per day (RPD)"}, Kind.RATE_LIMITED_DAY),
        (413, {"code": "rate_limit_exceeded", "message": "x"}, Kind.TOO_LARGE),
        (200, {"type": "overloaded_error", "message": "x"}, Kind.OVERLOADED),
        (None, {"code": 402, "message": "x"}, Kind.BILLING),
        (None, {"message": "x"}, Kind.SERVER_ERROR),
        (418, {"message": "x"}, Kind.BAD_REQUEST),
        (599, {"message": "x"}, Kind.SERVER_ERROR),
    ],
)
def test_words_then_sentences_then_the_status_decide(
    status: int | None, body: dict[str, Any], kind: Kind
) -> None:
    assert kind_of(status, read_body(body)) is kind


def test_a_quota_by_the_day_outranks_one_by_the_minute() -> None:
    violations = [{"quotaId": f"GenerateRequestsPer{unit}PerProject"} for unit in ("Minute", "Day")]
    body = read_body({"message": "Quota exceeded", "code": 429, "details": [{"violations": violations}]})
    assert (body.quota, kind_of(429, body)) == ("requests_day", Kind.RATE_LIMITED_DAY)


def test_tokens_by_the_day_are_told_from_requests() -> None:
    details = [{"violations": [{"quotaId": "GenerateContentInputTokensPerModelPerDay-FreeTier"}]}]
    assert read_body({"message": "x", "details": details}).quota == "tokens_day"


def test_a_sentence_with_numbers_teaches_the_limit() -> None:
    body = read_body(
        {"message": "on tokens per minute (TPM): Limit 6,000, Used 5200, Requested 2000. Retry in 1m2s"}
    )
    assert (body.limit, body.requested, body.retry_after_s) == (6000, 2000, 62)
    assert body.limit_seen == LimitSeen("tokens_minute", 6000, 800)
    assert read_body({"message": "Limit 6000"}).limit_seen is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["error", "code", "type", "status", "message", "details", "violations", "quotaId", "x"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.none() | st.integers(200, 599), JSON)
@settings(max_examples=300, deadline=None)
def test_no_body_however_odd_is_without_a_kind(status: int | None, body: object) -> None:
    read = read_body(body)
    assert kind_of(status, read) in Kind
    assert read.retry_after_s is None or read.retry_after_s >= 0
    assert read.limit_seen is None or read.limit_seen.limit


@pytest.mark.parametrize(
    "hostile", ["model " * 100_000, "9" * 500_000, "retry in " * 50_000, "limit " * 100_000]
)
def test_a_hostile_message_costs_no_time(hostile: str) -> None:
    start = time.perf_counter()
    kind_of(400, read_body({"message": hostile}))
    assert time.perf_counter() - start < 0.2
