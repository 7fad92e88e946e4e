"""Grounding over arbitrary text: a changed word is refused, any dress is seen through, offsets are kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.ceiling import ceiling
from socra_cli.domain.evidence import Level
from socra_cli.domain.folding import fold, fold_mapped
from socra_cli.domain.grounding import ground
from tests.domain.builders import corpus, said

WORDS = st.sampled_from(
    [
        "we",
        "paid",
        "café",
        "naïve",
        "Straße",
        "“yes”",
        "don’t",
        "12,000",
        "1.5",
        "well-known",
        "ﬁne",
        "über",
        "½",
        "東京",
        "한국",
        "Ὀδυσσεύς",
        "x²",
        "o’clock",
        "ok",
    ]
)
GAPS = st.sampled_from([" ", "  ", "\n", "\t", "\u00a0", "\u2003", " — ", ", ", ". "])
LEVELS = st.sampled_from(list(Level))


@st.composite
def texts(draw: st.DrawFn) -> str:
    words = draw(st.lists(WORDS, min_size=6, max_size=30))
    return "".join(word + draw(GAPS) for word in words)


def _spaced(text: str) -> str:
    return "  ".join(text.replace("\n", " ").split(" "))


DRESSES: list[Callable[[str], str]] = [
    lambda text: unicodedata.normalize("NFC", text),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: unicodedata.normalize("NFKC", text),
    lambda text: unicodedata.normalize("NFKD", text),
    lambda text: text.translate(str.maketrans("“”’—", '""\'-')),
    lambda text: text.translate(str.maketrans("“”’-", "„‟‘‑")),
    str.casefold,
    _spaced,
    lambda text: "\n".join(text.split(" ")),
]


@given(text=texts(), dress=st.sampled_from(DRESSES), cut=st.tuples(st.integers(0, 20), st.integers(4, 12)))
@settings(max_examples=300, deadline=None)
def test_words_in_any_dress_are_found_where_they_stand(
    text: str, dress: Callable[[str], str], cut: tuple[int, int]
) -> None:
    words = text.split()
    first = min(cut[0], len(words) - 4)
    piece = " ".join(words[first : first + cut[1]]).strip("—,. ")
    found = ground(said(dress(piece)), corpus(brief=text))
    if len([w for w in piece.split() if any(c.isalnum() for c in w)]) < 4:
        return
    assert found.verified
    assert found.text == text[found.start : found.end]
    assert fold(found.text) == fold(piece)


@given(
    text=texts(), at=st.integers(0, 5), other=st.sampled_from(["never", "paiid", "café́s", "13,000", "sold"])
)
@settings(max_examples=200, deadline=None)
def test_one_changed_word_is_refused(text: str, at: int, other: str) -> None:
    words = text.split()[:6]
    words[at] = other
    assert not ground(said(" ".join(words)), corpus(brief=text)).verified


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_the_map_of_folded_text_covers_the_original(text: str) -> None:
    folded = fold_mapped(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert fold(fold(text)) == fold(text)


@given(brief=st.text(max_size=300), quote=st.text(max_size=80), level=LEVELS)
@settings(max_examples=300, deadline=None)
def test_whatever_is_verified_is_exactly_the_founders_words(brief: str, quote: str, level: Level) -> None:
    found = ground(said(quote, level), corpus(brief=brief))
    if found.verified:
        assert found.text == brief[found.start : found.end]
        assert fold(found.text) == fold(quote)
    else:
        assert (found.start, found.end, found.level) == (0, 0, Level.E0)


@given(text=texts(), level=LEVELS)
@settings(max_examples=100, deadline=None)
def test_no_proposal_raises_a_level_above_the_words(text: str, level: Level) -> None:
    found = ground(said(text, level), corpus(brief=text))
    assert found.level <= max(ceiling(found.text), Level.E0)
    assert found.level <= max(level, Level.E1)


@given(
    brief=texts(),
    start=st.integers(0, 40),
    length=st.integers(1, 60),
    cut=st.tuples(st.integers(0, 20), st.integers(4, 9)),
)
@settings(max_examples=200, deadline=None)
def test_no_quote_touches_a_refused_span(brief: str, start: int, length: int, cut: tuple[int, int]) -> None:
    stop = min(start + length, len(brief))
    source = corpus(brief=brief, refused={"brief": [(start, stop)]})
    words = brief.split()
    found = ground(said(" ".join(words[cut[0] : cut[0] + cut[1]])), source)
    assert not found.verified or found.end <= start or found.start >= stop


@given(words=st.text(max_size=200), before=st.text(max_size=80), after=st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_the_sentence_around_a_quote_never_raises_it(words: str, before: str, after: str) -> None:
    assert ceiling(words, before=before, after=after) <= max(ceiling(words), Level.E1)
