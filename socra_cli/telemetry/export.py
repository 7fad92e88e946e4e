"""Sending a trace by OTLP over HTTP, once, within a bounded time. Whatever goes wrong is a sentence."""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from socra_cli.domain.timeline import Trace
from socra_cli.llm.spec import ProviderSpec
from socra_cli.telemetry.content import Transcript
from socra_cli.telemetry.switch import Switch

if TYPE_CHECKING:
    from opentelemetry.context import Context
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import ReadableSpan

_NOISY: Final = ("opentelemetry", "urllib3", "requests")


def send(
    trace: Trace,
    specs: Sequence[ProviderSpec],
    transcript: Transcript | None,
    *,
    switch: Switch,
    environ: Mapping[str, str],
    version: str,
) -> str:
    """Send ``trace``; returns why it could not be sent, in a clause, or nothing.

    Waits ``switch.flush_s`` at most: an exporter that hangs is left behind in a thread that ends with the
    program. ``version`` is socra's.
    """
    sending = _Sending(switch, lambda: spans_of(trace, specs, transcript, environ, version))
    _hush()
    thread = threading.Thread(target=sending.run, name="socra-traces", daemon=True)
    thread.start()
    thread.join(switch.flush_s)
    return sending.problem


class _Sending:
    """One export under way. ``problem`` is what to say of it as it stands."""

    def __init__(self, switch: Switch, spans: Callable[[], Sequence[ReadableSpan]]) -> None:
        self._switch = switch
        self._spans = spans
        self.problem = f"{switch.host} took longer than {switch.flush_s:g} s"

    def run(self) -> None:
        """Blocks until the exporter has given up or is through."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                spans = self._spans()
                self.problem = self._exported(spans) if spans else ""
        except Exception as error:  # noqa: BLE001 - no fault of an exporter may become one of the run
            self.problem = f"the exporter failed ({type(error).__name__})"

    def _exported(self, spans: Sequence[ReadableSpan]) -> str:
        import requests
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.trace.export import SpanExportResult

        said = ["can't be reached"]

        class Overheard(requests.Session):
            """The exporter tells only that it failed."""

            def send(self, *args: Any, **kwargs: Any) -> requests.Response:
                try:
                    response = super().send(*args, **kwargs)
                except requests.exceptions.SSLError:
                    said.append("shows a certificate that is not trusted, or speaks no TLS")
                    raise
                said.append(f"answered {response.status_code}")
                return response

        exporter = OTLPSpanExporter(timeout=self._switch.flush_s, session=Overheard())
        if exporter.export(spans) is SpanExportResult.SUCCESS:
            return ""
        return f"{self._switch.host} {said[-1]}"


def spans_of(
    trace: Trace,
    specs: Sequence[ProviderSpec],
    transcript: Transcript | None,
    environ: Mapping[str, str],
    version: str,
) -> tuple[ReadableSpan, ...]:
    """The finished spans of ``trace``, without those that the sampler leaves out."""
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    from socra_cli.telemetry.spans import Scribe

    finished = InMemorySpanExporter()
    provider = TracerProvider(resource=_resource(version), shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(finished))
    tracer = provider.get_tracer("socra", version)
    Scribe(tracer, trace, {spec.name: spec for spec in specs}, transcript).write(_parent(environ))
    return finished.get_finished_spans()


def _resource(version: str) -> Resource:
    """What the variables say of the service, and socra's own name where they say nothing."""
    from opentelemetry.sdk.resources import OTELResourceDetector, Resource

    said = OTELResourceDetector().detect().attributes
    return Resource.create({"service.name": "socra", "service.version": version, **said})


def _parent(environ: Mapping[str, str]) -> Context:
    """The span that ``TRACEPARENT`` names, as a CI job passes it on."""
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    names = ("TRACEPARENT", "TRACESTATE")
    carrier = {name.lower(): environ[name] for name in names if environ.get(name)}
    return TraceContextTextMapPropagator().extract(carrier)


def _hush() -> None:
    """Keep the exporter's own logging off the terminal: what matters of it is said in one sentence."""
    for name in _NOISY:
        logging.getLogger(name).addHandler(logging.NullHandler())
