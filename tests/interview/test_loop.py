from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from pydantic import BaseModel

from socra_cli.domain.brief import make_brief
from socra_cli.domain.evidence import Level
from socra_cli.domain.ledger import Ledger
from socra_cli.domain.stages import AskInputs
from socra_cli.errors import ConfigurationError, Interrupted, ProvidersError, RefusedError
from socra_cli.interview import engine
from socra_cli.interview.loop import Ending, Interview
from socra_cli.interview.opening import opening_brief
from socra_cli.interview.questions import LEADING, REPEATED, SEVERAL
from socra_cli.interview.recap import recap
from socra_cli.interview.wording import DONT_KNOW, OPENING
from socra_cli.llm.request import Request, Token
from socra_cli.store.events import IntakeDone
from socra_cli.store.sessions import SessionStore
from tests.interview.fakes import FakeFace, FakeModel, failing, faithful, real_stages, restarted, tokens
from tests.interview.samples import BRIEF, assumption, ledger

STAGES = real_stages()
EVIDENCE = "Nurse Okafor paid 4 euros for a ride on Monday."
BOOK = ledger(*(assumption(n, Level.E1, importance=1 + n % 3) for n in range(1, 8)))


@pytest.fixture(autouse=True)
def every_question_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tribunal's say in when to stop has tests of its own."""
    monkeypatch.setattr(engine, "could_change_verdict", lambda *_: True)


class Talk:
    """One session in a folder of its own, and runs of the interview over it."""

    def __init__(self, home: Path, book: Ledger = BOOK, *, intake_failed: str = "") -> None:
        self.store = SessionStore(home)
        self.book = book
        self.intake_failed = intake_failed
        self.intakes = 0
        with self.store.create(BRIEF) as session:
            self.id = session.id

    def run(
        self,
        face: FakeFace,
        model: FakeModel | None = None,
        *,
        questions: int = 9,
        wait_s: float | None = None,
    ) -> Ending:
        with self.store.open(self.id) as session:

            async def intake() -> None:
                self.intakes += 1
                session.append(
                    IntakeDone(ledger=self.book, summary="A van.", commercial=True, failed=self.intake_failed)
                )

            interview = Interview(
                session,
                model or FakeModel(),
                STAGES,
                face,
                intake=intake,
                max_questions=questions,
                replies_wait_s=wait_s,
            )
            return asyncio.run(interview.run())

    @property
    def state(self):  # type: ignore[no-untyped-def]  # as the store has it
        return self.store.read(self.id)

    def events(self) -> list[str]:
        return [json.loads(line)["what"]["event"] for line in self.store.export(self.id).splitlines()]


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    return Talk(tmp_path)


def talked(
    talk: Talk, *lines: str | BaseException, model: FakeModel | None = None, questions: int = 9
) -> FakeFace:
    face = FakeFace(lines)
    talk.run(face, model, questions=questions)
    return face


# ── the way of one question ──────────────────────────────────────────────────


def test_a_question_streams_then_its_reason_then_its_replies_and_every_step_is_stored(talk: Talk) -> None:
    face = FakeFace([EVIDENCE])
    assert talk.run(face).reason == "end_of_input"
    assert face.shown[:3] == [*(t.text for t in tokens("What happened in case 1?")), "<end>"]
    assert "A-002" in face.reasons[0]
    assert face.offered[0] == ("It happened once", "Nobody has tried", DONT_KNOW)
    assert talk.events() == [
        "created",
        "budget",
        "intake",
        "asked",
        "offered",
        "answered",
        "assessed",
        "asked",
        "offered",
        "left",
    ]


def test_an_answer_gives_back_what_it_changed_the_gauges_and_what_is_left(talk: Talk) -> None:
    face = talked(talk, EVIDENCE)
    changes, learnt, gauges, left = face.changes[0]
    assert "asserted →" in changes[0]
    assert learnt == "One thing more."
    assert gauges.coverage > 30
    assert gauges.merit is not None
    assert left == 8


