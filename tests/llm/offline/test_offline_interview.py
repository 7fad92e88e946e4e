"""The interview by rule: questions that quote, replies that fit, answers that move what they are about."""

from __future__ import annotations

from typing import Any

import pytest

from socra_cli.domain.brief import make_brief
from socra_cli.domain.evidence import Level, Quote, Turn
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.ledger_rules import apply_assessment, from_intake
from socra_cli.domain.stages import (
    AskInputs,
    AssessDraft,
    AssessInputs,
    IntakeDraft,
    IntakeInputs,
    Move,
    QuestionDraft,
    QuestionKind,
    RepliesInputs,
)
from socra_cli.interview.engine import next_step
from socra_cli.interview.questions import objection
from socra_cli.llm.offline.topics import topic
from socra_cli.llm.stages.corpus import corpus_of, leads_of
from socra_cli.store.state import Exchange
from tests.llm.offline.walking import FOLDERS, draft_of, read, stages, text_of, walk

BRIEFS = [p.name for folder in FOLDERS for p in sorted(folder.glob("*.md")) if p.name != "README.md"]


def said(text: str, turn: str = "brief", level: Level = Level.E1) -> Quote:
    return Quote(turn=turn, text=text, end=len(text), verified=True, level=level)


def on(topic_id: str, *quotes: Quote, against: tuple[Quote, ...] = (), number: int = 1) -> Assumption:
    one = topic(topic_id)
    return Assumption(
        id=f"A-{number:03d}",
        statement=one.statement,
        question=one.question,
        persona=one.persona,
        importance=one.importance,
        quotes=quotes,
        counter_quotes=against,
    )


def ask(assumption: Assumption, **changes: Any) -> str:
    move = Move(
        kind=changes.pop("kind", QuestionKind.ASSUMPTION),
        assumption_id=assumption.id,
        aim="find out",
        why="because",
        fallback="What happened last?",
        contradiction=changes.pop("contradiction", ()),
        note=changes.pop("note", ""),
    )
    ledger = Ledger(assumptions=(assumption,))
    return text_of(
        stages().ask(
            AskInputs(summary="A thing.", move=move, assumption=assumption, ledger=ledger, **changes)
        )
    )


def assess(answer: str, *assumptions: Assumption, asked: str | None = "A-001") -> AssessDraft:
    question = Turn(id="T01", role="interviewer", text="What happened?", assumption_id=asked)
    inputs = AssessInputs(
        summary="A thing.",
        question=question,
        answer=Turn(id="T02", role="founder", text=answer),
        ledger=Ledger(assumptions=assumptions),
    )
    draft = draft_of(stages().assess(inputs))
    assert isinstance(draft, AssessDraft)
    return draft


# ── questions ────────────────────────────────────────────────────────────────


def test_a_question_quotes_what_the_brief_says_on_it() -> None:
    question = ask(on("price", said("The courier pays 35 pence a parcel")))
    assert question == (
        "The brief says “The courier pays 35 pence a parcel”. What has somebody paid for this, or for the "
        "nearest thing to it?"
    )


def test_a_question_takes_up_the_answer_that_bears_on_it() -> None:
    question = ask(on("price"), last_answer="It rained. Two shops paid 40 euros in May.")
    assert question.startswith("You said just now “Two shops paid 40 euros in May”.")


def test_words_of_an_earlier_turn_are_called_earlier() -> None:
    assert ask(on("price", said("Two shops paid 40 euros", "T02"))).startswith("You said before")


def test_an_answer_that_does_not_know_is_taken_as_a_test() -> None:
    assert ask(on("price"), last_answer="I don't know yet").startswith(
        "Noted: that becomes something to test."
    )


def test_silence_is_named_before_the_question() -> None:
    assert ask(on("channel")).startswith("Nothing has been said yet about the first ten.")


def test_a_note_comes_first_and_alone() -> None:
    question = ask(on("price", said("The courier pays 35 pence")), note="You have agreed three times.")
    assert question.startswith("You have agreed three times. What has somebody paid")


def test_no_question_is_asked_twice_however_often_it_is_asked() -> None:
    assumption, asked = on("demand"), []
    for _ in range(12):
        asked.append(ask(assumption, asked=tuple(asked)))
    assert len(set(asked)) == 12
    assert all(objection(question, ()) is None for question in asked)


def test_when_every_wording_is_used_up_the_engines_own_is_asked() -> None:
    assumption, asked = on("demand"), []
    for _ in range(14):
        asked.append(ask(assumption, asked=tuple(asked)))
    assert asked[-1].endswith("What happened last?")


def test_a_question_to_be_put_again_is_put_in_other_words() -> None:
    first = ask(on("price"))
    assert ask(on("price"), rewrite_of=first) != first


