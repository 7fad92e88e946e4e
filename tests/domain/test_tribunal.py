from __future__ import annotations

from typing import Any

import pytest

from socra_cli.domain.evidence import Quote
from socra_cli.domain.ledger import Ledger, Status, Threshold
from socra_cli.domain.report import AdvocateReport, Finding, FindingKind, Kill, PersonaReport
from socra_cli.domain.tribunal import decide, decide_on_caps, observed_share
from socra_cli.domain.verdict import Decision
from tests.domain.builders import FIVE, advocate, assumption, ledger, panel, quote, report, variant

OBSERVED = ledger(assumption(1, "E4"), assumption(2, "E3"), assumption(3, "E1"))


def on(number: int, level: str = "E1") -> Quote:
    """Words of assumption ``number`` in the brief."""
    return quote(f"passage number {number} of the brief", level, start=1000 * number)


def severe(persona: str, about: str | None = None, severity: int = 3) -> PersonaReport:
    kind = FindingKind.CONTRADICTION
    found = Finding(id=f"F-{persona}-1", claim="Two things clash", kind=kind, severity=severity,
                    quotes=(on(1), on(2)), assumption_id=about)  # fmt: skip
    return report(persona, 8, quote("elsewhere in the brief", start=90_000), findings=[found])


def with_score(persona: str, score: int | None, *quotes: Quote) -> list[PersonaReport]:
    others = {name: 6 for name in FIVE if name != persona}
    return [report(persona, score, *quotes), *panel(**others)]


# ── rule 1 ───────────────────────────────────────────────────────────────────


def test_a_zero_on_a_verified_quote_kills() -> None:
    verdict = decide(with_score("customer", 0, on(3)), AdvocateReport(), OBSERVED)
    assert (verdict.decision, verdict.rule) == (Decision.KILL, "kill")
    assert verdict.reasons == (
        "Rule 1, kill: Customer scored 0 on “passage number 3 of the brief”, and no variant survives it.",
    )


def test_a_zero_without_words_does_not_kill() -> None:
    assert decide(with_score("customer", 0), AdvocateReport(), OBSERVED).decision is not Decision.KILL


def test_a_variant_that_removes_the_assumption_and_keeps_an_observed_one_survives_a_zero() -> None:
    verdict = decide(with_score("customer", 0, on(3)), advocate(variant(["A-003"], ["A-001"])), OBSERVED)
    assert (verdict.decision, verdict.rule) == (Decision.PIVOT, "pivot")
    assert verdict.reasons == (
        "Rule 3, pivot: Customer is at 0 (2 or less), and V1 (sell to clinics only) survives it.",
    )


@pytest.mark.parametrize(
    ("removes", "keeps"),
    [
        (["A-002"], ["A-001"]),
        (["A-003"], []),
        (["A-003"], ["A-003"]),
        ([], ["A-001"]),
        (["A-003"], ["A-009"]),
    ],
)
def test_other_variants_do_not_survive_it(removes: list[str], keeps: list[str]) -> None:
    verdict = decide(with_score("customer", 0, on(3)), advocate(variant(removes, keeps)), OBSERVED)
    assert verdict.decision is Decision.KILL


def test_a_variant_that_keeps_only_an_assertion_does_not_survive() -> None:
    weak = ledger(assumption(1, "E1"), assumption(2, "E4", importance=3), assumption(3, "E1"))
    verdict = decide(with_score("customer", 0, on(3)), advocate(variant(["A-003"], ["A-001"])), weak)
    assert verdict.decision is Decision.KILL


def test_a_zero_on_words_under_no_assumption_rests_on_the_whole_lens() -> None:
    reports = with_score("customer", 0, quote("somewhere else entirely", start=80_000))
    assert decide(reports, advocate(variant(["A-003"], ["A-001"])), OBSERVED).decision is Decision.PIVOT


def crossed(
    value: float, comparator: str = "<", unit: str = "percent", quantity: str = "share of clinics that pay"
) -> AdvocateReport:
    limit = Threshold(quantity=quantity, comparator=comparator, value=value, unit=unit)
    words = quote("9 percent of the clinics pay", "E3", start=3_000)
    return advocate(
        kill_case=(Kill(assumption_id="A-003", fails_if="few pay", quotes=(words,), kill_threshold=limit),)
    )


def test_a_stated_number_across_the_threshold_kills() -> None:
    verdict = decide(panel(**FIVE), crossed(20), OBSERVED)
    assert (verdict.decision, verdict.rule) == (Decision.KILL, "kill")
    assert (
        "A-003 crosses its threshold, share of clinics that pay: “9 percent” is < 20 percent"
        in verdict.reasons[0]
    )


