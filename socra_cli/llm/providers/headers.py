"""What response headers say about quotas and waits, in every dialect that is known.

Anthropic   ``anthropic-ratelimit-{requests,input-tokens,tokens}-{limit,remaining,reset}``, resets in RFC 3339
OpenAI      ``x-ratelimit-{limit,remaining,reset}-{requests,tokens}`` per minute, resets as ``6m0s``, ``20ms``
Groq        the same names, but requests are counted per day
Azure       the same names again; ``-1`` and a limit of ``0`` mean that nothing is known
waits       ``retry-after-ms``, ``retry-after`` in seconds or as an HTTP date
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from socra_cli.llm.request import LimitSeen, Quota

_UNITS_S = {"d": 86_400.0, "h": 3_600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "us": 1e-6, "µs": 1e-6, "ns": 1e-9}
_PART = re.compile(r"(\d+(?:\.\d+)?)(ms|us|µs|ns|d|h|m|s)", re.ASCII)
_LONGEST_DURATION = 64
"""Characters: no vendor's duration is longer, and a hostile header must not cost time."""


def duration_s(text: str) -> float | None:
    """Seconds in ``2m59.56s``, ``20ms`` or a bare ``12``; ``None`` for anything else, ``-1`` included."""
    text = text.strip()
    if len(text) > _LONGEST_DURATION:
        return None
    parts = _PART.findall(text)
    if parts and "".join(number + unit for number, unit in parts) == text:
        return sum(float(number) * _UNITS_S[unit] for number, unit in parts)
    return _amount(text)


def retry_after_s(headers: Mapping[str, str], now: float) -> float | None:
    """The wait that the provider asks for, in seconds from ``now`` (seconds since the epoch)."""
    if (milliseconds := _amount(headers.get("retry-after-ms", ""))) is not None:
        return milliseconds / 1000
    text = headers.get("retry-after", "")
    seconds = duration_s(text)
    return seconds if seconds is not None else _until(_http_date(text), headers, now)


def limits_seen(
    headers: Mapping[str, str], now: float, requests_are: Literal["requests_minute", "requests_day"]
) -> tuple[LimitSeen, ...]:
    """Every quota that the headers speak of. ``requests_are`` says what ``x-ratelimit-…-requests`` counts."""
    return (*_anthropic(headers, now), *_openai(headers, requests_are))


def _anthropic(headers: Mapping[str, str], now: float) -> Iterator[LimitSeen]:
    tokens = "input-tokens" if "anthropic-ratelimit-input-tokens-limit" in headers else "tokens"
    names: tuple[tuple[Quota, str], ...] = (("requests_minute", "requests"), ("tokens_minute", tokens))
    for quota, name in names:
        prefix = f"anthropic-ratelimit-{name}-"
        reset = _until(_rfc3339(headers.get(prefix + "reset", "")), headers, now)
        yield from _seen(quota, headers.get(prefix + "limit"), headers.get(prefix + "remaining"), reset)


def _openai(headers: Mapping[str, str], requests_are: Quota) -> Iterator[LimitSeen]:
    names: tuple[tuple[Quota, str], ...] = ((requests_are, "requests"), ("tokens_minute", "tokens"))
    for quota, name in names:
        reset = duration_s(headers.get(f"x-ratelimit-reset-{name}", ""))
        limit, remaining = (headers.get(f"x-ratelimit-{word}-{name}") for word in ("limit", "remaining"))
        yield from _seen(quota, limit, remaining, reset)


def _seen(
    quota: Quota, limit_text: str | None, remaining_text: str | None, reset: float | None
) -> Iterator[LimitSeen]:
    limit = _amount(limit_text or "") or None
    remaining = _amount(remaining_text or "")
    if limit is None and not remaining:
        return  # a bare "0 remaining", without a limit, is how an unmetered deployment answers
    yield LimitSeen(quota, limit, remaining, reset)


def _amount(text: str) -> float | None:
    """A finite number of zero or more."""
    if len(text) > _LONGEST_DURATION:
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _until(moment: datetime | None, headers: Mapping[str, str], now: float) -> float | None:
    """Seconds from now to ``moment``, by the provider's own clock where it sent its time."""
    if moment is None:
        return None
    sent = _http_date(headers.get("date", ""))
    reference = sent if sent is not None else datetime.fromtimestamp(now, UTC)
    return max(0.0, (moment - reference).total_seconds())


def _rfc3339(text: str) -> datetime | None:
    try:
        return _aware(datetime.fromisoformat(text))
    except ValueError:
        return None


def _http_date(text: str) -> datetime | None:
    try:
        return _aware(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):  # what the email package raises on odd dates
        return None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
