"""Exit codes that take a whole run to provoke. The simpler ones stand with the command they belong to."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.cli import EXAMPLES, socra
from tests.wire import refusals
from tests.wire.behaviour import Behaviour, Fault, Say
from tests.wire.journal import WireRequest
from tests.wire.model import sensible
from tests.wire.server import WireServer

BRIEF = str(EXAMPLES / "shift-swap.md")
BUSY_40_S = refusals.anthropic(429, "rate_limit_error", "slow down", retry_after="40")


def test_runs_that_decide_differently_exit_40(wire_server: WireServer, tmp_path: Path) -> None:
    wire_server.rule("anthropic", sensible)
    environ = wire_server.environ("anthropic")
    answers = "We counted 14 of them in March.\nThe ward paid 300 pounds in April for the trial.\n/done\n"
    talk = socra("interview", BRIEF, "--json", cwd=tmp_path, stdin=answers, environ=environ).document
    heard: Counter[str] = Counter()

    def changes_its_mind(request: WireRequest) -> Behaviour:
        answer = sensible(request)
        document = json.loads(answer.text or "null")
        if not isinstance(document, dict) or "score" not in document:
            return answer
        lens = request.prompt.partition("You are the ")[2].split()[0]
        heard[lens] += 1
        return Say(json.dumps(document | {"score": 10 if heard[lens] == 1 else 1}))

    wire_server.rule("anthropic", changes_its_mind)
    done = socra(
        "masterplan",
        talk["session_id"],
        "--runs",
        "2",
        "--exit-code",
        "--json",
        cwd=tmp_path,
        environ=environ,
    )
    assert done.document["verdict"]["stable"] is False
    assert done.code == 40


def test_a_wait_that_grows_past_max_wait_exits_4_with_what_was_finished(
    wire_server: WireServer, tmp_path: Path
) -> None:
    environ = wire_server.environ("anthropic")
    wire_server.script("anthropic", sensible)
    wire_server.rule("anthropic", BUSY_40_S)
    done = socra("masterplan", BRIEF, "-o", str(tmp_path), "--max-wait", "5", "--json", environ=environ)
    assert done.code == 4
    assert done.document["assumptions"]
    assert "intake" not in {failure["stage"] for failure in done.document["failures"]}
    assert "5 s of waiting are left" in done.document["failures"][0]["reason"]


@pytest.mark.parametrize("command", ["interview", "masterplan"])
def test_when_every_key_is_refused_it_exits_3(command: str, wire_server: WireServer, tmp_path: Path) -> None:
    wire_server.rule("anthropic", refusals.ANTHROPIC_KEY)
    wire_server.rule("groq", refusals.OPENAI_KEY)
    environ = wire_server.environ("anthropic", "groq")
    done = socra(command, BRIEF, "--json", cwd=tmp_path, stdin="Yes.\n", environ=environ)
    assert done.code == 3
    assert done.document["error"]["kind"] == "keys_refused"


def test_an_interview_that_can_t_go_on_exits_4_and_goes_on_later(
    wire_server: WireServer, tmp_path: Path
) -> None:
    environ = wire_server.environ("anthropic")
    wire_server.script("anthropic", sensible)
    wire_server.rule("anthropic", refusals.ANTHROPIC_BAD)
    done = socra("interview", BRIEF, "--json", cwd=tmp_path, stdin="We counted 14.\n", environ=environ)
    assert done.code == 4
    session = done.document["error"]["session_id"]
    wire_server.rule("anthropic", sensible)
    again = socra("interview", session, "--json", cwd=tmp_path, stdin="We counted 14.\n", environ=environ)
    assert again.code == 0
    assert again.document["turns"][-1]["role"] == "interviewer"
    assert "intake" not in {call["stage"] for call in again.document["calls"][len(done.document["calls"]) :]}


def test_text_that_broke_off_is_kept_as_partial_and_the_question_is_asked_again(
    wire_server: WireServer, tmp_path: Path
) -> None:
    broken = Say("When did this last happen, and what", fault=Fault.DROP, after=5)
    wire_server.script("anthropic", sensible, broken)
    wire_server.rule("anthropic", sensible)
    environ = wire_server.environ("anthropic")
    turns = socra("interview", BRIEF, "--json", cwd=tmp_path, environ=environ).document["turns"]
    assert [turn["partial"] for turn in turns][:2] == [True, False]
    assert broken.text is not None
    assert broken.text.startswith(turns[0]["text"])


def test_the_flag_outranks_the_variable(wire_server: WireServer, tmp_path: Path) -> None:
    wire_server.rule("anthropic", sensible)
    environ = wire_server.environ("anthropic") | {"SOCRA_BUDGET_USD": "0.00001"}
    arguments = ("masterplan", BRIEF, "-o", str(tmp_path), "--json")
    assert socra(*arguments, environ=environ).code == 5
    assert socra(*arguments, "--budget-usd", "1", environ=environ).code == 0
