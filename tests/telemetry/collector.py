"""The receiver's other end: started for a test, and what it received as spans."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

RECEIVER = Path(__file__).with_name("receiver.py")
Json = dict[str, Any]


@dataclass(frozen=True)
class Span:
    """One span as it came over the wire. Times are nanoseconds, ids hexadecimal."""

    name: str
    kind: str
    id: str
    parent: str
    trace: str
    begin: int
    end: int
    attributes: Json
    status: Json
    events: tuple[tuple[str, Json], ...]
    children: list[Span] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        return self.status.get("code") == "STATUS_CODE_ERROR"

    def within(self, other: Span) -> bool:
        return other.begin <= self.begin <= self.end <= other.end


@dataclass(frozen=True)
class Collector:
    """A running receiver. ``url`` is what ``OTEL_EXPORTER_OTLP_ENDPOINT`` gets."""

    url: str
    file: Path

    @property
    def environ(self) -> dict[str, str]:
        return {"OTEL_EXPORTER_OTLP_ENDPOINT": self.url}

    def requests(self) -> list[Json]:
        if not self.file.exists():
            return []
        return [json.loads(line) for line in self.file.read_text("utf-8").splitlines()]

    def resource(self) -> Json:
        return _attributes(self.requests()[0]["body"]["resourceSpans"][0]["resource"])

    def spans(self) -> list[Span]:
        """Every span, each with its children by their beginning."""
        spans = [
            _span(raw)
            for request in self.requests()
            for resource in request["body"]["resourceSpans"]
            for scope in resource["scopeSpans"]
            for raw in scope["spans"]
        ]
        known = {span.id: span for span in spans}
        for span in sorted(spans, key=lambda each: each.begin):
            if span.parent in known:
                known[span.parent].children.append(span)
        return spans

    def root(self) -> Span:
        """The one span whose parent did not come along."""
        spans = self.spans()
        (root,) = [span for span in spans if span.parent not in {each.id for each in spans}]
        return root

    def everything(self) -> str:
        """All that arrived, as text to search."""
        return json.dumps([request["body"] for request in self.requests()], ensure_ascii=False)


@contextmanager
def collecting(folder: Path, how: str = "200") -> Iterator[Collector]:
    """A receiver in a process of its own that answers with status ``how``, or hangs."""
    file = folder / "received.jsonl"
    with subprocess.Popen(
        [sys.executable, str(RECEIVER), str(file), how], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield Collector(f"http://127.0.0.1:{process.stdout.readline().strip()}", file)
        finally:
            process.kill()


def _span(raw: Json) -> Span:
    return Span(
        name=raw["name"],
        kind=raw["kind"].removeprefix("SPAN_KIND_"),
        id=_hex(raw["spanId"]),
        parent=_hex(raw.get("parentSpanId", "")),
        trace=_hex(raw["traceId"]),
        begin=int(raw["startTimeUnixNano"]),
        end=int(raw["endTimeUnixNano"]),
        attributes=_attributes(raw),
        status=raw.get("status", {}),
        events=tuple((event["name"], _attributes(event)) for event in raw.get("events", [])),
    )


def _attributes(holder: Json) -> Json:
    return {each["key"]: _value(each["value"]) for each in holder.get("attributes", [])}


def _value(value: Json) -> Any:
    ((kind, inner),) = value.items()
    if kind == "intValue":
        return int(inner)
    return [_value(each) for each in inner["values"]] if kind == "arrayValue" else inner


def _hex(encoded: str) -> str:
    return base64.b64decode(encoded).hex()
