"""A slide's title is its message: a sentence that code makes of the plan's data."""

from __future__ import annotations

import pytest

from socra_cli.domain.economics import Economics, Line, Money
from socra_cli.domain.evidence import Level
from socra_cli.domain.ledger import Assumption, Status
from socra_cli.domain.plan import Masterplan, Milestone, Prospect
from socra_cli.domain.report import PersonaReport
from socra_cli.domain.verdict import Decision, Verdict
from socra_cli.output.deck.model import BarChart, Bullets, Claim, SlideKind, Text
from tests.output.deck.slides import failed, slide, title, with_body
from tests.output.plans import BODY, FULL, NO_SHOWS, SPARSE


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (Decision.BUILD, "Build it: every persona is at 6 or more, and no severe contradiction is open"),
        (Decision.PIVOT, "Pivot: something speaks against it, and another way survives that"),
        (Decision.KILL, "Stop: something speaks against it that no other way survives"),
        (
            Decision.NOT_ENOUGH_EVIDENCE,
            "Not decided: too little is known yet to say build, pivot or kill",
        ),
    ],
)
def test_the_first_slide_says_the_verdict(decision: Decision, said: str) -> None:
    verdict = Verdict(decision=decision, rule=decision.value)
    assert title(FULL.model_copy(update={"verdict": verdict}), SlideKind.VERDICT) == said
    shaky = verdict.model_copy(update={"provisional": True, "stable": False})
    said_so = title(FULL.model_copy(update={"verdict": shaky}), SlideKind.VERDICT)
    assert said_so == f"{said} (provisional, unstable)"


def test_without_a_verdict_the_first_slide_says_what_failed() -> None:
    first = slide(SPARSE, SlideKind.VERDICT)
    assert first.title == "No verdict: four calls failed, so there is nothing to decide on"
    texts = [block.text for block in first.blocks if isinstance(block, Text)]
    assert (
        "Not delivered, because the call failed: Customer, Builder, devil's advocate and synthesis." in texts
    )


@pytest.mark.parametrize(
    ("plan", "kind", "said"),
    [
        (FULL, SlideKind.PROBLEM, "The problem is backed by a commitment"),
        (with_body(problem=None), SlideKind.PROBLEM, "Nobody has described the problem yet"),
        (
            failed("synthesis", problem=None),
            SlideKind.PROBLEM,
            "The problem is missing, because a call failed",
        ),
        (FULL, SlideKind.PEOPLE, "Who has it is observed; who pays is only proposed"),
        (with_body(buyer=BODY.user), SlideKind.PEOPLE, "Who has it is observed, and so is who pays"),
        (with_body(buyer=None), SlideKind.PEOPLE, "Who has it is observed; nobody has said who pays"),
        (
            failed("synthesis", buyer=None),
            SlideKind.PEOPLE,
            "Who has it is observed; who pays is missing, because a call failed",
        ),
        (
            with_body(user=None),
            SlideKind.PEOPLE,
            "Who pays is only proposed; nobody has said who has the problem",
        ),
        (
            with_body(user=None, buyer=None),
            SlideKind.PEOPLE,
            "Nobody has said who has the problem, or who pays",
        ),
        (FULL, SlideKind.EVIDENCE, "One of four assumptions rests on something observed"),
        (FULL, SlideKind.FIRST_VERSION, "The first version does two things and leaves out one"),
        (
            with_body(mvp_out=()),
            SlideKind.FIRST_VERSION,
            "The first version does two things; nothing is ruled out",
        ),
        (
            with_body(mvp_in=()),
            SlideKind.FIRST_VERSION,
            "The first version leaves out one thing; what it does is open",
        ),
        (
            FULL,
            SlideKind.ARCHITECTURE,
            "It is made of three parts: one to build, one to buy and one by hand",
        ),
        (FULL, SlideKind.FIRST_TEN, "Two of the first ten customers are named"),
        (
            with_body(first_ten=(Prospect(who="Wim"),)),
            SlideKind.FIRST_TEN,
            "One of the first ten customers is named",
        ),
        (
            with_body(first_ten=(Prospect(who="Wim"),) * 12),
            SlideKind.FIRST_TEN,
            "The first ten customers are named",
        ),
        (FULL, SlideKind.AGAINST, "One severe risk is open, and one way to fail is named"),
        (
            FULL,
            SlideKind.UNKNOWN,
            "What we don't know yet: three of four assumptions have not been observed",
        ),
        (FULL, SlideKind.NEXT, "Two steps come next, each with a gate; the first takes 10 days"),
        (
            with_body(milestones=(Milestone(name="Ask", gate=""),)),
            SlideKind.NEXT,
            "One step comes next, without a gate",
        ),
        (
            with_body(milestones=(Milestone(name="Ask", gate=""), Milestone(name="Do", gate="a yes"))),
            SlideKind.NEXT,
            "Two steps come next, one without a gate",
        ),
    ],
)  # fmt: skip
def test_a_title_is_the_message_as_the_data_has_it(plan: Masterplan, kind: SlideKind, said: str) -> None:
    assert title(plan, kind) == said


