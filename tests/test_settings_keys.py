from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.errors import ConfigurationError
from socra_cli.settings.keys import clean_key

NAME = "GROQ_API_KEY"
KEY = "gsk-AbC_123=="


def cleaned(raw: str) -> str | None:
    key = clean_key(NAME, raw)
    return None if key is None else key.get_secret_value()


@pytest.mark.parametrize(
    "raw",
    [
        KEY,
        f"  {KEY}\r\n",
        f'"{KEY}"',
        f"'{KEY}' ",
        f"“{KEY}”",
        f"`{KEY}`",
        f"\ufeff{KEY}",
        f"\u00a0{KEY}\u00a0",
        "gsk-\u200bAbC_\u2060123==",
        f"Bearer {KEY}",
        f"bearer  {KEY}",
        f"{NAME}={KEY}",
        f'export {NAME}="{KEY}"',
        f"groq_api_key={KEY}",
        f"OTHER_KEY = '{KEY}'",
        f'"{NAME}=Bearer {KEY}"\n',
    ],
)
def test_what_came_along_with_the_paste_is_cleaned_away(raw: str) -> None:
    assert cleaned(raw) == KEY


@pytest.mark.parametrize("raw", ["", "  \n", '""', "\ufeff", "' '", f"{NAME}=", "\u200b"])
def test_a_key_of_nothing_is_no_key(raw: str) -> None:
    assert cleaned(raw) is None


@pytest.mark.parametrize("raw", ["QWxhZGRpbg==", "ABCDEFGH=", "A_B=C", "sk-proj-a.b/c+d=", "a b"])
def test_a_key_with_odd_but_lawful_characters_is_left_as_it_is(raw: str) -> None:
    assert cleaned(raw) == raw


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        ("abc123def456\nghi", "a line break after character 12"),
        ("abc\rdef", "a carriage return after character 3"),
        ("abc\tdef", "a tab after character 3"),
        ("\0abc", "a null character at its start"),
        ("a\x1b[31mb", "a control character after character 1"),
        ("abcdé", "a character that is not ASCII after character 4"),
        ("a\x7fb", "a control character after character 1"),
    ],
)
def test_a_key_that_no_header_can_carry_is_named_and_not_shown(raw: str, what: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        clean_key(NAME, raw)
    assert caught.value.message == f"GROQ_API_KEY holds {what}: no HTTP header can carry it."
    assert caught.value.exit_code == 3


KEYS = st.text(string.ascii_letters + string.digits + "-_.~+/", min_size=12, max_size=60)
AROUND = st.lists(st.sampled_from([" ", "\n", '"', "'", "\u200b", "\ufeff", "\u00a0", "\t"]), max_size=6).map(
    "".join
)


@given(KEYS, AROUND, AROUND)
@settings(max_examples=200, deadline=None)
def test_no_dress_changes_a_key(key: str, before: str, after: str) -> None:
    assert cleaned(before + key + after) == key


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_whatever_is_kept_is_a_lawful_header_and_whatever_is_refused_is_not_shown(raw: str) -> None:
    try:
        key = cleaned(raw)
    except ConfigurationError as error:
        told = error.message.replace(NAME, "") + error.hint.replace(NAME, "")
        assert not any(raw[i : i + 8].strip() and raw[i : i + 8] in told for i in range(len(raw) - 7))
    else:
        assert key is None or (key.isascii() and key.isprintable() and key == cleaned(key))


@pytest.mark.parametrize(
    "pasted", ["export GROQ_API_KEY='gsk'", "GROQ_API_KEY = gsk", 'export groq_api_key="gsk"']
)
def test_its_own_name_is_taken_off_a_key_however_short(pasted: str) -> None:
    key = clean_key("GROQ_API_KEY", pasted)
    assert key is not None
    assert key.get_secret_value() == "gsk"
