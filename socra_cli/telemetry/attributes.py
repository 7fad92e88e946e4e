"""What the three kinds of span say, by the GenAI semantic conventions 0.1
(github.com/open-telemetry/semantic-conventions-genai). What these don't name is under ``socra.``.

A command is ``invoke_workflow``, a stage ``invoke_agent``, an attempt ``chat``. Nothing of what was asked or
answered is here; messages of failures are the ledger's, in which keys are masked.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from socra_cli.domain.calls import CallRecord
from socra_cli.domain.timeline import StageRun, Trace, cost_usd, failed_of
from socra_cli.llm.providers import anthropic, openai_compatible
from socra_cli.llm.spec import ProviderSpec

Value = str | bool | int | float | tuple[str, ...]
Attributes = dict[str, Value]

_DEFAULT_PORTS = {"https": 443, "http": 80}
_DEFAULT_ADDRESSES = {"anthropic": anthropic.BASE_URL, "openai": openai_compatible.BASE_URL}
"""Where a dialect's SDK sends what no address was set for."""


def session_attributes(trace: Trace) -> Attributes:
    return {
        "gen_ai.operation.name": "invoke_workflow",
        "gen_ai.agent.name": trace.command,
        **_session(trace),
        "socra.demo": trace.demo,
        **_known(
            {
                "socra.verdict.decision": trace.decision,
                "socra.cost_usd": cost_usd(trace.calls),
                "error.type": trace.failed_of,
            }
        ),
    }


def stage_attributes(run: StageRun, trace: Trace) -> Attributes:
    return {
        "gen_ai.operation.name": "invoke_agent",
        "gen_ai.agent.name": run.stage,
        **_session(trace),
        "socra.stage": run.stage,
        "socra.attempts": len(run.attempts),
        **_known({"socra.cost_usd": cost_usd(run.attempts), "error.type": run.failed_of}),
    }


def attempt_attributes(call: CallRecord, trace: Trace, spec: ProviderSpec | None) -> Attributes:
    """``spec`` is the provider's; ``None`` where it is not known."""
    first = call.first_token_at
    return {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": provider_name(call.provider, spec),
        "gen_ai.request.model": call.model,
        **_session(trace),
        "socra.stage": call.stage,
        "socra.provider": call.provider,
        "socra.attempt": call.attempt,
        "socra.outcome": call.outcome,
        "socra.waited_s": call.waited_s,
        "socra.repair": call.repair,
        **({} if spec is None else _server(spec)),
        **({} if first is None else {"gen_ai.request.stream": True}),
        **_known(
            {
                "gen_ai.response.model": call.response_model,
                "gen_ai.response.finish_reasons": _finish_reasons(call),
                "gen_ai.usage.input_tokens": call.input_tokens,
                "gen_ai.usage.output_tokens": call.output_tokens,
                "gen_ai.usage.cache_read.input_tokens": call.cached_tokens,
                "gen_ai.response.time_to_first_chunk": None
                if first is None
                else (first - call.started_at).total_seconds(),
                "http.response.status_code": call.status,
                "error.type": failed_of(call),
                "socra.cost_usd": call.cost_usd,
                "socra.rendering": call.rendering or None,
                "socra.estimated_input_tokens": call.estimated_input_tokens,
            }
        ),
    }


def provider_name(name: str, spec: ProviderSpec | None) -> str:
    """The conventions' name for a provider; its own in the route where they have none."""
    if spec is not None and spec.dialect == "azure":
        return "azure.ai.openai"
    return "gcp.gemini" if name == "google" else name


def _session(trace: Trace) -> Attributes:
    return {"gen_ai.conversation.id": trace.session_id, "session.id": trace.session_id}


def _finish_reasons(call: CallRecord) -> tuple[str, ...] | None:
    """The provider's word; ``error`` where an answer had begun and its end never came."""
    if call.finish_reason is not None:
        return (call.finish_reason,)
    begun = call.outcome != "ok" and (call.first_token_at is not None or bool(call.output_tokens))
    return ("error",) if begun else None


def _server(spec: ProviderSpec) -> Attributes:
    """Host and port alone: an address may hold a password, and a path a tenant's name."""
    parts = urlsplit(spec.base_url or _DEFAULT_ADDRESSES.get(spec.dialect, ""))
    try:
        port = parts.port or _DEFAULT_PORTS.get(parts.scheme)
    except ValueError:
        port = None
    if not parts.hostname or port is None:
        return {}
    return {"server.address": parts.hostname, "server.port": port}


def _known(attributes: Mapping[str, Value | None]) -> Attributes:
    return {name: value for name, value in attributes.items() if value is not None}
