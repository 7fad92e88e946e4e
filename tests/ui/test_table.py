from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.text import Text

from socra_cli.ui.table import GUTTER, fit, natural_widths, row_lines, table_lines


def plain(headers: list[str], rows: list[list[str]], columns: int | None) -> list[str]:
    return [line.plain for line in table_lines(headers, rows, columns)]


def test_columns_are_as_wide_as_what_is_in_them_wide_characters_counted_twice() -> None:
    assert plain(["id", "title"], [["a", "漢字"], ["bcd", "x"]], None) == [
        "id   title",
        "───  ─────",
        "a    漢字",
        "bcd  x",
    ]


def test_cells_wrap_inside_their_column() -> None:
    lines = plain(["id", "title"], [["a1", "one two three four five"]], 20)
    assert lines[2:] == ["a1  one two three", "    four five"]


def test_a_row_may_have_too_few_or_too_many_cells() -> None:
    row = [Text("a"), Text("b"), Text("surplus")]
    assert row_lines(row, [2, 2])[0].plain == "a   b"
    assert row_lines([Text("a")], [2, 2])[0].plain == "a"


def test_cells_can_stand_right_or_centred() -> None:
    assert row_lines([Text("1"), Text("x")], [3, 3], ["right", "center"])[0].plain == "  1   x"


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(1, 80), min_size=1, max_size=8), st.integers(10, 200))
def test_widths_that_fit_never_exceed_the_window_and_never_the_need(natural: list[int], columns: int) -> None:
    widths = fit(natural, columns)
    if widths is not None:
        assert sum(widths) + GUTTER * (len(widths) - 1) <= columns
        assert all(1 <= width <= need for width, need in zip(widths, natural, strict=True))


def test_natural_widths_see_every_row_and_every_line_of_a_cell() -> None:
    assert natural_widths([[Text("a"), Text("bb")], [Text("ccc\ndddd")]]) == [4, 2]
