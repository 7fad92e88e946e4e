"""Work that the founder can stop without leaving."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, Final, TypeVar

from socra_cli.interview.face import Face

T = TypeVar("T")


class _Stopped:
    """The type of ``Stopped``, so that it can be told from every result."""


Stopped: Final = _Stopped()


async def until_stopped(work: Coroutine[Any, Any, T], face: Face) -> T | _Stopped:
    """The result of ``work``, or ``Stopped`` after Ctrl-C. Being cancelled from outside passes."""
    task = asyncio.ensure_future(work)
    with face.stoppable(task.cancel):
        try:
            return await task
        except asyncio.CancelledError:
            current = asyncio.current_task()
            if current is not None and current.cancelling():
                raise
            return Stopped
