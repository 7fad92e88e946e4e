"""What a reader sees, and the ledger says, of every fault: real SDKs, a real server, two providers.

The first provider of the route misbehaves once; the second answers. What each fault is *called* is the
business of ``test_fault_matrix``, what follows from it, of this
table.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from socra_cli.llm import Finished, Message, Rendering, Reply, Request, Restarted, Router, StreamEvent, Token
from socra_cli.llm.failures import Kind
from socra_cli.llm.spec import Limits, ProviderSpec
from tests.wire import refusals
from tests.wire.asking import KEY, NoInputs, Verdict, spec_of
from tests.wire.behaviour import FOREVER, Behaviour, Fault, Say
from tests.wire.server import Admission, WireServer

WORDS = "abcdefgh"
SPARE = "The spare answers."


@dataclass(frozen=True)
class Row:
    """``again``: the same provider is asked once more, with another model or less text."""

    what: str
    provider: str
    does: Behaviour
    kind: Kind
    again: bool = False


# fmt: off
BEFORE_A_TOKEN = [
    #   what happens              at           how
    Row("minute quota",            "anthropic", refusals.ANTHROPIC_MINUTE, Kind.RATE_LIMITED_MINUTE),
    Row("minute quota",            "groq",      refusals.GROQ_MINUTE, Kind.RATE_LIMITED_MINUTE),
    Row("minute quota",            "google",    refusals.GEMINI_MINUTE, Kind.RATE_LIMITED_MINUTE),
    Row("daily quota",             "groq",      refusals.GROQ_DAY, Kind.RATE_LIMITED_DAY),
    Row("daily quota, misleading", "google",    refusals.GEMINI_DAY, Kind.RATE_LIMITED_DAY),
    Row("overloaded (529)",        "anthropic", refusals.ANTHROPIC_OVERLOADED,             Kind.OVERLOADED),
    Row("busy (503)",              "groq",      refusals.GROQ_BUSY,                        Kind.OVERLOADED),
    Row("server error",            "anthropic", refusals.ANTHROPIC_ERROR,                  Kind.SERVER_ERROR),
    Row("server error",            "groq",      refusals.OPENAI_ERROR,                     Kind.SERVER_ERROR),
    Row("key refused (401)",       "anthropic", refusals.ANTHROPIC_KEY,                    Kind.UNAUTHORISED),
    Row("key refused (403)",       "groq",      refusals.OPENAI_FORBIDDEN,                 Kind.UNAUTHORISED),
    Row("billing (402)",           "anthropic", refusals.ANTHROPIC_BILLING,                Kind.BILLING),
    Row("insufficient_quota",      "groq",      refusals.OPENAI_QUOTA,                     Kind.BILLING),
    Row("model gone (404)",        "groq",      refusals.GROQ_GONE, Kind.MODEL_GONE, True),
    Row("too large (413)",         "groq",      refusals.GROQ_TOO_LARGE, Kind.TOO_LARGE, True),
    Row("context exceeded",        "anthropic", refusals.ANTHROPIC_CONTEXT, Kind.CONTEXT_EXCEEDED, True),
    Row("bad request",             "groq",      refusals.OPENAI_BAD,                       Kind.BAD_REQUEST),
    Row("refused",                 "anthropic", Say("", finish="refusal"),                 Kind.REFUSED),
    Row("empty",                   "groq",      Say(""),                                   Kind.EMPTY),
    Row("all thought, no text",    "anthropic", Say("", thinking="hm", finish="length"),   Kind.TRUNCATED),
    Row("error after 200",         "anthropic", Say(WORDS, fault=Fault.ERROR_EVENT),       Kind.OVERLOADED),
    Row("error after 200",         "groq",      Say(WORDS, fault=Fault.ERROR_EVENT),       Kind.OVERLOADED),
    Row("malformed frame",         "groq",      Say(WORDS, fault=Fault.MALFORMED),         Kind.MALFORMED),
    Row("cut",                     "google",    Say(WORDS, fault=Fault.CUT),               Kind.CUT),
    Row("silence",                 "anthropic", Say(WORDS, delay_s=FOREVER),               Kind.TIMED_OUT),
]
AFTER_A_TOKEN = [
    Row("dropped",                 "anthropic", Say(WORDS, fault=Fault.DROP, after=3),     Kind.CUT),
    Row("dropped",                 "groq",      Say(WORDS, fault=Fault.DROP, after=3),     Kind.CUT),
    Row("cut",                     "anthropic", Say(WORDS, fault=Fault.CUT, after=3),      Kind.CUT),
    Row("cut",                     "google",    Say(WORDS, fault=Fault.CUT, after=3),      Kind.CUT),
    Row("malformed frame",         "groq",      Say(WORDS, fault=Fault.MALFORMED, after=3), Kind.MALFORMED),
    Row("error event",            "anthropic", Say(WORDS, fault=Fault.ERROR_EVENT, after=3), Kind.OVERLOADED),
    Row("error frame",            "groq",      Say(WORDS, fault=Fault.ERROR_EVENT, after=3), Kind.OVERLOADED),
    Row("stall",                   "anthropic", Say(WORDS, fault=Fault.STALL, after=3),    Kind.TIMED_OUT),
    Row("stall",                   "groq",      Say(WORDS, fault=Fault.STALL, after=3),    Kind.TIMED_OUT),
    Row("length",                  "anthropic", Say(WORDS, finish="length"),               Kind.TRUNCATED),
    Row("length",                  "groq",      Say(WORDS, finish="length"),               Kind.TRUNCATED),
    Row("content filter",          "google",    Say(WORDS, finish="content_filter"),       Kind.REFUSED),
]
# fmt: on


def named(row: Row) -> str:
    return f"{row.provider} {row.what}".replace(" ", "-")


def request(schema: Any = None, stage: str = "ask") -> Request:
    renderings = (
        Rendering("full", (Message("user", "Who pays? " * 40),), 200),
        Rendering("compact", (Message("user", "Who pays?"),), 200),
    )
    return Request(stage, renderings, NoInputs(), schema=schema)


def two_providers(server: WireServer, first: str) -> list[ProviderSpec]:
    """The one that misbehaves, with a model in reserve, and a spare one of the other dialect."""
    spare = "google" if first == "anthropic" else "anthropic"
    server.rule(spare, Say(SPARE))
    return [
        spec_of(server, first, timeout_s=0.2, models=("model-1", "model-2")),
        spec_of(server, spare, timeout_s=5, models=("spare-1",)),
    ]


def run(specs: Sequence[ProviderSpec], what: Request) -> tuple[Reply[Any], Router]:
    async def main() -> tuple[Reply[Any], Router]:
        async with Router.from_specs(specs) as router:
            return await router.complete(what), router

    return asyncio.run(main())


def read(specs: Sequence[ProviderSpec], what: Request) -> tuple[list[StreamEvent], Router]:
    async def main() -> tuple[list[StreamEvent], Router]:
        async with Router.from_specs(specs) as router:
            return [event async for event in router.stream(what)], router

    return asyncio.run(main())


def check_ledger(router: Router, row: Row, first: str, answered: str) -> None:
    calls = [call for call in router.calls if call.outcome != "skipped"]
    assert [(call.provider, call.outcome) for call in calls] == [(first, "failed"), (answered, "ok")]
    assert calls[0].reason.partition(":")[0] == row.kind.value
    assert [call.attempt for call in calls] == [1, 2]
    assert KEY not in repr(router.calls)


@pytest.mark.parametrize("streaming", [False, True], ids=["whole", "streamed"])
@pytest.mark.parametrize("row", BEFORE_A_TOKEN, ids=named)
def test_before_the_first_token_nothing_is_seen_of_a_fault(
    wire_server: WireServer, row: Row, streaming: bool
) -> None:
    specs = two_providers(wire_server, row.provider)
    wire_server.script(row.provider, row.does, Say(SPARE))
    answered = row.provider if row.again else specs[1].name
    if streaming:
        events, router = read(specs, request())
        assert not any(isinstance(event, Restarted) for event in events)
        assert "".join(event.text for event in events if isinstance(event, Token)) == SPARE
        assert isinstance(events[-1], Finished)
    else:
        reply, router = run(specs, request())
        assert (reply.text, reply.provider) == (SPARE, answered)
    check_ledger(router, row, row.provider, answered)


@pytest.mark.parametrize("row", AFTER_A_TOKEN, ids=named)
def test_after_the_first_token_the_text_is_withdrawn_and_begins_again(
    wire_server: WireServer, row: Row
) -> None:
    specs = two_providers(wire_server, row.provider)
    wire_server.script(row.provider, row.does)
    events, router = read(specs, request())
    restart = next(index for index, event in enumerate(events) if isinstance(event, Restarted))
    before, after = events[:restart], events[restart + 1 :]
    assert WORDS.startswith("".join(event.text for event in before if isinstance(event, Token)))
    assert "".join(event.text for event in after if isinstance(event, Token)) == SPARE
    assert isinstance(events[-1], Finished)
    assert events[-1].text == SPARE
    check_ledger(router, row, row.provider, specs[1].name)


def test_an_answer_that_drips_slowly_is_not_killed(wire_server: WireServer) -> None:
    specs = two_providers(wire_server, "groq")
    wire_server.script("groq", Say(WORDS, pieces=8, gap_s=0.05))
    events, router = read(specs, request())
    assert isinstance(events[-1], Finished)
    assert (events[-1].provider, events[-1].text) == ("groq", WORDS)
    assert len(router.calls) == 1


def test_closing_a_stream_closes_the_connection_at_once(wire_server: WireServer) -> None:
    specs = two_providers(wire_server, "anthropic")
    wire_server.script("anthropic", Say(WORDS, fault=Fault.STALL, after=3))

    async def main() -> None:
        async with Router.from_specs(specs) as router:
            events = router.stream(request())
            async for _ in events:
                break
            await events.aclose()

    asyncio.run(main())
    assert wire_server.wait_until(lambda: wire_server.journal.entries()[0].left_by_client)


@pytest.mark.parametrize("provider", ["anthropic", "google", "groq"])
def test_an_invalid_typed_answer_is_repaired_by_one_call(wire_server: WireServer, provider: str) -> None:
    specs = two_providers(wire_server, provider)
    wire_server.script(provider, Say('{"reason": "x", "score": "high"}'), Say('{"reason": "x", "score": 3}'))
    reply, router = run(specs, request(Verdict))
    assert (reply.value, reply.provider) == (Verdict(reason="x", score=3), provider)
    assert [(call.outcome, call.repair) for call in router.calls] == [("failed", False), ("ok", True)]
    assert "valid integer" in wire_server.journal.entries()[1].request.prompt


def test_a_burst_meets_the_first_provider_without_one_refusal(wire_server: WireServer) -> None:
    """Five calls of about 2,000 tokens at 6,000 a minute, and a second provider that has none to spare."""
    groq, spare = two_providers(wire_server, "groq")
    wire_server.meter("groq", Admission(tokens_minute=6000))
    wire_server.rule("groq", Say(SPARE))
    groq = replace(groq, limits=Limits(tokens_minute=6000), timeout_s=10)
    burst = [
        Request(f"p{n}", (Rendering("full", (Message("user", "abcd" * 900),), 1000),), NoInputs())
        for n in range(5)
    ]

    async def main() -> list[Any]:
        async with Router.from_specs([groq, spare]) as router:
            await router.complete(request())
            return await router.complete_all(burst)

    outcomes = asyncio.run(main())
    assert all(isinstance(outcome, Reply) for outcome in outcomes)
    assert set(wire_server.journal.statuses()) == {200}
    assert {outcome.provider for outcome in outcomes} == {"groq", "anthropic"}
