from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.llm.providers.redaction import MASK, safe_message

KEYS = st.text(string.ascii_letters + string.digits + "-_", min_size=20, max_size=60)


@given(KEYS, st.text(max_size=60), st.text(max_size=60), st.data())
@settings(max_examples=200, deadline=None)
def test_six_characters_of_a_key_in_a_row_are_never_shown(
    key: str, before: str, after: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(key) - 6))
    end = data.draw(st.integers(start + 6, len(key)))
    shown = safe_message(before + key[start:end] + after, key).replace(MASK, "\n")
    assert not any(key[i : i + 6] in shown for i in range(len(key) - 5))


@pytest.mark.parametrize(
    "told",
    [
        "sk-proj-****wxyz",
        "gsk_0123456789ab",
        "AIzaSyA0123456789",
        "Bearer abc123",
        "sk-ant-api03-abcdef",
        "abc***xyz",
    ],
)
def test_what_looks_like_a_key_is_masked_without_knowing_it(told: str) -> None:
    assert safe_message(f"Incorrect API key provided: {told}") == f"Incorrect API key provided: {MASK}"


def test_the_last_four_characters_are_a_part_too() -> None:
    assert safe_message("The key ending in wxyz is invalid.", "abcdefghijklmnopqrstuvwxyz") == (
        f"The key ending in {MASK} is invalid."
    )


def test_ordinary_words_stay() -> None:
    told = "Rate limit reached for model `openai/gpt-oss-20b`: Limit 6000, Requested 8214."
    assert safe_message(told, "gsk_W9xQ2vT8") == told


def test_a_message_is_one_short_line() -> None:
    shown = safe_message("first\r\n\tsecond\x1b[2J" + " long" * 200)
    assert shown.startswith("first second [2J long")
    assert len(shown) == 300
    assert shown.isprintable()


@pytest.mark.parametrize("page", ["<html>…", "  <!DOCTYPE html>"])
def test_a_page_is_not_quoted(page: str) -> None:
    assert safe_message(page) == "an HTML page instead of the API's answer"
