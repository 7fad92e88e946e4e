"""Documents as JSON: one exact document, the same bytes for the same values."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from socra_cli.domain.base import Frozen
from socra_cli.domain.plan import SCHEMA_VERSION
from socra_cli.errors import SocraError

_SURROGATE = re.compile("[\ud800-\udfff]")


class ErrorBody(Frozen):
    """``code`` names the family of the exit code, ``kind`` what exactly went wrong."""

    code: str
    """``input``, ``configuration``, ``providers``, ``refused``, ``interrupted`` or ``bug``, for the exit
    codes 2, 3, 4, 5, 130 and 70."""
    kind: str
    message: str
    """What happened and where, in one line."""
    hint: str
    """What to do about it; may be empty."""
    session_id: str | None
    """The session that was kept; null where none was begun."""


class ErrorDocument(BaseModel):
    """Standard output of a failed run with ``--json``.

    What exists of the result stands beside ``error``: members of the document that the command would have
    written, each as it is there. One that doesn't exist yet is absent or null.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    schema_version: Literal[1] = SCHEMA_VERSION
    error: ErrorBody


def error_document(error: SocraError, so_far: BaseModel | None = None) -> ErrorDocument:
    """The error, and as much of the document as exists that the command would have written."""
    body = ErrorBody(
        code=error.code,
        kind=error.kind,
        message=error.message,
        hint=error.hint,
        session_id=error.session_id or getattr(so_far, "session_id", None),
    )
    rest = so_far.model_dump(mode="json", exclude={"schema_version"}) if so_far else {}
    return ErrorDocument(error=body, **rest)


def error_json(error: SocraError, so_far: BaseModel | None = None) -> str:
    """The document of a run that failed, as JSON."""
    return to_json(error_document(error, so_far))


def to_json(document: BaseModel | Mapping[str, Any]) -> str:
    """``document`` with its members in the order of the model, indented, ending in a line feed.

    Non-ASCII text stays as it is. What JSON can't hold becomes what it can: a number that is not finite is
    null, a lone surrogate is U+FFFD (one code point for one, so that the offsets of quotes stay right).
    """
    values = document.model_dump(mode="json") if isinstance(document, BaseModel) else dict(document)
    return json.dumps(_representable(values), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _representable(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {_representable(name): _representable(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_representable(inner) for inner in value]
    return value
