from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socra_cli.ui.replies import END, Answer, choose, lettered

REPLIES = ["I have numbers", "Nobody asked", "I don't know yet"]


@pytest.mark.parametrize(("line", "reply"), [("a", 0), ("B", 1), (" c ", 2), ("b)", 1)])
def test_one_letter_alone_picks_a_reply(line: str, reply: int) -> None:
    assert choose(line, REPLIES) == REPLIES[reply]


@pytest.mark.parametrize("line", ["d", "ab", "1", "0", "200", "a b", "", "?", "/a", "é", "a))"])
def test_everything_else_is_the_answer_itself(line: str) -> None:
    assert choose(line, REPLIES) == line


@given(st.integers())
def test_a_number_is_always_an_answer(number: int) -> None:
    assert choose(str(number), REPLIES) == str(number)


def test_a_letter_without_replies_is_an_answer() -> None:
    assert choose("a", []) == "a"


def test_replies_are_offered_under_letters() -> None:
    assert lettered(REPLIES[:2]) == ["a) I have numbers", "b) Nobody asked"]


def test_commands_and_the_question_mark_are_told_from_answers() -> None:
    assert Answer("text", "/ledger").is_command
    assert Answer("text", "?").is_command
    assert not Answer("text", "why?").is_command
    assert not END.is_command