def test_both_sides_of_a_contradiction_are_put_in_quotation_marks() -> None:
    sides = (said("There is no delivery at all"), said("our 40-minute doorstep guarantee"))
    assumption = Assumption(id="A-001", statement="Both hold.", quotes=sides[:1], counter_quotes=sides[1:])
    question = ask(assumption, contradiction=sides)
    assert "“There is no delivery at all”" in question
    assert "“our 40-minute doorstep guarantee”" in question
    assert objection(question, ()) is None
    again = ask(assumption, contradiction=sides, asked=(question,))
    assert again != question


def test_an_assumption_of_no_topic_is_asked_by_its_own_question() -> None:
    foreign = Assumption(id="A-001", statement="Zyx qwv.", question="Which zyx was last?", persona="x")
    assert ask(foreign).endswith("Which zyx was last?")
    assert "Zyx qwv" in ask(foreign.model_copy(update={"question": ""}))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("You said “a b” and also “c d”. Which?", "The first holds."),
        ("What has somebody paid?", "I have not set a price."),
    ],
)
def test_replies_fit_the_question(question: str, expected: str) -> None:
    draft = draft_of(stages().replies(RepliesInputs(question=question, assumption=on("price"))))
    assert isinstance(draft, QuestionDraft)
    assert expected in draft.replies


def test_replies_to_a_question_on_nothing_known_state_nothing_either() -> None:
    foreign = Assumption(id="A-001", statement="Zyx qwv.", persona="x")
    draft = draft_of(stages().replies(RepliesInputs(question="Which?", assumption=foreign)))
    assert isinstance(draft, QuestionDraft)
    assert len(draft.replies) == 3


# ── answers ──────────────────────────────────────────────────────────────────


def test_an_answer_with_an_instance_is_evidence_for_what_was_asked() -> None:
    draft = assess("On 3 March the clinic missed six patients and lost 400 euros.", on("problem"))
    (evidence,) = [e for e in draft.evidence if e.assumption_id == "A-001"]
    assert not evidence.against
    assert evidence.quote.level >= Level.E3
    assert "The problem now has observed evidence" in draft.learnt


def test_a_plain_denial_speaks_against() -> None:
    draft = assess("Nobody has paid us anything so far.", on("price"))
    assert [e.against for e in draft.evidence] == [True]
    assert "speaks against the price" in draft.learnt


def test_a_welcome_negation_speaks_for() -> None:
    draft = assess("Three teams pay 200 dollars a month since May and none has left.", on("demand"))
    assert [e.against for e in draft.evidence] == [False]


@pytest.mark.parametrize("answer", ["I don't know.", "No.", "  ", "I have no idea yet"])
def test_an_answer_without_substance_is_no_evidence(answer: str) -> None:
    draft = assess(answer, on("price"))
    assert draft.evidence == []
    assert "the price" in draft.learnt.lower()


def test_a_bare_yes_asserts_and_no_more() -> None:
    draft = assess("Yes, of course.", on("price"))
    assert [(e.quote.level, e.against) for e in draft.evidence] == [(Level.E1, False)]
    assert "bare yes" in draft.learnt


def test_a_bare_yes_to_a_contradiction_says_nothing() -> None:
    split = on("price", said("We charge nobody anything"), against=(said("Each shop pays 40 euros"),))
    assert assess("Yes.", split).evidence == []


def test_an_answer_goes_to_the_assumption_that_it_is_about() -> None:
    draft = assess("We asked eleven shops, four said yes.", on("dependency"), on("channel", number=2))
    assert [(e.assumption_id, e.against) for e in draft.evidence] == [("A-002", False)]
    assert "the first ten" in draft.learnt


def test_words_about_nothing_known_assert_what_was_asked() -> None:
    draft = assess("It is blue and rather heavy, they told me.", on("price"))
    assert [(e.assumption_id, e.against) for e in draft.evidence] == [("A-001", False)]
    assert draft.evidence[0].quote.level <= Level.E2


def test_a_contradiction_is_settled_by_words_that_say_which_side_goes() -> None:
    sides = said("There is no delivery at all"), said("our 40-minute doorstep guarantee")
    split = Assumption(id="A-001", statement="Both hold.", quotes=sides[:1], counter_quotes=sides[1:])
    settled = assess("The doorstep sentence was wrong, we strike it.", split)
    assert [e.against for e in settled.evidence] == [False]
    assert settled.learnt.startswith("In your own words that answers the difference: “The doorstep sentence")
    still = assess("It is what people like about it.", split)
    assert still.evidence == []
    assert still.learnt.startswith("Both passages still stand")


def test_a_side_that_is_picked_is_told_with_the_one_that_goes() -> None:
    sides = said("No approval step is needed"), said("every swap is approved by the nurse")
    split = Assumption(id="A-001", statement="Both hold.", quotes=sides[:1], counter_quotes=sides[1:])
    picked = assess("The second holds.", split)
    assert picked.evidence == []
    assert picked.learnt.startswith("You keep “every swap is approved by the nurse”; “No approval step is")


