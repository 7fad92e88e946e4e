from __future__ import annotations

import time

import pytest

from socra_cli.domain.folding import fold, fold_mapped, plain_quotes


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("“We’re live” — now", '"we\'re live" - now'),
        ("  two\u00a0\u2003 words\n\there ", "two words here"),
        ("ﬁrst ½ price", "first 1⁄2 price"),
        ("Café", "cafe\u0301"),
        ("STRASSE", "Straße"),
        ("non‑stop", "non-stop"),
        ("ﾊﾟ", "パ"),
        ("℡", "tel"),
        ("한", "한"),
    ],
)
def test_dress_is_folded_away(typed: str, plain: str) -> None:
    assert fold(typed) == fold(plain)


@pytest.mark.parametrize(("one", "other"), [("paid", "pays"), ("12", "13"), ("no!", "no"), ("can't", "cant")])
def test_nothing_else_is_folded(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["ﬁne — “café”  Straße", "e\u0301\u0327 x", "½ a…b", "한글 ﾊﾟﾝ"])
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold_mapped(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert folded.starts[0] == 0
    assert folded.ends[-1] == len(text)
    for at in range(len(folded.text)):
        assert folded.text[at] in fold_mapped(text[folded.starts[at] : folded.ends[at]]).text


def test_an_endless_pile_of_accents_is_folded_in_linear_time() -> None:
    began = time.perf_counter()
    fold("a" + "\u0301\u0316" * 50_000)
    assert time.perf_counter() - began < 2


def test_plain_quotes_keep_every_offset() -> None:
    assert plain_quotes("it’s — “so”") == 'it\'s - "so"'
