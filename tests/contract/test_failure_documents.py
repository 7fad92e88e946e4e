"""With --json a failure is one document: the error, and as much of the result as exists."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli import EXAMPLES, socra
from tests.wire import refusals
from tests.wire.behaviour import FOREVER, Behaviour, Say
from tests.wire.journal import WireRequest
from tests.wire.model import sensible
from tests.wire.server import WireServer

BRIEF = str(EXAMPLES / "shift-swap.md")
LEAVING = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]


def stopped(
    server: WireServer, number: signal.Signals, when: Callable[[], bool], *arguments: str, cwd: Path
) -> tuple[int, dict[str, Any], str]:
    """Run socra, send it a signal as soon as the server has seen enough; its code, document and the rest."""
    command = [sys.executable, "-m", "socra_cli", *arguments, "--json"]
    environ = dict(os.environ) | server.environ("anthropic")
    with subprocess.Popen(
        command, cwd=cwd, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert server.wait_until(when, 20.0)
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    return process.returncode, json.loads(out), err.decode()


def hangs_at(lens: str) -> Callable[[WireRequest], Behaviour]:
    def rule(request: WireRequest) -> Behaviour:
        return Say("…", delay_s=FOREVER) if f"You are the {lens}" in request.prompt else sensible(request)

    return rule


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("number", LEAVING)
def test_a_plan_left_in_mid_burst_tells_what_exists_of_it_and_asks_for_the_rest_later(
    number: signal.Signals, wire_server: WireServer, tmp_path: Path
) -> None:
    wire_server.rule("anthropic", hangs_at("Warden"))
    entries = wire_server.journal.entries
    home = Path(os.environ["SOCRA_HOME"])

    def panel_answered() -> bool:
        """Whether what five of the panel's six handed in is stored, and the intake."""
        logs = [log.read_text("utf-8") for log in home.rglob("*.jsonl")]
        return sum(log.count("/draft") for log in logs) == 6

    code, document, _ = stopped(
        wire_server, number, panel_answered, "masterplan", BRIEF, "-o", str(tmp_path), cwd=tmp_path
    )
    assert code == 130
    assert document["error"]["code"] == "interrupted"
    assert document["idea"]["title"] == "Shift swap for the ward"
    assert document["assumptions"]
    assert document["provenance"]["calls"]
    assert document["error"]["session_id"] == document["session_id"]

    wire_server.rule("anthropic", sensible)
    before = len(entries())
    environ = wire_server.environ("anthropic")
    again = socra("masterplan", document["session_id"], "-o", str(tmp_path), "--json", environ=environ)
    assert again.code == 0
    assert len(entries()) - before == 2  # the Warden and the synthesis


def test_an_interview_that_fails_writes_the_session_s_document_beside_the_error(
    wire_server: WireServer, tmp_path: Path
) -> None:
    wire_server.rule("anthropic", refusals.ANTHROPIC_BAD)
    done = socra(
        "interview", BRIEF, "--json", cwd=tmp_path, stdin="Yes.\n", environ=wire_server.environ("anthropic")
    )
    assert done.code == 4
    assert done.document["error"]["code"] == "providers"
    assert done.document["assumptions"]
    assert done.document["status"] == "interviewing"
    assert [call["outcome"] for call in done.document["calls"]]


def test_a_run_refused_by_its_budget_names_the_idea_it_keeps(wire_server: WireServer, tmp_path: Path) -> None:
    done = socra(
        "masterplan", BRIEF, "-o", str(tmp_path), "--budget-tokens", "1", "--json",
        environ=wire_server.environ("anthropic"),
    )  # fmt: skip
    assert done.code == 5
    assert done.document["idea"]["source"] == "shift-swap.md"
    assert done.document["personas"] == []


@pytest.mark.parametrize(
    ("arguments", "environ", "code"),
    [
        (["--prompts", "nowhere"], {}, 3),
        ([], {"SOCRA_PROMPTS": "nowhere"}, 3),
        (["--since", "nowhere.json"], {}, 2),
    ],
)
def test_what_can_t_be_used_is_refused_before_a_session_begins(
    arguments: list[str], environ: dict[str, str], code: int, tmp_path: Path
) -> None:
    done = socra("masterplan", BRIEF, *arguments, "--json", cwd=tmp_path, environ=environ)
    assert done.code == code
    assert done.document["error"]["session_id"] is None
    assert socra("sessions", "list", "--json").document["sessions"] == []
