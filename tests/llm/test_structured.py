from __future__ import annotations

import pytest
from pydantic import BaseModel

from socra_cli.llm.failures import Kind
from socra_cli.llm.request import Answer, LimitSeen, Message, Usage
from socra_cli.llm.structured import Unreadable, read, repair_messages


class Report(BaseModel):
    score: int
    claims: list[str] = []


def answer(text: str) -> Answer:
    return Answer(text, Usage(10, 20), "m", (LimitSeen("tokens_minute", 6000),))


@pytest.mark.parametrize(
    "text",
    [
        '{"score": 3, "claims": ["a {b}"]}',
        '```json\n{"score": 3, "claims": ["a {b}"]}\n```',
        'Here it is:\n\n```\n{"score": 3, "claims": ["a {b}"]}\n```\nGood luck!',
        'Sure! {"score": 3, "claims": ["a {b}"]} Hope {that} helps.'.replace(" Hope {that} helps.", " Bye."),
        "{'score': 3, 'claims': ['a {b}'],}",
        '{score: 3, "claims": ["a {b}",]}',
        '{"score": 3, // fine\n "claims": ["a {b}"]}',
        '{"score": "3", "claims": ["a {b}"]}',
    ],
)
def test_slips_of_form_are_read_over(text: str) -> None:
    assert read(answer(text), Report) == Report(score=3, claims=["a {b}"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I can't do that.", "no JSON object"),
        ('{"score": 3, "claims": ["a"', "breaks off"),
        ('{"score": 3, "claims": ["a', "breaks off"),
        ('```json\n{"score": 3,', "breaks off"),
        ('{"score": "high"}', "score: Input should be a valid integer"),
        ('{"claims": []}', "score: Field required"),
    ],
)
def test_what_is_not_the_answer_asked_for_is_never_made_into_one(text: str, said: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(answer(text), Report)
    problem = raised.value
    assert said in problem.errors
    assert problem.failure.kind is Kind.MALFORMED
    assert (problem.failure.usage, problem.failure.partial) == (Usage(10, 20), text)
    assert problem.failure.limits == answer("").limits


def test_many_errors_are_cut_to_a_few() -> None:
    class Wide(BaseModel):
        a: int
        b: int
        c: int
        d: int
        e: int
        f: int
        g: int
        h: int
        i: int
        j: int

    with pytest.raises(Unreadable) as raised:
        read(answer("{}"), Wide)
    assert raised.value.errors.splitlines()[-1] == "and 2 more"


def test_a_repair_shows_the_answer_and_what_is_wrong_with_it() -> None:
    with pytest.raises(Unreadable) as raised:
        read(answer('{"score": "high"}'), Report)
    messages = repair_messages((Message("user", "judge"),), raised.value)
    assert [message.role for message in messages] == ["user", "assistant", "user"]
    assert messages[1].content == '{"score": "high"}'
    assert "score: Input should be a valid integer" in messages[2].content
