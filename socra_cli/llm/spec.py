"""What is known of one provider before it is asked anything: built from settings, handed to the router."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pydantic import SecretStr

Dialect = Literal["anthropic", "openai", "azure", "offline"]
Counting = Literal["input", "input_and_max_output"]
StructuredBy = Literal["json_schema", "json_schema_strict", "json_object_schema", "json_object", "prompt"]
"""How a model is held to a schema. ``json_object_schema`` puts the schema inside ``json_object``, as
llama.cpp's servers and some hosts of open models take it.
"""


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
    """One provider. Only the limits in ``limits_set``, the user's own, may by themselves refuse a run."""

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
    structured_models: tuple[str, ...] = ()
    """Parts of the names of the models that take ``structured`` and ``extra_body``; any other model gets
    json_object and nothing extra. Empty: every model takes them."""
    requests_header: Literal["requests_minute", "requests_day"] = "requests_minute"
    """What ``x-ratelimit-…-requests`` counts: on Groq requests a day."""
    api_version: str | None = None
    """Azure's ``api-version``."""

    @property
    def usable(self) -> bool:
        return not self.needs_key or self.key is not None
