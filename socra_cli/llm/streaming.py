"""One streamed attempt: the provider's chunks in, what a reader may see out."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from socra_cli.llm.attempt import Attempt
from socra_cli.llm.failures import CallFailed, Failure, Kind
from socra_cli.llm.health import told
from socra_cli.llm.providers.base import Provider
from socra_cli.llm.request import Call, Chunk, Delta, End, Finished, Restarted, StreamEvent, Token
from socra_cli.llm.tail import TailFilter, read_tail
from socra_cli.llm.ticket import Ticket


@dataclass(slots=True)
class Screen:
    """What the reader has seen of the answer so far, over all attempts. ``broke`` is why it has to be
    withdrawn.
    """

    shown: bool = False
    broke: str = ""


async def streamed(
    provider: Provider, call: Call, attempt: Attempt, ticket: Ticket, screen: Screen
) -> AsyncGenerator[StreamEvent, None]:
    """The events of one attempt, the last of them Finished. Raises CallFailed."""
    text = TailFilter() if ticket.request.tail is not None else Unfiltered()
    try:
        with attempt:
            if screen.shown:
                screen.shown = False
                yield Restarted(provider.spec.name, screen.broke)
            async with _closed(provider.stream(call)) as chunks:
                async for chunk in chunks:
                    piece = _visible(chunk, text, attempt)
                    if piece:
                        screen.shown = True
                        yield Token(piece)
                    if isinstance(chunk, End):
                        finished = _finished(chunk, text, attempt, ticket, provider)
                        break
                else:
                    raise CallFailed(
                        Failure(Kind.CUT, "the stream ended without a finish", partial=text.shown)
                    )
    except CallFailed as error:
        screen.broke = told(error.failure)
        attempt.withdrawn(text.shown, screen.broke)
        raise
    yield finished


def _visible(chunk: Chunk, text: TailFilter | Unfiltered, attempt: Attempt) -> str:
    if isinstance(chunk, Delta):
        attempt.received(chunk.text)
        return text.feed(chunk.text)
    return text.finish()


def _finished(
    end: End, text: TailFilter | Unfiltered, attempt: Attempt, ticket: Ticket, provider: Provider
) -> Finished:
    """The end of a whole answer. An answer of nothing but a tail has no text to show: it is empty."""
    if not text.shown.strip():
        raise CallFailed(
            Failure(Kind.EMPTY, "no text before the structured part", limits=end.limits, usage=end.usage)
        )
    attempt.finished(end)
    schema = ticket.request.tail
    tail = None if schema is None else read_tail(text.tail, schema)
    # The attempt's own usage is added to the trail only when it is left.
    usage = ticket.trail.usage + end.usage
    return Finished(text.shown.rstrip(), usage, provider.spec.name, end.model, tail)


class Unfiltered:
    """The filter of a stream without a tail: all is text."""

    tail = None

    def __init__(self) -> None:
        self.shown = ""

    def feed(self, piece: str) -> str:
        self.shown += piece
        return piece

    def finish(self) -> str:
        return ""


@asynccontextmanager
async def _closed(chunks: AsyncIterator[Chunk]) -> AsyncIterator[AsyncIterator[Chunk]]:
    """The stream, closed on leaving, at once."""
    try:
        yield chunks
    finally:
        close = getattr(chunks, "aclose", None)
        if close is not None:
            await close()
