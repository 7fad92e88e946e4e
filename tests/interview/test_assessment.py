from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from pydantic import BaseModel

from socra_cli.domain.evidence import Level, QuoteDraft, Turn
from socra_cli.domain.ledger import Ledger
from socra_cli.domain.stages import AssessDraft, AssumptionDraft, EvidenceDraft
from socra_cli.interview.assessment import Assessor, change_line, with_test
from socra_cli.llm.request import Request
from socra_cli.store.events import Answered, Asked, Assessed, IntakeDone
from socra_cli.store.sessions import SessionStore
from socra_cli.store.state import SessionState
from tests.interview.fakes import FakeModel, failing, real_stages
from tests.interview.samples import BRIEF, assumption, exchange, ledger

STAGES = real_stages()


def answered(tmp_path: Path, text: str, book: Ledger) -> SessionState:
    asked = exchange("A-001")
    question = asked.question.model_copy(update={"assumption_id": "A-001"})
    with SessionStore(tmp_path).create(BRIEF) as session:
        session.append(IntakeDone(ledger=book, summary="A van at night.", commercial=True))
        session.append(Asked(turn=question, move=asked.move))
        return session.append(Answered(turn=Turn(id="T01", role="founder", text=text)))


def assessed(tmp_path: Path, text: str, model: FakeModel, book: Ledger | None = None) -> Assessed:
    state = answered(tmp_path, text, book or ledger(assumption(1)))
    return asyncio.run(Assessor(model, STAGES).assess(state, state.exchanges[-1]))


def level(event: Assessed) -> Level:
    return event.ledger.assumptions[0].evidence_level


def test_verified_words_of_an_answer_lift_the_assumption_and_the_line_says_why(tmp_path: Path) -> None:
    event = assessed(tmp_path, "Nurse Okafor paid 4 euros for a ride on Monday.", FakeModel())
    assert level(event) >= Level.E3
    assert event.turn_id == "T01"
    assert "A-001" in event.changes[0]
    assert "→" in event.changes[0]
    assert "Nurse Okafor paid" in event.changes[0]
    assert event.learnt == "One thing more."


def test_a_flattering_model_cannot_lift_it_above_what_the_words_admit(tmp_path: Path) -> None:
    assert level(assessed(tmp_path, "Everybody at the hospital needs this badly.", FakeModel())) <= Level.E2


def test_words_that_were_not_said_move_nothing(tmp_path: Path) -> None:
    def invent(request: Request) -> BaseModel:
        quote = QuoteDraft(turn="T01", text="forty nurses paid us last year", level=Level.E5)
        evidence = EvidenceDraft(assumption_id="A-001", quote=quote, against=False)
        return AssessDraft(evidence=[evidence], new_assumptions=[], retired=[], learnt="")

    event = assessed(tmp_path, "Some nurses talked to us.", FakeModel(answer=invent))
    assert level(event) is Level.E0
    assert event.changes == ()


@pytest.mark.parametrize("text", ["Yes.", "agreed", "Exactly!"])
def test_a_bare_yes_asserts_and_no_model_is_asked(tmp_path: Path, text: str) -> None:
    model = FakeModel()
    event = assessed(tmp_path, text, model)
    assert level(event) is Level.E1
    assert model.requests == []
    assert "E1" in event.learnt


@pytest.mark.parametrize(
    "persona", ["customer", "economist", "builder", "seller", "warden", "sustainer", "other"]
)
def test_not_knowing_becomes_a_test_with_a_threshold_and_no_model_is_asked(
    tmp_path: Path, persona: str
) -> None:
    model = FakeModel()
    event = assessed(tmp_path, "I don't know yet", model, ledger(assumption(1, persona=persona)))
    tested = event.ledger.assumptions[0]
    assert model.requests == []
    assert all((tested.test, tested.metric, tested.pass_if, tested.kill_if))
    assert tested.evidence_level is Level.E0
    assert tested.test in event.learnt


def test_a_test_that_is_there_already_is_kept() -> None:
    known = assumption(1).model_copy(update={"test": "Ask Ann."})
    assert with_test(ledger(known, assumption(2)), "A-001") == ledger(known, assumption(2))


def test_a_failed_assessment_leaves_the_ledger_as_it_was_and_says_so(tmp_path: Path) -> None:
    event = assessed(tmp_path, "Nurse Okafor paid 4 euros on Monday.", FakeModel(answer=failing("assess")))
    assert event.failed == "assess was overloaded"
    assert level(event) is Level.E0


def test_what_the_answer_opens_joins_the_ledger_with_the_next_id(tmp_path: Path) -> None:
    def opens(request: Request) -> BaseModel:
        quote = QuoteDraft(turn="T01", text="the hospital must grant a permit", level=Level.E1)
        new = AssumptionDraft(
            statement="The hospital grants a permit.",
            question="Who grants it?",
            persona="warden",
            importance=3,
            quotes=[quote],
            counter_quotes=[],
        )
        return AssessDraft(evidence=[], new_assumptions=[new], retired=[], learnt="")

    event = assessed(tmp_path, "Well, the hospital must grant a permit.", FakeModel(answer=opens))
    assert [a.id for a in event.ledger.assumptions] == ["A-001", "A-002"]
    assert "new" in event.changes[0]


def test_change_lines_are_cut_to_what_a_glance_can_take(tmp_path: Path) -> None:
    long = "Nurse Okafor paid 4 euros for a ride on Monday " + "and told her colleagues " * 12
    event = assessed(tmp_path, long, FakeModel())
    assert len(event.changes[0]) < 220
    assert "…" in event.changes[0]


def test_a_change_without_a_quote_has_a_line_too() -> None:
    from socra_cli.domain.ledger_rules import changes

    now = ledger(assumption(1, Level.E3))
    (change,) = changes(ledger(assumption(1)), now)
    assert change_line(change).startswith("A-001 Statement number 1 holds: unstated → observed")
