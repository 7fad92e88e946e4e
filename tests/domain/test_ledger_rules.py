from __future__ import annotations

import pytest

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.ledger import Ledger, Status
from socra_cli.domain.ledger_rules import (
    MAX_ASSUMPTIONS,
    apply_assessment,
    carry_over,
    changes,
    from_intake,
    mark_asked,
    seed,
)
from socra_cli.domain.stages import AssessDraft, AssumptionDraft, EvidenceDraft, Lead
from tests.domain.builders import LOVE, RUNS, SALES, TELEMETRY, assumed, corpus, intake, said

PAID = "Two clinics paid 300 dollars in May."


def heard(
    evidence: list[tuple[str, str, bool]] = [],  # noqa: B006 - never changed
    new: list[AssumptionDraft] | None = None,
    retired: list[str] | None = None,
    level: str = "E5",
    turn: str = "T01",
) -> AssessDraft:
    rows = [
        EvidenceDraft(assumption_id=about, quote=said(words, level, turn), against=against)
        for about, words, against in evidence
    ]
    return AssessDraft(evidence=rows, new_assumptions=new or [], retired=retired or [], learnt="")


def two() -> Ledger:
    return from_intake(
        intake(
            assumed("Teams pay for it", [said(SALES)], importance=3), assumed("Testers like it", [said(LOVE)])
        ),
        corpus(),
    )


# ── intake ───────────────────────────────────────────────────────────────────


def test_intake_numbers_assumptions_and_reads_their_levels_from_the_words() -> None:
    ledger = two()
    assert [a.id for a in ledger.assumptions] == ["A-001", "A-002"]
    assert [a.evidence_level for a in ledger.assumptions] == [Level.E5, Level.E2]
    assert [a.status for a in ledger.assumptions] == [Status.SUPPORTED, Status.OPEN]


def test_words_that_nobody_said_are_left_out() -> None:
    ledger = from_intake(intake(assumed("Teams pay", [said("fifty teams pay us weekly")])), corpus())
    assert ledger.assumptions[0].quotes == ()
    assert ledger.assumptions[0].evidence_level is Level.E0


def test_words_on_both_sides_are_a_contradiction_and_no_more_than_assertions() -> None:
    ledger = from_intake(intake(assumed("It is private", [said(SALES)], [said(RUNS)])), corpus())
    assert ledger.assumptions[0].status is Status.CONTRADICTED
    assert ledger.assumptions[0].evidence_level is Level.E1


def test_the_same_words_do_not_contradict_themselves() -> None:
    ledger = from_intake(intake(assumed("It is private", [said(TELEMETRY)], [said(TELEMETRY)])), corpus())
    assert ledger.assumptions[0].status is Status.OPEN
    assert ledger.assumptions[0].counter_quotes == ()


@pytest.mark.parametrize(("given", "kept"), [(-4, 1), (2, 2), (99, 3)])
def test_importance_is_held_to_the_scale(given: int, kept: int) -> None:
    assert from_intake(intake(assumed("x", importance=given)), corpus()).assumptions[0].importance == kept


def test_statements_that_say_the_same_are_one_assumption() -> None:
    draft = intake(
        assumed("The teams pay for it", [said(SALES)]),
        assumed("Teams pay for it.", [said(LOVE)]),
        assumed(" … "),
    )
    ledger = from_intake(draft, corpus())
    assert len(ledger.assumptions) == 1
    assert len(ledger.assumptions[0].quotes) == 2


def test_a_flood_of_assumptions_is_cut() -> None:
    draft = intake(*(assumed(f"thing{n} number{n} matters{n}") for n in range(40)))
    assert len(from_intake(draft, corpus()).assumptions) == MAX_ASSUMPTIONS


def test_a_nameless_lens_is_the_customers() -> None:
    assert from_intake(intake(assumed("x", persona=" ")), corpus()).assumptions[0].persona == "customer"


def lead(family: str, *words: str, about: str = "") -> Lead:
    quotes = tuple(Quote(turn="brief", text=w, verified=True, level=Level.E1) for w in words)
    message = f"{family} {about} in the brief"
    return Lead(
        code="S1",
        family=family,
        persona="warden",
        importance=3,
        message=message,
        question=f"Which {about} is it?",
        quotes=quotes,
    )


def test_leads_seed_a_ledger_with_both_sides_of_a_contradiction() -> None:
    ledger = seed(
        [lead("injection", SALES), lead("contradiction", TELEMETRY, RUNS), lead("unsaid")], corpus()
    )
    assert ledger.assumptions[0].statement.startswith("Both can hold at once: “We collect no telemetry")
    assert [a.status for a in ledger.assumptions] == [Status.CONTRADICTED, Status.OPEN]
    assert ledger.assumptions[0].persona == "warden"


