"""Anthropic's Messages, by its SDK."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

from socra_cli.llm.providers.dialects import rendered_schema
from socra_cli.llm.providers.reading import Reading
from socra_cli.llm.providers.sdk import SdkProvider
from socra_cli.llm.request import Call, Message, Usage

BASE_URL = "https://api.anthropic.com"
"""The SDK's own. Named, so that nothing in the environment but socra's settings can send a key elsewhere."""


class AnthropicProvider(SdkProvider):
    """No temperature (the SDK has none), no prefilled turn; a block other than text is thinking: skipped."""

    def _connect(self) -> Any:
        from anthropic import AsyncAnthropic, DefaultAsyncHttpxClient

        return AsyncAnthropic(
            api_key=self._key,
            base_url=self.spec.base_url or BASE_URL,
            max_retries=0,
            timeout=self._timeout(),
            open_telemetry=False,
            http_client=DefaultAsyncHttpxClient(follow_redirects=False, timeout=self._timeout()),
        )

    def _sdk_error(self) -> type[Exception]:
        from anthropic import AnthropicError

        return AnthropicError

    def _send(self, client: Any, call: Call, *, stream: bool) -> AbstractAsyncContextManager[Any]:
        sent: AbstractAsyncContextManager[Any] = client.messages.with_streaming_response.create(
            model=call.model,
            max_tokens=call.max_output_tokens,
            stream=stream,
            messages=[{"role": m.role, "content": m.content} for m in call.messages if m.role != "system"],
            **_system(call.messages),
            **_output(call),
        )
        return sent

    def _read_whole(self, message: Any, reading: Reading) -> None:
        for block in message.content:
            if block.type == "text":
                reading.add(block.text)
        reading.usage = _usage(message.usage, Usage())
        reading.finish = message.stop_reason
        reading.answered_by(message)

    def _read_event(self, event: Any, reading: Reading) -> str:
        match event.type:
            case "message_start":
                reading.usage = _usage(event.message.usage, reading.usage)
                reading.answered_by(event.message)
            case "content_block_delta" if event.delta.type == "text_delta":
                return reading.add(event.delta.text)
            case "message_delta":
                reading.usage = _usage(event.usage, reading.usage)
                reading.finish = event.delta.stop_reason
        return ""


def _system(messages: Sequence[Message]) -> dict[str, str]:
    text = "\n\n".join(m.content for m in messages if m.role == "system")
    return {"system": text} if text else {}


def _output(call: Call) -> dict[str, Any]:
    if call.schema is None:
        return {}
    schema = rendered_schema(call.schema, "anthropic")
    return {"output_config": {"format": {"type": "json_schema", "schema": schema}}}


def _usage(usage: Any, before: Usage) -> Usage:
    """Tokens of ``usage``, which counts cached input apart; what it leaves out stays as it was ``before``."""
    cached = getattr(usage, "cache_read_input_tokens", None) or 0
    written = getattr(usage, "cache_creation_input_tokens", None) or 0
    fresh = getattr(usage, "input_tokens", None)
    output = getattr(usage, "output_tokens", None)
    if fresh is None:
        return Usage(before.input_tokens, output or before.output_tokens, before.cached_tokens)
    return Usage(fresh + cached + written, output or before.output_tokens, cached)
