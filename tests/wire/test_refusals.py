"""Every refusal that the vendors document, through the real SDKs: its kind, its wait, its quota."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from socra_cli.llm.failures import Kind
from socra_cli.llm.request import LimitSeen
from tests.wire import refusals as r
from tests.wire.asking import KEY, call, failure, spec_of
from tests.wire.behaviour import Fail
from tests.wire.server import WireServer


@dataclass(frozen=True)
class Row:
    provider: str
    refusal: str
    kind: Kind
    wait_s: float | None = None
    quota: str | None = None
    limit: float | None = None
    requested: float | None = None


# fmt: off
TABLE = [
    Row("anthropic", "ANTHROPIC_MINUTE",     Kind.RATE_LIMITED_MINUTE, 12.0, "requests_minute"),
    Row("anthropic", "ANTHROPIC_BILLING",    Kind.BILLING),
    Row("anthropic", "ANTHROPIC_KEY",        Kind.UNAUTHORISED),
    Row("anthropic", "ANTHROPIC_FORBIDDEN",  Kind.UNAUTHORISED),
    Row("anthropic", "ANTHROPIC_GONE",       Kind.MODEL_GONE),
    Row("anthropic", "ANTHROPIC_TOO_LARGE",  Kind.TOO_LARGE),
    Row("anthropic", "ANTHROPIC_CONTEXT",    Kind.CONTEXT_EXCEEDED),
    Row("anthropic", "ANTHROPIC_BAD",        Kind.BAD_REQUEST),
    Row("anthropic", "ANTHROPIC_ERROR",      Kind.SERVER_ERROR),
    Row("anthropic", "ANTHROPIC_TIMEOUT",    Kind.TIMED_OUT),
    Row("anthropic", "ANTHROPIC_OVERLOADED", Kind.OVERLOADED),
    Row("groq",      "GROQ_MINUTE",          Kind.RATE_LIMITED_MINUTE, 12.0, "tokens_minute", 6000, 2000),
    Row("groq",      "GROQ_DAY",             Kind.RATE_LIMITED_DAY,    821., "tokens_day", 200_000, 2000),
    Row("groq",      "GROQ_TOO_LARGE",       Kind.TOO_LARGE,           None, "tokens_minute", 6000, 8214),
    Row("groq",      "GROQ_GONE",            Kind.MODEL_GONE),
    Row("groq",      "GROQ_DECOMMISSIONED",  Kind.MODEL_GONE),
    Row("groq",      "GROQ_JSON_FAILED",     Kind.MALFORMED),
    Row("groq",      "GROQ_CAPACITY",        Kind.OVERLOADED),
    Row("groq",      "GROQ_BUSY",            Kind.OVERLOADED,          3.0),
    Row("groq",      "OPENAI_QUOTA",         Kind.BILLING),
    Row("groq",      "OPENAI_KEY",           Kind.UNAUTHORISED),
    Row("groq",      "OPENAI_FORBIDDEN",     Kind.UNAUTHORISED),
    Row("groq",      "OPENAI_BILLING",       Kind.BILLING),
    Row("groq",      "OPENAI_CONTEXT",       Kind.CONTEXT_EXCEEDED),
    Row("groq",      "OPENAI_FILTERED",      Kind.REFUSED),
    Row("groq",      "OPENAI_BAD",           Kind.BAD_REQUEST),
    Row("groq",      "OPENAI_ERROR",         Kind.SERVER_ERROR),
    Row("google",    "GEMINI_MINUTE",        Kind.RATE_LIMITED_MINUTE, 38.2, "requests_minute", 500),
    Row("google",    "GEMINI_DAY",           Kind.RATE_LIMITED_DAY,    None, "requests_day", 500),
    Row("google",    "GEMINI_KEY",           Kind.UNAUTHORISED),
    Row("google",    "GEMINI_GONE",          Kind.MODEL_GONE),
    Row("google",    "GEMINI_BUSY",          Kind.OVERLOADED),
    Row("google",    "GEMINI_BAD",           Kind.BAD_REQUEST),
]
# fmt: on


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.refusal.lower())
@pytest.mark.parametrize("stream", [False, True], ids=["complete", "stream"])
def test_a_refusal_is_read_as_its_vendor_means_it(wire_server: WireServer, row: Row, stream: bool) -> None:
    refusal: Fail = getattr(r, row.refusal)
    wire_server.rule(row.provider, refusal)

    failed = failure(spec_of(wire_server, row.provider), stream=stream)

    assert (failed.kind, failed.status) == (row.kind, refusal.status)
    assert failed.retry_after_s == row.wait_s
    if row.kind in (Kind.RATE_LIMITED_MINUTE, Kind.RATE_LIMITED_DAY, Kind.TOO_LARGE):
        assert (failed.quota, failed.limit, failed.requested) == (row.quota, row.limit, row.requested)
    assert len(wire_server.journal) == 1, "the SDK must not try again by itself"


def test_every_refusal_of_the_server_is_in_the_table() -> None:
    assert {row.refusal for row in TABLE} == {
        name for name, value in vars(r).items() if isinstance(value, Fail)
    }


@pytest.mark.parametrize(
    ("status", "kind"), [(502, Kind.SERVER_ERROR), (418, Kind.BAD_REQUEST), (408, Kind.TIMED_OUT)]
)
@pytest.mark.parametrize("provider", ["anthropic", "groq"])
def test_a_page_instead_of_an_error_is_read_by_its_status(
    wire_server: WireServer, provider: str, status: int, kind: Kind
) -> None:
    wire_server.rule(
        provider, Fail(status, "<html><title>Bad gateway</title></html>", {"content-type": "text/html"})
    )
    failed = failure(spec_of(wire_server, provider))
    assert (failed.kind, failed.message) == (kind, "an HTML page instead of the API's answer")


@pytest.mark.parametrize("provider", ["anthropic", "groq"])
def test_no_redirect_is_followed_with_a_key_in_hand(wire_server: WireServer, provider: str) -> None:
    wire_server.rule(provider, Fail(307, "", {"location": wire_server.base_url("elsewhere")}))
    assert failure(spec_of(wire_server, provider)).kind is not Kind.MALFORMED
    assert wire_server.journal.providers() == [provider]


def test_what_a_refusal_teaches_about_limits_is_handed_on(wire_server: WireServer) -> None:
    wire_server.script("groq", r.GROQ_MINUTE)
    assert failure(spec_of(wire_server, "groq")).limits == (
        LimitSeen("requests_day", 1000, 997, 259.2),
        LimitSeen("tokens_minute", 6000, 800, 52.0),
        LimitSeen("tokens_minute", 6000, 800, None),
    )


def test_a_daily_quota_used_up_is_seen_in_the_headers_too(wire_server: WireServer) -> None:
    headers = {
        "x-ratelimit-limit-requests": "1000",
        "x-ratelimit-remaining-requests": "0",
        "retry-after": "60",
    }
    wire_server.script("groq", Fail(429, {"error": {"message": "Rate limit reached"}}, headers))
    failed = failure(spec_of(wire_server, "groq"))
    assert (failed.kind, failed.quota, failed.retry_after_s) == (Kind.RATE_LIMITED_DAY, "requests_day", 60)


@pytest.mark.parametrize("provider", ["anthropic", "groq"])
def test_a_key_in_the_providers_words_is_masked(wire_server: WireServer, provider: str) -> None:
    told = f"Incorrect API key provided: {KEY}. Also {KEY[3:12]}, ending in {KEY[-4:]}."
    wire_server.rule(provider, r.openai(401, told))
    message = failure(spec_of(wire_server, provider)).message
    assert message.startswith("Incorrect API key provided: [key]")
    assert not any(KEY[start : start + 4] in message for start in range(len(KEY) - 3))


def test_nobody_there_is_unreachable(wire_server: WireServer) -> None:
    nowhere = "http://127.0.0.1:9"
    for provider in ("anthropic", "groq"):
        failed = failure(spec_of(wire_server, provider, base_url=nowhere), call())
        assert (failed.kind, failed.status) == (Kind.UNREACHABLE, None)


@pytest.mark.parametrize("address", ["http://", "ftp://example.invalid", "http://[half"])
def test_an_address_that_is_none_is_unreachable_and_no_crash(wire_server: WireServer, address: str) -> None:
    for provider in ("anthropic", "groq"):
        kind = failure(spec_of(wire_server, provider, base_url=address)).kind
        assert kind in (Kind.UNREACHABLE, Kind.MALFORMED)
