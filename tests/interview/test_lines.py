from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.interview.answers import AnswerKind, kind_of
from socra_cli.interview.lines import COMMANDS, Answer, Command, parse_line


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_known_by_its_name_in_any_case(name: str) -> None:
    assert parse_line(f"  /{name.upper()} ") == Command(name)
    assert Command(name).known


def test_a_question_mark_alone_asks_for_help() -> None:
    assert parse_line("?") == Command("help")


def test_a_slash_and_a_word_is_a_command_also_when_nobody_knows_it() -> None:
    said = parse_line("/quit")
    assert said == Command("quit")
    assert isinstance(said, Command)
    assert not said.known


@pytest.mark.parametrize("text", ["/etc/passwd is read", "/ 3", "and/or", "// done"])
def test_a_slash_inside_an_answer_makes_no_command_of_it(text: str) -> None:
    assert parse_line(text) == Answer(text)


def test_blank_lines_say_nothing() -> None:
    assert parse_line(" \t") is None


@given(st.one_of(st.integers().map(str), st.floats(allow_nan=False).map(str)))
@settings(max_examples=50, deadline=None)
def test_a_number_is_always_an_answer(number: str) -> None:
    assert parse_line(number) == Answer(number)
    assert kind_of(number) is AnswerKind.SUBSTANCE


@pytest.mark.parametrize(
    "text", ["I don't know yet", "No idea.", "we don't know", "Keine Ahnung", "not sure"]
)
def test_not_knowing_is_heard(text: str) -> None:
    assert kind_of(text) is AnswerKind.UNKNOWN


@pytest.mark.parametrize("text", ["Yes.", "agreed", "Sure, exactly!", "ja, genau", "ok"])
def test_bare_assent_is_heard(text: str) -> None:
    assert kind_of(text) is AnswerKind.ASSENT


@pytest.mark.parametrize(
    "text", ["No.", "Not yet", "Yes, 4 of them", "I don't know, but Maria paid us on Monday", "Maria did."]
)
def test_anything_with_something_in_it_is_substance(text: str) -> None:
    assert kind_of(text) is AnswerKind.SUBSTANCE
