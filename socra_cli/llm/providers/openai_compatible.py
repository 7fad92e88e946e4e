"""OpenAI's chat completions, by its SDK: Google, Groq, Azure, and any endpoint that speaks alike."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Any
from urllib.parse import urlsplit

from socra_cli.llm.failures import CallFailed, Kind
from socra_cli.llm.providers.dialects import rendered_schema, with_schema_in_prompt
from socra_cli.llm.providers.reading import Reading
from socra_cli.llm.providers.sdk import SdkProvider
from socra_cli.llm.request import Answer, Call, Message, Usage
from socra_cli.llm.spec import ProviderSpec, StructuredBy

BASE_URL = "https://api.openai.com/v1"
AZURE_API_VERSION = "2024-10-21"
"""Azure's latest stable data plane at the time of writing; a table's ``api_version`` replaces it."""


class OpenAICompatibleProvider(SdkProvider):
    """How an answer is given its form, and which parameters are sent, is read from the spec."""

    def __init__(self, spec: ProviderSpec) -> None:
        super().__init__(spec)
        self._without_schemas: set[str] = set()

    async def complete(self, call: Call) -> Answer:
        """As the protocol says. A model that refuses the schema itself is asked in the prompt next time."""
        try:
            return await super().complete(call)
        except CallFailed as error:
            if call.schema is not None and error.failure.kind is Kind.BAD_REQUEST:
                self._without_schemas.add(call.model)
            raise

    def structured_by(self, model: str) -> StructuredBy:
        """How ``model`` is held to a schema at present."""
        if model in self._without_schemas:
            return "prompt"
        return structured_by(self.spec, model)

    def _connect(self) -> Any:
        from openai import AsyncAzureOpenAI, AsyncOpenAI, DefaultAsyncHttpx2Client, Omit

        shared: dict[str, Any] = {
            "api_key": self._key,
            "max_retries": 0,
            "timeout": self._timeout(),
            "http_client": DefaultAsyncHttpx2Client(follow_redirects=False, timeout=self._timeout()),
            # an account's names from the environment are OpenAI's business, not Google's or Groq's
            "default_headers": {"OpenAI-Organization": Omit(), "OpenAI-Project": Omit()},
        }
        if self.spec.dialect == "azure":
            version = self.spec.api_version or AZURE_API_VERSION
            return AsyncAzureOpenAI(azure_endpoint=self.spec.base_url or "", api_version=version, **shared)
        return AsyncOpenAI(base_url=self.spec.base_url or BASE_URL, **shared)

    def _sdk_error(self) -> type[Exception]:
        from openai import OpenAIError

        return OpenAIError

    def _send(self, client: Any, call: Call, *, stream: bool) -> AbstractAsyncContextManager[Any]:
        messages, form = self._form(call)
        sent: AbstractAsyncContextManager[Any] = client.chat.completions.with_streaming_response.create(
            model=call.model,
            messages=[{"role": m.role, "content": m.content} for m in messages],
            stream=stream,
            **{_ceiling_name(self.spec): call.max_output_tokens},
            **({"stream_options": {"include_usage": True}} if stream else {}),
            **form,
            extra_body=dict(self.spec.extra_body) if takes_extras(self.spec, call.model) else None,
        )
        return sent

    def _form(self, call: Call) -> tuple[tuple[Message, ...], dict[str, Any]]:
        """The messages, and the ``response_format`` beside them, that hold the model to the call's schema."""
        if call.schema is None:
            return call.messages, {}
        how = self.structured_by(call.model)
        if how == "prompt":
            return with_schema_in_prompt(call.messages, call.schema), {}
        if how in ("json_object", "json_object_schema"):
            held = {"schema": rendered_schema(call.schema, "openai")} if how == "json_object_schema" else {}
            return with_schema_in_prompt(call.messages, call.schema), {
                "response_format": {"type": "json_object", **held}
            }
        form: dict[str, Any] = {
            "name": call.schema.__name__[:64],
            "schema": rendered_schema(call.schema, "openai"),
        }
        if how == "json_schema_strict":
            form["strict"] = True
        return call.messages, {"response_format": {"type": "json_schema", "json_schema": form}}

    def _read_whole(self, message: Any, reading: Reading) -> None:
        choice = message.choices[0]
        reading.add(choice.message.content)
        reading.refusal = choice.message.refusal or ""
        reading.finish = choice.finish_reason
        reading.usage = _usage(message.usage) or Usage()
        reading.answered_by(message)

    def _read_event(self, event: Any, reading: Reading) -> str:
        reading.usage = _usage(event.usage) or _usage(_groq_usage(event)) or reading.usage
        reading.answered_by(event)
        if not event.choices:
            return ""
        choice = event.choices[0]
        reading.refusal += getattr(choice.delta, "refusal", None) or ""
        piece = reading.add(choice.delta.content)
        reading.finish = choice.finish_reason or reading.finish
        return piece


def structured_by(spec: ProviderSpec, model: str) -> StructuredBy:
    """How ``model`` is held to a schema."""
    return spec.structured if takes_extras(spec, model) else "json_object"


def takes_extras(spec: ProviderSpec, model: str) -> bool:
    """Whether ``model`` is of those that the spec's ``structured`` and ``extra_body`` are meant for."""
    return not spec.structured_models or any(part in model for part in spec.structured_models)


def _ceiling_name(spec: ProviderSpec) -> str:
    """OpenAI's newer models know only ``max_completion_tokens``; most others only the old name."""
    host = urlsplit(spec.base_url or BASE_URL).hostname or ""
    return "max_completion_tokens" if spec.dialect == "azure" or host.endswith("openai.com") else "max_tokens"


def _groq_usage(event: Any) -> Any:
    """Groq's own place for the usage of a stream."""
    extra = (event.model_extra or {}).get("x_groq")
    return extra.get("usage") if isinstance(extra, dict) else None


def _usage(usage: Any) -> Usage | None:
    if not usage:
        return None
    told = usage if isinstance(usage, dict) else usage.model_dump()
    details = told.get("prompt_tokens_details") or {}
    return Usage(
        int(told.get("prompt_tokens") or 0),
        int(told.get("completion_tokens") or 0),
        int(details.get("cached_tokens") or 0),
    )
