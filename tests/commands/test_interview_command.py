from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from socra_cli.commands.transcript import transcript
from socra_cli.domain.brief import make_brief
from socra_cli.interview.wording import OPENING
from socra_cli.llm.tail import SEPARATOR
from socra_cli.store.events import Answered, Asked, Assessed, BrokenOff
from socra_cli.store.sessions import SessionStore
from tests.cli import EXAMPLES, Done, socra
from tests.interview.samples import BRIEF, assumption, exchange, ledger
from tests.wire.behaviour import Fail, Fault, Say
from tests.wire.journal import WireRequest
from tests.wire.server import WireServer, default_answer

IDEA = str(EXAMPLES / "parcel-lockers.md")
ANSWERS = "In March 40 people waited 20 minutes for a parcel.\nYes.\nI don't know yet\n42\n"
REFUSAL = Say("I can't help with that.", finish="content_filter")
"""A failure that nobody waits for."""


@pytest.fixture
def store(isolated: Path) -> SessionStore:
    return SessionStore(isolated / "socra")


def offline(*arguments: str, stdin: str = ANSWERS, **more: Any) -> Done:
    return socra("interview", *arguments, "--offline", stdin=stdin, **more)


# ── from a pipe ──────────────────────────────────────────────────────────────


def test_a_piped_interview_takes_one_answer_a_line_and_keeps_what_it_has(store: SessionStore) -> None:
    done = offline(IDEA)
    assert done.code == 0
    (session_id,) = store.ids()
    state = store.read(session_id)
    answers = [exchange.answer.text for exchange in state.exchanges if exchange.answer]
    assert answers == ANSWERS.splitlines()
    assert state.left == "end_of_input"
    assert done.out.count("Why: ") == 5
    assert "coverage" in done.out
    assert f"socra interview {session_id}" in done.err


def test_the_conversation_quotes_the_brief_and_carries_no_escape_codes(store: SessionStore) -> None:
    done = offline(IDEA)
    assert re.search("“[^”]*(?:lockers|offline|courier)", done.out)
    assert "\x1b" not in done.out + done.err


def test_different_briefs_are_asked_different_questions() -> None:
    one, other = offline(IDEA, stdin=""), offline(str(EXAMPLES / "shift-swap.md"), stdin="")
    assert one.out != other.out


def test_a_letter_picks_a_reply_and_a_number_is_an_answer(store: SessionStore) -> None:
    offline(IDEA, stdin="a\n7\n")
    first, second = store.read(store.ids()[0]).exchanges[:2]
    assert first.answer is not None
    assert first.answer.text == first.replies[0]
    assert second.answer is not None
    assert second.answer.text == "7"


def test_the_budget_of_questions_is_kept() -> None:
    done = offline(IDEA, "--max-questions", "2")
    assert "All 2 questions are asked." in done.out
    assert done.out.count("Why: ") == 2


def test_commands_work_from_a_pipe_too(store: SessionStore) -> None:
    done = offline(IDEA, stdin="/ledger\n/cost\n/route\n/why\n/help\nforty\n/undo\n/done\n")
    assert done.code == 0
    assert "A-001" in done.out
    assert "together" in done.out
    assert "Route: offline" in done.out
    assert "/ledger" in done.out
    assert store.read(store.ids()[0]).exchanges[0].answer is None
    assert store.read(store.ids()[0]).left == "done"


# ── from nothing, and again ──────────────────────────────────────────────────


def test_from_nothing_the_first_answer_is_the_brief(store: SessionStore) -> None:
    done = offline(stdin="A night bus for nurses at Saint Ann, who wait an hour.\n")
    assert done.code == 0
    assert done.out.lstrip().startswith(OPENING)
    state = store.read(store.ids()[0])
    assert state.brief.text == "A night bus for nurses at Saint Ann, who wait an hour."
    assert state.brief.source == "typed"
    assert state.exchanges


def test_saying_nothing_stores_nothing(store: SessionStore) -> None:
    done = offline(stdin="")
    assert done.code == 0
    assert "nothing is stored" in done.err
    assert store.ids() == ()


@pytest.mark.parametrize("how", ["id", "prefix", "resume", "resume the text"])
def test_a_talk_goes_on_where_it_was_left(store: SessionStore, how: str) -> None:
    offline(IDEA, stdin="In March 40 people waited 20 minutes.\n")
    (session_id,) = store.ids()
    arguments = {
        "id": (session_id,),
        "prefix": (session_id[:4],),
        "resume": ("--resume",),
        "resume the text": (IDEA, "--resume"),
    }[how]
    done = offline(*arguments, stdin="Twelve of them.\n")
    assert done.code == 0
    assert done.out.startswith(f"Session {session_id}: Shelfside")
    assert "1 answered" in done.out
    assert [e.answer.text for e in store.read(session_id).exchanges if e.answer] == [
        "In March 40 people waited 20 minutes.",
        "Twelve of them.",
    ]
    assert store.ids() == (session_id,)


