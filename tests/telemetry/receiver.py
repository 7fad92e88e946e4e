"""An OTLP/HTTP receiver of its own process: decodes what arrives and keeps it, one JSON document a line.

    python receiver.py FILE [STATUS | hang | drip]

Prints its port once it listens. ``hang`` takes the request and never answers; ``drip`` never ends the first
line of its answer, so that no silence is ever long.
"""

from __future__ import annotations

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from google.protobuf.json_format import MessageToDict
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

FILE = Path(sys.argv[1])
HOW = sys.argv[2] if len(sys.argv) > 2 else "200"


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        kept = {
            "path": self.path,
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "body": MessageToDict(ExportTraceServiceRequest.FromString(body)),
        }
        with FILE.open("a", encoding="utf-8") as file:
            file.write(json.dumps(kept) + "\n")
        never = threading.Event()
        while HOW in ("hang", "drip") and not never.wait(0.05):
            self.wfile.write(b"x" if HOW == "drip" else b"")
        self.send_response(int(HOW))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
server.daemon_threads = True
sys.stdout.write(f"{server.server_address[1]}\n")
sys.stdout.flush()
server.serve_forever()
