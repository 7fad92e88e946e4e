"""What can go wrong in one attempt, in one enumeration. What follows from each stands in ``reactions``."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from socra_cli.llm.request import LimitSeen, Quota, Usage


class Kind(StrEnum):
    """Every way in which an attempt can fail. Providers map SDK errors and stream states onto these."""

    RATE_LIMITED_MINUTE = "rate_limited_minute"
    RATE_LIMITED_DAY = "rate_limited_day"
    OVERLOADED = "overloaded"
    SERVER_ERROR = "server_error"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    CUT = "cut"
    TRUNCATED = "truncated"
    MALFORMED = "malformed"
    EMPTY = "empty"
    REFUSED = "refused"
    CONTEXT_EXCEEDED = "context_exceeded"
    TOO_LARGE = "too_large"
    MODEL_GONE = "model_gone"
    UNAUTHORISED = "unauthorised"
    BILLING = "billing"
    BAD_REQUEST = "bad_request"


@dataclass(frozen=True, slots=True)
class Failure:
    """One failed attempt, told without any secret.

    ``message`` is the provider's own words, cut short and with keys masked. ``retry_after_s`` is the wait
    that the provider asked for. ``quota`` names the exhausted quota of a rate limit. ``limit`` and
    ``requested`` are the tokens of a 413 (or 429) that states them. ``partial`` is the text received before
    a stream broke, ``finish_reason`` the provider's own word where it ended the answer itself.
    """

    kind: Kind
    message: str = ""
    status: int | None = None
    retry_after_s: float | None = None
    quota: Quota | None = None
    limit: float | None = None
    requested: float | None = None
    limits: tuple[LimitSeen, ...] = ()
    usage: Usage = field(default_factory=Usage)
    partial: str = ""
    finish_reason: str | None = None


class CallFailed(Exception):  # noqa: N818 - it carries a Failure; the suffix would say it twice
    """Raised by a provider for every failure there is: nothing else may leave a provider."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(f"{failure.kind}: {failure.message}")
        self.failure = failure
