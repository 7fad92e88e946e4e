"""Whatever a model writes and however the network cuts it, no part of a tail is ever shown."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.llm.tail import TailFilter

SEPARATORS = st.sampled_from(
    ["###JSON###", "### JSON ###", "##json##", "\n```json\n", '\n```\n{"a": 1}', '\n{"a"']
)
TAILS = st.sampled_from(['{"choices": ["a"]}', "\n\n{", "", "###JSON###", "```", "\n# text after it", "}"])
# Text that a tail could be mistaken for, and text that could not; never a whole tail.
PIECES = st.sampled_from(
    ["Who ", "paid", "?", "\n", "\n\n", "- a", " `x`", "**b**", "C++", "É", "想", "JSON", " ", "42."]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=12).map("".join)


def fed(text: str, cuts: list[int]) -> tuple[str, TailFilter]:
    tail, seen, at = TailFilter(), "", 0
    for cut in sorted({min(cut, len(text)) for cut in cuts} | {len(text)}):
        seen += tail.feed(text[at:cut])
        at = cut
    return seen + tail.finish(), tail


@settings(max_examples=300, deadline=None)
@given(TEXTS, SEPARATORS, TAILS, st.lists(st.integers(0, 80), max_size=30))
def test_what_is_shown_is_the_text_before_the_separator(
    text: str, separator: str, tail: str, cuts: list[int]
) -> None:
    seen, split = fed(text + separator + tail, cuts)
    assert seen.rstrip() == text.rstrip()
    assert split.tail is not None


@settings(max_examples=300, deadline=None)
@given(TEXTS, SEPARATORS, st.integers(0, 20), st.lists(st.integers(0, 80), max_size=30))
def test_a_stream_that_breaks_off_in_the_separator_shows_none_of_it(
    text: str, separator: str, length: int, cuts: list[int]
) -> None:
    # A bare "#" glued to a letter can't be told from the end of "C#", hence the space.
    seen, _ = fed(f"{text} {separator[:length]}", cuts)
    assert seen.rstrip() == text.rstrip()


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from('#JSON`{"\n a'), max_size=40), st.lists(st.integers(0, 40), max_size=30))
def test_cutting_never_changes_what_is_shown(text: str, cuts: list[int]) -> None:
    assert fed(text, cuts)[0] == fed(text, [])[0]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.lists(st.integers(0, 60), max_size=20))
def test_what_is_shown_is_always_the_beginning_of_what_came(text: str, cuts: list[int]) -> None:
    seen, split = fed(text, cuts)
    assert text.startswith(seen)
    assert split.shown == seen
