from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from syrupy.assertion import SnapshotAssertion

from socra_cli.domain.economics import Economics, Line, Money
from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.gaps import missing
from socra_cli.domain.ledger import Assumption
from socra_cli.domain.plan import Component, Link, Missing, PlanBody, Sourced, StageFailure
from socra_cli.domain.report import PersonaReport
from socra_cli.domain.verdict import Decision, Run, Verdict
from socra_cli.output.markdown import render_markdown
from socra_cli.output.markdown.c4 import container_diagram, label
from socra_cli.output.markdown.inert import block_quote, inline
from tests.output.c4_grammar import parse
from tests.output.plans import ATTACKS, FULL, PAID, SPARSE, hostile

GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(markdown: str) -> Iterator[Token]:
    for token in GITHUB.parse(markdown):
        yield token
        yield from token.children or ()


def headings(markdown: str) -> list[str]:
    found = GITHUB.parse(markdown)
    return [inner.content for token, inner in pairwise(found) if token.type == "heading_open"]


def section(markdown: str, title: str) -> str:
    return re.split(r"^## ", markdown.split(f"\n## {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def counted(markdown: str) -> Counter[str]:
    """How many headings, list items, rows and cells a reader sees."""
    shapes = {"heading_open", "list_item_open", "tr_open", "td_open", "th_open", "blockquote_open", "fence"}
    return Counter(token.type for token in tokens(markdown) if token.type in shapes)


def test_a_full_plan_reads_as_it_did(snapshot: SnapshotAssertion) -> None:
    assert render_markdown(FULL) == snapshot


def test_a_plan_in_which_most_failed_reads_as_it_did(snapshot: SnapshotAssertion) -> None:
    assert render_markdown(SPARSE) == snapshot


def test_the_verdict_and_its_rule_stand_before_anything_else() -> None:
    first = render_markdown(FULL).split("\n\n")[:3]
    assert first[0].startswith("# ")
    assert "Verdict: pivot" in first[1]
    assert first[2].startswith("- Rule 3, pivot: builder scored 2")


def test_the_sections_come_in_the_order_of_the_method() -> None:
    order = ["Riskiest first", "Problem", "User and buyer", "Evidence", "Assumptions", "First version"]
    order += ["Architecture", "Data model", "API", "Decisions", "Quality targets", "Threats", "Milestones"]
    order += [
        "Budget",
        "Go-to-market",
        "Metrics",
        "Risks",
        "The case against it",
        "Open questions",
        "Dissent",
    ]
    order += ["Where this comes from"]
    titles = headings(render_markdown(FULL))
    places = [next(i for i, title in enumerate(titles) if title.startswith(start)) for start in order]
    assert places == sorted(places)


def test_a_demo_says_so_first_and_last_and_where_it_comes_from() -> None:
    text = render_markdown(SPARSE)
    assert text.split("\n\n")[1].startswith("> **Demo: no model was asked.**")
    assert text.rstrip().endswith("*Demo: no model was asked.*")
    assert "no model was asked" in section(text, "Where this comes from")
    assert "Demo" not in render_markdown(FULL)


def test_a_failed_persona_is_never_shown_as_a_number() -> None:
    scores = section(render_markdown(SPARSE), "Scores")
    assert "**Customer** (desirability): no answer: the call failed." in scores
    assert not re.search(r"Customer.*\d+ of 10", scores)


def test_a_lowered_score_says_what_it_was_and_why() -> None:
    assert "8 of 10, E4 committed, lowered from 10 because E4 admits no more" in render_markdown(FULL)


def test_a_score_that_a_rule_lowered_does_not_blame_its_level() -> None:
    report = PersonaReport(
        id="economist",
        lens="viability",
        reason="Lowered to 4 by rule: a sale loses.",
        score=4,
        proposed_score=8,
        evidence_level=Level.E5,
    )
    text = render_markdown(FULL.model_copy(update={"personas": (report,)}))
    assert "lowered from 8 by the rule named here. Lowered to 4 by rule: a sale loses." in text


def test_a_quote_in_a_field_is_shown_as_its_words() -> None:
    said = Quote(turn="brief", text="hung up on us twice", end=19, verified=True, level=Level.E3)
    fields = {"rejections_heard": [said.model_dump(mode="json")]}
    report = PersonaReport(id="seller", lens="market", reason="", score=None, fields=fields)
    text = render_markdown(FULL.model_copy(update={"personas": (report,)}))
    assert "- Rejections heard: “hung up on us twice”\n" in text


def test_a_claim_without_a_known_basis_is_called_a_proposal() -> None:
    body = FULL.plan.model_copy(update={"problem": Sourced(text="Invented", basis=("A-999",))})
    assert "Invented (proposal)" in render_markdown(FULL.model_copy(update={"plan": body}))


def test_a_claim_that_ends_in_a_full_stop_does_not_end_twice() -> None:
    body = FULL.plan.model_copy(update={"problem": Sourced(text="It hurts.", basis=("A-003",))})
    assert "It hurts (A-003: E0 unstated)\n" in render_markdown(FULL.model_copy(update={"plan": body}))


def test_a_basis_carries_the_highest_level_that_its_ids_have() -> None:
    assert "riders who don't come (A-001, F-customer-1: E4 committed)" in render_markdown(FULL)


def test_a_quote_that_was_not_found_is_never_given_a_level() -> None:
    loose = Quote(turn="brief", text="we have many customers", level=Level.E5)
    assumption = Assumption(id="A-001", statement="Somebody pays", quotes=(loose,))
    text = render_markdown(FULL.model_copy(update={"assumptions": (assumption,)}))
    assert "“we have many customers” (not found in the founder's words: no evidence)" in text
    assert "we have many customers” (brief, E5" not in text


@pytest.mark.parametrize("gap", [one.section for one in missing(PlanBody())])
def test_what_the_plan_says_is_missing_is_said_with_who_could_answer(gap: str) -> None:
    body = PlanBody(missing=(Missing(section=gap, what="nobody named it", who="Ada"),))
    plan = FULL.model_copy(update={"plan": body})
    assert "Not established: nobody named it. Could answer: Ada." in render_markdown(plan)


def test_a_section_whose_call_failed_does_not_blame_the_founder() -> None:
    text = section(render_markdown(SPARSE), "Architecture")
    assert text.strip() == "Not delivered: the call failed (Builder)."


def test_a_sale_that_cant_be_checked_by_subtracting_points_to_its_workings() -> None:
    sums = Economics(
        price=Money(amount=120, currency="INR"),
        cost_lines=(Line(name="fees", amount=35),),
        contribution=Money(amount=-17, currency="INR", per="order"),
        workings=("120 × 15 % − 35 = −17 INR per order",),
    )
    plan = FULL.model_copy(update={"plan": PlanBody(economics=sums)})
    text = section(render_markdown(plan), "Budget and unit economics")
    assert "| **Left over (contribution)**, as worked out below | **−17 INR per order** |" in text
    assert "- 120 × 15 % − 35 = −17 INR per order" in text


def test_a_question_asked_by_two_is_listed_once() -> None:
    asked = FULL.open_questions[0]
    again = asked.model_copy(update={"text": asked.text.upper(), "persona": "seller"})
    text = section(
        render_markdown(FULL.model_copy(update={"open_questions": (asked, again)})), "Open questions"
    )
    assert text.strip().splitlines() == [f"- {asked.text} (asks for a number, A-003, Customer)"]


def test_an_assumption_at_the_top_of_the_ladder_is_no_risk() -> None:
    settled = Assumption(
        id="A-001", statement="They pay", quotes=(PAID.model_copy(update={"level": Level.E5}),)
    )
    text = render_markdown(FULL.model_copy(update={"assumptions": (settled,)}))
    assert "No assumption is left at risk: each has been repeated or retired." in text


def test_an_empty_plan_has_no_table_and_no_empty_section() -> None:
    text = render_markdown(SPARSE)
    assert not any(token.type == "table_open" for token in tokens(text))
    assert not re.search(r"^## [^\n]+\n+(?=## |\Z)", text, re.MULTILINE)


def test_runs_that_disagree_are_called_unstable_with_their_spread() -> None:
    runs = (
        Run(scores={"customer": 8}, decision=None, rule="x"),
        Run(scores={"customer": None}, decision=None, rule="x"),
    )
    verdict = Verdict(decision=None, rule="incomplete", stable=False, runs=runs)
    text = render_markdown(FULL.model_copy(update={"verdict": verdict}))
    assert "**Unstable**: the runs disagree. 2 runs: none, none." in text
    assert "Customer: median 8, from 8 to 8, no score in 1" in text


def test_runs_that_agree_are_called_so_and_a_run_without_any_score_too() -> None:
    runs = (Run(scores={"warden": None}, decision=Decision.KILL, rule="kill"),) * 2
    verdict = Verdict(decision=Decision.KILL, rule="kill", stable=True, runs=runs)
    text = render_markdown(FULL.model_copy(update={"verdict": verdict}))
    assert "Every run ended in the same verdict. 2 runs: kill, kill." in text
    assert "- Warden: no score in any run" in text


def test_costs_without_a_price_are_listed_and_nothing_is_left_over_by_guess() -> None:
    sums = Economics(
        cost_lines=(Line(name="fees", amount=3.5),), contribution=Money(amount=1, currency="EUR")
    )
    text = section(
        render_markdown(FULL.model_copy(update={"plan": PlanBody(economics=sums)})),
        "Budget and unit economics",
    )
    assert "| fees | −3.50 |" in text
    assert "worked out below" in text


def test_economics_with_nothing_known_lists_only_what_is_missing() -> None:
    gap = Missing(section="economics", what="nobody has named a price", who="Ada")
    body = PlanBody(economics=Economics(missing=("the price", "what one sale costs")), missing=(gap,))
    text = section(render_markdown(FULL.model_copy(update={"plan": body})), "Budget and unit economics")
    assert text.strip() == "Not established:\n\n- the price.\n- what one sale costs."


def test_a_failure_of_one_of_several_runs_names_the_run() -> None:
    plan = FULL.model_copy(update={"failures": (StageFailure(stage="persona:customer#2", reason="cut"),)})
    assert "- Customer, run 2: cut." in render_markdown(plan)


def test_a_sixth_persona_stands_in_the_plan_with_its_own_fields() -> None:
    sixth = PersonaReport(
        id="night_porter",
        lens="night shifts",
        reason="It wakes people.",
        score=4,
        evidence_level=Level.E1,
        fields={
            "alarms": [
                {"at": "3 a.m.", "loud": True, "nights": 2.0, "by": [], "to": ["us", "him"]},
                {"at": "noon"},
            ],
            "owner": "unknown",
            "empty": [],
        },
    )
    text = render_markdown(FULL.model_copy(update={"personas": (*FULL.personas, sixth)}))
    assert "**Night porter** (night shifts): 4 of 10" in text
    assert "- Alarms:\n  - 3 a.m (loud: yes, nights: 2, to: us, him)\n  - noon\n" in text
    assert "Empty" not in text
    assert "Owner" not in text


def test_a_field_that_a_section_takes_from_another_persona_is_shown_with_its_own() -> None:
    first, second, *others = FULL.personas
    first = first.model_copy(update={"fields": {"wedge": "earplugs"}})
    second = second.model_copy(update={"fields": {"wedge": "night lamps"}})
    found = section(
        render_markdown(FULL.model_copy(update={"personas": (first, second, *others)})),
        "What each persona found",
    )
    assert "- Wedge: night lamps" in found
    assert "earplugs" not in found, "the plan's wedge is made of the first"


# ── nothing a model wrote formats anything ───────────────────────────────────


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_becomes_markup(attack: str) -> None:
    text = render_markdown(hostile(attack))
    found = {token.type for token in tokens(text)}
    assert not found & {"html_block", "html_inline", "link_open", "image", "code_block", "s_open", "em_open"}
    fences = [token for token in tokens(text) if token.type == "fence"]
    assert [fence.info for fence in fences] == ["mermaid"]


@pytest.mark.parametrize("attack", [attack for attack in ATTACKS if attack])
def test_no_text_adds_a_heading_a_row_or_an_item(attack: str) -> None:
    assert counted(render_markdown(hostile(attack))) == counted(render_markdown(hostile("calm")))


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_control_character_or_surrogate_gets_into_the_file(attack: str) -> None:
    text = render_markdown(hostile(attack))
    assert text.encode()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_inert_text_is_shown_as_it_was(text: str) -> None:
    shown = GITHUB.parse(f"**x** {inline(text)}")
    inner = shown[1].children or []
    types = {token.type for token in inner}
    assert len(shown) == 3
    assert types <= {"text", "strong_open", "strong_close", "text_special"}


@given(st.text(alphabet="abc_*[]()<>!&;`~|\\# \n-+.1=", min_size=1, max_size=40))
@settings(max_examples=300, deadline=None)
def test_the_words_survive_being_made_inert(text: str) -> None:
    rendered = GITHUB.parse(inline(text))
    words = "".join(t.content for token in rendered for t in token.children or () if t.content)
    assert words.split() == text.split()


@pytest.mark.parametrize(
    "text", ["&amp; &#35; &copy;", "snake_case __x__", "1. one", "AT&T < 5 % > 3", "a\\*b"]
)
def test_what_looks_like_markup_is_shown_letter_for_letter(text: str) -> None:
    rendered = GITHUB.parse(inline(text))
    assert "".join(child.content for child in rendered[1].children or ()) == text


def test_a_block_quotation_keeps_its_lines_and_shows_no_break_mark() -> None:
    assert block_quote("one\ntwo\n\n# three\n") == "> one\\\n> two\n>\n> \\# three"


# ── the diagram ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_diagram_parses_whatever_the_names_are(attack: str) -> None:
    fence = next(token for token in GITHUB.parse(render_markdown(hostile(attack))) if token.type == "fence")
    diagram = parse(fence.content.rstrip("\n"))
    assert len(diagram.containers) == 3


@given(st.text(max_size=120), st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_any_component_makes_a_diagram_that_parses(name: str, other: str) -> None:
    components = (
        Component(id="a", name=name, responsibility=other),
        Component(id="b", name=other, responsibility=name),
    )
    loop = Link(source="b", target="b", what="loop")
    body = PlanBody(components=components, links=(Link(source="a", target="b", what=name), loop))
    text = container_diagram(body, name).removeprefix("```mermaid\n").removesuffix("\n```")
    assert parse(text).relations == [("c1", "c2", label(name))]


def test_the_diagram_shows_every_component_and_only_links_between_known_ends() -> None:
    text = container_diagram(FULL.plan, "Repair slots").removeprefix("```mermaid\n").removesuffix("\n```")
    diagram = parse(text)
    assert [labels[0] for labels in diagram.containers.values()] == [
        "Booking page",
        "Reminder",
        "Shop's book",
    ]
    assert diagram.externals == {"x1": ("Text gateway", "controlled by the phone company")}
    assert diagram.relations == [
        ("c1", "c2", "booking, phone number"),
        ("c2", "x1", "one text per booking"),
    ]


def test_a_plan_without_components_has_no_diagram() -> None:
    assert container_diagram(SPARSE.plan, "x") == ""
