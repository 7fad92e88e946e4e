"""Content is kept only by a provider that is tapped, and goes out as the conventions' JSON."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from socra_cli.domain.calls import CallRecord
from socra_cli.llm.clock import utc
from socra_cli.llm.failures import CallFailed, Failure, Kind
from socra_cli.llm.request import Answer, Call, Chunk, Delta, End, Message, Usage
from socra_cli.llm.spec import ProviderSpec
from socra_cli.settings.vendors import ANTHROPIC
from socra_cli.telemetry.content import Transcript, content_attributes
from tests.wire.asking import NoInputs

NOW = 1_790_000_000.0
CALL = Call("ask", "haiku", (Message("system", "Be brief."), Message("user", "Who pays?")), 50, NoInputs())


class Still:
    """A clock that stands."""

    def now(self) -> float:
        return NOW

    async def sleep(self, seconds: float) -> None:
        raise AssertionError("nobody waits here")


@dataclass
class Speaker:
    """Says two pieces, or fails after them."""

    spec: ProviderSpec = ANTHROPIC
    failure: Failure | None = None
    closed: list[str] = field(default_factory=list)

    async def complete(self, call: Call) -> Answer:
        if self.failure:
            raise CallFailed(self.failure)
        return Answer("The ward.", Usage(), "haiku")

    async def stream(self, call: Call) -> AsyncIterator[Chunk]:
        try:
            yield Delta("The ")
            yield Delta("ward.")
            if self.failure:
                raise CallFailed(self.failure)
            yield End(Usage(), "haiku")
        finally:
            self.closed.append("stream")

    async def aclose(self) -> None:
        self.closed.append("provider")


def record(begin: float = -1, end: float = 1, **known: object) -> CallRecord:
    values = {
        "stage": "ask",
        "provider": "anthropic",
        "model": "haiku",
        "attempt": 1,
        "outcome": "ok",
        "started_at": utc(NOW) + timedelta(seconds=begin),
        "ended_at": utc(NOW) + timedelta(seconds=end),
    }
    return CallRecord.model_validate({**values, **known})


def heard(speaker: Speaker, *, stream: bool, pieces: int = 9) -> Transcript:
    transcript = Transcript(Still())

    async def main() -> None:
        tapped = transcript.tap(speaker)
        assert tapped.spec is speaker.spec
        if stream:
            async with aclosing(tapped.stream(CALL)) as chunks:
                got = 0
                async for _ in chunks:
                    got += 1
                    if got == pieces:
                        break
        else:
            await tapped.complete(CALL)

    with suppress(CallFailed):
        asyncio.run(main())
    return transcript


@pytest.mark.parametrize("stream", [False, True])
def test_an_attempt_is_kept_with_its_messages_and_its_answer(stream: bool) -> None:
    exchange = heard(Speaker(), stream=stream).of(record())
    assert exchange is not None
    assert (exchange.messages, exchange.answer) == (CALL.messages, "The ward.")


@pytest.mark.parametrize("stream", [False, True])
def test_of_a_failure_what_came_is_kept(stream: bool) -> None:
    failure = Failure(Kind.CUT, partial="The wa")
    exchange = heard(Speaker(failure=failure), stream=stream).of(record())
    assert exchange is not None
    assert exchange.answer == "The wa"


def test_a_stream_that_is_closed_early_closes_the_provider_s_and_keeps_what_came() -> None:
    speaker = Speaker()
    exchange = heard(speaker, stream=True, pieces=1).of(record())
    assert exchange is not None
    assert (exchange.answer, speaker.closed) == ("The ", ["stream"])


def test_closing_the_tap_closes_the_provider() -> None:
    speaker = Speaker()
    asyncio.run(Transcript().tap(speaker).aclose())
    assert speaker.closed == ["provider"]


@pytest.mark.parametrize(
    "other",
    [record(1, 2), record(-3, -2), record(stage="intake"), record(provider="groq"), record(model="opus")],
)
def test_another_attempt_s_words_are_not_taken_for_its_own(other: CallRecord) -> None:
    assert heard(Speaker(), stream=False).of(other) is None


def test_system_messages_stand_apart_where_the_wire_has_them_apart() -> None:
    exchange = heard(Speaker(), stream=False).exchanges[0]
    apart = content_attributes(exchange, record(finish_reason="end_turn"), apart=True)
    assert json.loads(apart["gen_ai.system_instructions"]) == [{"type": "text", "content": "Be brief."}]
    question = {"role": "user", "parts": [{"type": "text", "content": "Who pays?"}]}
    assert json.loads(apart["gen_ai.input.messages"]) == [question]
    assert json.loads(apart["gen_ai.output.messages"]) == [
        {
            "role": "assistant",
            "parts": [{"type": "text", "content": "The ward."}],
            "finish_reason": "end_turn",
        }
    ]
    together = content_attributes(exchange, record(), apart=False)
    assert [message["role"] for message in json.loads(together["gen_ai.input.messages"])] == [
        "system",
        "user",
    ]
    assert "gen_ai.system_instructions" not in together


@pytest.mark.parametrize(("outcome", "word"), [("ok", "stop"), ("failed", "error")])
def test_an_end_that_nobody_named_is_named_by_the_outcome(outcome: str, word: str) -> None:
    exchange = heard(Speaker(), stream=False).exchanges[0]
    output = content_attributes(exchange, record(outcome=outcome), apart=False)["gen_ai.output.messages"]
    assert json.loads(output)[0]["finish_reason"] == word


def test_where_nothing_was_answered_there_is_no_output() -> None:
    exchange = heard(Speaker(failure=Failure(Kind.OVERLOADED)), stream=False).exchanges[0]
    attributes = content_attributes(exchange, record(outcome="failed"), apart=False)
    assert list(attributes) == ["gen_ai.input.messages"]
