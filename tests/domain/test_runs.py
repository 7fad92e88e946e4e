from __future__ import annotations

import pytest

from socra_cli.domain.runs import combine_runs, dissent, typical_run
from socra_cli.domain.verdict import Decision, Verdict
from tests.domain.builders import panel, quote, report

BUILD = Verdict(decision=Decision.BUILD, rule="build", reasons=("All at six.",))
PIVOT = Verdict(decision=Decision.PIVOT, rule="pivot", reasons=("One at two.",))
UNSURE = Verdict(decision=Decision.NOT_ENOUGH_EVIDENCE, rule="not_enough_evidence")
NONE = Verdict(decision=None, rule="incomplete", provisional=True)


def test_a_single_run_is_neither_stable_nor_unstable() -> None:
    verdict = combine_runs([BUILD], [panel(customer=6)])
    assert verdict.stable is None
    assert verdict.reasons == BUILD.reasons
    assert [(run.scores, run.decision, run.rule) for run in verdict.runs] == [
        ({"customer": 6}, Decision.BUILD, "build")
    ]


def test_runs_that_agree_are_stable_and_tell_their_spread() -> None:
    verdict = combine_runs(
        [BUILD] * 3, [panel(customer=s, seller=t) for s, t in ((6, None), (10, 6), (8, None))]
    )
    assert verdict.stable is True
    assert verdict.reasons == (
        "All at six.",
        "customer: median 8, range 6 to 10.",
        "seller: median 6, range 6 to 6, no score in 2.",
        "Stable: 3 runs, one decision.",
    )


def test_runs_that_differ_are_unstable_and_the_commonest_decides() -> None:
    verdict = combine_runs([BUILD, PIVOT, PIVOT], [panel(customer=None)] * 3)
    assert (verdict.decision, verdict.stable) == (Decision.PIVOT, False)
    assert verdict.reasons[-2:] == ("customer: no score.", "Unstable: 1 of 3 runs decided otherwise.")


@pytest.mark.parametrize(
    ("verdicts", "chosen"),
    [([BUILD, PIVOT], 1), ([BUILD, UNSURE], 1), ([PIVOT, NONE], 1), ([BUILD, PIVOT, BUILD], 0), ([PIVOT], 0)],
)
def test_an_even_split_goes_to_what_claims_less(verdicts: list[Verdict], chosen: int) -> None:
    assert typical_run(verdicts) == chosen


def test_four_points_from_the_median_keep_their_own_words() -> None:
    words = quote("nobody has this problem")
    reports = [report("customer", 2, words), *panel(economist=6, builder=6, seller=8, warden=None)]
    (found,) = dissent(reports)
    assert (found.persona, found.score, found.median, found.reason) == (
        "customer",
        2,
        6.0,
        "customer reasons.",
    )
    assert found.quotes == (words,)


@pytest.mark.parametrize("scores", [{"a": 4, "b": 6, "c": 6}, {"a": None, "b": None}, {}])
def test_less_than_that_is_no_dissent(scores: dict[str, int | None]) -> None:
    assert dissent(panel(**scores)) == ()
