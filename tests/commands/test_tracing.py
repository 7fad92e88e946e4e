"""``--trace FILE``: written whole at the end however a run ends, and never over anybody's file."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from socra_cli.output.registry import Registry
from tests.cli import EXAMPLES, Done, socra
from tests.wire import refusals
from tests.wire.behaviour import Say
from tests.wire.journal import WireRequest
from tests.wire.model import sensible
from tests.wire.server import WireServer

BRIEF = EXAMPLES / "shift-swap.md"


def masterplan(folder: Path, *arguments: str, server: WireServer | None = None) -> Done:
    environ = server.environ("anthropic") if server else {}
    offline = () if server else ("--offline",)
    file = str(folder / "trace.json")
    return socra(
        "masterplan", str(BRIEF), "-o", str(folder), "--trace", file, *offline, *arguments, environ=environ
    )


def events(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "trace.json").read_text("utf-8"))["traceEvents"]
    return found


def whole(folder: Path) -> dict[str, Any]:
    """What the row of the command says."""
    (event,) = [event for event in events(folder) if event.get("cat") == "session"]
    args: dict[str, Any] = event["args"]
    return args


def test_a_plan_s_calls_are_in_the_file_and_none_of_its_words(
    wire_server: WireServer, tmp_path: Path
) -> None:
    wire_server.rule("anthropic", sensible)
    done = masterplan(tmp_path, "--json", server=wire_server)
    assert done.code == 0
    assert f"The trace is in {tmp_path / 'trace.json'}." in done.err
    plan = done.document
    calls = plan["provenance"]["calls"]
    attempts = [event["args"] for event in events(tmp_path) if event.get("cat") == "attempt"]
    assert sorted(a["input_tokens"] for a in attempts) == sorted(c["input_tokens"] for c in calls)
    assert whole(tmp_path) == {
        "session": plan["session_id"],
        "demo": False,
        "calls": len(calls),
        "verdict": plan["verdict"]["decision"],
        "cost_usd": plan["provenance"]["cost_usd"],
    }
    assert "swap" not in (tmp_path / "trace.json").read_text("utf-8")


def test_the_file_of_an_earlier_run_is_replaced(tmp_path: Path) -> None:
    assert masterplan(tmp_path).code == 0
    before = whole(tmp_path)["session"]
    assert masterplan(tmp_path).code == 0
    assert whole(tmp_path)["session"] != before


@pytest.mark.parametrize("command", ["masterplan", "interview"])
def test_a_file_that_is_not_socra_s_is_refused_before_anything_is_sent_or_stored(
    command: str, wire_server: WireServer, tmp_path: Path
) -> None:
    file = tmp_path / "trace.json"
    file.write_text("my notes", "utf-8")
    environ = wire_server.environ("anthropic")
    done = socra(command, str(BRIEF), "--trace", str(file), stdin="Yes.\n", environ=environ)
    assert done.code == 2
    assert f"{file} is not as socra wrote it, so the trace is not written over it" in done.err
    assert "--trace" in done.err.splitlines()[1]
    assert file.read_text("utf-8") == "my notes"
    assert wire_server.journal.entries() == []
    assert socra("sessions", "list", "--json").document["sessions"] == []


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_plan_is_never_replaced_by_its_trace(force: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "shift-swap-masterplan.json"
    for _ in ("made by this run", "made by an earlier one"):
        done = socra("masterplan", str(BRIEF), "-o", str(tmp_path), "--trace", str(file), "--offline", *force)
        assert done.code == 2
        assert f"{file} is another document of socra's" in done.err
        assert json.loads(file.read_text("utf-8"))["verdict"]
    assert len(socra("sessions", "list", "--json").document["sessions"]) == 1


def test_standard_output_is_no_place_for_it(tmp_path: Path) -> None:
    done = socra("masterplan", str(BRIEF), "--trace", "-", "--offline", "--json", cwd=tmp_path)
    assert (done.code, done.document["error"]["code"]) == (2, "input")
    assert list(tmp_path.iterdir()) == []


def test_force_replaces_it(tmp_path: Path) -> None:
    (tmp_path / "trace.json").write_text("my notes", "utf-8")
    assert masterplan(tmp_path, "--force").code == 0
    assert whole(tmp_path)["demo"] is True


def test_a_folder_that_takes_no_files_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", "utf-8")
    done = masterplan(tmp_path / "taken" / "deeper")
    assert done.code == 2
    assert socra("sessions", "list", "--json").document["sessions"] == []


def test_a_run_that_fails_is_in_the_file_with_its_error(wire_server: WireServer, tmp_path: Path) -> None:
    wire_server.script("anthropic", sensible)
    wire_server.rule("anthropic", refusals.ANTHROPIC_BAD)
    assert masterplan(tmp_path, server=wire_server).code == 4
    assert whole(tmp_path)["ended_by"] == "providers"
    failed = [event["args"] for event in events(tmp_path) if event["name"].endswith(": bad_request")]
    assert {(args["outcome"], args["status"]) for args in failed} == {("failed", 400)}


def test_a_second_run_of_a_session_traces_its_own_calls_alone(
    wire_server: WireServer, tmp_path: Path
) -> None:
    wire_server.script("anthropic", sensible)
    wire_server.rule("anthropic", refusals.ANTHROPIC_BAD)
    first = masterplan(tmp_path, "--json", server=wire_server).document["error"]
    wire_server.rule("anthropic", sensible)
    environ = wire_server.environ("anthropic")
    file = str(tmp_path / "trace.json")
    again = socra(
        "masterplan", first["session_id"], "-o", str(tmp_path), "--trace", file, "--json", environ=environ
    )
    calls = again.document["provenance"]["calls"]
    assert whole(tmp_path)["calls"] < len(calls)
    assert {event["args"].get("outcome") for event in events(tmp_path) if event.get("cat") == "attempt"} == {
        "ok"
    }


def changing(file: Path) -> Say | Any:
    """A model beside which somebody writes into the file."""

    def rule(request: WireRequest) -> Say:
        file.write_text("my notes", "utf-8")
        return sensible(request)

    return rule


def test_a_file_that_became_somebody_s_while_the_plan_was_made_stays(
    wire_server: WireServer, tmp_path: Path
) -> None:
    file = tmp_path / "trace.json"
    wire_server.rule("anthropic", changing(file))
    done = masterplan(tmp_path, server=wire_server)
    assert done.code == 2
    assert "is not as socra wrote it" in done.err
    assert re.search(r"`socra sessions show \S+ --trace FILE` writes it elsewhere", done.err)
    assert file.read_text("utf-8") == "my notes"
    assert (tmp_path / "shift-swap-masterplan.json").exists()


def test_beside_a_worse_error_a_file_that_can_t_be_written_is_a_warning(
    wire_server: WireServer, tmp_path: Path
) -> None:
    file = tmp_path / "trace.json"
    wire_server.script("anthropic", changing(file))
    wire_server.rule("anthropic", refusals.ANTHROPIC_BAD)
    done = masterplan(tmp_path, server=wire_server)
    assert done.code == 4
    assert f"warning: {file} is not as socra wrote it" in done.err
    assert file.read_text("utf-8") == "my notes"


def test_an_interview_has_one_too(tmp_path: Path) -> None:
    file = str(tmp_path / "trace.json")
    done = socra("interview", str(BRIEF), "--offline", "--trace", file, stdin="We counted 14.\n")
    assert done.code == 0
    assert {"question", "assessment"} <= {
        event["name"] for event in events(tmp_path) if event.get("cat") == "stage"
    }


@pytest.fixture
def planned(tmp_path: Path) -> str:
    """A stored session with a plan."""
    return str(masterplan(tmp_path / "before", "--json").document["session_id"])


def test_who_forgot_can_have_it_from_the_stored_session(planned: str, tmp_path: Path) -> None:
    file = tmp_path / "trace.json"
    done = socra("sessions", "show", planned, "--trace", str(file))
    assert (done.code, done.out) == (0, f"{file}\n")
    assert whole(tmp_path) == {
        "session": planned,
        "demo": True,
        "calls": 8,
        "verdict": "not_enough_evidence",
    }
    names = [event["args"]["name"] for event in events(tmp_path) if event["name"] == "thread_name"]
    assert names[:2] == ["socra session", "intake"]


def test_a_talk_that_goes_on_after_its_plan_does_not_show_the_verdict_of_another_run(
    planned: str, tmp_path: Path
) -> None:
    file = str(tmp_path / "trace.json")
    done = socra("interview", planned, "--offline", "--trace", file, stdin="We counted 14.\n")
    assert done.code == 0, done.err
    assert whole(tmp_path)["calls"] > 0
    assert "verdict" not in whole(tmp_path)


def test_beside_the_document_it_is_written_and_the_output_stays_one_document(
    planned: str, tmp_path: Path
) -> None:
    file = tmp_path / "trace.json"
    done = socra("sessions", "show", planned, "--trace", str(file), "--json")
    assert done.document["session_id"] == planned
    assert str(file) in done.err
    assert file.exists()


def test_a_session_without_calls_has_nothing_to_trace(wire_server: WireServer, tmp_path: Path) -> None:
    environ = wire_server.environ("anthropic")
    refused = socra("masterplan", str(BRIEF), "--budget-usd", "0.000001", "--json", environ=environ)
    session = refused.document["error"]["session_id"]
    done = socra("sessions", "show", session, "--trace", str(tmp_path / "trace.json"))
    assert done.code == 2
    assert f"session {session} has no calls to trace" in done.err
    assert not (tmp_path / "trace.json").exists()


def test_what_is_written_is_known_as_socra_s_own(tmp_path: Path) -> None:
    masterplan(tmp_path)
    home = Path(os.environ["SOCRA_HOME"])
    assert Registry(home).knows((tmp_path / "trace.json").read_bytes())
