from __future__ import annotations

import pytest

from socra_cli.domain.answers import is_bare_assent, is_unknown


@pytest.mark.parametrize(
    "answer",
    ["yes", "Yes.", "Agreed, agreed!", "ok", "Yes, of course.", "That’s right", "Ja, genau.", "sí, claro"],
)
def test_agreeing_without_an_instance_is_bare_assent(answer: str) -> None:
    assert is_bare_assent(answer)


@pytest.mark.parametrize("answer", ["Yes, Ann paid in May.", "yesterday", "no", "", "Right-handed people do"])
def test_an_answer_with_a_word_of_its_own_is_not(answer: str) -> None:
    assert not is_bare_assent(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "I don't know yet",
        "I don’t know.",
        "No idea",
        "Honestly I don't know, sorry.",
        "Weiß ich noch nicht",
        "Not sure yet!",
        "I don't know who decides",
    ],
)
def test_not_knowing_is_heard(answer: str) -> None:
    assert is_unknown(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "I don't know, but three clinics paid us in May",
        "I don't know 40 maybe",
        "I don't know, but last month 12 people came",
        "I don't know, but clinics pay",
        "I don't know but they pay",
        "I don't know. People pay cash",
        "We know",
        "not sure that works for all of them",
    ],
)
def test_not_knowing_with_something_after_it_is_an_answer(answer: str) -> None:
    assert not is_unknown(answer)


@pytest.mark.parametrize("answer", ["." * 50_000, "yes " * 20_000, "i don't know " * 10_000])
def test_a_very_long_answer_is_read_at_once(answer: str) -> None:
    is_bare_assent(answer + "x")
    is_unknown(answer + "x")
