"""The real command line against a real receiver: what arrives, and that a run never suffers for it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli import EXAMPLES, Done, socra
from tests.telemetry.collector import collecting
from tests.wire import refusals
from tests.wire.behaviour import FOREVER, Say
from tests.wire.model import sensible
from tests.wire.server import WireServer

BRIEF = EXAMPLES / "shift-swap.md"
KEY = "test-key-of-anthropic"
CONTENT = {"OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT": "SPAN_ONLY"}
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")


@pytest.fixture
def server(wire_server: WireServer) -> WireServer:
    wire_server.rule("anthropic", sensible)
    return wire_server


def plan(server: WireServer, folder: Path, *arguments: str, **environ: str) -> Done:
    settings = server.environ("anthropic") | environ
    return socra("masterplan", str(BRIEF), "-o", str(folder), "-q", *arguments, environ=settings)


def warnings(done: Done) -> list[str]:
    return [line for line in done.err.splitlines() if line.startswith("warning:")]


def test_content_goes_along_where_it_is_asked_for(server: WireServer, tmp_path: Path) -> None:
    with collecting(tmp_path) as collector:
        done = socra(
            "masterplan", str(BRIEF), environ=server.environ("anthropic") | collector.environ | CONTENT
        )
        assert done.code == 0
        assert "with what is asked and answered" in done.err
        attempts = [span for stage in collector.root().children for span in stage.children]
        assert KEY not in collector.everything()
    assert all("gen_ai.output.messages" in span.attributes for span in attempts)
    intake = next(span for span in attempts if span.attributes["socra.stage"] == "intake")
    assert BRIEF.read_text("utf-8").splitlines()[0].strip("# ") in intake.attributes["gen_ai.input.messages"]
    assert json.loads(intake.attributes["gen_ai.system_instructions"])[0]["type"] == "text"
    (answer,) = json.loads(intake.attributes["gen_ai.output.messages"])
    assert "assumptions" in json.loads(answer["parts"][0]["content"])


def test_a_ci_job_s_trace_is_joined(server: WireServer, tmp_path: Path) -> None:
    parent = f"00-{'ab' * 16}-{'cd' * 8}-01"
    with collecting(tmp_path) as collector:
        assert plan(server, tmp_path, **collector.environ, TRACEPARENT=parent).code == 0
        assert (collector.root().trace, collector.root().parent) == ("ab" * 16, "cd" * 8)


def test_a_parent_that_is_not_sampled_sends_nothing(server: WireServer, tmp_path: Path) -> None:
    with collecting(tmp_path) as collector:
        parent = f"00-{'ab' * 16}-{'cd' * 8}-00"
        done = plan(server, tmp_path, **collector.environ, TRACEPARENT=parent)
        assert (done.code, warnings(done), collector.requests()) == (0, [], [])


def test_an_interview_shows_when_its_first_words_came(server: WireServer, tmp_path: Path) -> None:
    with collecting(tmp_path) as collector:
        environ = server.environ("anthropic") | collector.environ
        done = socra(
            "interview", str(BRIEF), "--max-questions", "1", stdin="We counted 14.\n", environ=environ
        )
        assert done.code == 0, done.err
        root = collector.root()
    assert root.name == "invoke_workflow interview"
    assert "socra.verdict.decision" not in root.attributes
    (ask,) = [stage for stage in root.children if stage.name == "invoke_agent ask"]
    first = ask.children[0].attributes["gen_ai.response.time_to_first_chunk"]
    assert 0 < first <= (ask.end - ask.begin) / 1e9


def test_rules_are_no_remote_call(tmp_path: Path) -> None:
    with collecting(tmp_path) as collector:
        assert socra("masterplan", str(BRIEF), "--offline", cwd=tmp_path, environ=collector.environ).code == 0
        root = collector.root()
    assert root.attributes["socra.demo"] is True
    attempts = [span for stage in root.children for span in stage.children]
    assert {(span.name, span.kind) for span in attempts} == {("chat rules", "INTERNAL")}


def test_a_run_that_fails_is_traced_with_its_error(server: WireServer, tmp_path: Path) -> None:
    server.rule("anthropic", refusals.ANTHROPIC_KEY)
    with collecting(tmp_path) as collector:
        done = plan(server, tmp_path, **collector.environ)
        assert done.code == 3
        root = collector.root()
    assert (root.failed, root.attributes["error.type"]) == (True, "keys_refused")
    assert root.children[0].children[0].attributes["error.type"] == "unauthorised"


def test_a_receiver_that_refuses_is_one_warning_and_the_run_is_unharmed(
    server: WireServer, tmp_path: Path
) -> None:
    with collecting(tmp_path, "401") as collector:
        done = plan(server, tmp_path, "--json", **collector.environ)
    host = collector.url.removeprefix("http://")
    assert warnings(done) == [f"warning: the traces of this run are not sent: {host} answered 401"]
    assert (done.code, done.document["failures"]) == (0, [])


def test_a_receiver_that_is_down_is_one_warning(server: WireServer, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    address = f"http://user:hidden@127.0.0.1:{port}"
    done = plan(server, tmp_path, OTEL_EXPORTER_OTLP_ENDPOINT=address, OTEL_EXPORTER_OTLP_TIMEOUT="0.5")
    assert done.code == 0
    assert warnings(done) == [
        f"warning: the traces of this run are not sent: 127.0.0.1:{port} can't be reached"
    ]
    assert "hidden" not in done.err


def test_a_receiver_without_a_certificate_that_is_trusted_is_told_as_that(
    server: WireServer, tmp_path: Path
) -> None:
    with collecting(tmp_path) as collector:
        address = collector.url.replace("http://", "https://")
        done = plan(server, tmp_path, OTEL_EXPORTER_OTLP_ENDPOINT=address, OTEL_EXPORTER_OTLP_TIMEOUT="0.5")
    (told,) = warnings(done)
    assert told.endswith("shows a certificate that is not trusted, or speaks no TLS")
    assert (done.code, collector.requests()) == (0, [])


@pytest.mark.parametrize("how", ["hang", "drip"])
def test_a_receiver_that_never_ends_its_answer_holds_nobody(
    how: str, server: WireServer, tmp_path: Path
) -> None:
    with collecting(tmp_path, how) as collector:
        began = time.monotonic()
        done = plan(server, tmp_path, **collector.environ, OTEL_EXPORTER_OTLP_TIMEOUT="0.3")
        assert time.monotonic() - began < 8
    assert done.code == 0
    (told,) = warnings(done)
    assert "not sent" in told


def test_an_exporter_that_can_t_be_built_is_one_warning(server: WireServer, tmp_path: Path) -> None:
    done = plan(
        server,
        tmp_path,
        OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:1",
        OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT="many",
    )
    assert (done.code, warnings(done)) == (
        0,
        ["warning: the traces of this run are not sent: the exporter failed (ValueError)"],
    )


def test_what_stands_in_the_folder_can_t_switch_traces_on(server: WireServer, tmp_path: Path) -> None:
    with collecting(tmp_path) as collector:
        lines = [f"{name}={value}" for name, value in (collector.environ | CONTENT).items()]
        (tmp_path / ".env").write_text("\n".join(lines), "utf-8")
        done = socra("masterplan", str(BRIEF), cwd=tmp_path, environ=server.environ("anthropic"))
        assert (done.code, collector.requests()) == (0, [])
        (tmp_path / "socra.toml").write_text(f'OTEL_EXPORTER_OTLP_ENDPOINT = "{collector.url}"\n', "utf-8")
        refused = socra("masterplan", str(BRIEF), cwd=tmp_path, environ=server.environ("anthropic"))
        assert refused.code == 3
        assert "unknown setting 'OTEL_EXPORTER_OTLP_ENDPOINT'" in refused.err


def test_what_stands_in_the_folder_can_t_send_traces_elsewhere(server: WireServer, tmp_path: Path) -> None:
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    mine.mkdir()
    theirs.mkdir()
    with collecting(mine) as own, collecting(theirs) as foreign:
        lines = [
            f"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT={foreign.url}/v1/traces",
            *(f"{k}={v}" for k, v in CONTENT.items()),
        ]
        (tmp_path / ".env").write_text("\n".join(lines), "utf-8")
        environ = server.environ("anthropic") | own.environ
        assert socra("masterplan", str(BRIEF), cwd=tmp_path, environ=environ).code == 0
        assert (len(own.requests()), foreign.requests()) == (1, [])
        assert "messages" not in own.everything()


# ── in a process of their own ────────────────────────────────────────────────


OFF = """
import sys
from socra_cli.app import run

