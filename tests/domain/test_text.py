from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.text import cells, clip, fold, one_line, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;https://evil.example\x1b\\link", "link"),
        ("\x9b2Jgone", "gone"),
        ("\x1b]0;never ended\nthe next line", "\nthe next line"),
        ("a\r\nb\tc", "a\nb\tc"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("a\u200bb\u00adc\ufeff", "abc"),
        ("\ud800", "\ufffd"),
        ("👩\u200d🔬 ಕ್\u200cಷ", "👩\u200d🔬 ಕ್\u200cಷ"),
    ],
)
def test_only_what_can_be_seen_is_left(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_one_line_has_no_line_break_and_no_double_space() -> None:
    assert one_line("  a \n\n b\tc\x1b[2K  ") == "a b c"


@pytest.mark.parametrize("attack", ["\x1b]" * 60_000, "\x1b[" * 60_000, "\x1b]x" * 60_000, "\x9d" * 120_000])
def test_unfinished_sequences_take_linear_time(attack: str) -> None:
    before = time.perf_counter()
    printable(attack)
    assert time.perf_counter() - before < 2


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("漢字", 4), ("e\u0301", 1), ("👩", 2), ("a\u200db", 2), ("", 0)]
)
def test_cells_are_a_terminals_columns(text: str, columns: int) -> None:
    assert cells(text) == columns


@pytest.mark.parametrize(
    ("text", "width", "clipped"),
    [
        ("short", 10, "short"),
        ("one two three", 9, "one two…"),
        ("unbreakable", 6, "unbre…"),
        ("漢字漢字", 5, "漢字…"),
        ("word", 0, ""),
        ("a, b", 3, "a…"),
    ],
)
def test_clipping_keeps_whole_words_and_the_width(text: str, width: int, clipped: str) -> None:
    assert clip(text, width) == clipped


@given(st.text(alphabet="ab 漢\n", max_size=60), st.integers(4, 20), st.sampled_from(["", "  "]))
@settings(max_examples=200, deadline=None)
def test_folding_loses_no_letter_and_keeps_the_width(text: str, width: int, indent: str) -> None:
    lines = fold(text, width, indent)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line.startswith(indent) for line in lines[1:])
