"""One ``[providers.NAME]`` table, and the spec that it makes."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PositiveFloat,
    SecretStr,
    model_validator,
)

from socra_cli.llm.spec import Dialect, Limits, Price, ProviderSpec, StructuredBy
from socra_cli.settings.vendors import ANTHROPIC, VENDORS

_LIMITS = {"tpm": "tokens_minute", "rpm": "requests_minute", "rpd": "requests_day", "tpd": "tokens_day"}


def _split(value: Any) -> Any:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or not value.isprintable() or " " in value:
        raise ValueError("not an http or https address")
    if parts.username or parts.password:
        raise ValueError("an address may not hold a name or password: the key belongs in a variable")
    return value


Names = Annotated[tuple[str, ...], BeforeValidator(_split), Field(min_length=1)]
"""A list, or one string with commas."""

Address = Annotated[str, AfterValidator(_web_address)]


class ProviderTable(BaseModel):
    """A table's settings. Limits are per minute (``m``) or day (``d``), prices for a million tokens."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    kind: Literal["openai", "azure", "anthropic"] = "openai"
    """Which dialect the endpoint speaks. ``azure`` counts the prompt plus the most that may be answered."""
    base_url: Address | None = None
    """Where requests are sent, as that dialect's SDK takes it."""
    models: Names | None = None
    """Models in order: one that is gone is skipped for the run, and the next one asked."""
    api_key_env: str | None = Field(default=None, pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")
    """The variable that holds the key. A table without one needs no key."""
    tpm: PositiveFloat | None = None
    """Tokens a minute. A limit that is set here may refuse a run; one that socra believes only paces it."""
    rpm: PositiveFloat | None = None
    """Requests a minute, in the same way."""
    rpd: PositiveFloat | None = None
    """Requests a day, in the same way."""
    tpd: PositiveFloat | None = None
    """Tokens a day, in the same way."""
    price_input_usd: float | None = Field(default=None, ge=0)
    """US dollars for a million tokens in. Together with the other price, or not at all."""
    price_output_usd: float | None = Field(default=None, ge=0)
    """US dollars for a million tokens out."""
    timeout: PositiveFloat = 30.0
    """Seconds of silence allowed before the first byte and between bytes; a call may take ten times that."""
    structured: StructuredBy | None = None
    """How the model is held to a schema; without it, what the dialect can do."""
    api_version: str | None = None
    """Azure's ``api-version``."""

    @model_validator(mode="after")
    def _prices_come_in_pairs(self) -> ProviderTable:
        if (self.price_input_usd is None) != (self.price_output_usd is None):
            raise ValueError("price_input_usd and price_output_usd are set together or not at all")
        return self

    def spec(self, name: str, key: SecretStr | None) -> ProviderSpec:
        """The provider, ready for the router. ``key`` is its cleaned key, where there is one."""
        base = VENDORS.get(name) or self._further(name)
        limits = {
            field: value for word, field in _LIMITS.items() if (value := getattr(self, word)) is not None
        }
        return replace(
            base,
            models=self.models or base.models,
            base_url=self.base_url or base.base_url,
            key=key,
            limits=replace(base.limits, **limits),
            limits_set=frozenset(limits),
            timeout_s=self.timeout,
            structured=self.structured or base.structured,
            api_version=self.api_version,
            price=self._price(),
            company=_receiver(base.company, self.base_url),
            trains_on_free_tier=base.trains_on_free_tier if self.base_url is None else _trains(self.base_url),
        )

    def _further(self, name: str) -> ProviderSpec:
        dialects: dict[str, Dialect] = {"openai": "openai", "azure": "azure", "anthropic": "anthropic"}
        return ProviderSpec(
            name=name,
            dialect=dialects[self.kind],
            models=(),
            needs_key=self.api_key_env is not None,
            limits=Limits(),
            counts="input_and_max_output" if self.kind == "azure" else "input",
            structured=ANTHROPIC.structured if self.kind == "anthropic" else "json_object",
            company={"openai": "OpenAI", "azure": "Microsoft", "anthropic": "Anthropic"}[self.kind],
        )

    def _price(self) -> Price | None:
        if self.price_input_usd is None or self.price_output_usd is None:
            return None
        return Price(self.price_input_usd, self.price_output_usd)


def _receiver(company: str, base_url: str | None) -> str:
    """Who gets the text: whoever answers at the address that was set, else the provider's own company."""
    if base_url is None:
        return company
    host = urlsplit(base_url).hostname or ""
    return "this machine" if _is_loopback(host) else host


def _trains(base_url: str) -> bool | None:
    """A server on this machine trains on nothing; of any other it isn't known."""
    return False if _is_loopback(urlsplit(base_url).hostname or "") else None


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
