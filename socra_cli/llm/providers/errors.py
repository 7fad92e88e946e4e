"""Whatever an SDK or its transport raises, told as a ``Failure``.

The SDKs are not imported here: their exceptions are recognised by what they carry (a response, a body, a
cause), so that asking one vendor never loads the other's SDK.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

from socra_cli.llm.failures import Failure, Kind
from socra_cli.llm.providers.bodies import ErrorBody, kind_of, read_body
from socra_cli.llm.providers.headers import limits_seen, retry_after_s
from socra_cli.llm.providers.redaction import safe_message
from socra_cli.llm.request import LimitSeen, Quota
from socra_cli.llm.spec import ProviderSpec

_SILENT = {
    Kind.TIMED_OUT: "nothing came for {seconds:g} s, or the whole took ten times that",
    Kind.UNREACHABLE: "no connection, or it closed before an answer began",
    Kind.CUT: "the connection broke before the answer was whole",
    Kind.MALFORMED: "the answer is not of the API's form",
}


class ErrorInAnswerError(Exception):
    """An error in the answer's place, under status 200, as some gateways have it. ``body`` is that error."""

    def __init__(self, body: object) -> None:
        super().__init__("an error in place of the answer")
        self.body = body


def failure_of(error: BaseException, spec: ProviderSpec, *, began: bool) -> Failure:
    """The failure that ``error`` means. ``began``: the response's headers had arrived, with status 200.

    Never holds a key: every message passes ``safe_message``.
    """
    if getattr(error, "body", None) is not None or getattr(error, "status_code", None) is not None:
        return _answered(error, spec, began=began)
    kind = _silent_kind(error, began=began)
    return Failure(kind, _SILENT[kind].format(seconds=spec.timeout_s), status=200 if began else None)


def mask(text: str, spec: ProviderSpec) -> str:
    """``text`` as it may be shown: see ``safe_message``."""
    return safe_message(text, spec.key.get_secret_value() if spec.key else None)


def headers_limits(headers: Mapping[str, str], spec: ProviderSpec) -> tuple[LimitSeen, ...]:
    """The quotas that a response's headers speak of, read in the provider's own way."""
    return limits_seen(headers, time.time(), spec.requests_header)


def _silent_kind(error: BaseException, *, began: bool) -> Kind:
    """Kind of an error that no response explains: of the transport, of the clock, or of a frame's form."""
    import httpx2

    cause = error.__cause__ if isinstance(error.__cause__, httpx2.HTTPError) else error
    if isinstance(cause, httpx2.ConnectTimeout):
        return Kind.UNREACHABLE
    if isinstance(cause, httpx2.TimeoutException | TimeoutError):
        return Kind.TIMED_OUT
    if isinstance(cause, httpx2.DecodingError | ValueError | LookupError | AttributeError | TypeError):
        return Kind.MALFORMED
    return Kind.CUT if began else Kind.UNREACHABLE


def _answered(error: BaseException, spec: ProviderSpec, *, began: bool) -> Failure:
    response = getattr(error, "response", None)
    headers: Mapping[str, str] = {} if response is None else response.headers
    status = getattr(error, "status_code", 200 if began else None)
    body = read_body(getattr(error, "body", None) or str(error))
    seen = headers_limits(headers, spec)
    kind, quota = _sharpened(kind_of(status, body), body.quota, seen)
    return Failure(
        kind=kind,
        message=mask(body.message or str(error), spec),
        status=status,
        retry_after_s=_wait(kind, headers, body),
        quota=quota,
        limit=body.limit,
        requested=body.requested,
        limits=(*seen, *([body.limit_seen] if body.limit_seen else [])),
    )


def _sharpened(kind: Kind, quota: Quota | None, seen: tuple[LimitSeen, ...]) -> tuple[Kind, Quota | None]:
    """Name the exhausted quota by the headers where the body does not; one per day makes it the day's."""
    if kind is not Kind.RATE_LIMITED_MINUTE or quota is not None:
        return kind, quota
    quota = next((limit.quota for limit in seen if limit.remaining == 0), None)
    return (Kind.RATE_LIMITED_DAY if quota in ("requests_day", "tokens_day") else kind), quota


def _wait(kind: Kind, headers: Mapping[str, str], body: ErrorBody) -> float | None:
    """The wait asked for. Gemini's ``retryDelay`` on a daily quota is none: it means tomorrow."""
    from_header = retry_after_s(headers, time.time())
    if from_header is not None:
        return from_header
    misleading = kind is Kind.RATE_LIMITED_DAY and bool(body.details)
    return None if misleading else body.retry_after_s
