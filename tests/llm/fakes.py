"""One fake per seam of the router: a clock that jumps, a provider that follows a script, a request."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, SecretStr

from socra_cli.llm.failures import CallFailed, Failure, Kind
from socra_cli.llm.request import Answer, Call, Chunk, Delta, End, Message, Rendering, Request, Usage
from socra_cli.llm.spec import Limits, ProviderSpec

T = TypeVar("T")

_TURNS = 40
"""Turns of the event loop in which nothing may be left to do before time moves on."""


class JumpingClock:
    """A clock on which nobody waits: when every task sleeps, it jumps to the next one's end."""

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self._now = now
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()

    def now(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + seconds, next(self._numbers), done))
        await done

    def run(self, main: Coroutine[Any, Any, T]) -> T:
        """Run ``main`` to its end, jumping."""

        async def driven() -> T:
            task = asyncio.ensure_future(main)
            idle = 0
            while not task.done():
                for _ in range(_TURNS):
                    await asyncio.sleep(0)
                idle = 0 if task.done() or self._jump() else idle + 1
                assert idle < 3, "everything waits and nothing sleeps: a deadlock"
            return task.result()

        return asyncio.run(driven())

    def _jump(self) -> bool:
        """Move on to the end of the next sleep, if anybody sleeps."""
        self._sleepers = [each for each in self._sleepers if not each[2].done()]
        heapq.heapify(self._sleepers)
        if not self._sleepers:
            return False
        at, _, done = heapq.heappop(self._sleepers)
        self._now = max(self._now, at)
        done.set_result(None)
        return True


Step = str | Failure | Answer | list[str | Failure]
Script = Callable[[Call, int], Step]
"""What to answer to a call, given its number: text, a failure, an answer, or pieces of a stream."""


@dataclass
class FakeProvider:
    """Answers as its script says, after ``takes_s`` on the clock, and keeps every call with its time."""

    spec: ProviderSpec
    clock: JumpingClock
    script: Script = field(default=lambda call, number: "fine")
    takes_s: float = 0.1
    calls: list[tuple[float, Call]] = field(default_factory=list)
    open_now: int = 0
    most_open: int = 0
    closed: int = 0
    input_tokens: int | None = None

    def usage(self, call: Call) -> Usage:
        text = sum(len(message.content) for message in call.messages)
        return Usage(self.input_tokens or max(1, text // 4), 10)

    def _step(self, call: Call) -> Step:
        self.calls.append((self.clock.now(), call))
        return self.script(call, len(self.calls))

    async def complete(self, call: Call) -> Answer:
        step = self._step(call)
        self.open_now += 1
        self.most_open = max(self.most_open, self.open_now)
        try:
            await self.clock.sleep(self.takes_s)
        finally:
            self.open_now -= 1
        if isinstance(step, Failure):
            raise CallFailed(step)
        if isinstance(step, Answer):
            return step
        return Answer(
            step if isinstance(step, str) else "".join(map(str, step)), self.usage(call), call.model
        )

    async def stream(self, call: Call) -> AsyncIterator[Chunk]:
        step = self._step(call)
        self.open_now += 1
        try:
            await self.clock.sleep(self.takes_s)
            for piece in step if isinstance(step, list) else [step]:
                if isinstance(piece, Failure):
                    raise CallFailed(piece)
                if isinstance(piece, str):
                    yield Delta(piece)
            yield End(self.usage(call), call.model)
        finally:
            self.open_now -= 1
            self.closed += 1

    async def aclose(self) -> None:
        self.closed += 1


class Inputs(BaseModel):
    """No facts."""


def spec(name: str = "groq", **members: Any) -> ProviderSpec:
    """A provider with a key, no limits and one model."""
    settings: dict[str, Any] = {
        "dialect": "openai",
        "models": (f"{name}-model",),
        "key": SecretStr(f"key-of-{name}"),
    }
    return ProviderSpec(name, **(settings | members))


def groq_like(name: str = "groq", tokens_minute: float = 6000, **members: Any) -> ProviderSpec:
    """A provider that counts prompt plus max output, with a limit that the user set."""
    return spec(
        name,
        counts="input_and_max_output",
        limits=Limits(tokens_minute=tokens_minute),
        limits_set=frozenset({"tokens_minute"}),
        **members,
    )


def request(stage: str = "ask", *, tokens: int = 1000, output: int = 1000, **members: Any) -> Request:
    """A request whose prompt is estimated at ``tokens``."""
    content = "abcd" * tokens
    return Request(stage, (Rendering("full", (Message("user", content),), output),), Inputs(), **members)


def failure(kind: Kind, **members: Any) -> Failure:
    return Failure(kind, **members)
