"""Every error that socra raises on purpose, each with its exit code. Imports nothing of socra.

SocraError                  70  a bug, unless a subclass says otherwise
├── InputError               2  a command line or an input that can't be used
├── ConfigurationError       3  a malformed setting or key, or no usable provider
├── ProvidersError           4  the providers failed; what was finished is kept
├── RefusedError             5  over a budget or a limit, before the first request
└── Interrupted            130  left by Ctrl-C, SIGTERM or SIGHUP; what was finished is kept
"""

from __future__ import annotations

from typing import ClassVar


class SocraError(Exception):
    """What happened, and what the user can do about it.

    ``message`` says what and where in one line; ``hint`` says what to do next. Both are shown to people and
    stand in the JSON document's ``error`` member, so neither may ever hold a key or a part of one.
    """

    exit_code: ClassVar[int] = 70
    code: ClassVar[str] = "bug"

    def __init__(
        self, message: str, *, hint: str = "", kind: str = "", session_id: str | None = None
    ) -> None:
        self.message = " ".join(message.splitlines())  # a file's name may hold line breaks
        super().__init__(self.message)
        self.hint = hint
        self.kind = kind or self.code
        self.session_id = session_id


class InputError(SocraError):
    """The command line, or an input file, can't be used."""

    exit_code = 2
    code = "input"


class ConfigurationError(SocraError):
    """A setting or key is malformed, or no provider is usable where one was demanded."""

    exit_code = 3
    code = "configuration"


class ProvidersError(SocraError):
    """The providers failed so far that the run can't be called finished."""

    exit_code = 4
    code = "providers"


class RefusedError(SocraError):
    """Refused before the run's first request: over the budget, or a request that no provider's limit can
    admit."""

    exit_code = 5
    code = "refused"


class Interrupted(SocraError):  # noqa: N818 - an interruption is not an error, and reads wrong as one
    """Left by the user or by a signal."""

    exit_code = 130
    code = "interrupted"
