"""Quotas as the vendors enforce them: buckets that refill continuously."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Literal

from tests.wire import refusals
from tests.wire.behaviour import Fail
from tests.wire.journal import WireRequest

Counting = Literal["input", "input_and_max_output"]


@dataclass
class Bucket:
    """``capacity`` units that refill evenly over ``period_s`` seconds; full at the start."""

    capacity: float
    period_s: float
    level: float = field(init=False)
    _at: float | None = None

    def __post_init__(self) -> None:
        self.level = self.capacity

    def refill(self, now: float) -> None:
        if self._at is not None:
            self.level = min(self.capacity, self.level + (now - self._at) * self.capacity / self.period_s)
        self._at = now

    def wait_for(self, amount: float) -> float:
        """Seconds until ``amount`` is there, on the server's clock."""
        return max(0.0, (amount - self.level) * self.period_s / self.capacity)

    @property
    def reset_s(self) -> float:
        return self.wait_for(self.capacity)


@dataclass
class Admission:
    """Admits or refuses as Groq documents it. One instance may be shared by several threads."""

    tokens_minute: float | None = None
    requests_minute: float | None = None
    requests_day: float | None = None
    counts: Counting = "input_and_max_output"

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._buckets = {
            name: Bucket(capacity, period)
            for name, capacity, period in (
                ("TPM", self.tokens_minute, 60.0),
                ("RPM", self.requests_minute, 60.0),
                ("RPD", self.requests_day, 86_400.0),
            )
            if capacity is not None
        }

    def count(self, request: WireRequest) -> int:
        """Tokens as this provider's quota sees them."""
        output = request.max_output_tokens if self.counts == "input_and_max_output" else 0
        return request.input_tokens + output

    def admit(self, request: WireRequest, now: float) -> Fail | None:
        """Take the request's share of every bucket, or say why not. A refused request takes nothing."""
        tokens = self.count(request)
        with self._lock:
            needs = [(name, bucket, tokens if name == "TPM" else 1) for name, bucket in self._buckets.items()]
            for name, bucket, amount in needs:
                bucket.refill(now)
                if amount > bucket.capacity:
                    return _too_large(request.model, bucket.capacity, amount)
                if amount > bucket.level + 1e-6:
                    return _limited(request.model, name, bucket, amount, self._headers())
            for _, bucket, amount in needs:
                bucket.level -= amount
        return None

    def headers(self) -> dict[str, str]:
        with self._lock:
            return self._headers()

    def _headers(self) -> dict[str, str]:
        out: dict[str, str] = {}
        for name, word in (("RPD", "requests"), ("TPM", "tokens")):
            if (bucket := self._buckets.get(name)) is not None:
                out[f"x-ratelimit-limit-{word}"] = str(int(bucket.capacity))
                out[f"x-ratelimit-remaining-{word}"] = str(int(max(0.0, bucket.level)))
                out[f"x-ratelimit-reset-{word}"] = _duration(bucket.reset_s)
        return out


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds, 3), 60)
    return f"{int(minutes)}m{rest:.3f}s" if minutes else f"{rest:.3f}s"


def _too_large(model: str, limit: float, requested: float) -> Fail:
    return refusals.openai(
        413,
        f"Request too large for model `{model}` in organization `org_01` on tokens per minute (TPM): "
        f"Limit {int(limit)}, Requested {int(requested)}, please reduce your message size and try again.",
        code="rate_limit_exceeded",
        kind="tokens",
    )


_WORDS = {"TPM": "tokens per minute", "RPM": "requests per minute", "RPD": "requests per day"}


def _limited(model: str, name: str, bucket: Bucket, amount: float, headers: dict[str, str]) -> Fail:
    wait = bucket.wait_for(amount)
    used = bucket.capacity - bucket.level
    refusal = refusals.openai(
        429,
        f"Rate limit reached for model `{model}` in organization `org_01` on {_WORDS[name]} ({name}): "
        f"Limit {int(bucket.capacity)}, Used {int(used)}, Requested {int(amount)}. "
        f"Please try again in {_duration(wait)}.",
        code="rate_limit_exceeded",
        kind="tokens" if name == "TPM" else "requests",
    )
    return Fail(429, refusal.body, {**headers, "retry-after": str(max(1, -int(-wait // 1)))})
