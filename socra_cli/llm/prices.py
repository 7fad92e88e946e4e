"""What tokens cost, in US dollars at list price. An unknown price is ``None``, never 0."""

from __future__ import annotations

from functools import lru_cache

from socra_cli.llm.request import Usage
from socra_cli.llm.spec import Price, ProviderSpec

_MILLION = 1_000_000


def price_usd(spec: ProviderSpec, model: str, usage: Usage) -> float | None:
    """The list price of ``usage`` on ``model``: the user's own figures, else those of genai-prices."""
    if spec.dialect == "offline":
        return 0.0
    if spec.price is not None:
        return _by_the_token(spec.price, usage)
    return _listed(spec.name, model, usage)


def _by_the_token(price: Price, usage: Usage) -> float:
    cached_usd = price.input_usd if price.cached_usd is None else price.cached_usd
    fresh = usage.input_tokens - usage.cached_tokens
    cost = fresh * price.input_usd + usage.cached_tokens * cached_usd + usage.output_tokens * price.output_usd
    return cost / _MILLION


@lru_cache(maxsize=1024)
def _listed(provider: str, model: str, usage: Usage) -> float | None:
    import genai_prices  # slow to import, and needed only when something is priced

    tokens = genai_prices.Usage(
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        cache_read_tokens=usage.cached_tokens or None,
    )
    try:
        return float(genai_prices.calc_price(tokens, model, provider_id=provider).total_price)
    except LookupError:
        return None
