"""Twelve slides of every plan: one message each, nothing empty, every claim with its evidence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.evidence import Level
from socra_cli.domain.gaps import missing
from socra_cli.domain.plan import Masterplan, Milestone, PlanBody, StageFailure
from socra_cli.domain.report import AdvocateReport
from socra_cli.domain.text import cells
from socra_cli.domain.verdict import Decision, Verdict
from socra_cli.output.deck.model import (
    BarChart,
    Bullets,
    Diagram,
    Quotation,
    Slide,
    SlideKind,
    Statement,
    Table,
    Text,
    mark,
)
from socra_cli.output.deck.outline import outline
from socra_cli.output.deck.quotes import all_quotes
from tests.output.deck.slides import named, slide, with_body
from tests.output.deck.texts_of import blocks_of, claims_of, texts_of
from tests.output.plans import ATTACKS, BODY, FULL, NO_SHOWS, PAID, SPARSE, hostile

MOST_TITLE = 125


# ── every plan ───────────────────────────────────────────────────────────────

EMPTY = PlanBody()
_FAILED = st.sets(
    st.sampled_from(["intake", "persona:builder", "persona:seller", "devils_advocate", "synthesis"])
)


@st.composite
def plans(draw: st.DrawFn) -> Masterplan:
    """The full plan with any of its parts dropped, any call failed, any verdict."""
    names = sorted(set(PlanBody.model_fields) - {"missing"})
    dropped = draw(st.sets(st.sampled_from(names)))
    body = BODY.model_copy(update={name: getattr(EMPTY, name) for name in dropped})
    body = body.model_copy(update={"missing": draw(st.sampled_from([(), missing(body)]))})
    decision = draw(st.sampled_from([None, *Decision]))
    return FULL.model_copy(
        update={
            "plan": body,
            "demo": draw(st.booleans()),
            "turns": (),
            "personas": tuple(
                draw(st.sampled_from([report, report.model_copy(update={"failed": True, "score": None})]))
                for report in draw(st.lists(st.sampled_from(FULL.personas), unique_by=lambda one: one.id))
            ),
            "assumptions": tuple(
                draw(st.lists(st.sampled_from(FULL.assumptions), unique_by=lambda one: one.id))
            ),
            "devils_advocate": draw(
                st.sampled_from([FULL.devils_advocate, AdvocateReport(), AdvocateReport(failed=True)])
            ),
            "verdict": Verdict(
                decision=decision,
                rule=decision.value if decision else "incomplete",
                provisional=draw(st.booleans()),
                stable=draw(st.sampled_from([None, True, False])),
            ),
            "open_questions": draw(st.sampled_from([(), FULL.open_questions])),
            "failures": tuple(StageFailure(stage=name, reason="timed out") for name in draw(_FAILED)),
        }
    )


def check(plan: Masterplan) -> None:
    deck = outline(plan)
    assert [one.kind for one in deck.slides] == list(SlideKind)
    assert ("no model was asked" in deck.footer) is plan.demo
    for one in deck.slides:
        check_slide(one)
    unknown = deck.slides[list(SlideKind).index(SlideKind.UNKNOWN)]
    assert unknown.title.startswith("What we don't know yet: ")


def check_slide(one: Slide) -> None:
    assert one.title.strip() == one.title != ""
    assert cells(one.title) <= MOST_TITLE
    assert one.blocks
    for block in blocks_of(one):
        texts = list(texts_of(block))
        assert texts
        assert all(text.strip() for text in texts), (one.kind, block)
        assert not any("\n" in text for text in texts)
    for claim in claims_of(one):
        assert claim.level is None or isinstance(claim.level, Level)
        assert mark(claim.level)
    for block in blocks_of(one):
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} == {len(block.headers)}
        if isinstance(block, BarChart):
            columns = (block.values, block.caps, block.levels, block.remarks)
            assert {len(column) for column in columns} == {len(block.categories)}
            assert all(
                value is not None or why for value, why in zip(block.values, block.remarks, strict=True)
            )
        if isinstance(block, Diagram):
            ids = {node.id for node in block.nodes}
            assert all({arrow.source, arrow.target} <= ids for arrow in block.arrows)
    assert all(note.strip() and "\n" not in note for note in one.notes)


@settings(max_examples=60, deadline=None)
@given(plans())
def test_every_plan_makes_the_same_twelve_slides_and_none_is_empty(plan: Masterplan) -> None:
    check(plan)


@pytest.mark.parametrize("plan", [FULL, SPARSE], ids=["full", "sparse"])
def test_the_plans_at_hand_do_too(plan: Masterplan) -> None:
    check(plan)


@pytest.mark.parametrize("attack", [*ATTACKS, "w" * 3_000, "word " * 600])
def test_no_text_of_a_plan_makes_a_slide_empty_or_too_long(attack: str) -> None:
    check(hostile(attack))


@pytest.mark.parametrize("identifier", ["x\nfooter: pwned", "--> <b>", "w" * 500, "\x1b[31mA"])
def test_nor_does_an_id_that_another_program_wrote(identifier: str) -> None:
    check(named(identifier))


# ── notes ────────────────────────────────────────────────────────────────────


def test_the_notes_hold_every_quote_verbatim_with_its_place_and_level() -> None:
    notes = "\n".join(note for one in outline(FULL).slides for note in one.notes)
    for quote in all_quotes(FULL):
        where = "brief" if quote.turn == "brief" else f"answer {quote.turn}"
        assert f"“{quote.text}” ({where}, {quote.level.value} {quote.level.label})" in notes


def test_what_is_cut_on_a_slide_stands_in_full_in_its_notes() -> None:
    long = " ".join(f"word{number}" for number in range(200))
    for one in outline(hostile(long)).slides:
        cut = [text for block in blocks_of(one) for text in texts_of(block) if "…" in text]
        assert not cut or long in " ".join(one.notes), one.kind


def test_an_unverified_quote_is_no_evidence_and_the_notes_say_so() -> None:
    unverified = PAID.model_copy(update={"verified": False})
    report = FULL.personas[0].model_copy(update={"score_quotes": (unverified,)})
    plan = FULL.model_copy(update={"personas": (report, *FULL.personas[1:])})
    assert any("not found in the founder's words" in note for note in slide(plan, SlideKind.PERSONAS).notes)


def test_an_unverified_quote_is_on_no_slide() -> None:
    invented = PAID.model_copy(update={"verified": False, "text": "Everybody in Ghent has paid."})
    changed = FULL.assumptions[0].model_copy(update={"quotes": (NO_SHOWS, invented)})
    row = BODY.evidence[0].model_copy(update={"quote": invented})
    plan = with_body(evidence=(row, *BODY.evidence)).model_copy(
        update={"assumptions": (changed, *FULL.assumptions[1:])}
    )
    shown = [text for one in outline(plan).slides for block in blocks_of(one) for text in texts_of(block)]
    assert NO_SHOWS.text in shown
    assert invented.text not in shown


# ── levels ───────────────────────────────────────────────────────────────────


def test_a_sentence_has_the_best_level_under_it_and_without_any_it_is_a_proposal() -> None:
    levels = {claim.label: claim.level for claim in claims_of(slide(FULL, SlideKind.PEOPLE))}
    assert levels == {"User": Level.E3, "Buyer": None}
    assert mark(None) == "proposal"
    assert mark(Level.E3) == "E3 observed"


def test_what_nobody_has_said_is_shown_as_unstated() -> None:
    (block,) = slide(with_body(first_ten=(), channel="", wedge=""), SlideKind.FIRST_TEN).blocks
    assert isinstance(block, Bullets)
    assert {item.level for item in block.items} == {Level.E0}
    assert block.items[0].text == "Nobody has named a channel, or tried one. Could answer: the founder"


def test_the_strongest_words_come_first_each_on_another_assumption_if_there_are_others() -> None:
    quotes = [block for block in slide(FULL, SlideKind.EVIDENCE).blocks if isinstance(block, Quotation)]
    assert [(quote.text, quote.level) for quote in quotes] == [
        (PAID.text, Level.E4),
        (NO_SHOWS.text, Level.E3),
    ]


def test_words_against_an_assumption_are_marked() -> None:
    row = BODY.evidence[0].model_copy(
        update={"assumption_id": "A-002", "quote": FULL.assumptions[1].counter_quotes[0]}
    )
    (quote, *_) = slide(with_body(evidence=(row,)), SlideKind.EVIDENCE).blocks
    assert isinstance(quote, Quotation)
    assert quote.against


def test_each_number_of_a_sale_has_the_level_of_the_words_that_state_it() -> None:
    (chart,) = slide(FULL, SlideKind.ECONOMICS).blocks
    assert isinstance(chart, BarChart)
    assert chart.categories == ("Price", "Text messages", "Hosting", "Left over")
    assert chart.values == (30, 4.5, 2, 23.5)
    assert chart.levels == (Level.E4, Level.E1, Level.E1, Level.E1)


# ── what we don't know yet, and what happens next ────────────────────────────


def test_the_riskiest_assumptions_stand_with_their_tests_and_limits() -> None:
    table = slide(FULL, SlideKind.UNKNOWN).blocks[0]
    assert isinstance(table, Table)
    assert table.headers == ("Assumption", "Evidence now", "Cheapest test", "Passes if", "Stop if")
    assert table.rows[0] == (
        "A-002 Slots stay where riders booked them",
        "E1 asserted",
        "Count moved slots in Wim's book for April",
        "under one in ten moved",
        "over half moved",
    )
    assert table.rows[2][2:] == ("none is designed yet", "not set", "not set")


def test_a_pivot_names_the_other_ways_and_no_other_verdict_does() -> None:
    def ways(plan: Masterplan) -> list[str]:
        return [
            item.text
            for block in slide(plan, SlideKind.NEXT).blocks
            if isinstance(block, Bullets) and block.heading == "Other ways"
            for item in block.items
        ]

    assert ways(FULL) == ["Sell the reminder alone and leave booking on the phone"]
    build = Verdict(decision=Decision.BUILD, rule="build")
    assert ways(FULL.model_copy(update={"verdict": build})) == []


def test_a_long_road_is_cut_and_says_so() -> None:
    steps = tuple(Milestone(name=f"Step {n}", gate="a yes") for n in range(8))
    table, *rest = slide(with_body(milestones=steps), SlideKind.NEXT).blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 5
    assert Text("Then three later steps.", "small") in rest


def test_the_problem_is_said_once_and_its_words_are_not_repeated_on_the_next_slide() -> None:
    statement, *quotes = slide(FULL, SlideKind.PROBLEM).blocks
    assert isinstance(statement, Statement)
    assert statement.claim.text == "Shops lose paid work to riders who don't come"
    shown = {block.text for block in quotes if isinstance(block, Quotation)}
    assert shown == {PAID.text, NO_SHOWS.text}
    again = {block.text for block in slide(FULL, SlideKind.PEOPLE).blocks if isinstance(block, Quotation)}
    assert not shown & again


def test_a_diagram_too_large_for_a_slide_says_how_much_of_it_is_shown() -> None:
    many = tuple(BODY.components[0].model_copy(update={"id": f"p{n}", "name": f"P{n}"}) for n in range(11))
    diagram, said = slide(with_body(components=many), SlideKind.ARCHITECTURE).blocks
    assert isinstance(diagram, Diagram)
    assert isinstance(said, Text)
    assert len(diagram.nodes) == 9  # eight of ours and what is outside
    assert said.text.endswith(", 9 of 12")


def test_what_a_failed_call_did_not_deliver_has_no_level_of_evidence() -> None:
    (told,) = slide(SPARSE, SlideKind.PROBLEM).blocks
    assert isinstance(told, Text)
    assert told.text == "Not delivered: the call failed (synthesis)."
