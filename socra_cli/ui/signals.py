"""Ctrl-C, SIGTERM and SIGHUP as cancellations: every ``finally`` runs, and what is finished is kept."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable, Coroutine, Iterator
from types import FrameType
from typing import Any, TypeVar

from socra_cli.errors import Interrupted
from socra_cli.ui.channel import OutputClosed

T = TypeVar("T")

LEAVING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)
Handler = Callable[[int, FrameType | None], Any] | int | None


def run(main: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """``asyncio.run(main())``, where Ctrl-C, SIGTERM and SIGHUP cancel the task and come out as
    ``Interrupted``.

    A second one, while the first is being obeyed, breaks off at once. Call it from the main thread.
    """
    received: list[int] = []

    async def guarded() -> T:
        task = asyncio.current_task()
        loop = asyncio.get_running_loop()

        def leave(number: int, frame: FrameType | None) -> None:
            if received:
                raise KeyboardInterrupt
            received.append(number)
            if task is not None:
                loop.call_soon_threadsafe(task.cancel)

        with _handling(LEAVING, leave):
            return await main()

    try:
        return asyncio.run(guarded())
    except (asyncio.CancelledError, KeyboardInterrupt, OutputClosed) as error:
        if isinstance(error, OutputClosed) and not received:
            raise
        name = signal.Signals(received[0]).name if received else "SIGINT"
        raise Interrupted(f"stopped by {_told(name)}", kind=name.lower()) from None


@contextlib.contextmanager
def ctrl_c(handler: Callable[[], None]) -> Iterator[None]:
    """Within it Ctrl-C calls ``handler`` in the running event loop, instead of ending the program."""
    loop = asyncio.get_running_loop()

    def pressed(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(handler)

    with _handling((signal.SIGINT,), pressed):
        yield


@contextlib.contextmanager
def _handling(numbers: tuple[int, ...], handler: Handler) -> Iterator[None]:
    before: list[tuple[int, Handler]] = [(number, signal.getsignal(number)) for number in numbers]
    for number, old in before:
        if old is not signal.SIG_IGN or number == signal.SIGINT:  # under nohup a hang-up stays ignored
            signal.signal(number, handler)
    try:
        yield
    finally:
        for number, old in before:
            signal.signal(number, signal.SIG_DFL if old is None else old)


def _told(name: str) -> str:
    return "Ctrl-C" if name == "SIGINT" else name