def test_the_budget_that_was_set_stays_set_on_resume(store: SessionStore) -> None:
    offline(IDEA, "--max-questions", "2", stdin="forty\n")
    assert "All 2 questions are asked." in offline("--resume").out


def test_with_nothing_to_resume_exit_is_2() -> None:
    assert offline("--resume").code == 2
    done = offline(IDEA, "--resume")
    assert done.code == 2
    assert "with this text" in done.err


def test_a_torn_log_is_told_and_the_talk_goes_on(store: SessionStore) -> None:
    offline(IDEA, stdin="forty\n")
    path = store.folder / f"{store.ids()[0]}.jsonl"
    path.write_bytes(path.read_bytes()[:-9])
    done = offline("--resume", stdin="fifty\n")
    assert done.code == 0
    assert "cut off while being written" in done.err


# ── what can not be used ─────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "content", [None, b"", b"\xef\xbb\xbf", b"\x00\x01\x02\x03", "caf\xe9 idea".encode("latin-1")]
)
def test_an_idea_that_can_not_be_used_is_one_line_and_exit_2(
    tmp_path: Path, store: SessionStore, content: bytes | None
) -> None:
    path = tmp_path / "idea.md"
    if content is not None:
        path.write_bytes(content)
    done = offline(str(path))
    assert done.code == 2
    assert done.err.startswith("error: ")
    assert store.ids() == ()


def test_an_unknown_session_is_told() -> None:
    done = offline("nobody")
    assert done.code == 2
    assert "no session is called 'nobody'" in done.err


def test_without_a_terminal_a_dash_leaves_nobody_to_answer(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "socra_cli", "interview", "-", "--offline"],
        input=b"A night bus for nurses.",
        capture_output=True,
        start_new_session=True,
        env={**os.environ, "SOCRA_HOME": str(tmp_path / "home")},
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 2
    assert b"no terminal to answer from" in done.stderr
    assert not (tmp_path / "home" / "sessions").exists()


def test_no_usable_provider_where_one_was_demanded_is_exit_3_before_anything_is_stored(
    store: SessionStore,
) -> None:
    assert socra("interview", IDEA, "--no-offline", stdin=ANSWERS).code == 3
    assert store.ids() == ()


# ── documents ────────────────────────────────────────────────────────────────


def test_json_is_one_document_and_the_talk_goes_to_standard_error(store: SessionStore) -> None:
    done = offline(IDEA, "--json")
    document = done.document
    assert document["session_id"] == store.ids()[0]
    assert document["status"] == "interviewing"
    assert document["masterplan"] is None
    assert [turn["text"] for turn in document["turns"] if turn["role"] == "founder"] == ANSWERS.splitlines()
    assert all(turn["why"] for turn in document["turns"] if turn["role"] == "interviewer")
    assert document == socra("sessions", "show", document["session_id"], "--json").document
    assert "Why: " in done.err


def test_json_is_one_document_also_on_failure() -> None:
    document = offline("nobody", "--json").document
    assert document["error"]["code"] == "input"


def test_the_transcript_goes_into_the_folder_and_never_over_a_changed_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = offline(IDEA, "-o", str(out))
    path = out / "parcel-lockers-transcript.md"
    text = path.read_text("utf-8")
    assert str(path) in done.err
    assert text.startswith("# Interview: Shelfside")
    assert "no model was asked" in text
    assert "> In March 40 people waited 20 minutes for a parcel." in text
    path.write_text("mine now", "utf-8")
    offline(IDEA, "-o", str(out))
    assert path.read_text("utf-8") == "mine now"
    assert (out / "parcel-lockers-transcript-2.md").exists()


def test_save_writes_the_transcript_at_once(tmp_path: Path) -> None:
    offline(IDEA, stdin="/save\n", cwd=tmp_path)
    assert (tmp_path / "parcel-lockers-transcript.md").exists()


def test_a_plan_is_made_when_asked_for_and_stands_in_the_document(tmp_path: Path) -> None:
    done = offline(IDEA, "--plan", "--json", "-o", str(tmp_path))
    assert done.code == 0
    document = done.document
    plan = json.loads((tmp_path / "parcel-lockers-masterplan.json").read_text("utf-8"))
    assert document["masterplan"] == plan
    assert document["status"] == "planned"
    assert (tmp_path / "parcel-lockers-masterplan.md").exists()


def test_the_plan_command_makes_the_plan_and_no_plan_is_the_default_of_a_pipe(tmp_path: Path) -> None:
    assert offline(IDEA, stdin="forty\n/done\n", cwd=tmp_path).code == 0
    assert list(tmp_path.iterdir()) == []
    assert offline(IDEA, stdin="forty\n/plan\n", cwd=tmp_path).code == 0
    assert len(list(tmp_path.glob("*-masterplan.*"))) == 2


