"""What the wire server can be told to do with a request."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tests.wire.journal import WireRequest

FOREVER = 3600.0
"""Seconds: longer than any test, ended early when the client leaves or the server closes."""


class Fault(StrEnum):
    """What breaks an answer that began with status 200."""

    NONE = "none"
    DROP = "drop"
    """The connection closes in mid-message."""
    CUT = "cut"
    """The message ends properly, but without a finish reason."""
    MALFORMED = "malformed"
    """A frame (or the whole body) is not JSON."""
    ERROR_EVENT = "error_event"
    """An error in place of the rest, after the status 200."""
    LATE_DROP = "late_drop"
    """The connection closes after the finish reason, in a stream before its last frame."""
    STALL = "stall"
    """Silence, with the connection open."""


@dataclass(frozen=True, slots=True)
class Say:
    """Answer with status 200. ``None`` as text means the default: see ``WireServer``.

    ``finish`` is ``stop``, ``length`` or ``content_filter``, translated into the dialect; any other word is
    sent as it stands. ``fault`` strikes after ``after`` pieces of text (in a whole answer: before the status
    line when ``after`` is 0, else in the middle of the body). ``gap_s`` is the silence between pieces,
    ``delay_s`` the one before the status line.
    """

    text: str | None = None
    finish: str = "stop"
    thinking: str = ""
    refusal: str = ""
    fault: Fault = Fault.NONE
    after: int = 0
    delay_s: float = 0.0
    gap_s: float = 0.0
    pieces: int = 8
    cached_tokens: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    error: Mapping[str, Any] | None = None
    """The in-stream error's body, where the dialect's own default won't do."""


@dataclass(frozen=True, slots=True)
class Fail:
    """Answer with an error status. A ``str`` body is sent as it is, anything else as JSON."""

    status: int
    body: Any = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    def encoded(self) -> bytes:
        return (self.body if isinstance(self.body, str) else json.dumps(self.body)).encode()


Behaviour = Say | Fail
Rule = Behaviour | Callable[[WireRequest], Behaviour]
