from __future__ import annotations

import pytest

from socra_cli.llm.prices import price_usd
from socra_cli.llm.request import Usage
from socra_cli.llm.spec import Price
from tests.llm.fakes import spec

MILLION = Usage(1_000_000, 1_000_000)


@pytest.mark.parametrize(
    ("provider", "model"),
    [
        ("anthropic", "claude-haiku-5-5"),
        ("anthropic", "claude-haiku-4-5"),
        ("google", "gemini-3.5-flash-lite"),
        ("google", "gemini-3.1-flash-lite"),
        ("groq", "openai/gpt-oss-20b"),
        ("groq", "openai/gpt-oss-120b"),
    ],
)
def test_every_default_model_has_a_list_price(provider: str, model: str) -> None:
    price = price_usd(spec(provider), model, MILLION)
    assert price is not None
    assert price > 0


def test_an_unlisted_model_has_no_price_and_not_a_price_of_nothing() -> None:
    assert price_usd(spec("groq"), "nobody/knows", MILLION) is None
    assert price_usd(spec("my-ollama"), "llama", MILLION) is None


def test_the_users_own_price_goes_first_and_prices_cached_tokens() -> None:
    own = spec("anthropic", price=Price(2.0, 10.0, 0.5))
    assert price_usd(own, "claude-haiku-5-5", MILLION) == pytest.approx(12.0)
    assert price_usd(own, "x", Usage(1_000_000, 0, 400_000)) == pytest.approx(0.6 * 2 + 0.4 * 0.5)
    no_discount = spec(price=Price(2.0, 10.0))
    assert price_usd(no_discount, "x", Usage(1_000_000, 0, 400_000)) == pytest.approx(2.0)


def test_a_cache_read_is_cheaper_at_list_price() -> None:
    full = price_usd(spec("anthropic"), "claude-haiku-4-5", Usage(1000, 0))
    cached = price_usd(spec("anthropic"), "claude-haiku-4-5", Usage(1000, 0, 1000))
    assert full is not None
    assert cached is not None
    assert cached < full


def test_offline_costs_nothing() -> None:
    assert price_usd(spec("offline", dialect="offline"), "rules", MILLION) == 0.0
