"""One masterplan, traced over a real OTLP receiver: what arrived."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli import EXAMPLES
from tests.telemetry.collector import Collector, Span, collecting
from tests.wire import refusals
from tests.wire.model import sensible
from tests.wire.server import WireServer

BRIEF = EXAMPLES / "shift-swap.md"
KEY = "test-key-of-anthropic"
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