@pytest.mark.parametrize(
    "case",
    [
        crossed(5),
        crossed(20, unit="clinics"),
        crossed(20, quantity="weekly churn of riders"),
        crossed(20, unit="furlongs of joy"),
    ],
)
def test_a_number_that_does_not_cross_or_does_not_match_kills_nothing(case: AdvocateReport) -> None:
    assert decide(panel(**FIVE), case, OBSERVED).decision is Decision.BUILD


def test_a_threshold_on_a_retired_assumption_kills_nothing() -> None:
    retired = ledger(assumption(1, "E4"), assumption(3, "E1", status=Status.RETIRED))
    assert decide(panel(**FIVE), crossed(20), retired).decision is Decision.BUILD


# ── rule 2 ───────────────────────────────────────────────────────────────────


def test_two_personas_with_nothing_to_judge_are_not_enough() -> None:
    verdict = decide(panel(**{**FIVE, "seller": None, "warden": None}), AdvocateReport(), OBSERVED)
    assert (verdict.decision, verdict.rule) == (Decision.NOT_ENOUGH_EVIDENCE, "not_enough_evidence")
    assert "Seller and Warden" in verdict.reasons[0]


def test_under_two_fifths_of_importance_observed_is_not_enough() -> None:
    thin = ledger(assumption(1, "E5", importance=1), assumption(2, "E2", importance=2))
    verdict = decide(panel(**FIVE), AdvocateReport(), thin)
    assert verdict.rule == "not_enough_evidence"
    assert "carry 33 % of the importance; 40 % is needed" in verdict.reasons[0]


def test_exactly_two_fifths_are_enough() -> None:
    enough = ledger(assumption(1, "E3", importance=2), assumption(2, "E1", importance=3))
    assert observed_share(enough) == 0.4
    assert decide(panel(**FIVE), AdvocateReport(), enough).decision is Decision.BUILD


def test_an_empty_ledger_is_not_enough() -> None:
    assert decide(panel(**FIVE), AdvocateReport(), Ledger()).rule == "not_enough_evidence"


# ── rules 3 and 4 ────────────────────────────────────────────────────────────


def test_a_low_score_with_a_survivor_is_a_pivot_and_without_one_is_not_enough() -> None:
    low = with_score("customer", 2, on(3))
    assert decide(low, advocate(variant(["A-003"], ["A-002"])), OBSERVED).decision is Decision.PIVOT
    alone = decide(low, AdvocateReport(), OBSERVED)
    assert alone.decision is Decision.NOT_ENOUGH_EVIDENCE
    assert "Customer is at 2" in alone.reasons[0]


def test_a_severe_contradiction_keeps_an_idea_from_being_built() -> None:
    clash = [severe("builder"), *panel(customer=8, economist=8, seller=8, warden=8)]
    verdict = decide(clash, AdvocateReport(), OBSERVED)
    assert verdict.decision is Decision.NOT_ENOUGH_EVIDENCE
    assert "F-builder-1 is an open severe contradiction" in verdict.reasons[0]
    pivoted = decide(
        [severe("builder", "A-003"), *clash[1:]], advocate(variant(["A-003"], ["A-001"])), OBSERVED
    )
    assert pivoted.decision is Decision.PIVOT


def test_a_lesser_contradiction_does_not() -> None:
    clash = [severe("builder", severity=2), *panel(customer=8, economist=8, seller=8, warden=8)]
    assert decide(clash, AdvocateReport(), OBSERVED).decision is Decision.BUILD


def test_a_contradicted_assumption_of_weight_counts_as_severe() -> None:
    split = assumption(4, "E1", importance=3, status=Status.CONTRADICTED)
    held = Ledger(assumptions=(assumption(1, "E4", importance=3), split))
    verdict = decide(panel(**FIVE), AdvocateReport(), held)
    assert (
        "A-004: “passage number 4 of the brief” stands against “against number 4 here”" in verdict.reasons[0]
    )
    assert decide(panel(**FIVE), advocate(variant(["A-004"], ["A-001"])), held).decision is Decision.PIVOT


def test_all_at_six_are_built() -> None:
    verdict = decide(panel(**FIVE), AdvocateReport(), OBSERVED)
    assert (verdict.decision, verdict.rule, verdict.provisional) == (Decision.BUILD, "build", False)
    assert verdict.stable is None


