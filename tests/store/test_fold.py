from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.evidence import Level, Turn
from socra_cli.domain.ledger import Ledger
from socra_cli.store.events import (
    Assessed,
    BrokenOff,
    BudgetSet,
    Created,
    Entry,
    Event,
    IntakeDone,
    Left,
    Offered,
    Skipped,
    StageDone,
    Undone,
    decode,
    encode,
)
from socra_cli.store.fold import apply, begin, fold
from socra_cli.store.state import SessionState
from tests.store.session_samples import BRIEF, START, answered, asked, intake, ledger, one_round


def entries(*events: Event) -> list[Entry]:
    created = Created(session_id="lusab-42", brief=BRIEF)
    return [Entry(at=START, what=event) for event in (created, *events)]


def folded(*events: Event) -> SessionState:
    state = fold(entries(*events))
    assert state is not None
    return state


def test_a_log_that_does_not_begin_with_created_is_no_session() -> None:
    assert fold([Entry(at=START, what=Undone())]) is None
    assert fold([]) is None


def test_a_second_created_changes_nothing_but_the_time() -> None:
    state = folded(Created(session_id="other-11", brief=BRIEF))
    assert state.id == "lusab-42"


def test_a_round_leaves_question_answer_and_ledger_behind() -> None:
    state = folded(intake(), *one_round(1, Level.E3))
    assert [turn.id for turn in state.turns] == ["Q01", "T01"]
    assert state.ledger == ledger(Level.E3)
    assert state.exchanges[0].assessed
    assert state.exchanges[0].changes == ("change 1",)
    assert state.conversation.pending is None


def test_undo_opens_the_last_question_again_with_the_ledger_of_before() -> None:
    state = folded(intake(), *one_round(1, Level.E1), *one_round(2, Level.E5), Undone())
    assert [turn.id for turn in state.turns] == ["Q01", "T01", "Q02"]
    assert state.ledger.assumptions[0].evidence_level is Level.E1
    assert state.conversation.pending is not None
    assert state.conversation.pending.question.id == "Q02"


def test_a_question_is_noted_with_its_assumption_and_an_undo_forgets_it() -> None:
    assert folded(intake(), asked(1)).ledger.assumptions[0].asked_in == ("Q01",)
    state = folded(intake(), asked(1), answered(1), asked(2), Undone())
    assert state.ledger.assumptions[0].asked_in == ("Q01",)


def test_undo_takes_back_a_question_that_was_asked_after_the_answer() -> None:
    state = folded(intake(), *one_round(1), asked(2), Undone())
    assert [turn.id for turn in state.turns] == ["Q01"]


def test_undo_with_nothing_to_take_back_changes_nothing() -> None:
    assert folded(intake(), asked(1), Undone()) == folded(intake(), asked(1))


def test_undo_takes_back_a_skip() -> None:
    state = folded(intake(), asked(1), Skipped(), Undone())
    assert state.conversation.pending is not None


def test_undo_keeps_the_calls_and_stages_that_were_paid_for() -> None:
    stage = StageDone(stage="persona:customer", inputs_sha256="ab", payload={"score": 4})
    state = folded(*one_round(1), stage, Undone())
    assert state.result("persona:customer", "ab") == {"score": 4}


def test_a_stage_result_is_given_back_only_for_the_same_inputs() -> None:
    state = folded(StageDone(stage="intake", inputs_sha256="ab", payload={"x": 1}))
    assert state.result("intake", "ab") == {"x": 1}
    assert state.result("intake", "cd") is None
    assert state.result("synthesis", "ab") is None


def test_a_failed_assessment_keeps_the_answer_and_says_that_it_stands_unassessed() -> None:
    state = folded(
        intake(), asked(1), answered(1), Assessed(turn_id="T01", ledger=ledger(Level.E0), failed="overloaded")
    )
    exchange = state.exchanges[0]
    assert exchange.answer is not None
    assert not exchange.assessed
    assert exchange.failed == "overloaded"


def test_an_assessment_made_up_for_later_lands_on_its_own_answer() -> None:
    failed = Assessed(turn_id="T01", ledger=ledger(Level.E0), failed="overloaded")
    late = Assessed(turn_id="T01", ledger=ledger(Level.E3), changes=("now observed",))
    state = folded(intake(), asked(1), answered(1), failed, asked(2), answered(2), late)
    assert state.exchanges[0].assessed
    assert state.exchanges[0].failed == ""
    assert state.exchanges[1].changes == ()
    assert not state.exchanges[1].assessed
    assert state.ledger == ledger(Level.E3)


def test_broken_off_text_stands_before_the_question_that_took_its_place() -> None:
    torn = Turn(id="Q01.1", role="interviewer", text="Would you", partial=True)
    state = folded(intake(), BrokenOff(turn=torn, reason="cut"))
    assert state.turns == (torn,)
    state = folded(intake(), BrokenOff(turn=torn, reason="cut"), asked(1))
    assert [(turn.id, turn.partial) for turn in state.turns] == [("Q01.1", True), ("Q01", False)]


def test_answers_skips_and_replies_to_no_open_question_change_nothing() -> None:
    before = folded(intake())
    assert folded(intake(), answered(1)) == before
    assert folded(intake(), Skipped()) == before
    assert folded(intake(), Offered(replies=("x",))) == before


def test_replies_belong_to_the_open_question() -> None:
    state = folded(asked(1), Offered(replies=("Last week", "I don't know yet")))
    assert state.exchanges[0].replies == ("Last week", "I don't know yet")


def test_the_talk_is_ready_once_it_was_left_as_done_and_goes_on_when_asked_again() -> None:
    assert folded(intake()).status == "interviewing"
    assert folded(intake(), Left(reason="done")).status == "ready"
    assert folded(intake(), Left(reason="interrupted")).status == "interviewing"
    assert folded(intake(), Left(reason="budget"), asked(1)).status == "interviewing"
    assert folded(asked(1), answered(1), Left(reason="done"), Undone()).status == "interviewing"


def test_the_budget_is_the_last_one_set() -> None:
    assert folded().max_questions is None
    assert folded(BudgetSet(max_questions=9), BudgetSet(max_questions=12)).max_questions == 12


EVENTS = st.sampled_from(
    [
        intake(),
        IntakeDone(ledger=Ledger(), summary="", commercial=False, failed="malformed"),
        asked(1),
        answered(1),
        Offered(replies=("x",)),
        Skipped(),
        Undone(),
        Assessed(turn_id="T01", ledger=ledger(Level.E2)),
        BrokenOff(turn=Turn(id="Q01.1", role="interviewer", text="x", partial=True), reason="cut"),
        StageDone(stage="intake", inputs_sha256="ab", payload={}),
        Left(reason="done"),
    ]
)


@given(st.lists(EVENTS, max_size=25))
@settings(max_examples=60, deadline=None)
def test_folding_at_once_and_step_by_step_agree_and_survive_the_disk(events: list[Event]) -> None:
    log = entries(*events)
    created = log[0].what
    assert isinstance(created, Created)
    state = begin(created, log[0])
    for entry in log[1:]:
        state = apply(state, decode(encode(entry)))
    assert fold(log) == state


@given(st.lists(EVENTS, max_size=25))
@settings(max_examples=60, deadline=None)
def test_an_answer_followed_by_undo_is_as_if_it_had_not_been_given(events: list[Event]) -> None:
    before = folded(*events, asked(7))
    after = folded(*events, asked(7), answered(7), Assessed(turn_id="T07", ledger=ledger(Level.E5)), Undone())
    assert after.conversation == before.conversation
    assert after.undoable == before.undoable
