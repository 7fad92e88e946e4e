"""What the call ledger says of an answer's end: the provider's own words, or nothing."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from socra_cli.domain.calls import CallRecord
from socra_cli.errors import SocraError
from socra_cli.llm import Rendering, Request, Router
from socra_cli.llm.request import Message
from tests.wire import refusals
from tests.wire.asking import NoInputs, Verdict, spec_of
from tests.wire.behaviour import Fail, Fault, Say
from tests.wire.server import WireServer


def ledger(
    server: WireServer, provider: str, *, schema: bool = False, stream: bool = False
) -> list[CallRecord]:
    """The calls of one request to one provider, however it ends."""
    rendering = Rendering("full", (Message("user", "Who pays?"),), 200)
    request = Request("ask", (rendering,), NoInputs(), Verdict if schema else None)
    spec = replace(spec_of(server, provider), models=("model-1",))

    async def main() -> list[CallRecord]:
        async with Router.from_specs([spec], max_wait_s=0) as router:
            try:
                if stream:
                    _ = [event async for event in router.stream(request)]
                else:
                    await router.complete(request)
            except SocraError:
                pass
            return list(router.calls)

    return asyncio.run(main())


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("provider", "word"), [("anthropic", "end_turn"), ("groq", "stop"), ("google", "stop")]
)
def test_an_answer_is_kept_with_the_word_that_ended_it(
    wire_server: WireServer, provider: str, word: str, stream: bool
) -> None:
    (call,) = ledger(wire_server, provider, stream=stream)
    assert (call.outcome, call.finish_reason, call.response_model) == ("ok", word, "model-1")


def test_a_typed_answer_that_is_not_streamed_has_it_too(wire_server: WireServer) -> None:
    (call,) = ledger(wire_server, "groq", schema=True)
    assert (call.finish_reason, call.response_model) == ("stop", "model-1")


@pytest.mark.parametrize(("provider", "word"), [("anthropic", "max_tokens"), ("groq", "length")])
def test_an_answer_that_is_cut_by_its_allowance_says_so(
    wire_server: WireServer, provider: str, word: str
) -> None:
    wire_server.rule(provider, Say("Half an ans", finish="length"))
    call = ledger(wire_server, provider)[0]
    assert (call.outcome, call.finish_reason, call.response_model) == ("failed", word, None)


def test_an_answer_of_the_wrong_form_ended_all_the_same(wire_server: WireServer) -> None:
    wire_server.rule("anthropic", Say("no JSON at all"))
    call = ledger(wire_server, "anthropic", schema=True)[0]
    assert (call.outcome, call.finish_reason) == ("failed", "end_turn")
    assert call.reason.startswith("malformed")


@pytest.mark.parametrize("behaviour", [refusals.ANTHROPIC_BAD, Say("Half", fault=Fault.CUT)])
def test_where_nothing_ended_it_there_is_no_word(wire_server: WireServer, behaviour: Say | Fail) -> None:
    wire_server.rule("anthropic", behaviour)
    assert ledger(wire_server, "anthropic")[0].finish_reason is None


def test_an_entry_written_before_these_members_were_there_is_read() -> None:
    entry = (
        '{"stage": "ask", "provider": "groq", "model": "m", "attempt": 1, "outcome": "ok", '
        '"started_at": "2026-11-01T08:00:00Z", "ended_at": "2026-11-01T08:00:01Z"}'
    )
    call = CallRecord.model_validate_json(entry)
    assert (call.finish_reason, call.response_model) == (None, None)