@pytest.mark.parametrize("weakest", [4, None])
def test_one_below_six_or_silent_is_not_enough(weakest: int | None) -> None:
    verdict = decide(panel(**{**FIVE, "warden": weakest}), AdvocateReport(), OBSERVED)
    assert verdict.decision is Decision.NOT_ENOUGH_EVIDENCE
    assert "Warden" in verdict.reasons[0]


def test_a_sixth_persona_counts_in_all_and_any() -> None:
    assert decide(panel(**FIVE, ethicist=6), AdvocateReport(), OBSERVED).decision is Decision.BUILD
    assert decide(panel(**FIVE, ethicist=4), AdvocateReport(), OBSERVED).decision is not Decision.BUILD


# ── failed calls ─────────────────────────────────────────────────────────────


def failed(persona: str) -> PersonaReport:
    return PersonaReport(id=persona, lens=persona, reason="", score=None, failed=True)


def test_one_failed_call_is_provisional_and_never_build() -> None:
    four = panel(customer=10, economist=10, builder=10, seller=10)
    verdict = decide([*four, failed("warden")], AdvocateReport(), OBSERVED, ("persona:warden",))
    assert (verdict.decision, verdict.rule) == (Decision.NOT_ENOUGH_EVIDENCE, "not_enough_evidence")
    assert verdict.provisional
    assert (
        "the call persona:warden failed, and a verdict with a failed call is never build"
        in verdict.reasons[0]
    )


def test_one_failed_call_leaves_another_decision_standing() -> None:
    verdict = decide(with_score("customer", 0, on(3)), AdvocateReport(failed=True), OBSERVED)
    assert (verdict.decision, verdict.provisional) == (Decision.KILL, True)
    assert verdict.reasons[-1] == "Provisional: the call devils_advocate failed."


def test_a_failed_persona_is_no_silent_one() -> None:
    reports = [*panel(customer=6, economist=6, builder=6, seller=None), failed("warden")]
    verdict = decide(reports, AdvocateReport(), OBSERVED)
    assert "nothing was said" not in verdict.reasons[0]


@pytest.mark.parametrize(
    ("reports", "case", "stages"),
    [
        ([*panel(customer=0), failed("warden"), failed("seller")], AdvocateReport(), ()),
        (
            [*panel(customer=0), failed("warden")],
            AdvocateReport(failed=True),
            ("persona:warden", "devils_advocate"),
        ),
        (panel(**FIVE), AdvocateReport(), ("intake", "persona:extra")),
    ],
)
def test_two_failed_calls_decide_nothing(
    reports: list[PersonaReport], case: AdvocateReport, stages: Any
) -> None:
    verdict = decide(reports, case, OBSERVED, stages)
    assert (verdict.decision, verdict.rule, verdict.provisional) == (None, "incomplete", True)
    assert "2 calls failed" in verdict.reasons[0]


# ── the interview's verdict ──────────────────────────────────────────────────


def test_caps_build_when_every_lens_is_observed() -> None:
    seen = ledger(assumption(1, "E4"), assumption(2, "E3", persona="builder"))
    assert decide_on_caps(seen).decision is Decision.BUILD


def test_caps_are_not_enough_when_a_lens_has_only_opinions() -> None:
    assert decide_on_caps(ledger(assumption(1, "E5"), assumption(2, "E2", persona="builder"))).decision is (
        Decision.NOT_ENOUGH_EVIDENCE
    )


def test_a_lens_that_is_refuted_outright_kills_or_pivots() -> None:
    refuted = assumption(2, "E0", persona="builder", importance=3, status=Status.CONTRADICTED)
    assert decide_on_caps(ledger(refuted)).decision is Decision.KILL
    assert decide_on_caps(ledger(assumption(1, "E5", importance=3), refuted)).decision is Decision.PIVOT


def test_retired_assumptions_have_no_lens_to_stand_for() -> None:
    gone = assumption(2, "E0", persona="builder", status=Status.RETIRED)
    assert decide_on_caps(ledger(assumption(1, "E4"), gone)).decision is Decision.BUILD


def test_one_contradiction_is_told_once_however_many_found_it() -> None:
    contradicted = assumption(4, "E1", importance=3, status=Status.CONTRADICTED)
    split = ledger(assumption(1, "E4", importance=3), contradicted)
    found = Finding(
        id="F-warden-1",
        claim="Both can't hold",
        kind=FindingKind.CONTRADICTION,
        severity=3,
        assumption_id="A-004",
    )
    reports = [r.model_copy(update={"findings": (found,)}) if r.id == "warden" else r for r in panel(**FIVE)]
    verdict = decide(reports, advocate(variant(["A-004"], ["A-001"])), split)
    assert len(verdict.reasons) == 1
