"""What goes out and what comes back when nothing is wrong, and how a call is given up."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from contextlib import aclosing
from typing import Any

import pytest
from pydantic import SecretStr

from socra_cli.llm.failures import CallFailed, Kind
from socra_cli.llm.providers.dialects import rendered_schema
from socra_cli.llm.providers.registry import build_provider
from socra_cli.llm.request import Delta, LimitSeen, Message, Usage
from socra_cli.llm.spec import ProviderSpec
from tests.wire.asking import KEY, Verdict, call, complete, failure, spec_of, streamed
from tests.wire.behaviour import Fail, Fault, Say
from tests.wire.journal import WireRequest
from tests.wire.refusals import OPENAI_BAD
from tests.wire.server import WireServer

pytestmark = pytest.mark.usefixtures("loaded_sdks")
EVERYONE = pytest.mark.parametrize("provider", ["anthropic", "google", "groq"])


def sent(server: WireServer) -> WireRequest:
    return server.journal.entries()[-1].request


@EVERYONE
@pytest.mark.parametrize("schema", [None, Verdict], ids=["text", "schema"])
def test_an_answer_comes_back_with_its_usage_whole_and_streamed(
    wire_server: WireServer, provider: str, schema: type[Verdict] | None
) -> None:
    wire_server.rule(provider, Say("Who pays today?", cached_tokens=1))
    answer = complete(spec_of(wire_server, provider), call(schema))
    assert (answer.text, answer.model) == ("Who pays today?", "model-1")
    assert answer.usage == Usage(sent(wire_server).input_tokens, 4, 1)

    pieces, end = streamed(spec_of(wire_server, provider))
    assert len(pieces) > 1
    assert "".join(pieces) == "Who pays today?"
    assert end.usage == Usage(sent(wire_server).input_tokens, 4, 1)


@EVERYONE
def test_thinking_is_neither_text_nor_an_obstacle(wire_server: WireServer, provider: str) -> None:
    wire_server.rule(provider, Say("Yes.", thinking="Let me see."))
    assert complete(spec_of(wire_server, provider), call(Verdict)).text == "Yes."
    assert "".join(streamed(spec_of(wire_server, provider))[0]) == "Yes."


def test_anthropic_gets_its_system_prompt_apart_and_its_schema_in_output_config(
    wire_server: WireServer,
) -> None:
    complete(spec_of(wire_server, "anthropic"), call(Verdict))
    body = sent(wire_server).body
    assert body["system"] == "Be brief."
    assert body["messages"] == [{"role": "user", "content": "Who pays?"}]
    assert body["output_config"]["format"]["type"] == "json_schema"
    assert body["output_config"]["format"]["schema"]["required"] == ["reason", "score"]
    assert {"temperature", "top_p", "top_k", "thinking"}.isdisjoint(body)
    assert sent(wire_server).headers["authorization"] == f"Bearer {KEY}"
    wire_server.journal.clear()
    complete(spec_of(wire_server, "anthropic"), call(messages=(Message("user", "Who?"),)))
    assert "system" not in sent(wire_server).body
    assert "output_config" not in sent(wire_server).body


@EVERYONE
def test_an_answer_fetched_whole_is_read_like_a_stream(wire_server: WireServer, provider: str) -> None:
    wire_server.rule(provider, Say("Yes.", thinking="Let me see.", cached_tokens=2))
    spec = spec_of(wire_server, provider, streams_structured=False)
    answer = complete(spec, call(Verdict))
    assert not sent(wire_server).stream
    assert (answer.text, answer.usage) == ("Yes.", Usage(sent(wire_server).input_tokens, 4, 2))


def test_groq_gets_a_strict_schema_little_reasoning_and_no_stream(wire_server: WireServer) -> None:
    complete(
        spec_of(wire_server, "groq", models=("openai/gpt-oss-20b",)),
        call(Verdict, model="openai/gpt-oss-20b"),
    )
    body = sent(wire_server).body
    assert body["response_format"]["json_schema"]["strict"] is True
    assert body["reasoning_effort"] == "low"
    assert body["max_tokens"] == 200
    assert not body["stream"]


def test_another_model_on_groq_gets_json_mode_and_the_schema_in_its_prompt(wire_server: WireServer) -> None:
    complete(spec_of(wire_server, "groq"), call(Verdict, model="llama-4"))
    body = sent(wire_server).body
    assert body["response_format"] == {"type": "json_object"}
    assert "reasoning_effort" not in body
    assert "JSON" in body["messages"][-1]["content"]
    assert sent(wire_server).schema is not None


def test_a_server_that_takes_a_schema_inside_json_mode_gets_it_there_and_in_the_prompt(
    wire_server: WireServer,
) -> None:
    spec = spec_of(wire_server, "google", structured="json_object_schema")
    complete(spec, call(Verdict))
    body = sent(wire_server).body
    assert body["response_format"] == {"type": "json_object", "schema": rendered_schema(Verdict, "openai")}
    assert "JSON" in body["messages"][-1]["content"]


def test_google_gets_the_schema_without_parameters_it_does_not_know(wire_server: WireServer) -> None:
    complete(spec_of(wire_server, "google"), call(Verdict))
    body = sent(wire_server).body
    assert set(body) == {"model", "messages", "stream", "stream_options", "max_tokens", "response_format"}
    assert set(body["response_format"]["json_schema"]) == {"name", "schema"}


def test_a_model_that_refuses_the_schema_is_asked_in_words_the_next_time(wire_server: WireServer) -> None:
    wire_server.script("google", OPENAI_BAD)

    async def twice() -> None:
        provider = build_provider(spec_of(wire_server, "google"))
        with pytest.raises(CallFailed) as caught:
            await provider.complete(call(Verdict))
        assert caught.value.failure.kind is Kind.BAD_REQUEST
        await provider.complete(call(Verdict))
        await provider.aclose()

    asyncio.run(twice())
    assert "response_format" not in sent(wire_server).body
    assert sent(wire_server).schema is not None


def test_azure_gets_its_deployment_its_version_and_its_own_header(wire_server: WireServer) -> None:
    spec = spec_of(
        wire_server, "google", name="azure", dialect="azure", base_url=wire_server.base_url("azure")
    )
    complete(spec, call(Verdict))
    request = sent(wire_server)
    assert request.path.startswith("/azure/openai/deployments/model-1/chat/completions?api-version=")
    assert request.headers["api-key"] == KEY
    assert request.body["max_completion_tokens"] == 200
    assert streamed(spec)[0], "the empty chunk before the first is no obstacle"


@pytest.mark.parametrize("provider", ["anthropic", "google"])
def test_nothing_of_the_machines_own_accounts_goes_along(
    wire_server: WireServer, provider: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "OPENAI_API_KEY",
        "OPENAI_ORG_ID",
        "OPENAI_PROJECT_ID",
        "ANTHROPIC_API_KEY",
        "ANTHROPIC_AUTH_TOKEN",
    ):
        monkeypatch.setenv(name, "somebody-elses")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")
    complete(spec_of(wire_server, provider, key=None, needs_key=False))
    assert "somebody-elses" not in str(sent(wire_server).headers)


@EVERYONE
def test_the_limits_in_the_headers_come_with_the_answer(wire_server: WireServer, provider: str) -> None:
    prefix, quota = {"anthropic": ("anthropic-ratelimit-tokens-{}", "tokens_minute")}.get(
        provider, ("x-ratelimit-{}-requests", "requests_day" if provider == "groq" else "requests_minute")
    )
    headers = {prefix.format("limit"): "900", prefix.format("remaining"): "899"}
    wire_server.rule(provider, Say("Yes.", headers=headers))
    seen = (LimitSeen(quota, 900, 899),)  # type: ignore[arg-type] # built from the table above
    assert complete(spec_of(wire_server, provider), call(Verdict)).limits == seen
    assert streamed(spec_of(wire_server, provider))[1].limits == seen


# ── time ─────────────────────────────────────────────────────────────────────


@EVERYONE
def test_a_slow_drip_is_alive(wire_server: WireServer, provider: str) -> None:
    wire_server.rule(provider, Say("abcdefgh", gap_s=0.06))
    spec = spec_of(wire_server, provider, timeout_s=0.3)
    assert complete(spec, call(Verdict)).text == "abcdefgh"
    assert "".join(streamed(spec)[0]) == "abcdefgh"


@EVERYONE
@pytest.mark.parametrize("mode", ["complete", "stream"])
def test_an_endless_drip_ends_at_ten_times_the_patience(
    wire_server: WireServer, provider: str, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socra_cli.llm.providers.sdk.TOTAL_FACTOR", 2)
    wire_server.rule(provider, Say("x" * 1000, pieces=1000, gap_s=0.02))
    failed = failure(spec_of(wire_server, provider, timeout_s=0.1), call(Verdict), stream=mode == "stream")
    assert failed.kind is Kind.TIMED_OUT


def test_the_readers_own_time_does_not_count(
    wire_server: WireServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socra_cli.llm.providers.sdk.TOTAL_FACTOR", 1)
    wire_server.rule("google", Say("abcdefgh", gap_s=0.07))

    async def dawdle() -> str:
        chunks = build_provider(spec_of(wire_server, "google", timeout_s=0.4)).stream(call())
        first = await anext(chunks)
        await asyncio.sleep(0.45)
        return "".join(
            chunk.text for chunk in [first, *[c async for c in chunks]] if isinstance(chunk, Delta)
        )

    assert asyncio.run(dawdle()) == "abcdefgh"


@EVERYONE
def test_closing_the_stream_closes_the_connection_at_once(wire_server: WireServer, provider: str) -> None:
    wire_server.rule(provider, Say("abcdefgh", fault=Fault.STALL, after=3))

    async def leave() -> None:
        source = build_provider(spec_of(wire_server, provider, timeout_s=5))
        async with aclosing(source.stream(call())) as chunks:  # type: ignore[type-var] # an async generator
            await anext(chunks)
        assert wire_server.wait_until(lambda: wire_server.journal.entries()[0].left_by_client)

    asyncio.run(leave())


@EVERYONE
@pytest.mark.parametrize("schema", [None, Verdict], ids=["text", "schema"])
def test_cancelling_closes_the_connection_at_once(
    wire_server: WireServer, provider: str, schema: type[Verdict] | None
) -> None:
    wire_server.rule(provider, Say("abcdefgh", fault=Fault.STALL))

    async def cancel() -> None:
        source = build_provider(spec_of(wire_server, provider, timeout_s=5))
        task = asyncio.create_task(source.complete(call(schema)))
        while not len(wire_server.journal):
            await asyncio.sleep(0.002)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert wire_server.wait_until(lambda: wire_server.journal.entries()[0].left_by_client)

    asyncio.run(cancel())


@EVERYONE
def test_one_provider_serves_one_event_loop_after_another(wire_server: WireServer, provider: str) -> None:
    source = build_provider(spec_of(wire_server, provider))
    assert asyncio.run(source.complete(call())).text == asyncio.run(source.complete(call())).text


def test_closing_what_never_connected_is_nothing(wire_server: WireServer) -> None:
    asyncio.run(build_provider(spec_of(wire_server, "groq")).aclose())
    assert len(wire_server.journal) == 0


# ── odd answers ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize("body", ["[]", '"text"', "{}", '{"choices": []}', '{"choices": [{}]}', "null", "1"])
@pytest.mark.parametrize("provider", ["anthropic", "groq"])
def test_json_that_is_no_answer_is_malformed(wire_server: WireServer, provider: str, body: str) -> None:
    wire_server.rule(provider, Fail(200, body))
    spec = spec_of(wire_server, provider, streams_structured=False)
    assert failure(spec, call(Verdict)).kind in (Kind.MALFORMED, Kind.CUT)


def test_a_refusal_in_its_own_field_is_a_refusal(wire_server: WireServer) -> None:
    wire_server.rule("groq", Say("", refusal="I can't help with that."))
    assert failure(spec_of(wire_server, "groq"), call(Verdict)).kind is Kind.REFUSED
    assert failure(spec_of(wire_server, "groq"), stream=True).kind is Kind.REFUSED


@pytest.mark.parametrize(
    ("provider", "finish", "kind"),
    [
        ("anthropic", "pause_turn", Kind.CUT),
        ("anthropic", "model_context_window_exceeded", Kind.CONTEXT_EXCEEDED),
        ("google", "content_filter: SAFETY", Kind.REFUSED),
        ("google", "error", Kind.SERVER_ERROR),
    ],
)
def test_a_stop_that_is_not_an_answer_is_a_failure(
    wire_server: WireServer, provider: str, finish: str, kind: Kind
) -> None:
    wire_server.rule(provider, Say("Half an", finish=finish))
    assert failure(spec_of(wire_server, provider)).kind is kind


# ── what is loaded ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "dialect"), [("anthropic", "anthropic"), ("groq", "openai"), ("a", "azure")]
)
def test_building_a_provider_loads_no_sdk(name: str, dialect: Any) -> None:
    code = (
        "import sys; from socra_cli.llm.providers.registry import build_provider;"
        "from socra_cli.llm.spec import ProviderSpec;"
        f"build_provider(ProviderSpec({name!r}, {dialect!r}, ('m',)));"
        "assert not {'openai', 'anthropic', 'httpx2', 'genai_prices'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_spec_never_shows_its_key() -> None:
    assert KEY not in repr(ProviderSpec("groq", "openai", ("m",), key=SecretStr(KEY)))