def test_an_amount_answers_the_question_that_asked_for_one() -> None:
    draft = assess("The chief nurse has 4,000 euros a year for tools.", on("funding"))
    assert [(e.assumption_id, e.quote.level) for e in draft.evidence] == [("A-001", Level.E1)]


def test_a_doubt_of_the_founders_own_is_no_evidence() -> None:
    assert assess("We are not sure that anybody would pay 40 euros.", on("price")).evidence == []


def test_what_is_no_part_of_the_idea_any_more_is_retired() -> None:
    assert assess("Selling to shops is no longer part of it, since March.", on("channel")).retired == [
        "A-001"
    ]


def test_a_vendor_that_is_named_opens_a_question_on_its_terms() -> None:
    draft = assess("We keep the codes with Stripe and print labels.", on("feasibility"))
    assert [new.statement for new in draft.new_assumptions] == [
        "Stripe goes on serving this on terms that the plan can bear."
    ]
    assert "Stripe" in draft.learnt


def test_a_vendor_that_was_named_before_opens_nothing() -> None:
    held = on("feasibility", said("We pay out through Stripe every week"))
    assert assess("Stripe takes a day to pay out.", held).new_assumptions == []


def test_an_answer_that_excludes_what_the_brief_says_opens_a_contradiction() -> None:
    held = on("feasibility", said("Everything works offline, with no internet at all."))
    draft = assess("Every code is checked against our cloud server over the internet.", held)
    (new,) = draft.new_assumptions
    assert [q.turn for q in (*new.quotes, *new.counter_quotes)] == ["brief", "T02"]


def test_a_topic_that_an_answer_raises_joins_the_ledger() -> None:
    draft = assess("The landlord has to approve it and our insurer too, under the contract.", on("price"))
    assert topic("permission").statement in [new.statement for new in draft.new_assumptions]


def test_an_answer_in_another_language_is_kept_and_not_judged() -> None:
    draft = assess("Im Mai haben uns drei Werkstätten je vierzig Euro im Monat bezahlt, bar.", on("price"))
    assert [e.against for e in draft.evidence] == [False]
    assert "English only" in draft.learnt


def test_an_answer_to_no_known_question_is_still_read() -> None:
    draft = assess("Three teams pay 200 dollars a month since May.", on("demand"), asked=None)
    assert [e.assumption_id for e in draft.evidence] == ["A-001"]
    assert assess("No.", on("demand"), asked=None).evidence == []


# ── the whole of it ──────────────────────────────────────────────────────────


def test_answers_of_a_session_reach_the_ledger_and_intake_reads_them_too() -> None:
    brief = make_brief(read("parcel-lockers.md"), "idea.md")
    ledger = walk("parcel-lockers.md").ledger
    today = next(a for a in ledger.assumptions if a.statement == topic("alternative").statement)
    answer = Turn(
        id="T02",
        role="founder",
        text="On 3 March Farida did it by hand, by phone and by bus, and paid 12 pounds.",
    )
    question = Turn(id="T01", role="interviewer", text="Who?", assumption_id=today.id)
    inputs = AssessInputs(summary="Lockers.", question=question, answer=answer, ledger=ledger)
    draft = draft_of(stages().assess(inputs))
    assert isinstance(draft, AssessDraft)
    moved, changes = apply_assessment(
        ledger, draft, corpus_of(brief, [question, answer]), "T02", asked=today.id
    )
    after = moved.find(today.id)
    assert after is not None
    assert after.status is Status.SUPPORTED
    assert today.id in [change.assumption_id for change in changes]

    again = draft_of(
        stages().intake(IntakeInputs(brief=brief, turns=(question, answer), leads=leads_of(brief.text)))
    )
    assert isinstance(again, IntakeDraft)
    seeded = from_intake(again, corpus_of(brief, [question, answer]))
    assert "T02" in {q.turn for a in seeded.assumptions for q in a.quotes}


@pytest.mark.parametrize("name", BRIEFS)
def test_a_talk_on_any_brief_has_three_questions_at_least(name: str) -> None:
    ledger = walk(name).ledger
    asked: list[Exchange] = []
    for number in range(3):
        step = next_step(ledger, asked, 9)
        assert isinstance(step, Move)
        turn = f"T{2 * number + 1:02}"
        question = Turn(id=turn, role="interviewer", text=step.fallback, assumption_id=step.assumption_id)
        asked.append(Exchange(move=step, question=question, skipped=True))


def test_what_follows_a_but_is_no_doubt() -> None:
    draft = assess("I don't know, but in June a lawyer told us to write to the regulator.", on("permission"))
    assert [e.assumption_id for e in draft.evidence] == ["A-001"]
