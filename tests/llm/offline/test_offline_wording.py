"""The wording as data: questions that lead nobody, replies that state nothing, cues that compile."""

from __future__ import annotations

import re

import pytest

from socra_cli.domain.likeness import same_statement
from socra_cli.domain.stages import QuestionKind
from socra_cli.interview.questions import clean_replies, objection
from socra_cli.llm.offline.topics import Topic, about, topic, topics
from socra_cli.llm.offline.words import alternation, load

QUESTIONS = [
    q for one in topics() for q in (one.question, *(text for texts in one.ask.values() for text in texts))
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_leads_the_witness_or_asks_two_at_once(question: str) -> None:
    assert objection(question, ()) is None
    assert question.count("?") == 1
    assert question.endswith("?")
    assert len(question.split()) <= 30


@pytest.mark.parametrize("one", topics(), ids=lambda one: one.id)
def test_every_topic_has_a_question_of_each_kind_and_replies_that_state_nothing(one: Topic) -> None:
    assert set(one.ask) == set(QuestionKind)
    assert len(clean_replies(one.replies)) == min(3, len(one.replies)) + 1


def test_no_two_topics_could_be_taken_for_one_another() -> None:
    statements = [one.statement for one in topics()]
    pairs = [(a, b) for n, a in enumerate(statements) for b in statements[:n]]
    assert not [pair for pair in pairs if same_statement(*pair)]


def test_topics_of_every_lens_are_asked_of_every_brief() -> None:
    for commercial in (True, False):
        seated = {one.persona for one in topics() if one.fits(commercial=commercial) and one.when == "always"}
        money = "economist" if commercial else "sustainer"
        assert seated == {"customer", money, "builder", "seller", "warden"}


def test_every_frame_names_only_what_code_fills() -> None:
    known = {
        "quote",
        "Name",
        "name",
        "label",
        "level",
        "working",
        "claim",
        "anchor",
        "scored",
        "needs",
        "count",
        "Strongest",
        "stays",
        "goes",
        "cap",
        "summary",
        "step",
        "Step",
        "test",
        "date",
        "first",
        "second",
        "drop",
        "keep",
        "risky",
        "solid",
        "role",
        "unsaid",
        "statement",
        "names",
        "vendor",
        "what",
    }
    frames = load("frames")
    texts = [text for table in frames.values() for text in table.values() if isinstance(text, str)]
    assert {field for text in texts for field in re.findall(r"{(\w+)}", text)} <= known


@pytest.mark.parametrize(
    ("cue", "text", "found"),
    [
        ("wast*", "It is wasted.", True),
        ("waste", "It is wasted.", False),
        ("pay", "before pay-day", False),
        ("by hand", "done by\nhand", True),
        ("c++", "in c++ mostly", True),
    ],
)
def test_a_cue_is_a_whole_word_unless_it_has_a_star(cue: str, text: str, found: bool) -> None:
    assert (alternation([cue]).search(text) is not None) is found


def test_no_cues_find_nothing() -> None:
    assert alternation([]).search("anything") is None


def test_a_figure_of_speech_touches_no_topic() -> None:
    assert topic("price") not in about("A bank pays for itself within a year.")
    assert topic("price") in about("A shop pays 35 pence.")


def test_a_topic_for_one_kind_of_brief_is_left_out_of_the_other() -> None:
    text = "The council pays a grant."
    assert topic("funding") in about(text, commercial=False)
    assert topic("funding") not in about(text, commercial=True)
