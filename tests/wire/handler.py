"""One connection of the wire server: reads requests, performs behaviours, notices a client that leaves."""

from __future__ import annotations

import json
import select
import socket
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any

from tests.wire.behaviour import FOREVER, Fail, Fault, Say
from tests.wire.journal import Entry, WireRequest
from tests.wire.speech import AnthropicSpeech, OpenAISpeech, Speech, split

if TYPE_CHECKING:
    from tests.wire.server import WireServer

_POLL_S = 0.005


class ClientLeftError(Exception):
    """The client closed the connection, or the server is closing."""


class HungUpError(Exception):
    """The server closed the connection, as its behaviour says."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    connection: socket.socket
    entry: Entry

    @property
    def wire(self) -> WireServer:
        return self.server.wire  # type: ignore[attr-defined,no-any-return] # the server class of this package

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: the journal is the log."""

    def do_POST(self) -> None:
        request = self._read()
        self.entry = self.wire.journal.open(request, self.wire.now())
        try:
            self._serve(request)
        except HungUpError:
            self.close_connection = True
        except (ClientLeftError, OSError):
            self.entry.left_by_client = not self.wire.closing.is_set()
            self.close_connection = True
        finally:
            self.entry.ended_at = self.wire.now()

    def _read(self) -> WireRequest:
        body = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))) or b"{}")
        provider = self.path.strip("/").partition("/")[0]
        return WireRequest(provider, self.path, {k.lower(): v for k, v in self.headers.items()}, body)

    def _serve(self, request: WireRequest) -> None:
        headers: dict[str, str] = {}
        if (admission := self.wire.admission(request.provider)) is not None:
            self.entry.counted_tokens = admission.count(request)
            if (refusal := admission.admit(request, self.wire.now())) is not None:
                self._refuse(refusal)
                return
            headers = admission.headers()
        behaviour = self.wire.behaviour(request)
        if isinstance(behaviour, Fail):
            self._refuse(behaviour)
        else:
            self._say(request, behaviour, headers)

    def _refuse(self, fail: Fail) -> None:
        body = fail.encoded()
        self._head(fail.status, {"content-type": "application/json", **fail.headers}, len(body))
        self.wfile.write(body)

    def _say(self, request: WireRequest, say: Say, headers: Mapping[str, str]) -> None:
        speech: Speech = (AnthropicSpeech if request.provider == "anthropic" else OpenAISpeech)(request, say)
        self.entry.output_tokens = speech.output_tokens
        self._pause(say.delay_s)
        if request.stream:
            self._stream(speech, say, {**headers, **say.headers})
        else:
            self._whole(speech, say, {**headers, **say.headers})

    # ── whole answers ────────────────────────────────────────────────────────

    def _whole(self, speech: Speech, say: Say, headers: Mapping[str, str]) -> None:
        body = json.dumps(speech.whole()).encode()
        if say.fault is Fault.MALFORMED:
            body = body[: len(body) // 2]
        early = say.after == 0
        if say.fault is Fault.DROP and early:
            self._hang_up()
        if say.fault is Fault.STALL and early:
            self._pause(FOREVER)
        self._head(200, {"content-type": "application/json", **headers}, len(body))
        pieces = split(body.decode(), say.pieces)
        for number, piece in enumerate(pieces):
            if number == say.after and say.fault is Fault.DROP:
                self._hang_up()
            if number == say.after and say.fault is Fault.STALL:
                self._pause(FOREVER)
            self.wfile.write(piece.encode())
            self._pause(say.gap_s)

    # ── streams ──────────────────────────────────────────────────────────────

    def _stream(self, speech: Speech, say: Say, headers: Mapping[str, str]) -> None:
        self._head(200, {"content-type": "text/event-stream", "transfer-encoding": "chunked", **headers})
        for frame in speech.opening():
            self._chunk(frame)
        pieces = split(say.text or "", say.pieces)
        late = say.fault in (Fault.NONE, Fault.LATE_DROP)
        for piece in pieces if late else pieces[: say.after]:
            self._chunk(speech.delta(piece))
            self._pause(say.gap_s)
        if late:
            self._close(speech.closing(), say.fault)
        else:
            self._strike(speech, say.fault)
        self.wfile.write(b"0\r\n\r\n")

    def _close(self, frames: list[bytes], fault: Fault) -> None:
        for frame in frames[:-1] if fault is Fault.LATE_DROP else frames:
            self._chunk(frame)
        if fault is Fault.LATE_DROP:
            self._hang_up()

    def _strike(self, speech: Speech, fault: Fault) -> None:
        """Break the stream. Where this returns, it then ends as HTTP ends it, without a finish reason."""
        match fault:
            case Fault.DROP:
                self._hang_up()
            case Fault.STALL:
                self._pause(FOREVER)
            case Fault.MALFORMED:
                self._chunk(speech.malformed_frame())
            case Fault.ERROR_EVENT:
                self._chunk(speech.error_frame())

    # ── the connection ───────────────────────────────────────────────────────

    def _head(self, status: int, headers: Mapping[str, str], length: int | None = None) -> None:
        self.entry.status = status
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if length is not None:
            self.send_header("content-length", str(length))
        self.end_headers()

    def _chunk(self, frame: bytes) -> None:
        self.wfile.write(f"{len(frame):x}\r\n".encode() + frame + b"\r\n")

    def _hang_up(self) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)
        raise HungUpError

    def _pause(self, seconds: float) -> None:
        """Sleep, but wake at once when the client leaves or the server closes."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            readable, _, _ = select.select([self.connection], [], [], min(left, _POLL_S))
            if readable and not self.connection.recv(1, socket.MSG_PEEK):
                raise ClientLeftError
            if self.wire.closing.is_set():
                raise ClientLeftError
