"""A real HTTP server on the loopback that speaks the Anthropic Messages and the OpenAI chat dialects.

    with WireServer() as server:
        server.script("groq", refusals.GROQ_MINUTE, Say("at last"))   # one a request, in order
        server.rule("google", Say("always this"))                     # whenever the script has run out
        server.meter("groq", Admission(tokens_minute=6000))           # before either
        client(base_url=server.base_url("groq"))
        server.journal.statuses("groq")

A provider is the first piece of the path; ``anthropic`` speaks Messages, every other name chat completions.
Without script or rule a request with a schema gets the smallest valid document, any other one a sentence.
"""

from __future__ import annotations

import json
import socketserver
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

from tests.wire.admission import Admission
from tests.wire.behaviour import Behaviour, Fail, Rule, Say
from tests.wire.filler import answer_for
from tests.wire.handler import Handler
from tests.wire.journal import Journal, WireRequest

__all__ = ["Admission", "Fail", "Say", "WireServer", "answer_for", "default_answer"]

DEFAULT_TEXT = "When did this last happen to someone you can name, and what did it cost them?"


def default_answer(request: WireRequest, overrides: Mapping[str, Any] | None = None) -> Say:
    """A valid document where a schema is asked for, else a question."""
    if request.schema is None:
        return Say(DEFAULT_TEXT)
    return Say(json.dumps(answer_for(request.schema, overrides)))


class WireServer:
    """See the module. ``now`` is the clock of admission and journal, in seconds; any monotonic one does."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self.journal = Journal()
        self.closing = threading.Event()
        self._scripts: dict[str, deque[Rule]] = defaultdict(deque)
        self._rules: dict[str, Rule] = {}
        self._meters: dict[str, Admission] = {}
        self._lock = threading.Lock()
        self._tcp = _Tcp(("127.0.0.1", 0), Handler)
        self._tcp.wire = self
        self._thread = threading.Thread(target=self._tcp.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._tcp.shutdown()
        self._tcp.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._tcp.server_address[1]}"

    def base_url(self, provider: str) -> str:
        """As that provider's SDK takes it."""
        return f"{self.url}/{provider}"

    def environ(self, *providers: str) -> dict[str, str]:
        """Environment variables that point socra's own providers here, with a key each."""
        out: dict[str, str] = {}
        for provider in providers or ("anthropic", "google", "groq"):
            out[f"{provider.upper()}_API_KEY"] = f"test-key-of-{provider}"
            out[f"SOCRA_{provider.upper()}_BASE_URL"] = self.base_url(provider)
        return out

    def script(self, provider: str, *rules: Rule) -> None:
        """Queue behaviours, one a request."""
        with self._lock:
            self._scripts[provider].extend(rules)

    def rule(self, provider: str, rule: Rule) -> None:
        """What to do whenever the script has run out."""
        self._rules[provider] = rule

    def meter(self, provider: str, admission: Admission) -> None:
        self._meters[provider] = admission

    def admission(self, provider: str) -> Admission | None:
        return self._meters.get(provider)

    def behaviour(self, request: WireRequest) -> Behaviour:
        """Decide one request. A ``Say`` without text gets the default one."""
        with self._lock:
            script = self._scripts[request.provider]
            rule = script.popleft() if script else self._rules.get(request.provider, default_answer)
        behaviour = rule(request) if callable(rule) else rule
        if isinstance(behaviour, Say) and behaviour.text is None:
            return replace(behaviour, text=default_answer(request).text)
        return behaviour

    def wait_until(self, true: Callable[[], bool], seconds: float = 2.0) -> bool:
        """Poll for what happens on the server's side, such as a connection that the client closed."""
        deadline = time.monotonic() + seconds
        while not true():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.002)
        return True


class _Tcp(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    wire: WireServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is what many tests are about: nothing to print."""