def test_the_founders_turns_are_stored_as_typed_with_ids_that_pair_with_their_questions(talk: Talk) -> None:
    talked(talk, EVIDENCE, "Twelve of them.")
    turns = [(turn.id, turn.role) for turn in talk.state.turns]
    assert turns[:4] == [
        ("Q01", "interviewer"),
        ("T01", "founder"),
        ("Q02", "interviewer"),
        ("T02", "founder"),
    ]
    assert talk.state.turns[1].text == EVIDENCE
    assert talk.state.turns[0].assumption_id == "A-002"
    assert talk.state.ledger.find("A-002").asked_in == ("Q01",)


def test_an_answer_is_on_the_disk_before_anything_is_made_of_it(talk: Talk) -> None:
    seen: list[int] = []

    def looks(request):  # type: ignore[no-untyped-def]  # a spy in the model's place
        seen.append(sum(e.answer is not None for e in talk.state.exchanges))
        raise ProvidersError("down")

    talked(talk, EVIDENCE, model=FakeModel(answer=looks))
    assert seen == [1]


def test_blank_lines_are_no_answers(talk: Talk) -> None:
    talked(talk, "", "   ", EVIDENCE)
    assert talk.state.exchanges[0].answer.text == EVIDENCE


def test_the_budget_ends_the_talk_and_is_remembered(talk: Talk) -> None:
    face = FakeFace([EVIDENCE, "Twelve of them."])
    assert talk.run(face, questions=2) == Ending("budget")
    assert talk.state.max_questions == 2
    assert talk.state.status == "ready"
    assert face.said == ["All 2 questions are asked."]


def test_intake_runs_once_and_its_failure_is_said(tmp_path: Path) -> None:
    talk = Talk(tmp_path, intake_failed="overloaded")
    face = talked(talk, EVIDENCE)
    talked(talk)
    assert talk.intakes == 1
    assert "overloaded" in face.warned[0]


# ── replies ──────────────────────────────────────────────────────────────────


def test_replies_that_came_with_the_stream_cost_no_call(talk: Talk) -> None:
    model = FakeModel()
    talked(talk, model=model)
    assert model.asked("replies") == []


def test_without_a_tail_the_replies_are_asked_for_apart(talk: Talk) -> None:
    model = FakeModel(tail=False)
    face = talked(talk, model=model)
    assert len(model.asked("replies")) == 1
    assert face.offered == [("It happened twice", DONT_KNOW)]


def test_replies_that_can_not_be_had_are_done_without(talk: Talk) -> None:
    face = talked(talk, EVIDENCE, model=FakeModel(tail=False, answer=failing("replies")))
    assert face.offered[0] == ()
    assert face.warned == []


def test_late_replies_are_offered_beside_the_typing_and_stored(talk: Talk) -> None:
    hold = asyncio.Event()
    face = FakeFace([EVIDENCE], begins_typing=hold.set)
    talk.run(face, FakeModel(tail=False, hold=hold), questions=1, wait_s=0.0)
    assert face.offered[0] == ()
    assert face.late[0] == ("It happened twice", DONT_KNOW)
    assert talk.state.exchanges[0].replies == face.late[0]


def test_replies_that_are_later_than_the_answer_are_given_up(talk: Talk) -> None:
    face = FakeFace([EVIDENCE])
    model = FakeModel(tail=False, hold=asyncio.Event())
    given_up_before_assessing: list[str] = []

    def assess(request: Request) -> BaseModel:
        given_up_before_assessing.extend(model.given_up)
        return faithful(request)

    model.answer = assess
    talk.run(face, model, questions=1, wait_s=0.0)
    assert face.late == []
    assert given_up_before_assessing == ["replies"]
    assert talk.state.exchanges[0].answer is not None


# ── questions that may not stand ─────────────────────────────────────────────


def test_a_leading_question_is_withdrawn_and_rewritten_once(talk: Talk) -> None:
    model = FakeModel(["Would they use it?", "When did they last use it?"])
    face = talked(talk, EVIDENCE, model=model, questions=1)
    assert f"<restart: {LEADING}>" in face.shown
    assert talk.state.exchanges[0].question.text == "When did they last use it?"
    first, second = (request.inputs for request in model.asked("ask"))
    assert isinstance(first, AskInputs)
    assert isinstance(second, AskInputs)
    assert (first.rewrite_of, second.rewrite_of) == ("", "Would they use it?")