code = run(sys.argv[1:])
loaded = [name for name in sys.modules if name.startswith(("opentelemetry", "socra_cli.telemetry"))]
print(code, *sorted(loaded))
"""
WITHOUT_EXTRA = """
import sys

sys.modules.update({"opentelemetry.sdk": None, "opentelemetry.exporter": None})
from socra_cli.app import main

main()
"""


@pytest.mark.parametrize(
    "disabled", [{}, {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1", "OTEL_SDK_DISABLED": "true"}]
)
def test_switched_off_nothing_of_opentelemetry_is_even_loaded(
    wire_server: WireServer, tmp_path: Path, disabled: dict[str, str]
) -> None:
    wire_server.rule("google", sensible)  # the other vendor's SDK loads OpenTelemetry's interface by itself
    done = subprocess.run(
        [sys.executable, "-c", OFF, "masterplan", str(BRIEF), "-q", "--json"],
        cwd=tmp_path,
        env=os.environ | wire_server.environ("google") | disabled,
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert done.stdout.splitlines()[-1] == "0 socra_cli.telemetry socra_cli.telemetry.switch"


def test_without_the_extra_there_is_one_warning_with_its_command(server: WireServer, tmp_path: Path) -> None:
    asked = {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1"} | CONTENT
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_EXTRA, "masterplan", str(BRIEF), "-q", "--json"],
        cwd=tmp_path,
        env=os.environ | server.environ("anthropic") | asked,
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stderr.splitlines() if "warning" in line] == [
        "warning: no traces are sent: the extra `otel` is not installed: pip install 'socra-cli[otel]'"
    ]


@POSIX
def test_ctrl_c_ends_every_span_and_sends_them(server: WireServer, tmp_path: Path) -> None:
    server.script("anthropic", sensible)
    server.rule("anthropic", Say(delay_s=FOREVER))
    file = tmp_path / "trace.json"
    with collecting(tmp_path) as collector:
        with subprocess.Popen(
            [sys.executable, "-m", "socra_cli", "masterplan", str(BRIEF), "--trace", str(file)],
            cwd=tmp_path,
            env=os.environ | server.environ("anthropic") | collector.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as running:
            assert server.wait_until(lambda: len(server.journal.entries()) > 2, 20)
            running.send_signal(signal.SIGINT)
            running.communicate(timeout=20)
        assert running.returncode == 130
        root = collector.root()
    assert (root.failed, root.attributes["error.type"]) == (True, "sigint")
    stopped = [span for stage in root.children for span in stage.children if span.failed]
    assert stopped
    assert {span.attributes["error.type"] for span in stopped} == {"cancelled"}
    events = json.loads(file.read_text("utf-8"))["traceEvents"]
    assert [event["args"]["ended_by"] for event in events if event.get("cat") == "session"] == ["sigint"]
