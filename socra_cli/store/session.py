"""One open session: its log, its lock, and the state that the log amounts to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock

from socra_cli.errors import ConfigurationError
from socra_cli.store.events import Entry, Event, encode
from socra_cli.store.fold import apply
from socra_cli.store.private import append
from socra_cli.store.state import SessionState

Now = Callable[[], datetime]


def system_now() -> datetime:
    """The machine's clock, in UTC."""
    return datetime.now(UTC)


@contextmanager
def storing(path: Path) -> Iterator[None]:
    """Tell a full disk or a closed folder in one line that names the place and the way out."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigurationError(
            f"can't keep sessions in {path}: {reason}",
            hint="free some room there, or set SOCRA_HOME to a folder that can be written",
            kind="storage",
        ) from error


class Session:
    """An open session: holds the lock until closed. ``problems`` are lines of the log that were left out."""

    def __init__(
        self,
        path: Path,
        descriptor: int,
        lock: FileLock,
        state: SessionState,
        now: Now,
        problems: tuple[str, ...] = (),
    ) -> None:
        self.path = path
        self.problems = problems
        self._descriptor = descriptor
        self._lock = lock
        self._state = state
        self._now = now

    @property
    def id(self) -> str:
        return self._state.id

    @property
    def state(self) -> SessionState:
        return self._state

    def append(self, event: Event) -> SessionState:
        """Store one event durably, then take it into the state. Raises ConfigurationError if it can't."""
        entry = Entry(at=self._now(), what=event)
        with storing(self.path):
            append(self._descriptor, encode(entry))
        self._state = apply(self._state, entry)
        return self._state

    def close(self) -> None:
        """Release the file and the lock; harmless the second time."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
