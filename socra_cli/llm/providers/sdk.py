"""What both SDKs have in common: one attempt, bounded in silence and in total, failures as ``CallFailed``."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, aclosing, contextmanager
from typing import TYPE_CHECKING, Any

from socra_cli.llm.failures import CallFailed
from socra_cli.llm.providers.errors import ErrorInAnswerError, failure_of, headers_limits
from socra_cli.llm.providers.reading import Reading
from socra_cli.llm.request import Answer, Call, Chunk, Delta
from socra_cli.llm.spec import ProviderSpec

if TYPE_CHECKING:
    import httpx2

TOTAL_FACTOR = 10
"""A call may take this many times the silence that it is allowed: a slow drip is alive, but not for ever."""

_CONNECT_S = 10.0


class SdkProvider(ABC):
    """A provider behind an SDK whose client offers ``with_streaming_response``: both vendors' do."""

    def __init__(self, spec: ProviderSpec) -> None:
        self.spec = spec
        self._client: Any = None
        self._loop: asyncio.AbstractEventLoop | None = None

    # ── what a dialect says ──────────────────────────────────────────────────

    @abstractmethod
    def _connect(self) -> Any:
        """A client: no retries, the timeouts of ``_timeout``, no redirects."""

    @abstractmethod
    def _send(self, client: Any, call: Call, *, stream: bool) -> AbstractAsyncContextManager[Any]:
        """Send the request; the context is the SDK's response, headers first."""

    @abstractmethod
    def _read_whole(self, message: Any, reading: Reading) -> None:
        """Take everything from a whole answer."""

    @abstractmethod
    def _read_event(self, event: Any, reading: Reading) -> str:
        """Take everything from one event of a stream; the new piece of text, or nothing."""

    @abstractmethod
    def _sdk_error(self) -> type[Exception]:
        """The base of everything that the SDK raises by itself."""

    def _streams(self, call: Call) -> bool:
        """Whether a whole answer is fetched as a stream too: only then is a slow model seen to be alive."""
        return call.schema is None or self.spec.streams_structured

    # ── the protocol of ``base.Provider`` ────────────────────────────────────

    async def complete(self, call: Call) -> Answer:
        reading = Reading(call.model)
        if self._streams(call):
            async with aclosing(self._deltas(call, reading)) as deltas:
                async for _ in deltas:
                    pass
        else:
            await self._fetch(call, reading)
        return reading.answer()

    async def stream(self, call: Call) -> AsyncIterator[Chunk]:
        reading = Reading(call.model)
        async with aclosing(self._deltas(call, reading)) as deltas:
            async for delta in deltas:
                yield delta
        yield reading.end()

    async def aclose(self) -> None:
        if self._client is not None and self._loop is asyncio.get_running_loop():
            await self._client.close()
        self._client = None

    # ── one attempt ──────────────────────────────────────────────────────────

    async def _fetch(self, call: Call, reading: Reading) -> None:
        with self._told(reading):
            client = self._connected()
            async with asyncio.timeout(self._total_s), self._send(client, call, stream=False) as response:
                self._begin(response, reading)
                message = await response.parse()
                if error := getattr(message, "error", None):
                    raise ErrorInAnswerError(error)
                self._read_whole(message, reading)

    async def _deltas(self, call: Call, reading: Reading) -> AsyncGenerator[Delta]:
        """Pieces of text as they come. What time the reader takes between two, the deadline is put off by."""
        now = asyncio.get_running_loop().time
        with self._told(reading):
            client = self._connected()
            deadline = now() + self._total_s
            async with AsyncExitStack() as stack:
                async with asyncio.timeout_at(deadline):
                    response = await stack.enter_async_context(self._send(client, call, stream=True))
                    self._begin(response, reading)
                    events = await response.parse()
                while (event := await _next(events, deadline)) is not None:
                    if piece := self._read_event(event, reading):
                        handed_on = now()
                        yield Delta(piece)
                        deadline += now() - handed_on

    @contextmanager
    def _told(self, reading: Reading) -> Iterator[None]:
        """Turn whatever goes wrong into CallFailed. Nothing after an explicit finish can unsay it."""
        try:
            yield
        except CallFailed:
            raise
        except self._causes() as error:
            if reading.finish is None:
                raise reading.failed(failure_of(error, self.spec, began=reading.began)) from None

    def _causes(self) -> tuple[type[Exception], ...]:
        """What may go wrong outside socra: the SDK's own errors, the transport's (Anthropic's SDK lets them
        through), the clock's, and those of reading an answer that is not of the API's form."""
        import anyio
        import httpx2

        form = (ValueError, LookupError, AttributeError, TypeError)
        transport = (httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL, anyio.EndOfStream, OSError)
        return (self._sdk_error(), ErrorInAnswerError, *transport, *form)

    def _begin(self, response: Any, reading: Reading) -> None:
        reading.began = True
        reading.limits = headers_limits(response.headers, self.spec)

    # ── the client ───────────────────────────────────────────────────────────

    @property
    def _total_s(self) -> float:
        return self.spec.timeout_s * TOTAL_FACTOR

    @property
    def _key(self) -> str:
        """The key, or a word in its place: the SDKs refuse to do without; servers without keys don't look."""
        return self.spec.key.get_secret_value() if self.spec.key else "unused"

    def _connected(self) -> Any:
        """The client, made anew for every event loop: its connections live and die with one."""
        loop = asyncio.get_running_loop()
        if self._client is None or self._loop is not loop:
            self._client, self._loop = self._connect(), loop
        return self._client

    def _timeout(self) -> httpx2.Timeout:
        """Read and write timeouts of the transport are silences: they begin anew with every byte."""
        import httpx2

        silence = self.spec.timeout_s
        return httpx2.Timeout(connect=min(silence, _CONNECT_S), read=silence, write=silence, pool=None)


async def _next(events: Any, deadline: float) -> Any:
    """The stream's next event, or ``None`` at its end."""
    async with asyncio.timeout_at(deadline):
        return await anext(events, None)
