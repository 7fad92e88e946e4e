from __future__ import annotations

from pydantic import BaseModel

from socra_cli.llm.estimate import Correction, prompt_tokens, text_tokens
from socra_cli.llm.request import Message


class Shape(BaseModel):
    name: str


def test_four_latin_characters_are_a_token_accents_and_quotes_included() -> None:
    assert text_tokens("abcd") == 1
    assert text_tokens("é“–€") == 1
    assert text_tokens("abcde") == 2
    assert text_tokens("") == 0


def test_a_character_of_another_script_is_a_token() -> None:
    assert text_tokens("идея") == 4
    assert text_tokens("想法") == 2
    assert text_tokens("想法abcd") == 3


def test_messages_are_joined_and_a_schema_counts_as_prompt() -> None:
    messages = (Message("system", "abcd"), Message("user", "abcd"))
    assert prompt_tokens(messages) == 1 + 1 + 1
    assert prompt_tokens(messages, Shape) > prompt_tokens(messages) + 10


def test_real_counts_pull_the_ratio_to_where_they_are() -> None:
    correction = Correction()
    assert correction.ratio == 1.0
    for _ in range(12):
        correction = correction.seen(1000, 1300)
    assert abs(correction.ratio - 1.3) < 0.01
    assert correction.apply(1000) >= 1300


def test_one_short_odd_answer_moves_little_and_no_answer_moves_nothing() -> None:
    taught = Correction().seen(2000, 2000)
    assert abs(taught.seen(10, 100).ratio - 1.0) < 0.1
    assert taught.seen(0, 50) == taught
    assert taught.seen(50, 0) == taught


def test_the_ratio_is_bounded() -> None:
    assert Correction().seen(10, 1_000_000).ratio == 3.0
    assert Correction().seen(1_000_000, 10).ratio == 0.3


def test_reservations_are_larger_by_how_far_off_the_estimate_was_of_late() -> None:
    assert Correction().apply(1000) == 1000
    exact = Correction().seen(1000, 1000)
    assert exact.apply(1000) == 1000
    wavering = Correction()
    for counted in (1050, 950) * 6:
        wavering = wavering.seen(1000, counted)
    assert 1030 < wavering.apply(1000) < 1080
    assert Correction(spread=0.1).seen(1000, 9000).spread == 0.1
