"""What PLAN_OR_SESSION on a command line means: a document that socra wrote, ``-``, or a stored session."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from socra_cli.commands.ideas import STANDARD_INPUT, looks_like_path, named_path
from socra_cli.errors import InputError
from socra_cli.store.inputs import decode, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from socra_cli.domain.plan import Masterplan
    from socra_cli.store.documents import SessionDocument
    from socra_cli.store.sessions import SessionStore

MAX_DOCUMENT_BYTES: Final = 20_000_000
"""A plan repeats its brief, which may have 1 MB, in its quotes and reports."""

_WRITTEN_BY: Final = "it takes the .json that `socra masterplan` wrote, or a session's id"


def read_plan(name: str, store: SessionStore) -> Masterplan:
    """The finished plan that ``name`` stands for. Raises InputError, also where there is no plan yet."""
    from socra_cli.domain.plan import Masterplan

    document = read_document(name, store)
    if isinstance(document, Masterplan):
        return document
    if document.masterplan is None:
        raise InputError(
            f"session {document.session_id} has no plan yet",
            hint=f"`socra masterplan {document.session_id}` makes it",
        )
    return document.masterplan


def read_document(name: str, store: SessionStore) -> Masterplan | SessionDocument:
    """The plan or session that ``name`` stands for: a path, ``-`` or a session's id. Raises InputError."""
    path = named_path(name)
    if name == STANDARD_INPUT and not path.exists():
        return document_of(_text(None), "standard input")
    if path.exists() or looks_like_path(name):
        beside = path.with_suffix(".json")
        path = beside if path.suffix == ".md" and beside.is_file() else path
        return document_of(_text(path), str(path))
    from socra_cli.store.documents import show_document

    return show_document(store.read(name))


def _text(path: Path | None) -> str:
    """What stands at ``path``, or on standard input. Raises InputError with the way out for a document:
    that for a brief would be to write one."""
    try:
        if path is None:
            return decode(sys.stdin.buffer.read(), "standard input", MAX_DOCUMENT_BYTES)
        return read_text(path, MAX_DOCUMENT_BYTES)
    except InputError as error:
        raise InputError(error.message, hint=_WRITTEN_BY, kind=error.kind) from None


def document_of(text: str, name: str) -> Masterplan | SessionDocument:
    """``text`` as a plan or as a session. ``name`` is what messages call it. Raises InputError."""
    from pydantic import ValidationError

    from socra_cli.domain.plan import Masterplan
    from socra_cli.store.documents import SessionDocument

    members = _members(text, name)
    model = SessionDocument if "masterplan" in members else Masterplan
    try:
        return model.model_validate_json(text, extra="ignore")  # a later version may have added members
    except ValidationError as error:
        first = ".".join(map(str, error.errors(include_url=False)[0]["loc"]))
        others = error.error_count() - 1
        more = f", and {others} more" if others else ""
        raise InputError(
            f"{name} is not a plan or a session that socra wrote: the member {first} doesn't fit{more}",
            hint=_WRITTEN_BY,
        ) from None


def _members(text: str, name: str) -> Mapping[str, Any]:
    """The document's members, once it is one of a version that can be read. Raises InputError."""
    from socra_cli.domain.plan import SCHEMA_VERSION

    try:
        members = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(f"{name} is not JSON", hint=_WRITTEN_BY) from None
    version = members.get("schema_version") if isinstance(members, dict) else None
    if not isinstance(members, dict) or version is None:
        raise InputError(f"{name} is not a document that socra wrote", hint=_WRITTEN_BY)
    if version != SCHEMA_VERSION:
        raise InputError(
            f"{name} has schema_version {version!r}, and this socra reads {SCHEMA_VERSION}",
            hint="read it with the socra that wrote it, or update this one",
        )
    if "error" in members:
        raise InputError(
            f"{name} is the document of a run that failed",
            hint="`socra masterplan SESSION` asks only for what is missing",
        )
    return members
