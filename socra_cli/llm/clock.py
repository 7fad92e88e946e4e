"""Time as a value that can be handed in, so that nothing pure reads it and no test sleeps."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> float:
        """Seconds since the epoch. Planner, quota and health take these; two processes can compare them."""
        ...

    async def sleep(self, seconds: float) -> None: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> float:
        return time.time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def utc(now: float) -> datetime:
    """The moment ``now`` as an aware UTC datetime."""
    return datetime.fromtimestamp(now, UTC)
