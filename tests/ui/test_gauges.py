from __future__ import annotations

import pytest

from socra_cli.ui.gauges import Bar, bars, gauge
from socra_cli.ui.theme import ASCII

SCORES = [
    Bar("Customer", 6, "E3 observed"),
    Bar("Economist", None, "E0 unstated"),
    Bar("Seller", 10, "E5 repeated"),
]


def test_a_gauge_says_its_value_in_blocks_and_in_a_number() -> None:
    assert gauge("coverage", 50, 80).plain == "coverage ██████████░░░░░░░░░░ 50 %"


def test_an_unknown_value_is_no_zero() -> None:
    assert gauge("merit", None, 80).plain.endswith("░ not known yet")


def test_bars_stand_under_one_another_with_score_and_evidence() -> None:
    lines = [line.plain for line in bars(SCORES, 80)]
    assert lines[0] == "Customer  ████████████░░░░░░░░ 6 of 10   E3 observed"
    assert lines[1] == "Economist ░░░░░░░░░░░░░░░░░░░░ no score  E0 unstated"
    assert len({line.index("E") for line in (lines[0][10:], lines[1][10:])}) == 1


@pytest.mark.parametrize("width", [40, 60, 200])
def test_bars_fit_their_window(width: int) -> None:
    assert all(line.cell_len <= width for line in bars(SCORES, width))


def test_plain_bars_are_ascii_and_values_out_of_range_stay_in_the_bar() -> None:
    assert gauge("x", 150, 30, ASCII).plain == "x #################### 150 %"
    assert gauge("x", -5, 30, ASCII).plain == "x .................... -5 %"
    assert bars([], 40) == []


def test_a_label_cannot_smuggle_an_escape_sequence() -> None:
    assert "\x1b" not in gauge("\x1b[31mx", 1, 40).plain
    assert "\x1b" not in bars([Bar("a\x1b[2J", 1, "\x1b]0;x\x07e")], 40)[0].plain
