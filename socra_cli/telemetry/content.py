"""What was asked and answered, kept only where traces were asked to carry it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from socra_cli.domain.calls import CallRecord
from socra_cli.llm.clock import Clock, SystemClock, utc
from socra_cli.llm.failures import CallFailed
from socra_cli.llm.providers.base import Provider
from socra_cli.llm.request import Answer, Call, Chunk, Delta, Message
from socra_cli.llm.spec import ProviderSpec


@dataclass(slots=True)
class Exchange:
    """One attempt's messages, and as much of its answer as came."""

    stage: str
    provider: str
    model: str
    at: datetime
    messages: tuple[Message, ...]
    answer: str = ""


@dataclass(slots=True)
class Transcript:
    """Every exchange of a run, heard by the providers that ``tap`` returns."""

    clock: Clock = field(default_factory=SystemClock)
    exchanges: list[Exchange] = field(default_factory=list)

    def tap(self, provider: Provider) -> Provider:
        """``provider``, listened to."""
        return _Tapped(provider, self)

    def of(self, call: CallRecord) -> Exchange | None:
        """What was said in an attempt: attempts of one stage at one model follow one another, so its time
        tells it."""
        return next((each for each in self.exchanges if _matches(each, call)), None)

    @contextmanager
    def hearing(self, spec: ProviderSpec, call: Call) -> Iterator[Exchange]:
        """Keep one attempt; a failure's partial text is its answer."""
        at = utc(self.clock.now())
        heard = Exchange(call.stage, spec.name, call.model, at, call.messages)
        self.exchanges.append(heard)
        try:
            yield heard
        except CallFailed as error:
            heard.answer = error.failure.partial
            raise


class _Tapped:
    """A provider that tells a transcript what it is asked and answers."""

    def __init__(self, provider: Provider, transcript: Transcript) -> None:
        self.spec = provider.spec
        self._provider = provider
        self._transcript = transcript

    async def complete(self, call: Call) -> Answer:
        with self._transcript.hearing(self.spec, call) as heard:
            answer = await self._provider.complete(call)
            heard.answer = answer.text
            return answer

    async def stream(self, call: Call) -> AsyncIterator[Chunk]:
        with self._transcript.hearing(self.spec, call) as heard:
            chunks = self._provider.stream(call)
            try:
                async for chunk in chunks:
                    if isinstance(chunk, Delta):
                        heard.answer += chunk.text
                    yield chunk
            finally:
                close = getattr(chunks, "aclose", None)
                if close is not None:
                    await close()

    async def aclose(self) -> None:
        await self._provider.aclose()


def content_attributes(exchange: Exchange, call: CallRecord, *, apart: bool) -> dict[str, str]:
    """The conventions' members for content, as JSON. ``apart``: the wire has system messages apart."""
    system = [message.content for message in exchange.messages if message.role == "system"] if apart else []
    talk = [message for message in exchange.messages if message.role != "system" or not apart]
    asked = [{"role": message.role, "parts": _parts([message.content])} for message in talk]
    finish = call.finish_reason or ("stop" if call.outcome == "ok" else "error")
    said = {"role": "assistant", "parts": _parts([exchange.answer]), "finish_reason": finish}
    attributes = {"gen_ai.input.messages": _json(asked)}
    if exchange.answer:
        attributes["gen_ai.output.messages"] = _json([said])
    if system:
        attributes["gen_ai.system_instructions"] = _json(_parts(system))
    return attributes


def _matches(exchange: Exchange, call: CallRecord) -> bool:
    same = (exchange.stage, exchange.provider, exchange.model) == (call.stage, call.provider, call.model)
    return same and call.started_at <= exchange.at <= call.ended_at


def _parts(texts: Iterable[str]) -> list[dict[str, str]]:
    return [{"type": "text", "content": text} for text in texts]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
