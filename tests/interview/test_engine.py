from __future__ import annotations

from collections import Counter
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.evidence import Level
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.stages import Move, QuestionKind
from socra_cli.domain.verdict import Decision, Verdict
from socra_cli.interview import engine
from socra_cli.interview.engine import (
    ASKED_AT_MOST,
    KIND_SHARE,
    MIN_QUESTIONS,
    Stop,
    could_change_verdict,
    next_step,
    passivity,
    questions_left,
)
from socra_cli.interview.questions import leading, objection
from socra_cli.store.state import Exchange
from tests.interview.samples import assumption, exchange, ledger, quote

PERSONAS = ("customer", "economist", "sustainer", "builder", "seller", "warden", "historian")


@pytest.fixture
def open_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tribunal that every answer could sway."""

    def decide(book: Ledger) -> Verdict:
        if any(a.status is Status.CONTRADICTED for a in book.assumptions):
            return Verdict(decision=Decision.KILL, rule="kill")
        return Verdict(decision=Decision.NOT_ENOUGH_EVIDENCE, rule="not_enough_evidence")

    monkeypatch.setattr(engine, "decide_on_caps", decide)


def split_on(said: str, against: str) -> Assumption:
    """A-002, contradicted, with these words for and against it."""
    bare = assumption(2, status=Status.CONTRADICTED, against=against)
    return bare.model_copy(update={"quotes": (quote(said, Level.E1),)})


def move_of(step: Move | Stop) -> Move:
    assert isinstance(step, Move)
    return step


# ── what comes first ─────────────────────────────────────────────────────────


@pytest.mark.usefixtures("open_verdict")
def test_the_riskiest_untested_assumption_is_asked_about_first() -> None:
    book = ledger(
        assumption(1, Level.E1, importance=1), assumption(2, Level.E1, importance=3), assumption(3, Level.E4)
    )
    assert move_of(next_step(book, [], 9)).assumption_id == "A-002"


@pytest.mark.usefixtures("open_verdict")
def test_what_was_asked_about_waits_until_the_untested_had_their_turn() -> None:
    book = ledger(assumption(1, Level.E1, importance=3), assumption(2, Level.E2, importance=1))
    assert move_of(next_step(book, [exchange("A-001")], 9)).assumption_id == "A-002"
    both = [exchange("A-001"), exchange("A-002", number=2)]
    again = move_of(next_step(book, both, 9))
    assert again.assumption_id == "A-001"
    assert "still the riskiest" in again.why


@pytest.mark.usefixtures("open_verdict")
def test_no_assumption_is_asked_about_more_than_twice() -> None:
    book = ledger(assumption(1, Level.E1))
    twice = [exchange("A-001", number=n) for n in (1, 2)]
    assert len(twice) == ASKED_AT_MOST
    step = next_step(book, twice, 9)
    assert isinstance(step, Stop)
    assert step.reason == "enough"


@pytest.mark.usefixtures("open_verdict")
@pytest.mark.parametrize(
    "told", [exchange("A-001", "I don't know yet"), exchange("A-001", None, skipped=True)]
)
def test_what_is_not_known_or_was_skipped_is_not_asked_again(told: Exchange) -> None:
    book = ledger(assumption(1, Level.E1, importance=3), assumption(2, Level.E1, importance=1))
    asked = [told, exchange("A-002", number=2)]
    assert move_of(next_step(book, asked, 9)).assumption_id == "A-002"


@pytest.mark.usefixtures("open_verdict")
def test_retired_assumptions_are_left_alone() -> None:
    book = ledger(assumption(1, importance=3, status=Status.RETIRED), assumption(2))
    assert move_of(next_step(book, [], 9)).assumption_id == "A-002"


# ── contradictions ───────────────────────────────────────────────────────────


def test_a_contradiction_comes_first_with_both_quotes_and_no_blame() -> None:
    split = split_on("No approval step, because that is slow", "Every swap is approved by the nurse")
    move = move_of(next_step(ledger(assumption(1, importance=3), split), [], 9))
    assert move.assumption_id == "A-002"
    assert [q.text for q in move.contradiction] == [
        "No approval step, because that is slow",
        "Every swap is approved by the nurse",
    ]
    assert all(f"“{q.text}”" in move.fallback for q in move.contradiction)
    assert objection(move.fallback, []) is None


def test_of_many_passages_the_two_on_one_point_are_put() -> None:
    split = split_on("The rota belongs to a vendor", "Every swap is approved by the nurse")
    extra = quote("No approval step, because that is slow", Level.E1)
    split = split.model_copy(update={"quotes": (*split.quotes, extra)})
    move = move_of(next_step(ledger(split), [], 9))
    assert move.contradiction[0] == extra


def test_two_passages_that_a_statement_names_are_put_whatever_their_words() -> None:
    split = split_on("We never hold anyone's money", "balances sit in our wallet for a month")
    named = "Both can hold at once: “We never hold anyone's money” and “balances sit in our…”."
    book = ledger(split.model_copy(update={"statement": named}))
    assert len(move_of(next_step(book, [], 9)).contradiction) == 2


def test_words_against_it_on_another_matter_are_an_open_doubt_asked_once(open_verdict: None) -> None:
    split = split_on("She spends about five hours on it", "Anything on the network needs an owner")
    move = move_of(next_step(ledger(split), [], 9))
    assert move.contradiction == ()
    assert "You said “Anything on the network needs an owner”, and that leaves this open" in move.fallback
    assert "Anything on the network needs an owner" in move.aim
    assert "She spends" not in move.fallback
    assert objection(move.fallback, []) is None
    assert isinstance(next_step(ledger(split), [exchange("A-002")], 9), Stop)


@pytest.mark.usefixtures("open_verdict")
def test_a_contradiction_is_put_once_and_kept_if_it_stands() -> None:
    split = assumption(1, Level.E1, status=Status.CONTRADICTED, against="nothing was ever told of 1")
    put = exchange("A-001", contradiction=(quote("a", Level.E1), quote("b", Level.E1)))
    step = next_step(ledger(split), [put], 9)
    assert isinstance(step, Stop)


def test_the_most_important_contradiction_is_put_first() -> None:
    book = ledger(
        assumption(1, Level.E1, importance=1, against="nobody ever holds that number, what was said"),
        assumption(2, Level.E1, importance=3, against="nobody ever holds that number, what was said"),
        assumption(
            3,
            Level.E1,
            importance=3,
            status=Status.RETIRED,
            against="nobody ever holds that number, what was said",
        ),
    )
    assert move_of(next_step(book, [], 9)).assumption_id == "A-002"


# ── when it stops ────────────────────────────────────────────────────────────


def test_the_budget_is_kept() -> None:
    step = next_step(ledger(assumption(1)), [exchange("A-001")], 1)
    assert isinstance(step, Stop)
    assert step.reason == "budget"
    assert isinstance(next_step(ledger(assumption(1)), [], 0), Stop)
    assert questions_left([exchange("A-001")], 9) == 8
    assert questions_left([exchange("A-001")], 0) == 0


def test_it_stops_early_when_no_question_could_change_the_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    settled = Verdict(decision=Decision.KILL, rule="kill")
    monkeypatch.setattr(engine, "decide_on_caps", lambda _: settled)
    book = ledger(assumption(1), assumption(2))
    asked = [exchange("A-003", number=n) for n in range(MIN_QUESTIONS)]
    assert move_of(next_step(book, asked[1:], 9)).assumption_id == "A-001"
    step = next_step(book, asked, 9)
    assert isinstance(step, Stop)
    assert step.reason == "enough"
    assert "change the verdict" in step.text


def test_a_question_that_could_not_change_the_verdict_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def decide(book: Ledger) -> Verdict:
        second = book.find("A-002")
        proved = second is not None and second.evidence_level is Level.E5
        return Verdict(decision=Decision.BUILD if proved else Decision.PIVOT, rule="x")

    monkeypatch.setattr(engine, "decide_on_caps", decide)
    book = ledger(assumption(1, importance=3), assumption(2, importance=1))
    assert move_of(next_step(book, [], 9)).assumption_id == "A-002"


def test_an_assumption_matters_when_its_refutation_alone_would_change_the_verdict(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def decide(book: Ledger) -> Verdict:
        killed = any(a.status is Status.CONTRADICTED and a.counter_quotes for a in book.assumptions)
        return Verdict(decision=Decision.KILL if killed else Decision.PIVOT, rule="x")

    monkeypatch.setattr(engine, "decide_on_caps", decide)
    one = assumption(1)
    assert could_change_verdict(ledger(one), one)


def test_it_goes_on_while_the_open_questions_could_change_the_verdict_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def decide(book: Ledger) -> Verdict:
        proved = sum(a.evidence_level is Level.E5 for a in book.assumptions)
        return Verdict(decision=Decision.BUILD if proved >= 2 else Decision.PIVOT, rule="x")

    monkeypatch.setattr(engine, "decide_on_caps", decide)
    book = ledger(assumption(1, importance=1), assumption(2, importance=3), assumption(3))
    assert move_of(next_step(book, [], 9)).assumption_id == "A-002"
    assert move_of(next_step(book, [], 1)).assumption_id == "A-002"
    asked = [exchange("A-009", number=n) for n in range(MIN_QUESTIONS)]
    assert isinstance(next_step(ledger(assumption(1)), asked, 9), Stop)


def test_a_talk_is_not_lengthened_by_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    settled = Verdict(decision=Decision.BUILD, rule="build")
    monkeypatch.setattr(engine, "decide_on_caps", lambda _: settled)
    book = ledger(assumption(1, Level.E4, status=Status.SUPPORTED))
    assert isinstance(next_step(book, [], 9), Stop)


def test_the_real_tribunal_lets_a_talk_begin_where_nothing_is_known() -> None:
    book = ledger(*(assumption(n, persona=persona) for n, persona in enumerate(PERSONAS, start=1)))
    assert isinstance(next_step(book, [], 9), Move)


def test_an_empty_ledger_ends_the_talk() -> None:
    assert isinstance(next_step(Ledger(), [], 9), Stop)


# ── passivity ────────────────────────────────────────────────────────────────


def test_three_bare_agreements_in_a_row_are_noticed_once() -> None:
    agreed = [exchange("A-001", text) for text in ("Yes.", "agreed", "Sure, exactly!")]
    assert passivity(agreed[:2]) == ""
    assert passivity(agreed) == "You have agreed three times without an instance: name one."
    assert passivity([*agreed, exchange("A-001", "yes")]) == ""


def test_an_instance_or_a_skip_ends_the_run_of_agreements() -> None:
    agreed = [exchange("A-001", "yes"), exchange("A-001", "ok")]
    assert (
        passivity([*agreed, exchange("A-001", "Maria paid 40 euros in May."), exchange("A-001", "yes")]) == ""
    )
    assert passivity([*agreed, exchange("A-001", None, skipped=True), exchange("A-001", "yes")]) == ""


@pytest.mark.usefixtures("open_verdict")
def test_the_notice_stands_in_the_next_question() -> None:
    agreed = [exchange("A-001", "yes", number=1), *[exchange("A-009", "yes", number=n) for n in (2, 3)]]
    move = move_of(next_step(ledger(assumption(1, Level.E1)), agreed, 9))
    assert move.note.startswith("You have agreed three times")
    assert move.fallback.startswith(move.note)


# ── properties ───────────────────────────────────────────────────────────────

ASSUMPTIONS = st.builds(
    assumption,
    number=st.just(0),
    level=st.sampled_from(Level),
    importance=st.integers(1, 3),
    persona=st.sampled_from(PERSONAS),
    against=st.sampled_from(["", "", "", "there is a rank at the gate"]),
    question=st.sampled_from(["", "When did this last happen?", "Would you use it?"]),
)
LEDGERS = st.lists(ASSUMPTIONS, min_size=1, max_size=8).map(
    lambda found: ledger(*(a.model_copy(update={"id": f"A-{n:03}"}) for n, a in enumerate(found, 1)))
)
ANSWERS = st.sampled_from(["yes", "I don't know", "Maria paid 40 euros in May.", "We talked to some people."])


def played(book: Ledger, answers: list[str], budget: int) -> list[Exchange]:
    """An interview in which the engine's own wording is used and the ledger stands still."""
    exchanges: list[Exchange] = []
    for number, answer in enumerate(answers, start=1):
        step = next_step(book, exchanges, budget)
        if isinstance(step, Stop):
            break
        asked = exchange(step.assumption_id, answer, number=number, question=step.fallback)
        exchanges.append(Exchange(move=step, question=asked.question, answer=asked.answer))
    return exchanges