def test_a_question_that_leads_twice_is_replaced_by_the_engines_own(talk: Talk) -> None:
    model = FakeModel(["Would they use it?", "Do you think they like it?"])
    face = talked(talk, EVIDENCE, model=model, questions=1)
    exchange = talk.state.exchanges[0]
    assert exchange.question.text == exchange.move.fallback
    assert face.shown[-2:] == [exchange.move.fallback, "<end>"]
    assert [(turn.id, turn.text) for turn in exchange.broken] == [
        ("Q01.1", "Would they use it?"),
        ("Q01.2", "Do you think they like it?"),
    ]
    assert all(turn.partial for turn in exchange.broken)


def test_a_question_asked_before_is_replaced_at_once(talk: Talk) -> None:
    model = FakeModel(["Who paid?", "Who paid?"])
    face = talked(talk, EVIDENCE, EVIDENCE, model=model, questions=2)
    assert f"<restart: {REPEATED}>" in face.shown
    assert len({exchange.question.text for exchange in talk.state.exchanges}) == 2
    assert len(model.asked("ask")) == 2


def test_of_two_questions_the_second_is_withdrawn_and_the_replies_stay(talk: Talk) -> None:
    face = talked(talk, EVIDENCE, model=FakeModel(["Who paid? And when?"]), questions=1)
    assert f"<restart: {SEVERAL}>" in face.shown
    assert talk.state.exchanges[0].question.text == "Who paid?"
    assert len(face.offered[0]) == 3


# ── what breaks ──────────────────────────────────────────────────────────────


def test_a_restart_withdraws_what_came_and_keeps_it_marked(talk: Talk) -> None:
    whole = FakeModel()._events("Who paid last?")
    face = talked(talk, EVIDENCE, model=FakeModel([[Token("When did"), restarted(), *whole]]), questions=1)
    assert "<restart: overloaded>" in face.shown
    exchange = talk.state.exchanges[0]
    assert exchange.question.text == "Who paid last?"
    assert [(turn.text, turn.partial) for turn in exchange.broken] == [("When did", True)]


def test_when_nobody_can_be_asked_the_talk_ends_and_everything_is_kept(talk: Talk) -> None:
    broken = [Token("When did"), ProvidersError("every provider failed")]
    face = FakeFace([EVIDENCE])
    with pytest.raises(ProvidersError) as caught:
        talk.run(face, FakeModel(["Who paid?", broken]))
    assert caught.value.session_id == talk.id
    assert face.shown[-1] == "<abort: broken off>"
    assert talk.state.left == "providers"
    assert [turn.id for turn in talk.state.turns] == ["Q01", "T01", "Q02.1"]
    assert talk.state.turns[-1].partial
    assert talk.state.status == "interviewing"


@pytest.mark.parametrize(
    "error", [RefusedError("over the budget"), ConfigurationError("every key was refused")]
)
def test_other_ends_of_the_road_are_passed_on_with_the_session(talk: Talk, error: Exception) -> None:
    with pytest.raises(type(error)) as caught:
        talk.run(FakeFace(), FakeModel([[error]]))
    assert caught.value.session_id == talk.id  # type: ignore[attr-defined]  # a SocraError


def test_an_answer_that_can_not_be_assessed_is_kept_told_and_tried_again_on_resume(talk: Talk) -> None:
    face = talked(talk, EVIDENCE, model=FakeModel(answer=failing("assess")))
    assert "kept" in face.warned[0]
    assert "assess was overloaded" in face.warned[0]
    assert talk.state.exchanges[0].answer.text == EVIDENCE
    assert talk.state.ledger.find("A-002").evidence_level is Level.E1

    again = talked(talk)
    assert talk.state.exchanges[0].assessed
    assert talk.state.ledger.find("A-002").evidence_level >= Level.E3
    assert len(again.changes) == 1


