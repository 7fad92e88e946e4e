"""What an error's status and body mean: one table of words, one of statuses, and a few sentences.

The body's own word decides before the status does: a stream that fails after its 200 has no other. A status
413 outranks Groq's word, which is that of a rate limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from socra_cli.llm.failures import Kind
from socra_cli.llm.providers.headers import duration_s
from socra_cli.llm.request import LimitSeen, Quota

_WORDS: dict[str, Kind] = {
    "insufficient_quota": Kind.BILLING,
    "billing_error": Kind.BILLING,
    "billing_hard_limit_reached": Kind.BILLING,
    "authentication_error": Kind.UNAUTHORISED,
    "invalid_api_key": Kind.UNAUTHORISED,
    "unauthenticated": Kind.UNAUTHORISED,
    "permission_error": Kind.UNAUTHORISED,
    "not_found_error": Kind.MODEL_GONE,
    "model_not_found": Kind.MODEL_GONE,
    "model_decommissioned": Kind.MODEL_GONE,
    "deploymentnotfound": Kind.MODEL_GONE,
    "request_too_large": Kind.TOO_LARGE,
    "context_length_exceeded": Kind.CONTEXT_EXCEEDED,
    "content_filter": Kind.REFUSED,
    "content_policy_violation": Kind.REFUSED,
    "rate_limit_error": Kind.RATE_LIMITED_MINUTE,
    "rate_limit_exceeded": Kind.RATE_LIMITED_MINUTE,
    "resource_exhausted": Kind.RATE_LIMITED_MINUTE,
    "overloaded_error": Kind.OVERLOADED,
    "overloaded": Kind.OVERLOADED,
    "capacity_exceeded": Kind.OVERLOADED,
    "unavailable": Kind.OVERLOADED,
    "timeout_error": Kind.TIMED_OUT,
    "json_validate_failed": Kind.MALFORMED,
    "api_error": Kind.SERVER_ERROR,
    "server_error": Kind.SERVER_ERROR,
}

_STATUSES: dict[int, Kind] = {
    401: Kind.UNAUTHORISED,
    402: Kind.BILLING,
    403: Kind.UNAUTHORISED,
    404: Kind.MODEL_GONE,
    408: Kind.TIMED_OUT,
    413: Kind.TOO_LARGE,
    429: Kind.RATE_LIMITED_MINUTE,
    498: Kind.OVERLOADED,
    503: Kind.OVERLOADED,
    504: Kind.TIMED_OUT,
    529: Kind.OVERLOADED,
}

_SENTENCES: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (
        re.compile(r"credit balance is too low|(?:spend|usage) limits?\b.*\breached|reached your .*limits"),
        Kind.BILLING,
    ),
    (re.compile(r"api key not valid|api_key_invalid|invalid api key"), Kind.UNAUTHORISED),
    (re.compile(r"decommissioned|model .* (?:does not exist|no longer available)"), Kind.MODEL_GONE),
    (
        re.compile(r"prompt is too long|maximum context length|context (?:window|length)"),
        Kind.CONTEXT_EXCEEDED,
    ),
    (re.compile(r"input token count .* exceeds"), Kind.CONTEXT_EXCEEDED),
)
"""For status 400 and 429, where some vendors put the cause in prose only; matched in lower case."""

_LONGEST_READ = 2_000
"""Characters of a message that are looked at: a page of HTML must not cost time."""

_LIMIT = re.compile(r"limit:? (\d[\d,]*)", re.IGNORECASE)
_USED = re.compile(r"\bused:? (\d[\d,]*)", re.IGNORECASE)
_REQUESTED = re.compile(r"\brequested:? (\d[\d,]*)", re.IGNORECASE)
_TRY_AGAIN = re.compile(r"(?:try again|retry) in ((?:\d+(?:\.\d+)?(?:ms|[dhms]))+)", re.IGNORECASE)
_QUOTA_NAMES: tuple[tuple[re.Pattern[str], Quota], ...] = (
    (re.compile(r"tokens per day|\bTPD\b|Token\w*PerDay", re.IGNORECASE), "tokens_day"),
    (re.compile(r"requests per day|\bRPD\b|PerDay|daily", re.IGNORECASE), "requests_day"),
    (re.compile(r"tokens per min|\bTPM\b|Token\w*PerMinute", re.IGNORECASE), "tokens_minute"),
    (re.compile(r"requests per min|\bRPM\b|PerMinute", re.IGNORECASE), "requests_minute"),
)


@dataclass(frozen=True, slots=True)
class ErrorBody:
    """An error's body, whatever its wrapping. ``words`` are its type, code and state, in lower case."""

    message: str
    words: tuple[str, ...] = ()
    number: int | None = None
    """A status inside the body: the only true one when a stream fails after its 200."""
    details: tuple[Mapping[str, Any], ...] = ()

    @property
    def violations(self) -> Iterator[Mapping[str, Any]]:
        for detail in self.details:
            yield from (v for v in _list(detail.get("violations")) if isinstance(v, Mapping))

    @property
    def quota(self) -> Quota | None:
        """The exhausted quota. One per day outranks one per minute: the longer wait is the true one."""
        told = " ".join([self.message, *(str(v.get("quotaId", "")) for v in self.violations)])
        return next((quota for pattern, quota in _QUOTA_NAMES if pattern.search(told)), None)

    @property
    def retry_after_s(self) -> float | None:
        """From ``RetryInfo``, else from the sentence *please try again in 12s*."""
        delays = [str(detail["retryDelay"]) for detail in self.details if "retryDelay" in detail]
        if match := _TRY_AGAIN.search(self.message):
            delays.append(match[1])
        return next((seconds for delay in delays if (seconds := duration_s(delay)) is not None), None)

    @property
    def limit(self) -> float | None:
        values = [str(v["quotaValue"]) for v in self.violations if "quotaValue" in v]
        return _number(_LIMIT, self.message) or next((float(v) for v in values if v.isdecimal()), None)

    @property
    def requested(self) -> float | None:
        return _number(_REQUESTED, self.message)

    @property
    def limit_seen(self) -> LimitSeen | None:
        """What the body says of the exhausted quota, as the planner takes it."""
        if self.quota is None or not self.limit:
            return None
        used = _number(_USED, self.message)
        return LimitSeen(self.quota, self.limit, None if used is None else max(0.0, self.limit - used))


