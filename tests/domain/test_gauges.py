from __future__ import annotations

from socra_cli.domain.gauges import coverage, explain_coverage, explain_merit, provisional_merit
from socra_cli.domain.ledger import Ledger, Status
from tests.domain.builders import assumption, ledger


def test_nothing_said_covers_nothing_and_has_no_merit() -> None:
    for empty in (Ledger(), ledger(assumption(1, "E0"), assumption(2, "E0"))):
        assert (coverage(empty), provisional_merit(empty)) == (0, None)


def test_coverage_is_the_way_to_observed_weighted_by_importance() -> None:
    assert coverage(ledger(assumption(1, "E3"), assumption(2, "E5"))) == 100
    assert coverage(ledger(assumption(1, "E1"), assumption(2, "E0"))) == 16
    assert coverage(ledger(assumption(1, "E3", importance=3), assumption(2, "E0", importance=1))) == 75


def test_merit_is_the_weighted_mean_of_the_caps_with_contradictions_at_zero() -> None:
    assert provisional_merit(ledger(assumption(1, "E5"), assumption(2, "E1"), assumption(3, "E0"))) == 70
    contradicted = assumption(2, "E4", importance=2, status=Status.CONTRADICTED)
    assert provisional_merit(ledger(assumption(1, "E4"), contradicted)) == 40


def test_talking_without_instances_moves_coverage_and_not_merit() -> None:
    quiet, talked = (
        ledger(assumption(1, "E1"), assumption(2, "E0")),
        ledger(assumption(1, "E1"), assumption(2, "E2")),
    )
    assert coverage(talked) > coverage(quiet)
    assert provisional_merit(talked) == provisional_merit(quiet) == 40


def test_retired_assumptions_count_nowhere() -> None:
    assert coverage(ledger(assumption(1, "E3"), assumption(2, "E0", status=Status.RETIRED))) == 100
    assert provisional_merit(ledger(assumption(2, "E1", status=Status.RETIRED))) is None


def test_words_against_an_assumption_cover_it() -> None:
    assert coverage(ledger(assumption(1, "E3", status=Status.CONTRADICTED))) == 100


def test_both_gauges_explain_themselves() -> None:
    mixed = ledger(
        assumption(1, "E5"),
        assumption(2, "E1", importance=3, statement="Clinics pay 40 euros"),
        assumption(3, "E0", importance=1),
        assumption(4, "E4", status=Status.CONTRADICTED),
    )
    assert explain_coverage(mixed) == (
        "2 of 4 assumptions observed, for or against; 1 only said, 1 unstated; "
        "the widest gap is A-002, clinics pay 40 euros."
    )
    assert explain_merit(mixed) == (
        "Provisional, from what the evidence admits: 1 asserted (cap 4), 1 repeated (cap 10), "
        "1 contradicted (0), weighted by importance."
    )


def test_the_explanations_hold_at_the_ends() -> None:
    assert explain_coverage(Ledger()) == "Nothing is covered: no assumption has been named yet."
    assert (
        explain_coverage(ledger(assumption(1, "E3")))
        == "1 of 1 assumptions observed, for or against; 0 only said, 0 unstated."
    )
    assert explain_merit(Ledger()).startswith("No merit yet")


def test_an_abbreviation_at_the_start_keeps_its_capitals() -> None:
    assert explain_coverage(ledger(assumption(1, "E0", statement="CI vendors wait."))).endswith(
        "A-001, CI vendors wait."
    )
