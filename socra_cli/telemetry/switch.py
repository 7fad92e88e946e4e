"""Whether traces are asked for: by OpenTelemetry's standard environment variables, and by nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final
from urllib.parse import urlsplit

_SIGNAL: Final = "OTEL_EXPORTER_OTLP_TRACES_"
_EVERY_SIGNAL: Final = "OTEL_EXPORTER_OTLP_"
_PROTOCOL: Final = "http/protobuf"
_CONTENT: Final = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"
_ON_SPANS: Final = frozenset({"true", "span_only", "span_and_event"})
_FLUSH_S: Final = 2.0
_LONGEST_FLUSH_S: Final = 30.0
"""Most who set a larger number meant milliseconds, which the specification counts in."""
_EXPORTER: Final = "opentelemetry.exporter.otlp.proto.http.trace_exporter"


@dataclass(frozen=True, slots=True)
class Switch:
    """Traces are asked for.

    ``host`` is where they go, for people: nothing of the address that may be secret. ``content``: with what
    was asked and answered. ``flush_s`` is the most that the end of a run waits for. ``problem`` says why
    nothing can be sent; empty when it can.
    """

    host: str
    content: bool = False
    flush_s: float = _FLUSH_S
    problem: str = ""


def switched_on(environ: Mapping[str, str]) -> Switch | None:
    """What ``environ`` asks for; ``None`` when it asks for no traces."""
    endpoint = _otlp(environ, "ENDPOINT")
    exporters = [name.strip() for name in environ.get("OTEL_TRACES_EXPORTER", "").split(",") if name.strip()]
    disabled = environ.get("OTEL_SDK_DISABLED", "").strip().lower() == "true"
    if not endpoint or disabled or (exporters and "otlp" not in exporters):
        return None
    return Switch(
        host=host_of(endpoint),
        content=environ.get(_CONTENT, "").strip().lower() in _ON_SPANS,
        flush_s=_seconds(_otlp(environ, "TIMEOUT")),
        problem=_problem(endpoint, _otlp(environ, "PROTOCOL")),
    )


def host_of(address: str) -> str:
    """Host and port of an address: neither a password in it nor its path."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    return f"{host}:{port}" if host and port else host or "the address given"


def _problem(endpoint: str, protocol: str) -> str:
    if not endpoint.lower().startswith(("http://", "https://")):
        return "the endpoint doesn't begin with http:// or https://"
    if protocol not in ("", _PROTOCOL):
        return f"the protocol is {protocol!r}, and socra speaks {_PROTOCOL}"
    if not _installed():
        return "the extra `otel` is not installed: pip install 'socra-cli[otel]'"
    return ""


def _installed() -> bool:
    try:
        return find_spec(_EXPORTER) is not None and find_spec("opentelemetry.sdk.trace") is not None
    except ModuleNotFoundError:  # of a package above
        return False


def _otlp(environ: Mapping[str, str], name: str) -> str:
    """A variable of the exporter: the one for traces, else the one for every signal."""
    return environ.get(_SIGNAL + name, "").strip() or environ.get(_EVERY_SIGNAL + name, "").strip()


def _seconds(timeout: str) -> float:
    """As the SDK for Python reads it: seconds."""
    try:
        seconds = float(timeout)
    except ValueError:
        return _FLUSH_S
    return min(seconds, _LONGEST_FLUSH_S) if 0 < seconds < float("inf") else _FLUSH_S
