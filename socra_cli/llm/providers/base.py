"""The protocol that every provider speaks: one attempt at one model, told whole or streamed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

from socra_cli.llm.request import Answer, Call, Chunk
from socra_cli.llm.spec import ProviderSpec


class Provider(Protocol):
    """A provider makes exactly one attempt per call: no retry, no failover, no waiting of its own.

    Both methods raise ``CallFailed`` for every failure and nothing else (``asyncio.CancelledError`` passes).
    Closing the iterator of ``stream``, or cancelling either, closes the connection at once.
    """

    spec: ProviderSpec

    async def complete(self, call: Call) -> Answer:
        """Return a finished, non-empty answer. Raises CallFailed."""
        ...

    def stream(self, call: Call) -> AsyncIterator[Chunk]:
        """Yield deltas and, last and only on an explicit finish, one End. Raises CallFailed."""
        ...

    async def aclose(self) -> None:
        """Close connections."""
        ...