def test_doubts_never_crowd_out_what_is_sound_and_only_that_stands_high() -> None:
    doubts = [lead("unsaid", about=f"topic{n} matter{n} point{n}") for n in range(30)]
    ledger = seed([lead("overclaim", SALES), *doubts, lead("sound", SALES)], corpus())
    assert len(ledger.assumptions) == MAX_ASSUMPTIONS
    assert (ledger.assumptions[0].evidence_level, ledger.assumptions[-1].evidence_level) == (
        Level.E1,
        Level.E5,
    )


def test_leads_are_put_as_what_must_be_true() -> None:
    ledger = seed([lead("unsaid", about="buyer"), lead("sound", SALES)], corpus())
    assert [a.statement for a in ledger.assumptions] == [
        "There is an answer that the plan can stand on: Which buyer is it?",
        f"What was told goes on and holds for others too: “{SALES}”.",
    ]


# ── answers ──────────────────────────────────────────────────────────────────


def test_an_instance_moves_an_assumption_and_says_why() -> None:
    ledger, moved = apply_assessment(two(), heard([("A-002", PAID, False)]), corpus(PAID), "T01")
    assert ledger.find("A-002").evidence_level is Level.E4  # type: ignore[union-attr]
    assert [change.line for change in moved] == [
        "A-002 Testers like it: opinion → committed, because 'Two clinics paid 300 dollars in May.'"
    ]


def test_an_answer_against_it_makes_an_assumption_fall() -> None:
    denial = "To be honest they have all cancelled."
    ledger, moved = apply_assessment(two(), heard([("A-001", denial, True)]), corpus(denial), "T01")
    fallen = ledger.find("A-001")
    assert fallen is not None
    assert (fallen.status, fallen.evidence_level) == (Status.CONTRADICTED, Level.E1)
    assert moved[0].line == f"A-001 Teams pay for it: repeated → contradicted, because '{denial}'"


def test_later_words_of_no_less_weight_answer_a_contradiction() -> None:
    source = corpus("To be honest they have all cancelled.", "Sorry, only the free ones have cancelled.")
    fallen, _ = apply_assessment(two(), heard([("A-001", "they have all cancelled", True)]), source, "T01")
    settled, moved = apply_assessment(
        fallen, heard([("A-001", "only the free ones have cancelled", False)], turn="T02"), source, "T02"
    )
    assert settled.find("A-001").status is Status.SUPPORTED  # type: ignore[union-attr]
    assert moved[0].after_level is Level.E5


@pytest.mark.parametrize("answer", ["Yes, that is right, of course, agreed.", "No."])
def test_a_bare_or_short_answer_settles_no_contradiction(answer: str) -> None:
    source = corpus("To be honest they have all cancelled.", answer)
    fallen, _ = apply_assessment(two(), heard([("A-001", "they have all cancelled", True)]), source, "T01")
    still, _ = apply_assessment(fallen, heard([("A-001", answer, False)], turn="T02"), source, "T02")
    assert still.find("A-001").status is Status.CONTRADICTED  # type: ignore[union-attr]


def test_lighter_words_do_not_answer_heavier_ones() -> None:
    source = corpus("Two clinics sent it back on 3 May.", "They will surely come round to it.")
    fallen, _ = apply_assessment(
        two(), heard([("A-001", "Two clinics sent it back on 3 May", True)]), source, "T01"
    )
    still, _ = apply_assessment(
        fallen, heard([("A-001", "They will surely come round to it", False)], turn="T02"), source, "T02"
    )
    assert still.find("A-001").status is Status.CONTRADICTED  # type: ignore[union-attr]


def test_a_bare_yes_stays_an_assertion() -> None:
    ledger, moved = apply_assessment(
        from_intake(intake(assumed("Clinics pay")), corpus()),
        heard([("A-001", "Yes.", False)]),
        corpus("Yes."),
        "T01",
    )
    assert ledger.assumptions[0].evidence_level is Level.E1
    assert moved[0].line == "A-001 Clinics pay: unstated → asserted, because 'Yes.'"


def test_not_knowing_becomes_a_test_and_no_evidence() -> None:
    start = two()
    ledger, moved = apply_assessment(
        start,
        heard([("A-002", "I don't know yet", False)]),
        corpus("I don't know yet."),
        "T01",
        asked="A-002",
    )
    assert ledger.find("A-002").test == "Find out: What shows that Testers like it?"  # type: ignore[union-attr]
    assert moved == ()
    again, _ = apply_assessment(ledger, heard(), corpus("No idea"), "T01", asked="A-002")
    assert again == ledger