def test_an_interruption_while_a_question_streams_keeps_what_came_and_gives_the_prompt(talk: Talk) -> None:
    face = FakeFace([EVIDENCE])
    stop = lambda: face.stop()  # noqa: E731 - what Ctrl-C does
    talk.run(face, FakeModel([[Token("When did the first of"), stop]]), questions=1)
    exchange = talk.state.exchanges[0]
    assert (exchange.question.text, exchange.question.partial) == ("When did the first of", True)
    assert exchange.answer.text == EVIDENCE
    assert "<abort: stopped>" in face.shown


def test_an_interruption_before_the_first_word_brings_the_engines_own_question(talk: Talk) -> None:
    face = FakeFace([EVIDENCE])
    talk.run(face, FakeModel([[lambda: face.stop()]]), questions=1)
    exchange = talk.state.exchanges[0]
    assert exchange.question.text == exchange.move.fallback
    assert not exchange.question.partial
    assert exchange.move.fallback in face.shown


def test_an_interruption_while_an_answer_is_assessed_keeps_the_answer(talk: Talk) -> None:
    face = FakeFace([EVIDENCE])

    def stopped(request):  # type: ignore[no-untyped-def]  # stands in for the model
        face.stop()
        raise asyncio.CancelledError

    talk.run(face, FakeModel(answer=stopped))
    assert talk.state.exchanges[0].failed == "stopped"
    assert talk.state.exchanges[0].answer.text == EVIDENCE


def test_leaving_by_ctrl_c_is_stored_and_passed_on(talk: Talk) -> None:
    with pytest.raises(Interrupted) as caught:
        talk.run(FakeFace([Interrupted("stopped by Ctrl-C")]))
    assert caught.value.session_id == talk.id
    assert talk.state.left == "interrupted"


def test_being_cancelled_from_outside_is_stored_and_passed_on(talk: Talk) -> None:
    def cancel() -> None:
        for task in asyncio.all_tasks():
            task.cancel()

    with pytest.raises(asyncio.CancelledError):
        talk.run(FakeFace(), FakeModel([[Token("When"), cancel]]))
    assert talk.state.left == "interrupted"


# ── resuming ─────────────────────────────────────────────────────────────────


def test_a_resumed_talk_puts_the_open_question_again_without_a_call(talk: Talk) -> None:
    talked(talk)
    question = talk.state.exchanges[0].question.text
    model = FakeModel()
    face = talked(talk, EVIDENCE, model=model, questions=1)
    assert face.shown[0] == question
    assert face.offered[0] == ("It happened once", "Nobody has tried", DONT_KNOW)
    assert model.asked("ask") == []
    assert talk.state.exchanges[0].assessed


def test_the_recap_says_what_how_far_and_what_is_riskiest(talk: Talk) -> None:
    talked(talk, EVIDENCE)
    lines = recap(talk.state, 9)
    assert "Night buses for nurses" in lines[0]
    assert talk.id in lines[0]
    assert "1 answered, 7 questions left" in lines[1]
    assert lines[2].startswith("Riskiest: A-005 (asserted)")
    assert "no merit yet" in recap(Talk(talk.store.folder / "other").state, 9)[1]


# ── commands ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("line", "plan"), [("/done", False), ("/plan", True)])
def test_done_and_plan_end_the_talk(talk: Talk, line: str, plan: bool) -> None:
    assert talk.run(FakeFace([line])) == Ending("done", plan=plan)
    assert talk.state.left == "done"


def test_undo_opens_the_last_question_again_with_the_ledger_as_it_was(talk: Talk) -> None:
    model = FakeModel()
    face = talked(talk, EVIDENCE, "/undo", "Nobody yet.", model=model, questions=2)
    first = talk.state.exchanges[0]
    assert first.answer.text == "Nobody yet."
    assert face.shown.count(first.question.text) == 1
    assert talk.state.ledger.find("A-002").evidence_level is Level.E1
    assert "undone" in talk.events()


def test_undo_with_nothing_to_undo_says_so_and_asks_on(talk: Talk) -> None:
    face = talked(talk, "/undo", EVIDENCE)
    assert "no answer to take back" in face.said[0]
    assert talk.state.exchanges[0].answer is not None


