from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.text import cells
from socra_cli.domain.verdict import Decision, Verdict
from socra_cli.output.summary import MOST_LINES, summary_lines
from tests.output.plans import ATTACKS, FULL, SPARSE, hostile

FILES = ("demo/repair-slots-masterplan.md", "demo/repair-slots-masterplan.json")


def test_the_verdict_stands_first_and_the_two_paths_are_whole() -> None:
    lines = summary_lines(FULL, FILES)
    assert lines[:2] == ("Repair slots", "Verdict: PIVOT")
    assert lines[2] == "Rule 3, pivot: builder scored 2, and V1 survives it."
    assert [line for line in lines if "masterplan" in line] == list(FILES)


@pytest.mark.parametrize("plan", [FULL, SPARSE], ids=["full", "sparse"])
@pytest.mark.parametrize("width", [80, 100, 200])
def test_it_fits_one_screen(plan: object, width: int) -> None:
    lines = summary_lines(plan, FILES, width=width)  # type: ignore[arg-type]
    assert len(lines) <= MOST_LINES
    assert max(map(cells, lines)) <= width


def test_long_texts_are_clipped_rather_than_the_paths_pushed_off_the_screen() -> None:
    lines = summary_lines(hostile("a word and another word that goes on " * 20), FILES)
    assert len(lines) <= MOST_LINES
    assert all(cells(line) <= 80 for line in lines)
    assert lines[-3:-1] == FILES


@given(st.integers(20, 79), st.sampled_from([*ATTACKS, "漢字かな" * 30, "supercalifragilistic" * 9]))
@settings(max_examples=60, deadline=None)
def test_a_narrow_screen_folds_every_line(width: int, text: str) -> None:
    for line in summary_lines(hostile(text), ("x.md",), width=width):
        assert cells(line) <= width
        assert line.isprintable()


def test_a_narrow_screen_clips_nothing() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    text = " ".join(summary_lines(hostile(words), ("x.md",), width=60))
    assert text.count("word39") >= 3
    assert "…" not in text


def test_a_path_is_never_cut() -> None:
    path = "a-long-folder/" * 12 + "idea-masterplan.md"
    assert path in summary_lines(FULL, (path,), width=40)


def test_scores_are_bars_with_the_evidence_level_and_a_missing_one_is_no_number() -> None:
    lines = summary_lines(FULL, FILES)
    assert "Customer   ████████░░   8/10  E4 committed" in lines
    assert "Warden     ··········  no score, E0 unstated" in lines
    assert "Customer  ··········  no answer" in summary_lines(SPARSE, FILES)


def test_the_three_riskiest_come_with_what_to_test() -> None:
    lines = summary_lines(FULL, FILES)
    start = lines.index("Riskiest assumptions, and what to test this week:")
    assert lines[start + 1] == "1. Slots stay where riders booked them (E1)"
    assert lines[start + 2] == "   Test: Count moved slots in Wim's book for April"
    assert "   No test is designed for it yet." in lines


def test_a_demo_and_what_failed_are_said() -> None:
    text = "\n".join(summary_lines(SPARSE, FILES))
    assert "Verdict: NONE (demo: no model was asked)" in text
    assert "Missing, because the call failed: Customer, Builder, devil's advocate, synthesis" in text
    assert "0 tokens, no cost" in text


def test_an_unknown_price_is_said_to_be_unknown() -> None:
    origin = FULL.provenance.model_copy(update={"cost_usd": None})
    text = "\n".join(summary_lines(FULL.model_copy(update={"provenance": origin}), FILES))
    assert "cost unknown" in text
    assert "$" not in text


def test_ascii_only_keeps_to_ascii_and_to_the_width() -> None:
    lines = summary_lines(hostile("“word” – and another word … that’s it " * 9), FILES, ascii_only=True)
    assert all(line.isascii() and len(line) <= 80 for line in lines)


def test_a_verdict_without_a_reason_shows_the_rule_itself() -> None:
    verdict = Verdict(decision=Decision.KILL, rule="kill")
    lines = summary_lines(FULL.model_copy(update={"verdict": verdict}), FILES)
    assert lines[2].startswith("Rule: a persona scored 0 on a verified quote")


def test_a_plan_without_a_risk_left_shows_no_empty_heading() -> None:
    text = "\n".join(summary_lines(FULL.model_copy(update={"assumptions": ()}), FILES))
    assert "Riskiest" not in text