def read_body(body: object) -> ErrorBody:
    """Unwrap ``{"error": …}``, Gemini's list of one, plain text, or nothing at all."""
    if isinstance(body, list):
        body = body[0] if body else None
    if isinstance(body, Mapping) and isinstance(body.get("error"), Mapping | str):
        body = body["error"]
    if not isinstance(body, Mapping):
        return ErrorBody(str(body)[:_LONGEST_READ] if body else "")
    fields = cast("Mapping[str, Any]", body)
    told = [fields.get(name) for name in ("code", "type", "status")]
    words = tuple(word.lower() for word in told if isinstance(word, str))
    statuses = [int(str(part)) for part in told if re.fullmatch(r"[45]\d\d", str(part), re.ASCII)]
    details = tuple(d for d in _list(fields.get("details")) if isinstance(d, Mapping))
    message = str(fields.get("message") or "")[:_LONGEST_READ]
    return ErrorBody(message, words, statuses[0] if statuses else None, details)


def kind_of(status: int | None, body: ErrorBody) -> Kind:
    """The failure's kind. ``status`` 200 or ``None``: the stream had begun, and the body alone speaks."""
    if status is None or status < 400:
        status = body.number
    kind = _by_words(status, body) or _by_sentence(status, body) or _by_status(status)
    if kind is not Kind.RATE_LIMITED_MINUTE:
        return kind
    if body.requested and body.limit and body.requested > body.limit:
        return Kind.TOO_LARGE
    return Kind.RATE_LIMITED_DAY if body.quota in ("requests_day", "tokens_day") else kind


def _by_words(status: int | None, body: ErrorBody) -> Kind | None:
    kinds = [_WORDS[word] for word in body.words if word in _WORDS]
    if status == 413 and Kind.RATE_LIMITED_MINUTE in kinds:
        return Kind.TOO_LARGE
    return kinds[0] if kinds else None


def _by_sentence(status: int | None, body: ErrorBody) -> Kind | None:
    if status not in (400, 429):
        return None
    told = body.message.lower()
    return next((kind for pattern, kind in _SENTENCES if pattern.search(told)), None)


def _by_status(status: int | None) -> Kind:
    if status is None:
        return Kind.SERVER_ERROR
    return _STATUSES.get(status, Kind.SERVER_ERROR if status >= 500 else Kind.BAD_REQUEST)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _number(pattern: re.Pattern[str], text: str) -> float | None:
    match = pattern.search(text)
    return float(match[1].replace(",", "")) if match else None