def test_not_knowing_is_no_evidence_for_anything_else_either() -> None:
    ledger, moved = apply_assessment(
        two(), heard([("A-001", "I don't know yet", True)]), corpus("I don't know yet."), "T01"
    )
    assert (ledger, moved) == (two(), ())


def test_unknown_ids_and_invented_words_move_nothing() -> None:
    draft = heard(
        [("A-009", PAID, False), ("A-002", "ninety clinics paid us in gold", False)], retired=["A-009"]
    )
    assert apply_assessment(two(), draft, corpus(PAID), "T01") == (two(), ())


def test_an_answer_adds_at_most_two_assumptions() -> None:
    new = [assumed(f"point{n} item{n} thing{n}", [said(PAID, turn="T01")]) for n in range(5)]
    ledger, moved = apply_assessment(two(), heard(new=new), corpus(PAID), "T01")
    assert [a.id for a in ledger.assumptions] == ["A-001", "A-002", "A-003", "A-004"]
    assert moved[0].line.startswith("A-003 point0 item0 thing0: new, committed, because")


def test_only_the_answers_own_words_retire_an_assumption() -> None:
    answer = "We dropped the testers and sell to teams only."
    source = corpus(answer)
    kept, _ = apply_assessment(two(), heard(retired=["A-002"]), source, "T01")
    assert kept == two()
    ledger, moved = apply_assessment(
        two(), heard([("A-002", answer, False)], retired=["A-002"]), source, "T01"
    )
    assert ledger.find("A-002").status is Status.RETIRED  # type: ignore[union-attr]
    assert moved[0].line.startswith("A-002 Testers like it: opinion → retired")
    untouched, _ = apply_assessment(
        ledger, heard([("A-002", PAID, False)], turn="T02"), corpus(answer, PAID), "T02"
    )
    assert untouched == ledger


def test_a_contradiction_cannot_be_retired_away() -> None:
    denial = "To be honest they have all cancelled."
    ledger, _ = apply_assessment(
        two(), heard([("A-001", denial, True)], retired=["A-001"]), corpus(denial), "T01"
    )
    assert ledger.find("A-001").status is Status.CONTRADICTED  # type: ignore[union-attr]


def test_asked_turns_are_noted() -> None:
    assert mark_asked(two(), "A-002", "T03").find("A-002").asked_in == ("T03",)  # type: ignore[union-attr]


def test_a_change_of_status_alone_is_told_as_one() -> None:
    before = two()
    after = Ledger(
        assumptions=(
            before.assumptions[0],
            before.assumptions[1].model_copy(update={"status": Status.SUPPORTED}),
        )
    )
    assert changes(before, after)[0].line == "A-002 Testers like it: open → supported"


# ── the next version ─────────────────────────────────────────────────────────


def test_ids_are_carried_over_by_the_words_and_by_the_statement() -> None:
    old = from_intake(
        intake(
            assumed("Teams pay for it", [said(SALES)]),
            assumed("Setup takes one hour"),
            assumed("Gone for good"),
        ),
        corpus(),
    )
    new = from_intake(
        intake(
            assumed("Setup takes one hour or less", persona="builder"),
            assumed("A third of the market can be reached"),
            assumed(
                "Customers go on paying monthly", [said("Three other teams pay 200 dollars a month each")]
            ),
        ),
        corpus(),
    )
    assert [a.id for a in carry_over(old, new).assumptions] == ["A-002", "A-004", "A-001"]


def test_what_was_planned_for_an_assumption_is_carried_along() -> None:
    old = two()
    planned = old.assumptions[0].model_copy(update={"test": "Ask for a deposit", "days": 3.0, "owner": "Ann"})
    carried = carry_over(Ledger(assumptions=(planned,)), two()).assumptions[0]
    assert (carried.test, carried.days, carried.owner) == ("Ask for a deposit", 3.0, "Ann")


def test_strangers_get_numbers_that_were_never_used() -> None:
    carried = carry_over(two(), from_intake(intake(assumed("Weather stays dry")), corpus()))
    assert [a.id for a in carried.assumptions] == ["A-003"]


def test_a_ledger_survives_being_written_and_read() -> None:
    ledger = two()
    assert '"evidence_level":"E5"' in ledger.model_dump_json()
    assert Ledger.model_validate_json(ledger.model_dump_json()) == ledger
