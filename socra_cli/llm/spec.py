"""What is known of one provider before it is asked anything: built from settings, handed to the router."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pydantic import SecretStr

Dialect = Literal["anthropic", "openai", "azure", "offline"]
Counting = Literal["input", "input_and_max_output"]
StructuredBy = Literal["json_schema", "json_schema_strict", "json_object", "prompt"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Quotas as they are believed at the start. ``None`` means: no limit known, don't pace for it."""

    requests_minute: float | None = None
    tokens_minute: float | None = None
    requests_day: float | None = None
    tokens_day: float | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens."""

    input_usd: float
    output_usd: float
    cached_usd: float | None = None


@dataclass(frozen=True, slots=True)
class ProviderSpec:
    """One provider. ``limits_set`` names the limits that the user set: only those may by themselves refuse a run."""

    name: str
    dialect: Dialect
    models: tuple[str, ...]
    base_url: str | None = None
    key: SecretStr | None = None
    needs_key: bool = True
    limits: Limits = Limits()
    limits_set: frozenset[str] = frozenset()
    counts: Counting = "input"
    timeout_s: float = 30.0
    structured: StructuredBy = "json_schema"
    streams_structured: bool = True
    reliable_tail: bool = False
    price: Price | None = None
    company: str = ""
    trains_on_free_tier: bool | None = None
    extra_body: tuple[tuple[str, str], ...] = field(default=())

    @property
    def usable(self) -> bool:
        return not self.needs_key or self.key is not None
