from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.stages import QuestionKind
from socra_cli.interview import wording
from socra_cli.interview.questions import (
    EMPTY,
    LEADING,
    REPEATED,
    clean_replies,
    first_question,
    leading,
    objection,
)
from socra_cli.interview.wording import DONT_KNOW

EVERY_WORDING = [text for table in (*wording.QUESTIONS.values(), wording.ANYONE) for text in table.values()]


@pytest.mark.parametrize(
    "question",
    [
        "Would you use this?",
        "Would your customers pay forty euros for it?",
        "How much would people be willing to pay?",
        "Do you think clinics need this?",
        "Do you really believe that they will pay?",
        "Is it a good idea to start with clinics?",
        "Wouldn't it be easier to sell to hospitals?",
        "How excited are they about it?",
        "How likely are nurses to switch?",
        "How important is this for them?",
        "You tested it, right?",
        "Isn't that what the nurses told you?",
        "Clinics hate paper, don't they agree?",
        "Don’t you agree that paper is slow?",
        "What do you think the price should be?",
        "In your opinion, who is the buyer?",
        "Are you sure that they pay?",
        "Can you imagine them switching?",
        "Würden Sie dafür zahlen?",
        "Glauben Sie, dass Kliniken das brauchen?",
        "Ist das eine gute Idee?",
        "Das nutzen alle, oder?",
        "Pensez-vous que les cliniques paieraient ?",
        "Achèteriez-vous ce produit ?",
        "Est-ce une bonne idée ?",
        "¿Cree usted que pagarían?",
        "¿Te gustaría usarlo?",
        "Pensa che sia utile?",
        "Le piacerebbe usarlo?",
        "Zou je dit gebruiken?",
        "Você acha que eles pagariam?",
    ],
)
def test_questions_that_lead_or_ask_for_an_opinion_are_caught(question: str) -> None:
    assert leading(question)
    assert objection(question, []) == LEADING


@pytest.mark.parametrize(
    "question",
    [
        "When did a nurse last miss the bus, and what did she do instead?",
        "How many of the forty clinics paid in March?",
        "Which data don't you hold yourself?",
        "Who said no last, and what did they say?",
        "What did the last three buyers pay, and when?",
        "You wrote “would you use it? 40 said yes”. Which of the forty have used it since?",
        'You said "do you think it is good". Who answered, and what did they do next?',
        "Wann ist das zuletzt passiert, und was hat es gekostet?",
        "Quand est-ce arrivé la dernière fois, et combien cela a-t-il coûté ?",
        "¿Cuándo pasó por última vez y cuánto costó?",
        "Quando è successo l'ultima volta?",
        "How many said they would come, and how many came?",
    ],
)
def test_questions_about_what_happened_pass(question: str) -> None:
    assert leading(question) is None
    assert objection(question, []) is None


def test_the_guard_names_the_words_that_lead() -> None:
    assert leading("And how excited are they about it?") == "how excited"


@pytest.mark.parametrize("question", [wording.OPENING, *EVERY_WORDING])
def test_the_engines_own_wording_is_one_question_and_leads_nobody(question: str) -> None:
    assert leading(question) is None
    assert first_question(question) == question
    assert question.count("?") == 1
    assert question.endswith("?")
    assert len(question.split()) <= 25


def test_every_persona_has_a_wording_for_every_kind_and_none_comes_twice() -> None:
    for table in (*wording.QUESTIONS.values(), wording.ANYONE):
        assert set(table) == set(QuestionKind)
    assert len(EVERY_WORDING) == len(set(EVERY_WORDING))
    assert set(wording.TESTS) == set(wording.QUESTIONS)


def test_a_question_asked_before_is_refused_whatever_its_punctuation() -> None:
    assert objection("Who paid — and when?", ["who paid, and when?"]) == REPEATED
    assert objection("Who paid, and where?", ["who paid, and when?"]) is None


def test_nothing_is_no_question() -> None:
    assert objection("  \n", []) == EMPTY


def test_of_several_questions_only_the_first_is_kept() -> None:
    assert first_question("You named Maria. Who paid? And when? And how?") == "You named Maria. Who paid?"
    assert first_question("谁付钱了？什么时候？") == "谁付钱了？"
    assert first_question("Tell me who paid.") == "Tell me who paid."


def test_a_question_mark_in_a_quotation_is_not_a_second_question() -> None:
    text = "You asked them “is it any good?” and “is it cheap?”: who paid afterwards?"
    assert first_question(text) == text


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_keeping_the_first_question_never_invents_a_word(text: str) -> None:
    kept = first_question(text)
    assert kept in text
    assert first_question(kept) == kept


@pytest.mark.parametrize(
    "reply",
    [
        "40 % of clinics pay",
        "forty percent pay",
        "Three clinics paid us in May",
        "",
        "   ",
        "We have spoken with a great many clinics and every one of them told us the same thing",
        "Maria told me last week that she paid for it",
    ],
)
def test_replies_that_assert_a_fact_for_the_founder_are_dropped(reply: str) -> None:
    assert clean_replies([reply]) == (DONT_KNOW,)


def test_replies_that_say_what_there_is_are_kept_and_not_knowing_is_always_one() -> None:
    kept = clean_replies(
        ["I have numbers", "It happened once", "i  HAVE numbers.", "Nobody has tried", "More"]
    )
    assert kept == ("I have numbers", "It happened once", "Nobody has tried", DONT_KNOW)
    assert clean_replies(["I don't know yet", "Nobody asked"]) == ("Nobody asked", DONT_KNOW)
    assert clean_replies([]) == (DONT_KNOW,)
