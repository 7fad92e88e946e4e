"""A trace as OpenTelemetry spans: session, stages in it, attempts in each, with the ledger's own times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from opentelemetry.context import Context
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, Tracer, set_span_in_context

from socra_cli.domain.calls import CallRecord
from socra_cli.domain.text import one_line
from socra_cli.domain.timeline import StageRun, Trace, failed_of, reason_without_content
from socra_cli.llm.spec import ProviderSpec
from socra_cli.telemetry.attributes import (
    Attributes,
    attempt_attributes,
    provider_name,
    session_attributes,
    stage_attributes,
)
from socra_cli.telemetry.content import Transcript, content_attributes

SKIPPED: Final = "socra.candidate_skipped"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Scribe:
    """Writes the spans of one trace. ``transcript`` is ``None`` where content was not asked for."""

    tracer: Tracer
    trace: Trace
    specs: Mapping[str, ProviderSpec]
    transcript: Transcript | None = None

    def write(self, parent: Context | None) -> None:
        """The whole trace, under ``parent`` if there is one."""
        trace, runs = self.trace, self.trace.runs
        begin = min([trace.started_at, *(run.started_at for run in runs)])
        end = max([trace.ended_at, *(run.ended_at for run in runs)])
        name = f"invoke_workflow {trace.command}"
        span = self._begun(name, SpanKind.INTERNAL, session_attributes(trace), begin, parent)
        inside = set_span_in_context(span, parent)
        for run in runs:
            self._stage(run, inside)
        _ended(span, end, trace.failed_of)

    def _stage(self, run: StageRun, parent: Context) -> None:
        attributes = stage_attributes(run, self.trace)
        name = f"invoke_agent {run.stage}"
        span = self._begun(name, SpanKind.INTERNAL, attributes, run.started_at, parent)
        for skip in run.skipped:
            span.add_event(SKIPPED, self._skip(skip), timestamp=_nanoseconds(skip.started_at))
        inside = set_span_in_context(span, parent)
        for call in run.attempts:
            self._attempt(call, inside)
        _ended(span, run.ended_at, run.failed_of)

    def _attempt(self, call: CallRecord, parent: Context) -> None:
        spec = self.specs.get(call.provider)
        local = spec is not None and spec.dialect == "offline"
        kind = SpanKind.INTERNAL if local else SpanKind.CLIENT
        attributes = attempt_attributes(call, self.trace, spec)
        if self.transcript is not None and (exchange := self.transcript.of(call)) is not None:
            apart = spec is not None and spec.dialect == "anthropic"
            attributes |= content_attributes(exchange, call, apart=apart)
        span = self._begun(f"chat {call.model}", kind, attributes, call.started_at, parent)
        _ended(span, max(call.started_at, call.ended_at), failed_of(call), self._reason(call))

    def _skip(self, call: CallRecord) -> Attributes:
        return {
            "gen_ai.provider.name": provider_name(call.provider, self.specs.get(call.provider)),
            "gen_ai.request.model": call.model,
            "socra.provider": call.provider,
            "socra.reason": self._reason(call),
        }

    def _reason(self, call: CallRecord) -> str:
        """In the ledger's words: all of them only where content was asked for."""
        return one_line(call.reason if self.transcript is not None else reason_without_content(call))

    def _begun(
        self, name: str, kind: SpanKind, attributes: Attributes, at: datetime, parent: Context | None
    ) -> Span:
        return self.tracer.start_span(
            name, context=parent, kind=kind, attributes=attributes, start_time=_nanoseconds(at)
        )


def _ended(span: Span, at: datetime, failed: str | None, reason: str = "") -> None:
    if failed is not None:
        span.set_status(Status(StatusCode.ERROR, reason or failed))
    span.end(_nanoseconds(at))


def _nanoseconds(moment: datetime) -> int:
    """Since the epoch. Floats can't hold them."""
    return (moment - _EPOCH) // _MICROSECOND * 1000
