"""The real command line against a real receiver: what arrives, and that a run never suffers for it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli import EXAMPLES, Done, socra
from tests.telemetry.collector import Collector, Span, collecting
from tests.wire import refusals
from tests.wire.behaviour import FOREVER, Say
from tests.wire.model import sensible
from tests.wire.server import WireServer

BRIEF = EXAMPLES / "shift-swap.md"
KEY = "test-key-of-anthropic"
CONTENT = {"OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT": "SPAN_ONLY"}
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
STAGES = {
    "intake",
    "persona:customer",
    "persona:economist",
    "persona:builder",
    "persona:seller",
    "persona:warden",
    "devils_advocate",
    "synthesis",
}


@dataclass(frozen=True)
class Traced:
    """One run of the command in a process of its own, and what the receiver got of it."""

    done: subprocess.CompletedProcess[str]
    collector: Collector
    session: str

    @property
    def stages(self) -> list[Span]:
        return self.collector.root().children

    @property
    def attempts(self) -> list[Span]:
        return [attempt for stage in self.stages for attempt in stage.children]


def process(folder: Path, *arguments: str, environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    clean = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "socra_cli", *arguments],
        cwd=folder,
        env=clean | {"HOME": str(folder), "SOCRA_HOME": str(folder / "home")} | environ,
        capture_output=True,
        text=True,
        timeout=50,
    )


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Traced]:
    """A masterplan whose first attempt fails with words that name the key, and goes to the next provider."""
    folder = tmp_path_factory.mktemp("traced")
    with WireServer() as server, collecting(folder) as collector:
        for provider in ("anthropic", "google"):
            server.rule(provider, sensible)
        server.script("anthropic", refusals.anthropic(529, "overloaded_error", f"busy, {KEY}"))
        settings = {
            "OTEL_SERVICE_NAME": "ideas",
            "OTEL_RESOURCE_ATTRIBUTES": "deployment.environment.name=test",
            "OTEL_EXPORTER_OTLP_HEADERS": "authorization=Basic%20c2VjcmV0",
        }
        environ = server.environ("anthropic", "google") | collector.environ | settings
        done = process(folder, "masterplan", str(BRIEF), "--json", environ=environ)
        yield Traced(done, collector, json.loads(done.stdout)["session_id"])


def test_the_run_says_where_its_traces_go_and_nothing_else_of_them(traced: Traced) -> None:
    assert traced.done.returncode == 0, traced.done.stderr
    told = [line for line in traced.done.stderr.splitlines() if "race" in line]
    assert told == [f"Traces of this run go to {traced.collector.url.removeprefix('http://')}."]


def test_one_request_brings_everything_to_the_standard_place_with_the_user_s_headers(traced: Traced) -> None:
    (request,) = traced.collector.requests()
    assert request["path"] == "/v1/traces"
    assert request["headers"]["content-type"] == "application/x-protobuf"
    assert request["headers"]["authorization"] == "Basic c2VjcmV0"


def test_the_service_is_named_as_the_variables_say(traced: Traced) -> None:
    resource = traced.collector.resource()
    assert resource["service.name"] == "ideas"
    assert resource["deployment.environment.name"] == "test"
    assert resource["service.version"]


def test_the_root_is_the_command_with_its_session_and_its_verdict(traced: Traced) -> None:
    root = traced.collector.root()
    plan = json.loads(traced.done.stdout)
    assert (root.name, root.kind, root.parent, root.failed) == (
        "invoke_workflow masterplan",
        "INTERNAL",
        "",
        False,
    )
    assert root.attributes == {
        "gen_ai.operation.name": "invoke_workflow",
        "gen_ai.agent.name": "masterplan",
        "gen_ai.conversation.id": traced.session,
        "session.id": traced.session,
        "socra.demo": False,
        "socra.verdict.decision": plan["verdict"]["decision"],
        "socra.cost_usd": plan["provenance"]["cost_usd"],
    }


def test_in_it_stands_every_stage_and_in_each_its_attempts_within_its_time(traced: Traced) -> None:
    root = traced.collector.root()
    assert {stage.name for stage in traced.stages} == {f"invoke_agent {name}" for name in STAGES}
    assert all(stage.kind == "INTERNAL" and stage.within(root) for stage in traced.stages)
    for stage in traced.stages:
        assert stage.children
        assert stage.attributes["socra.attempts"] == len(stage.children)
        assert all(attempt.within(stage) and attempt.kind == "CLIENT" for attempt in stage.children)
    assert len({span.trace for span in traced.collector.spans()}) == 1


def test_every_call_of_the_ledger_is_one_span_with_its_tokens_and_its_cost(traced: Traced) -> None:
    calls = json.loads(traced.done.stdout)["provenance"]["calls"]
    sent = [call for call in calls if call["outcome"] != "skipped"]
    sent.sort(key=lambda call: (call["stage"], call["attempt"]))
    spans = sorted(
        traced.attempts, key=lambda span: (span.attributes["socra.stage"], span.attributes["socra.attempt"])
    )
    assert len(spans) == len(sent)
    for span, call in zip(spans, sent, strict=True):
        said = span.attributes
        assert span.name == f"chat {call['model']}"
        assert said["socra.stage"] == call["stage"]
        assert said.get("gen_ai.usage.input_tokens") == call["input_tokens"]
        assert said.get("gen_ai.usage.output_tokens") == call["output_tokens"]
        assert said.get("gen_ai.response.finish_reasons", [None]) == [call["finish_reason"]]
        assert said.get("socra.cost_usd") == call["cost_usd"]
        assert said["gen_ai.conversation.id"] == traced.session


def test_the_failed_attempt_has_its_kind_and_the_next_provider_answers(traced: Traced) -> None:
    failed, answered = next(stage for stage in traced.stages if stage.name == "invoke_agent intake").children
    assert failed.failed
    assert failed.attributes["error.type"] == "overloaded"
    assert failed.attributes["http.response.status_code"] == 529
    assert failed.status["message"] == "overloaded: busy, [key]"
    assert not answered.failed
    assert answered.attributes["gen_ai.provider.name"] == "gcp.gemini"
    assert answered.attributes["server.address"] == "127.0.0.1"


def test_a_candidate_passed_over_is_an_event_of_its_stage_and_no_call(traced: Traced) -> None:
    (intake,) = [stage for stage in traced.stages if stage.name == "invoke_agent intake"]
    ((name, said),) = intake.events
    assert name == "socra.candidate_skipped"
    assert said["gen_ai.provider.name"] == "anthropic"
    assert "overloaded" in said["socra.reason"]


def test_neither_words_nor_keys_nor_headers_are_in_it(traced: Traced) -> None:
    everything = traced.collector.everything()
    assert KEY not in everything
    assert "test-key" not in everything
    assert "c2VjcmV0" not in everything
    assert "messages" not in everything
    assert "swap" not in everything
    assert BRIEF.name not in everything


# ── in this process ──────────────────────────────────────────────────────────


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


def test_a_receiver_that_hangs_holds_nobody(server: WireServer, tmp_path: Path) -> None:
    with collecting(tmp_path, "hang") as collector:
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