def sale(left: float | None, per: str = "order") -> Masterplan:
    price = Money(amount=30, currency="EUR", per=per)
    contribution = None if left is None else Money(amount=left, currency="EUR", per=per)
    lines = (Line(name="parts", amount=5, currency="EUR"), Line(name="freight", amount=3, currency="USD"))
    return with_body(economics=Economics(price=price, cost_lines=lines, contribution=contribution))


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (sale(12.5), "By the stated numbers, one order leaves 12.50 EUR of 30 EUR"),
        (sale(-4), "By the stated numbers, one order loses 4 EUR at a price of 30 EUR"),
        (sale(0, ""), "By the stated numbers, one sale leaves nothing of its 30 EUR"),
        (sale(None), "A price of 30 EUR is stated; what one order costs is not"),
        (with_body(economics=None), "No price has been stated, so there is nothing to add up"),
        (
            failed("persona:economist", economics=None),
            "One sale in numbers is missing, because a call failed",
        ),
    ],
)
def test_the_sale_is_told_in_its_title(plan: Masterplan, said: str) -> None:
    assert title(plan, SlideKind.ECONOMICS) == said


def test_an_amount_in_another_currency_is_told_but_not_drawn() -> None:
    (chart,) = slide(sale(12.5), SlideKind.ECONOMICS).blocks
    assert isinstance(chart, BarChart)
    assert (chart.values[2], chart.remarks[2]) == (None, "3 USD")


def test_a_pay_back_is_no_better_founded_than_the_cost_of_winning_a_customer() -> None:
    price, cac = Money(amount=30, currency="EUR"), Money(amount=120, currency="EUR")  # said at E4 and at E3
    sums = Economics(price=price, contribution=price, cac=cac, payback_months=1)
    facts = slide(with_body(economics=sums), SlideKind.ECONOMICS).aside[0]
    assert isinstance(facts, Bullets)
    assert facts.items == (
        Claim("Winning one customer costs 120 EUR", Level.E3),
        Claim("A customer has paid that back after 1 month", Level.E3),
    )


def test_the_notes_to_the_verdict_say_how_far_repeated_runs_agreed() -> None:
    notes = slide(FULL, SlideKind.VERDICT).notes
    assert "2 runs: pivot, pivot." in notes
    assert any(note.startswith("Customer: median ") for note in notes)
    single = FULL.verdict.model_copy(update={"runs": FULL.verdict.runs[:1]})
    once = slide(FULL.model_copy(update={"verdict": single}), SlideKind.VERDICT).notes
    assert not any("median" in note for note in once)


def scored(*scores: int | None, level: Level = Level.E3, gone: int = 0) -> Masterplan:
    reports = [
        PersonaReport(id=f"p{number}", lens="x", reason="y", score=score, evidence_level=level)
        for number, score in enumerate(scores)
    ]
    lost = [
        PersonaReport(id=f"f{number}", lens="x", reason="", score=None, failed=True) for number in range(gone)
    ]
    return FULL.model_copy(update={"personas": (*reports, *lost)})


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (scored(4, 6), "Two personas score it from 4 to 6 of 10, and the evidence admits 6 at most"),
        (scored(10, 10, level=Level.E5), "Two personas score it 10 of 10"),
        (scored(6), "One persona scores it 6 of 10, and the evidence admits 6 at most"),
        (scored(None, None, 4, 4, 4), "Of five personas, two had nothing to judge"),
        (scored(None, 4, gone=1), "Of three personas, one had nothing to judge and one gave no answer"),
        (scored(gone=2), "Of two personas, two gave no answer"),
        (scored(), "No persona was asked"),
    ],
)
def test_the_scores_are_told_in_their_title(plan: Masterplan, said: str) -> None:
    assert title(plan, SlideKind.PERSONAS) == said


def test_scores_come_with_what_their_evidence_admits() -> None:
    chart = slide(FULL, SlideKind.PERSONAS).blocks[0]
    assert isinstance(chart, BarChart)
    assert chart.values == (8, 6, 2, 4, None)
    assert chart.caps == (8, 8, 4, 4, None)
    assert chart.maximum == 10
    assert chart.remarks[0] == "lowered from 10 because E4 admits no more"
    assert chart.remarks[4] == "no score: nothing was said"


def _assumptions(*quoted: bool) -> tuple[Assumption, ...]:
    return tuple(
        Assumption(id=f"A-{n:03d}", statement="x", quotes=(NO_SHOWS,) if one else ())
        for n, one in enumerate(quoted, 1)
    )


def test_assumptions_that_were_all_retired_are_not_called_unnamed() -> None:
    retired = tuple(one.model_copy(update={"status": Status.RETIRED}) for one in _assumptions(True, False))
    plan = FULL.model_copy(update={"assumptions": retired})
    assert title(plan, SlideKind.EVIDENCE) == "There is no assumption that evidence could bear on"
    said = "What we don't know yet: what it rests on now, for every assumption was retired"
    assert title(plan, SlideKind.UNKNOWN) == said


@pytest.mark.parametrize(
    ("quoted", "evidence", "unknown"),
    [
        (
            (),
            "There is no assumption that evidence could bear on",
            "everything, for no assumption has been named",
        ),
        ((True,), "Every assumption rests on something observed", "whether what was observed will hold"),
        ((False,), "No assumption rests on anything observed yet", "no assumption has been observed"),
        (
            (True, False),
            "One of two assumptions rests on something observed",
            "one of two assumptions has not been observed",
        ),
        (
            (True,) * 3 + (False,) * 10,
            "3 of 13 assumptions rest on something observed",
            "10 of 13 assumptions have not been observed",
        ),
    ],
)
def test_what_is_observed_and_what_is_not_is_counted(
    quoted: tuple[bool, ...], evidence: str, unknown: str
) -> None:
    plan = FULL.model_copy(update={"assumptions": _assumptions(*quoted)})
    assert title(plan, SlideKind.EVIDENCE) == evidence
    assert title(plan, SlideKind.UNKNOWN) == f"What we don't know yet: {unknown}"
