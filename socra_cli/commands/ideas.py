"""What IDEA on a command line means: a file, ``-``, or a session; and which session that is."""

from __future__ import annotations

import sys
from pathlib import Path

from socra_cli.domain.brief import Brief, make_brief
from socra_cli.errors import InputError
from socra_cli.store.events import SessionKind
from socra_cli.store.inputs import decode, read_text
from socra_cli.store.session import Session
from socra_cli.store.sessions import SessionStore

STANDARD_INPUT = "-"


def read_brief(idea: str) -> Brief | None:
    """The brief at an existing path or on standard input; ``None`` when IDEA must be a session's id.

    Raises InputError when there is a text and it can't be used, or when IDEA looks like a path and nothing is
    there.
    """
    path = named_path(idea)
    if idea == STANDARD_INPUT and not path.exists():
        return make_brief(decode(sys.stdin.buffer.read(), "standard input"), STANDARD_INPUT)
    if path.exists() or looks_like_path(idea):
        return make_brief(read_text(path), path.name)
    return None


def session_for(idea: str | None, store: SessionStore, kind: SessionKind, *, resume: bool) -> Session:
    """Open the session that IDEA names, or begin one for its text.

    With ``resume`` the latest unfinished session, or the latest unfinished one with the same text; without
    IDEA there must be ``resume``. Raises InputError.
    """
    brief = read_brief(idea) if idea is not None else None
    if idea is not None and brief is None:
        return store.open(idea)
    if resume:
        found = store.latest_unfinished(brief.sha256 if brief else None)
        if found is None:
            what = "with this text " if brief else ""
            raise InputError(
                f"no unfinished session {what}to resume", hint="`socra sessions list` shows what is stored"
            )
        return store.open(found)
    if brief is None:
        raise InputError(
            "IDEA is missing", hint="name a Markdown or text file, `-` for standard input, or a session"
        )
    return store.create(brief, kind)


def named_path(name: str) -> Path:
    """``name`` as a path. Raises InputError where it is empty: that would be the current folder."""
    if not name:
        raise InputError("the name given is empty", hint="Is a variable of the shell unset?")
    return Path(name)


def looks_like_path(idea: str) -> bool:
    """Whether this was meant as a path: no session's id has such a sign."""
    return any(sign in idea for sign in "./\\ ")
