"""Quick replies that come when they come: before the prompt if they are quick, else beside the typing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from socra_cli.interview.face import Face
from socra_cli.interview.stopping import until_stopped
from socra_cli.store.events import Offered
from socra_cli.store.session import Session


@asynccontextmanager
async def offered(
    coming: Coroutine[Any, Any, tuple[str, ...]], session: Session, face: Face, *, wait_s: float | None
) -> AsyncIterator[None]:
    """Wait ``wait_s`` seconds for the replies (None: as long as it takes), and offer late ones beside the
    typing.

    On leaving, replies that are still to come are given up.
    """
    task = asyncio.ensure_future(coming)

    def came_late(late: asyncio.Task[tuple[str, ...]]) -> None:
        if _store(late, session):
            face.offer(late.result())

    try:
        await until_stopped(_arrived(task, wait_s), face)
        if task.done():
            _store(task, session)
        else:
            task.add_done_callback(came_late)
        yield
    finally:
        task.remove_done_callback(came_late)
        task.cancel()


async def _arrived(task: asyncio.Task[tuple[str, ...]], wait_s: float | None) -> None:
    await asyncio.wait({task}, timeout=wait_s)


def _store(task: asyncio.Task[tuple[str, ...]], session: Session) -> bool:
    """Keep the replies with their question. False when there are none."""
    if task.cancelled() or task.exception() is not None or not task.result():
        return False
    session.append(Offered(replies=task.result()))
    return True
