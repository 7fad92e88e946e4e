"""The devil's advocate and the synthesis by rule: what they stand on, and what they leave out."""

from __future__ import annotations

import pytest

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.report import AdvocateDraft
from socra_cli.domain.stages import AdvocateInputs, Digest
from tests.llm.offline.walking import draft_of, stages, walk

NAMES = ("parcel-lockers", "shift-swap", "repair-cafe", "oven-notes", "flaky-test-quarantine")


def advocate(*assumptions: Assumption, today: str = "2026-03-01") -> AdvocateDraft:
    digest = Digest(summary="A thing for people.", commercial=True, ledger=Ledger(assumptions=assumptions))
    draft = draft_of(stages().advocate(AdvocateInputs(digest=digest, as_of_date=today)))
    assert isinstance(draft, AdvocateDraft)
    return draft


def said(text: str, level: Level = Level.E1) -> Quote:
    return Quote(turn="brief", text=text, end=len(text), verified=True, level=level)


SHOWN = Assumption(
    id="A-001",
    statement="Teams pay.",
    importance=3,
    quotes=(said("Three teams pay 200 dollars since May", Level.E5),),
)
UNKNOWN_TOPIC = Assumption(id="A-002", statement="Zyx qwv.", importance=3, persona="zyx")


@pytest.mark.parametrize("name", NAMES)
def test_a_premortem_looks_back_a_year_on_in_five_steps(name: str) -> None:
    premortem = walk(f"{name}.md").advocate.premortem
    assert premortem.as_of_date == "2027-03-01"
    assert len(premortem.chain) == 5
    assert premortem.earliest_signal


def test_a_leap_day_is_a_year_on_the_day_before() -> None:
    assert advocate(UNKNOWN_TOPIC, today="2028-02-29").premortem.as_of_date == "2029-02-28"


def test_no_fatal_flaw_is_a_legal_answer() -> None:
    draft = advocate(SHOWN)
    assert draft.kill_case == []
    assert draft.premortem.chain == []
    assert "Three teams pay 200 dollars since May" in draft.steelman
    assert [q.text for held in draft.holds_up for q in held.quotes] == [
        "Three teams pay 200 dollars since May"
    ]


def test_an_assumption_of_no_topic_has_a_kill_case_of_its_own_words() -> None:
    (kill,) = advocate(UNKNOWN_TOPIC).kill_case
    assert "Zyx qwv" in kill.fails_if


def test_where_nothing_is_said_the_steelman_says_so() -> None:
    assert "Nothing is said yet" in advocate(UNKNOWN_TOPIC).steelman


def test_retired_assumptions_play_no_part() -> None:
    assert advocate(SHOWN, UNKNOWN_TOPIC.model_copy(update={"status": Status.RETIRED})).kill_case == []


def test_without_evidence_no_variant_is_offered() -> None:
    assert walk("pet-landing.md").advocate.variants == ()


def test_a_loss_is_survived_by_other_prices_only_where_there_is_evidence_to_keep() -> None:
    variants = walk("home-chef-dinners.md").advocate_draft.variants
    assert any("until one sale leaves something" in variant.change for variant in variants)
    assert all(variant.keeps and variant.removes for variant in variants)


def test_a_threshold_is_only_set_where_a_price_was_stated() -> None:
    kills = walk("home-chef-dinners.md").advocate.kill_case
    assert [k.kill_threshold.unit for k in kills if k.kill_threshold] == ["INR"]
    assert not any(k.kill_threshold for k in walk("shift-swap.md").advocate.kill_case)


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_of_the_plan_stands_on_ids_that_exist(name: str) -> None:
    found = walk(f"{name}.md")
    ids = {a.id for a in found.ledger.assumptions}
    plan = found.synthesis
    sourced = [plan.problem, plan.user, plan.buyer, *plan.mvp_in, *plan.mvp_out]
    assert all(set(one.basis) <= ids for one in sourced)
    assert all(one.basis for one in sourced if one.text)
    assert {t.assumption_id for t in plan.tests} <= ids
    assert all(t.test and t.metric and t.pass_if and t.kill_if and t.cost and t.days > 0 for t in plan.tests)
    assert all(t.owner == "founder" for t in plan.tests)
    parts = {c["id"] for c in found.report("builder").fields["components"]}
    assert {end for link in plan.links for end in (link.source, link.target)} <= parts


