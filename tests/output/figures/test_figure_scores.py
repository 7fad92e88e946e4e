from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.evidence import Level
from socra_cli.domain.plan import Masterplan
from socra_cli.domain.report import PersonaReport
from socra_cli.output.figures import scores
from tests.output.figures.drawing import bounds, description, of_class, outside, read, rectangles, texts
from tests.output.plans import FULL, SPARSE


def plan_of(*reports: PersonaReport) -> Masterplan:
    return FULL.model_copy(update={"personas": reports})


def report(score: int | None, level: Level = Level.E5, **more: object) -> PersonaReport:
    return PersonaReport.model_validate(
        {"id": "customer", "lens": "", "reason": "", "score": score, "evidence_level": level, **more}
    )


def test_every_score_is_said_as_a_number() -> None:
    assert [text for text in texts(read(scores(FULL))) if text.endswith("of 10")] == [
        "8 of 10", "6 of 10", "2 of 10", "4 of 10",
    ]  # fmt: skip


def test_a_bar_is_as_long_as_its_score() -> None:
    (four,) = rectangles(read(scores(plan_of(report(4)))), "fig-bar")
    (ten,) = rectangles(read(scores(plan_of(report(10)))), "fig-bar")
    assert (four.right - four.left) / (ten.right - ten.left) == 0.4


def test_the_cap_is_marked_where_the_level_ends() -> None:
    root = read(scores(plan_of(report(2, Level.E3), report(6, Level.E5))))
    bar = rectangles(root, "fig-bar")[1]
    mark = bounds(of_class(root, "fig-mark")[0])
    assert mark.left == mark.right == bar.right
    assert mark.top < bar.bottom


def test_a_zero_has_a_bar_that_can_be_seen_and_a_missing_score_none() -> None:
    assert rectangles(read(scores(plan_of(report(0)))), "fig-bar")
    assert not rectangles(read(scores(plan_of(report(None)))), "fig-bar", "fig-track")


def test_a_failed_call_and_a_silence_say_what_they_are() -> None:
    said = texts(read(scores(SPARSE)))
    assert said.count("no answer: the call failed") == 2
    assert said.count("no score: nothing was said") == 1
    failed = of_class(read(scores(SPARSE)), "fig-bad")
    assert len(failed) == 2


def test_what_was_proposed_above_the_score_is_drawn_hollow() -> None:
    root = read(scores(plan_of(report(4, Level.E1, proposed_score=8))))
    bar = rectangles(root, "fig-bar")[0]
    hollow = rectangles(root, "fig-hollow")[0]
    assert hollow.left == bar.right
    assert hollow.right - hollow.left == bar.right - bar.left
    assert "proposed, and not admitted" in texts(root)


def test_nothing_is_explained_that_is_not_drawn() -> None:
    said = texts(read(scores(plan_of(report(4)))))
    assert "proposed, and not admitted" not in said
    assert "the most that the evidence admits" not in texts(read(scores(plan_of(report(None)))))


def test_the_description_says_score_level_and_cap_of_each() -> None:
    said = description(read(scores(FULL)))
    assert "Customer: 8 of 10; E4 committed, admits 8." in said
    assert "Warden: no score: nothing was said; E0 unstated, admits no score." in said


@settings(max_examples=40, deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.none() | st.integers(0, 10), st.sampled_from(Level), st.booleans()),
        min_size=1,
        max_size=9,
    )
)
def test_any_set_of_scores_fits(rows: list[tuple[int | None, Level, bool]]) -> None:
    reports = (
        report(None if failed else score, level, failed=failed, proposed_score=10)
        for score, level, failed in rows
    )
    assert not outside(read(scores(plan_of(*reports))))
