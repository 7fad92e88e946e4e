"""How socra knows a file that it wrote and nobody changed: by its content.

The SHA-256 of every file written is kept in the home folder; a file whose digest is not among them is
somebody's. Digests are kept rather than paths, so that a plan may be moved or copied with its folder.
Nothing is put into the files themselves, so Markdown, JSON, HTML and PPTX are treated alike and JSON stays
exactly the document. Where the list is lost, or the file comes from another machine, it counts as foreign,
which is the safe side.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from filelock import FileLock, Timeout

_LOCK_TIMEOUT_S = 5.0


class Registry:
    """The digests of what socra wrote: one a line in ``written.sha256`` in ``home``, only ever appended."""

    def __init__(self, home: Path) -> None:
        self._path = home / "written.sha256"
        self._lock = home / "written.lock"

    def knows(self, content: bytes) -> bool:
        """Whether socra once wrote exactly this."""
        try:
            known = self._path.read_text("ascii").split()
        except (OSError, UnicodeDecodeError):
            return False
        return _digest(content) in known

    def record(self, content: bytes) -> None:
        """Remember ``content``. An unwritable home costs no plan: the next run will keep it as foreign."""
        with contextlib.suppress(OSError, Timeout):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with FileLock(self._lock, timeout=_LOCK_TIMEOUT_S):
                if not self.knows(content):
                    with self._path.open("a", encoding="ascii", newline="\n") as file:
                        file.write(_digest(content) + "\n")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
