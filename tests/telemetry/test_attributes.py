"""Spans say what the conventions name as they name it, and nothing that may be secret."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from socra_cli.domain.calls import CallRecord
from socra_cli.domain.timeline import Trace
from socra_cli.llm.spec import ProviderSpec
from socra_cli.settings.vendors import ANTHROPIC, GOOGLE, GROQ, OFFLINE
from socra_cli.telemetry.attributes import attempt_attributes, provider_name

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TRACE = Trace("masterplan", "lusab-42", (), START, START)
AZURE = ProviderSpec("work", "azure", ("gpt",), base_url="https://me:secret@acme.openai.azure.com/tenant")
OPENAI = ProviderSpec("openai", "openai", ("gpt",), key=SecretStr("sk-secret"))


def call(**known: object) -> CallRecord:
    values = {
        "stage": "ask",
        "provider": "anthropic",
        "model": "haiku",
        "attempt": 2,
        "outcome": "ok",
        "started_at": START,
        "ended_at": START + timedelta(seconds=3),
    }
    return CallRecord.model_validate({**values, **known})


def test_an_answer_has_its_tokens_its_end_and_its_first_token() -> None:
    known = {
        "first_token_at": START + timedelta(seconds=0.25),
        "finish_reason": "end_turn",
        "response_model": "haiku-5",
    }
    counted = {"input_tokens": 900, "output_tokens": 80, "cached_tokens": 200, "cost_usd": 0.01}
    attributes = attempt_attributes(call(**known, **counted), TRACE, ANTHROPIC)
    assert attributes == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "anthropic",
        "gen_ai.request.model": "haiku",
        "gen_ai.request.stream": True,
        "gen_ai.response.model": "haiku-5",
        "gen_ai.response.finish_reasons": ("end_turn",),
        "gen_ai.response.time_to_first_chunk": 0.25,
        "gen_ai.usage.input_tokens": 900,
        "gen_ai.usage.output_tokens": 80,
        "gen_ai.usage.cache_read.input_tokens": 200,
        "gen_ai.conversation.id": "lusab-42",
        "session.id": "lusab-42",
        "server.address": "api.anthropic.com",
        "server.port": 443,
        "socra.stage": "ask",
        "socra.provider": "anthropic",
        "socra.attempt": 2,
        "socra.outcome": "ok",
        "socra.waited_s": 0.0,
        "socra.repair": False,
        "socra.cost_usd": 0.01,
    }


def test_a_failure_has_its_kind_and_status() -> None:
    attributes = attempt_attributes(
        call(outcome="failed", status=429, reason="rate_limited_minute: slow"), TRACE, GROQ
    )
    assert attributes["error.type"] == "rate_limited_minute"
    assert attributes["http.response.status_code"] == 429
    assert "gen_ai.response.finish_reasons" not in attributes
    assert "gen_ai.usage.input_tokens" not in attributes


@pytest.mark.parametrize(
    ("known", "reasons"),
    [
        ({"outcome": "failed", "finish_reason": "length"}, ("length",)),
        ({"outcome": "failed", "first_token_at": START}, ("error",)),
        ({"outcome": "cancelled", "first_token_at": START}, ("error",)),
        ({"outcome": "failed", "output_tokens": 3}, ("error",)),
        ({"outcome": "ok"}, None),
    ],
)
def test_an_answer_that_began_and_never_ended_ended_with_an_error(
    known: dict[str, object], reasons: tuple[str, ...] | None
) -> None:
    assert attempt_attributes(call(**known), TRACE, None).get("gen_ai.response.finish_reasons") == reasons


@pytest.mark.parametrize(
    ("spec", "name"),
    [
        (ANTHROPIC, "anthropic"),
        (GOOGLE, "gcp.gemini"),
        (GROQ, "groq"),
        (AZURE, "azure.ai.openai"),
        (OPENAI, "openai"),
    ],
)
def test_providers_are_called_as_the_conventions_call_them(spec: ProviderSpec, name: str) -> None:
    assert provider_name(spec.name, spec) == name
    assert provider_name("mine", None) == "mine"


@pytest.mark.parametrize(
    ("spec", "server"),
    [
        (AZURE, ("acme.openai.azure.com", 443)),
        (OPENAI, ("api.openai.com", 443)),
        (replace(GROQ, base_url="http://10.0.0.5:8080/v1"), ("10.0.0.5", 8080)),
        (replace(GROQ, base_url="ftp://files.example"), (None, None)),
        (replace(GROQ, base_url="http://host:port"), (None, None)),
        (OFFLINE, (None, None)),
    ],
)
def test_of_an_address_host_and_port_are_told(
    spec: ProviderSpec, server: tuple[str | None, int | None]
) -> None:
    attributes = attempt_attributes(call(provider=spec.name), TRACE, spec)
    assert (attributes.get("server.address"), attributes.get("server.port")) == server
    assert "secret" not in str(attributes)
