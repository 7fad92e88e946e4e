"""The folder of sessions: append-only event logs, private to the user, locked while open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from socra_cli.domain.brief import Brief
from socra_cli.errors import InputError, SocraError
from socra_cli.store.events import Created, Entry, SessionKind, encode
from socra_cli.store.fold import begin, fold
from socra_cli.store.ids import could_be_prefix, new_id
from socra_cli.store.log import Log, read_log
from socra_cli.store.private import append, create_private, open_private, private_folder
from socra_cli.store.session import Now, Session, storing, system_now
from socra_cli.store.state import SessionState
from socra_cli.store.summary import UNREADABLE, SessionSummary, summarize, unreadable


class SessionStore:
    """Sessions under ``home``/sessions, one ``<id>.jsonl`` each. The folder is made when first needed."""

    def __init__(self, home: Path, *, now: Now = system_now, make_id: Callable[[], str] = new_id) -> None:
        self.folder = home / "sessions"
        self._now = now
        self._make_id = make_id

    def create(self, brief: Brief, kind: SessionKind = "interview") -> Session:
        """Begin a session. Raises ConfigurationError when it can't be stored."""
        with storing(self.folder):
            private_folder(self.folder)
            session_id, lock, descriptor = self._claim()
            created = Created(session_id=session_id, kind=kind, brief=brief)
            entry = Entry(at=self._now(), what=created)
            append(descriptor, encode(entry))
        return Session(self._path(session_id), descriptor, lock, begin(created, entry), self._now)

    def open(self, id_or_prefix: str) -> Session:
        """Open to go on with it. Raises InputError: unknown, ambiguous, unreadable, or open elsewhere."""
        session_id = self.find(id_or_prefix)
        path = self._path(session_id)
        lock = self._lock(session_id)
        try:
            state, log = self._load(session_id)
            with storing(path):
                descriptor = open_private(path)
                if not log.ends_clean:
                    append(descriptor, b"\n")
        except SocraError:
            lock.release()
            raise
        return Session(path, descriptor, lock, state, self._now, log.problems)

    def read(self, id_or_prefix: str) -> SessionState:
        """The state of a session without opening it: another process may be writing. Raises InputError."""
        return self._load(self.find(id_or_prefix))[0]

    def export(self, id_or_prefix: str) -> bytes:
        """The event log itself, byte for byte. Raises InputError."""
        return self._path(self.find(id_or_prefix)).read_bytes()

    def find(self, id_or_prefix: str) -> str:
        """The one id that begins so. Raises InputError when there is none, or more than one."""
        prefix = id_or_prefix.strip().lower()
        matches = [i for i in self.ids() if i.startswith(prefix)] if could_be_prefix(prefix) else []
        if prefix in matches:
            return prefix
        if len(matches) == 1:
            return matches[0]
        if matches:
            listed = ", ".join(matches[:8]) + (", …" if len(matches) > 8 else "")
            raise InputError(
                f"more than one session begins with {prefix!r}: {listed}", hint="type one letter more"
            )
        raise InputError(f"no session is called {id_or_prefix!r}", hint="`socra sessions list` shows them")

    def latest_unfinished(self, sha256: str | None = None) -> str | None:
        """The id of the session touched last that has something left to resume; of this text, if given."""
        for summary in self.list():
            if not summary.finished and summary.status != UNREADABLE and sha256 in (None, summary.sha256):
                return summary.id
        return None

    def list(self) -> tuple[SessionSummary, ...]:
        """Every session, last touched first."""
        rows = (self._summary(session_id) for session_id in self.ids())
        return tuple(sorted(rows, key=lambda row: (row.updated_at, row.id), reverse=True))

    def remove(self, id_or_prefix: str) -> str:
        """Delete a session and return its id. Raises InputError when it is open elsewhere."""
        session_id = self.find(id_or_prefix)
        lock = self._lock(session_id)
        try:
            self._path(session_id).unlink()
        finally:
            lock.release()
        self._lock_path(session_id).unlink(missing_ok=True)
        return session_id

    def ids(self) -> tuple[str, ...]:
        """Every id, sorted."""
        return tuple(sorted(path.stem for path in self.folder.glob("*.jsonl")))

    def _claim(self) -> tuple[str, FileLock, int]:
        """An id that nobody has, its lock, and its new file."""
        while True:
            session_id = self._make_id()
            lock = self._lock(session_id)
            try:
                return session_id, lock, create_private(self._path(session_id))
            except FileExistsError:
                lock.release()
            except OSError:
                lock.release()
                raise

    def _load(self, session_id: str) -> tuple[SessionState, Log]:
        path = self._path(session_id)
        log = read_log(path)
        state = fold(log.entries)
        if state is None:
            raise InputError(
                f"session {session_id} can't be read: {path} does not begin as a session does",
                hint=f"`socra sessions rm {session_id}` removes it",
            )
        return state, log

    def _summary(self, session_id: str) -> SessionSummary:
        try:
            state, _ = self._load(session_id)
        except (InputError, OSError):
            touched = datetime.fromtimestamp(self._path(session_id).stat().st_mtime, UTC)
            return unreadable(session_id, touched)
        return summarize(state)

    def _lock(self, session_id: str) -> FileLock:
        lock = FileLock(self._lock_path(session_id), mode=0o600, thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise InputError(
                f"session {session_id} is open in another socra", hint="close it there, then try again"
            ) from None
        return lock

    def _path(self, session_id: str) -> Path:
        return self.folder / f"{session_id}.jsonl"

    def _lock_path(self, session_id: str) -> Path:
        return self.folder / f"{session_id}.lock"