def test_the_riskiest_contradiction_is_the_first_milestone() -> None:
    plan = walk("flaky-test-quarantine.md").synthesis
    assert plan.milestones[0].name.startswith("Clear up the contradiction between “We collect no telemetry")
    assert plan.milestones[-1].gate == "every test above is passed"
    assert all(metric.counter_metric for metric in plan.metrics)


def test_what_was_not_said_stays_empty() -> None:
    plan = walk("repair-cafe.md").synthesis
    assert plan.buyer.text == ""
    assert plan.api == []


def test_the_user_is_who_has_the_problem_and_left_open_where_nobody_said() -> None:
    assert walk("parcel-lockers.md").synthesis.user.text == "People who are out all day."
    assert walk("home-chef-dinners.md").synthesis.user.text.startswith(
        "Office workers who want a home-cooked"
    )
    assert walk("shift-swap.md").synthesis.user.text == "Nurses."
    assert walk("flaky-test-quarantine.md").synthesis.user.text == ""


def test_a_denial_stands_against_the_passage_that_affirms_the_same_thing() -> None:
    split = next(
        a for a in walk("shift-swap.md").intake.assumptions if a.statement.startswith("Both can hold")
    )
    assert [q.text for q in split.quotes] == ["No approval step, because approval is what makes it slow."]
    assert [q.text for q in split.counter_quotes] == [
        "Every swap is approved by the charge nurse so that skill mix stays right."
    ]


def test_one_sentence_is_never_put_as_two_that_exclude_each_other() -> None:
    rows = [a for a in walk("campus-textbook-swap.md").intake.assumptions if "Both can hold" in a.statement]
    assert len(rows) == 1
    assert "40 million" in rows[0].statement


def test_no_permission_is_written_as_given_where_no_body_gave_it() -> None:
    gates = walk("shift-swap.md").report("warden").fields["legal_gates"]
    assert {gate["status"] for gate in gates} == {"unknown"}


def test_only_decisions_that_are_hard_to_take_back_are_recorded() -> None:
    assert walk("shift-swap.md").synthesis.decisions == []
    assert [d.decision for d in walk("parcel-lockers.md").synthesis.decisions] == [
        "Whose device the first users get"
    ]


@pytest.mark.parametrize("name", [*NAMES, "pay-day-pool"])
def test_a_premortem_tells_no_step_twice(name: str) -> None:
    chain = walk(f"{name}.md").advocate.premortem.chain
    assert len(set(chain)) == len(chain)


@pytest.mark.parametrize("name", NAMES)
def test_every_doubtful_assumption_gets_a_test(name: str) -> None:
    found = walk(f"{name}.md")
    tested = {test.assumption_id for test in found.synthesis.tests}
    assert {a.id for a in found.ledger.assumptions if a.status is not Status.SUPPORTED} <= tested


def test_what_runs_already_is_not_to_be_done_by_hand() -> None:
    plan = walk("flaky-test-quarantine.md").synthesis
    assert plan.mvp_in[0].text.startswith("What runs already, kept as it is: “it cut failed builds")
    assert not any(item.text.startswith("Do by hand") for item in plan.mvp_in)


def test_a_number_in_thousands_is_nobodys_first_ten() -> None:
    first_ten = walk("campus-textbook-swap.md").report("seller").fields["first_ten"]
    assert first_ten == []


def test_a_variant_picks_no_side_that_nothing_speaks_for() -> None:
    first = walk("flaky-test-quarantine.md").advocate_draft.variants[0]
    assert first.change.startswith("Keep one of “We collect no telemetry whatsoever” and “Our ranking")


def test_an_open_contradiction_is_an_unknown_with_its_own_test() -> None:
    unknowns = walk("parcel-lockers.md").report("builder").fields["unknowns"]
    (split,) = [one for one in unknowns if one["what"].startswith("The two passages")]
    assert (split["spike_days"], split["pass_if"]) == (
        2,
        "the plan still works with the sentence that is left",
    )


def test_a_channel_that_is_done_without_is_no_channel() -> None:
    podcast = walk("podcast-landing.md").report("seller")
    assert podcast.fields["channel"].get("name") != "ads"
    assert all(quote.text != "No ads, ever." for quote in podcast.score_quotes)
    assert walk("tutor-accelerator.md").report("seller").fields["channel"]["name"] == "Instagram"
