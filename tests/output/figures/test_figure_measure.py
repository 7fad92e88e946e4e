from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.output.figures.measure import clip, width, wrap

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80)


def test_wide_letters_take_more_than_narrow_ones() -> None:
    assert width("MMM", 10) > width("aaa", 10) > width("iii", 10)


def test_bold_text_is_wider() -> None:
    assert width("Booking page", 13, bold=True) > width("Booking page", 13)


def test_a_full_width_character_takes_a_square() -> None:
    assert width("本", 10) > 10


def test_combining_marks_take_no_room() -> None:
    assert width("é", 10) == width("e", 10)


def test_text_that_fits_is_left_alone() -> None:
    assert clip("Booking page", 200, 13) == "Booking page"


def test_cut_text_ends_in_an_ellipsis_without_a_space_before_it() -> None:
    assert clip("Booking page for shops", 75, 13) == "Booking…"


def test_nothing_is_shown_where_not_even_an_ellipsis_fits() -> None:
    assert clip("Booking", 2, 13) == ""


def test_lines_break_at_words() -> None:
    assert wrap("Shows free slots and takes a booking", 100, 11, lines=4) == [
        "Shows free slots",
        "and takes a",
        "booking",
    ]


def test_the_last_line_says_that_there_is_more() -> None:
    lines = wrap("one two three four five six seven eight", 60, 11, lines=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_a_word_wider_than_the_room_is_broken() -> None:
    lines = wrap("x" * 40, 60, 11, lines=9)
    assert "".join(lines) == "x" * 40
    assert len(lines) > 3


def test_no_text_is_no_line() -> None:
    assert wrap("  ", 60, 11, lines=3) == []


@settings(max_examples=150, deadline=None)
@given(text=TEXT, room=st.floats(20, 200), lines=st.integers(1, 4), bold=st.booleans())
def test_wrapped_lines_fit_and_are_no_more_than_asked_for(
    text: str, room: float, lines: int, bold: bool
) -> None:
    found = wrap(text, room, 11, lines=lines, bold=bold)
    assert len(found) <= lines
    assert all(width(line, 11, bold=bold) <= room + 1e-9 for line in found)


@settings(max_examples=100, deadline=None)
@given(text=TEXT)
def test_wrapping_with_room_enough_loses_no_word(text: str) -> None:
    assert " ".join(wrap(text, 10_000, 11, lines=2)) == " ".join(text.split())