# ── with models ──────────────────────────────────────────────────────────────


def is_question(request: WireRequest) -> bool:
    """Whether conversation text is asked for: no schema, or one that is only to follow the text."""
    return SEPARATOR in request.prompt or request.schema is None


def asking(request: WireRequest) -> Say | Fail:
    """A model that never asks the same twice."""
    if not is_question(request):
        return default_answer(request)
    number = str(request.body).count("last happen")
    text = f"When did this last happen in case {number}, and whom did it cost how much?"
    tail = f'\n{SEPARATOR}\n{{"replies": ["It happened once"]}}'
    return Say(text + tail if SEPARATOR in request.prompt else text)


def online(server: WireServer, *providers: str, **more: Any) -> Done:
    environ: Mapping[str, str] = {**server.environ(*providers), "SOCRA_GROQ_TPM": "1000000"}
    return socra("interview", IDEA, environ=environ, **more)


@pytest.mark.parametrize("provider", ["anthropic", "google", "groq"])
def test_three_turns_complete_on_each_provider_alone(
    wire_server: WireServer, store: SessionStore, provider: str
) -> None:
    wire_server.rule(provider, asking)
    done = online(wire_server, provider, stdin="one day\ntwo days\nthree days\n")
    assert done.code == 0, done.err
    state = store.read(store.ids()[0])
    assert sum(exchange.assessed for exchange in state.exchanges) >= 1
    assert {call.stage for call in state.calls} >= {"intake", "ask", "assess"}
    assert all(call.provider == provider for call in state.calls)
    assert "It happened once" in done.err or state.exchanges[0].replies
    assert "###" not in done.out + done.err
    stages = [call.stage for call in state.calls]
    assert ("replies" in stages) == (provider != "anthropic")


def test_a_stream_that_is_cut_is_withdrawn_and_told_and_the_next_provider_asked(
    wire_server: WireServer, store: SessionStore
) -> None:
    def cutting(request: WireRequest) -> Say | Fail:
        if is_question(request):
            return Say("When did the second", fault=Fault.CUT, after=3)
        return default_answer(request)

    wire_server.rule("google", cutting)
    wire_server.rule("groq", asking)
    done = online(wire_server, "google", "groq", stdin="one day\n")
    assert done.code == 0, done.err
    turns = store.read(store.ids()[0]).turns
    assert any(turn.partial for turn in turns)
    assert "cut off above" in done.out


def test_when_every_provider_fails_exit_is_4_and_the_session_can_be_resumed(
    wire_server: WireServer, store: SessionStore
) -> None:
    wire_server.rule("google", REFUSAL)
    done = online(wire_server, "google", stdin=ANSWERS)
    assert done.code == 4
    (session_id,) = store.ids()
    assert session_id in done.err
    state = store.read(session_id)
    assert state.intake_failed
    assert state.ledger.assumptions
    assert "rules stand in" in done.err
    assert f"socra interview {session_id}" in done.err

    wire_server.rule("google", asking)
    again = socra("interview", "--resume", environ=wire_server.environ("google"), stdin="one day\n")
    assert again.code == 0, again.err
    assert store.read(session_id).exchanges[0].answer is not None


# ── the transcript ───────────────────────────────────────────────────────────


def test_a_transcript_tells_what_broke_off_what_failed_and_what_was_not_answered(tmp_path: Path) -> None:
    with SessionStore(tmp_path).create(make_brief("A van. # not a heading", "typed")) as session:
        asked = exchange("A-001", "[click](http://x) at 23:00")
        assert asked.answer is not None
        session.append(BrokenOff(turn=asked.question, reason="cut"))
        session.append(Asked(turn=asked.question.model_copy(update={"partial": True}), move=asked.move))
        session.append(Answered(turn=asked.answer))
        session.append(Assessed(turn_id="T01", ledger=ledger(assumption(1)), failed="overloaded"))
        session.append(Asked(turn=asked.question.model_copy(update={"id": "Q02"}), move=asked.move))
        text = transcript(session.state, demo=False)
    assert OPENING in text
    assert "Demo" not in text
    assert "*(cut short)*" in text
    assert "Not assessed: overloaded" in text
    assert "*(no answer)*" in text
    assert "\\[click\\]" in text
    assert "- **A-001** (E0, unstated) Statement number 1 holds." in text
    assert "merit none yet" in text


def test_a_transcript_names_the_idea(tmp_path: Path) -> None:
    with SessionStore(tmp_path).create(BRIEF) as session:
        assert transcript(session.state, demo=True).startswith("# Interview: Night buses for nurses\n")
