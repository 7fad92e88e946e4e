"""What is known of providers' quotas, kept across runs and shared by processes: one small JSON file under a
lock.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

LOCK_TIMEOUT_S = 5.0

State = dict[str, Any]


class LimitStore:
    """The shared state behind ``transact``.

    What it holds is a help, never a duty: a file that is torn, read-only or locked for too long is gone
    without, and the run paces itself alone.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(str(path) + ".lock")
        self._alone: State | None = None

    @contextmanager
    def transact(self) -> Iterator[State]:
        """The state to be read and changed in place; nobody else sees or changes it meanwhile."""
        if self._alone is None and self._acquired():
            try:
                yield from self._changed()
            finally:
                self._lock.release()
        else:
            self._alone = self._read() if self._alone is None else self._alone
            yield self._alone

    def _acquired(self) -> bool:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._lock.acquire(timeout=LOCK_TIMEOUT_S)
        except (OSError, Timeout):
            return False
        return True

    def _changed(self) -> Iterator[State]:
        state = self._read()
        before = deepcopy(state)
        yield state
        if state != before:
            self._write(state)

    def _read(self) -> State:
        try:
            state = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return state if isinstance(state, dict) else {}

    def _write(self, state: State) -> None:
        scratch = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        try:
            with open(scratch, "w", encoding="utf-8", opener=_private) as file:
                json.dump(state, file, indent=1)
            scratch.replace(self._path)
        except OSError:
            self._alone = state


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