@given(LEDGERS, st.lists(ANSWERS, min_size=1, max_size=14), st.integers(0, 14))
@settings(max_examples=80, deadline=None)
@pytest.mark.usefixtures("open_verdict_for_all")
def test_kinds_keep_their_share_at_every_point_and_the_budget_is_never_passed(
    book: Ledger, answers: list[str], budget: int
) -> None:
    exchanges = played(book, answers, budget)
    assert len(exchanges) <= budget
    for length in range(1, len(exchanges) + 1):
        kinds = Counter(e.move.kind for e in exchanges[:length])
        assert max(kinds.values()) <= ceil(KIND_SHARE * length)


@given(LEDGERS, st.lists(ANSWERS, min_size=1, max_size=14))
@settings(max_examples=80, deadline=None)
@pytest.mark.usefixtures("open_verdict_for_all")
def test_no_question_of_the_engines_leads_or_comes_twice(book: Ledger, answers: list[str]) -> None:
    asked: list[str] = []
    for each in played(book, answers, 14):
        assert objection(each.move.fallback, asked) is None
        asked.append(each.move.fallback)


@given(LEDGERS, st.lists(ANSWERS, max_size=10))
@settings(max_examples=40, deadline=None)
@pytest.mark.usefixtures("open_verdict_for_all")
def test_the_same_state_gives_the_same_move_and_names_a_live_assumption(
    book: Ledger, answers: list[str]
) -> None:
    exchanges = played(book, answers, 12)
    step = next_step(book, exchanges, 12)
    assert step == next_step(book, exchanges, 12)
    if isinstance(step, Move):
        found: Assumption | None = book.find(step.assumption_id)
        assert found is not None
        assert found.id in step.why
        assert leading(step.fallback) is None


@pytest.fixture(scope="module")
def open_verdict_for_all() -> object:
    """As ``open_verdict``, once for all examples of a property."""
    with pytest.MonkeyPatch.context() as patch:
        verdicts = {
            True: Verdict(decision=Decision.KILL, rule="kill"),
            False: Verdict(decision=Decision.PIVOT, rule="pivot"),
        }
        patch.setattr(
            engine,
            "decide_on_caps",
            lambda book: verdicts[
                any(q.turn == "supposed" for a in book.assumptions for q in a.counter_quotes)
            ],
        )
        yield


def test_every_kind_can_be_reached_within_a_long_talk() -> None:
    kinds = {kind for liked in engine._LIKED.values() for kind in liked}
    assert kinds == set(QuestionKind)