def test_a_skipped_question_is_not_asked_again_and_counts(talk: Talk) -> None:
    face = talked(talk, "/skip", EVIDENCE)
    assert talk.state.exchanges[0].skipped
    assert talk.state.exchanges[1].move.assumption_id != talk.state.exchanges[0].move.assumption_id
    assert face.changes[0][3] == 7


def test_why_tells_the_reason_and_what_the_gauges_stand_on(talk: Talk) -> None:
    face = talked(talk, "/why")
    assert "A-002" in face.said[0]
    assert "assumptions" in face.said[0]
    assert "Provisional" in face.said[0]


def test_the_other_commands_reach_the_face_and_leave_the_question_open(talk: Talk) -> None:
    face = talked(talk, "/ledger", "/cost", "/route", "/save", "/help", "?", EVIDENCE)
    assert face.called == ["ledger of 7", "cost of 0", "route", "save", "help", "help"]
    assert talk.state.exchanges[0].answer is not None


def test_a_command_that_does_not_exist_is_no_answer(talk: Talk) -> None:
    face = talked(talk, "/quit")
    assert face.said == ["There is no /quit; /help lists what there is."]
    assert talk.state.exchanges[0].answer is None


# ── the method ───────────────────────────────────────────────────────────────


def test_not_knowing_makes_a_test_and_a_bare_yes_stays_asserted(talk: Talk) -> None:
    talked(talk, "I don't know yet", "Yes.", questions=2)
    first, second = (talk.state.ledger.find(e.move.assumption_id) for e in talk.state.exchanges)
    assert first.test
    assert first.kill_if
    assert second.evidence_level is Level.E1


def test_three_agreements_are_noticed_in_what_the_model_is_told_to_say(talk: Talk) -> None:
    model = FakeModel()
    talked(talk, "Yes.", "Sure.", "Exactly.", model=model)
    notes = [
        request.inputs.move.note for request in model.asked("ask") if isinstance(request.inputs, AskInputs)
    ]
    assert notes[:3] == ["", "", ""]
    assert "three times" in notes[3]


def characters(requests: Sequence[object]) -> list[int]:
    """What each request sends at most: the characters of its fullest rendering."""
    return [sum(len(m.content) for m in r.renderings[0].messages) for r in requests]  # type: ignore[attr-defined]


def test_prompts_do_not_grow_with_the_talk(tmp_path: Path) -> None:
    """Input tokens per turn, four characters each, are flat from turn 3 to turn 12."""
    book = ledger(*(assumption(n, Level.E1, importance=1 + n % 3) for n in range(1, 13)))
    talk = Talk(tmp_path, book)
    answers = [f"Nurse number {n} paid {n} euros for a ride on Monday, and told it." for n in range(12)]
    model = FakeModel([f"Who paid for ride number {n:02}, and when was that exactly?" for n in range(12)])
    talked(talk, *answers, model=model, questions=12)
    for stage in ("ask", "assess"):
        sizes = characters(model.asked(stage))
        assert len(sizes) == 12
        third_on = sizes[2:]
        assert max(third_on) - min(third_on) <= 4 * 150, (stage, sizes)
        assert max(third_on[5:]) <= 1.1 * max(third_on[:5]), (stage, sizes)


# ── from nothing ─────────────────────────────────────────────────────────────


def opened(*lines: str | BaseException) -> tuple[FakeFace, object]:
    face = FakeFace(lines)
    return face, asyncio.run(opening_brief(face))


def test_from_nothing_the_engine_asks_first_and_the_answer_is_the_brief() -> None:
    face, brief = opened("", "/help", "/ledger", "A night bus for nurses.")
    assert face.shown[0] == OPENING
    assert brief == make_brief("A night bus for nurses.", "typed")
    assert face.called == ["help"]
    assert face.said == ["First, what is it about?"]


@pytest.mark.parametrize("lines", [(), ("/done",), ("/plan",)])
def test_leaving_before_a_word_was_said_leaves_nothing_behind(lines: tuple[str, ...]) -> None:
    assert opened(*lines)[1] is None
