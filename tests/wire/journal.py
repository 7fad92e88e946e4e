"""What the wire server was asked, as it saw it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class WireRequest:
    """One HTTP request, read. ``provider`` is the first piece of the path."""

    provider: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def model(self) -> str:
        deployment = self.path.partition("/deployments/")[2].partition("/")[0]
        return str(self.body.get("model") or deployment)

    @property
    def stream(self) -> bool:
        return bool(self.body.get("stream"))

    @property
    def max_output_tokens(self) -> int:
        return int(self.body.get("max_tokens") or self.body.get("max_completion_tokens") or 0)

    @property
    def prompt(self) -> str:
        """Everything the model reads, in order."""
        system = self.body.get("system", "")
        parts = [system if isinstance(system, str) else "\n".join(block["text"] for block in system)]
        parts += [_text(message["content"]) for message in self.body.get("messages", [])]
        return "\n\n".join(part for part in parts if part)

    @property
    def schema(self) -> dict[str, Any] | None:
        """The JSON Schema asked for, wherever the dialect puts it: a parameter, or a line of the prompt."""
        for holder in (
            self.body.get("output_config", {}).get("format", {}),
            self.body.get("response_format", {}).get("json_schema", {}),
        ):
            if "schema" in holder:
                return dict(holder["schema"])
        return next(_schemas_in(self.prompt), None)

    @property
    def input_tokens(self) -> int:
        """By a rule easy to foresee: ⌈characters ÷ 4⌉ of the prompt and of a schema sent beside it."""
        beside = [self.body[name] for name in ("output_config", "response_format") if name in self.body]
        return -(-(len(self.prompt) + sum(len(json.dumps(part)) for part in beside)) // 4)


def _text(content: Any) -> str:
    return content if isinstance(content, str) else "\n".join(part.get("text", "") for part in content)


def _schemas_in(prompt: str) -> Iterator[dict[str, Any]]:
    for line in prompt.splitlines():
        if line.startswith("{") and '"properties"' in line:
            try:
                yield json.loads(line)
            except json.JSONDecodeError:
                continue


@dataclass(slots=True)
class Entry:
    """One request and what became of it. Times are on the server's clock."""

    request: WireRequest
    at: float
    status: int = 0
    counted_tokens: int = 0
    """What admission counted; 0 where nothing is metered."""
    output_tokens: int = 0
    ended_at: float | None = None
    left_by_client: bool = False
    """The client closed the connection before the answer was whole."""

    @property
    def provider(self) -> str:
        return self.request.provider

    @property
    def model(self) -> str:
        return self.request.model


@dataclass
class Journal:
    """Every request, in order of arrival. Safe to read while requests run."""

    _entries: list[Entry] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def open(self, request: WireRequest, at: float) -> Entry:
        entry = Entry(request, at)
        with self._lock:
            self._entries.append(entry)
        return entry

    def entries(self, provider: str | None = None) -> list[Entry]:
        with self._lock:
            return [entry for entry in self._entries if provider in (None, entry.provider)]

    def statuses(self, provider: str | None = None) -> list[int]:
        return [entry.status for entry in self.entries(provider)]

    def providers(self) -> list[str]:
        return [entry.provider for entry in self.entries()]

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()

    def __len__(self) -> int:
        return len(self.entries())
