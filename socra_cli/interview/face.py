"""What the interview needs of whoever sits opposite: a face to show things to and answers to come from."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from socra_cli.domain.calls import CallRecord
from socra_cli.domain.ledger import Ledger
from socra_cli.domain.plan import Gauges
from socra_cli.llm.request import Reply, Request, StreamEvent


class Model(Protocol):
    """The router, as far as the interview knows it. Both raise SocraError."""

    async def complete(self, request: Request) -> Reply[Any]: ...

    def stream(self, request: Request) -> AsyncIterator[StreamEvent]: ...


class Writing(Protocol):
    """One text that is being written: fed in pieces, ended once."""

    def feed(self, text: str) -> None: ...

    def restart(self, reason: str) -> None:
        """What came so far is withdrawn, and the text begins again."""
        ...

    def finish(self) -> None: ...

    def abort(self, note: str = ...) -> None:
        """The text ends unfinished; what came stays."""
        ...


class Face(Protocol):
    """One side of the table. ``say`` is conversation; ``warn`` must be seen whatever else is silenced."""

    def writing(self) -> Writing: ...

    def stoppable(self, stop: Callable[[], object]) -> AbstractContextManager[None]:
        """While inside, Ctrl-C calls ``stop`` and does nothing else."""
        ...

    async def read(self, replies: Sequence[str]) -> str:
        """What the founder types; a letter alone is the reply it stands for.

        Raises EOFError at the end of the input, and Interrupted when the founder leaves by Ctrl-C.
        """
        ...

    def offer(self, replies: Sequence[str]) -> None:
        """Quick replies that came while the founder was typing already, and must not disturb that."""
        ...

    def why(self, reason: str) -> None: ...

    def learnt(self, changes: Sequence[str], learnt: str, gauges: Gauges, questions_left: int) -> None:
        """What the last answer changed, and where that leaves things."""
        ...

    def say(self, text: str) -> None: ...

    def warn(self, text: str) -> None: ...

    def help(self) -> None: ...

    def ledger(self, ledger: Ledger) -> None: ...

    def cost(self, calls: Sequence[CallRecord]) -> None: ...

    def route(self) -> None: ...

    def save(self) -> None: ...
