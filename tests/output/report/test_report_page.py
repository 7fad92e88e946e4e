from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from itertools import pairwise

import pytest

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.gaps import missing
from socra_cli.domain.ledger import Assumption
from socra_cli.domain.plan import Masterplan, Missing, PlanBody, StageFailure
from socra_cli.domain.verdict import Decision, Run, Verdict
from socra_cli.output import wording
from socra_cli.output.report.page import render_report
from socra_cli.output.sections import TITLES
from tests.output.plans import BRIEF, FULL, SPARSE, hostile
from tests.output.report.dom import Node, parse


@cache
def full() -> Node:
    return parse(render_report(FULL))


def page(plan: Masterplan) -> Node:
    return parse(render_report(plan))


def changed(**members: object) -> Node:
    return page(FULL.model_copy(update=members))


def texts(nodes: list[Node]) -> list[str]:
    return [node.words for node in nodes]


# ── the page as a whole ──────────────────────────────────────────────────────


def test_the_policy_admits_exactly_the_style_and_the_script_that_are_there() -> None:
    policy = full().one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))

    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert rules == {
        "default-src": "'none'",
        "style-src": digest(full().one("style").text),
        "script-src": digest(full().one("script").text),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_policy_comes_before_anything_that_it_governs() -> None:
    assert [node.tag for node in full().one("head").all()][:3] == ["meta", "meta", "meta"]
    head = full().one("head").parts
    tags = [part.tag for part in head if isinstance(part, Node)]
    assert tags.index("style") > 1


def test_nothing_is_loaded_from_anywhere_and_no_link_leaves_the_page() -> None:
    loading = {"src", "srcset", "data", "poster", "action", "background", "xlink:href", "ping"}
    for node in full().all():
        assert not loading & set(node.attributes), node
        assert node.attributes.get("href", "#").startswith("#")
        assert node.tag not in {"link", "base", "iframe", "object", "embed", "img", "form"}
    assert "url(" not in full().one("style").text
    assert "@import" not in full().one("style").text


def test_there_is_no_inline_style_and_no_inline_handler() -> None:
    for node in full().all():
        assert not [name for name in node.attributes if name == "style" or name.startswith("on")]


def test_a_style_or_script_can_not_be_ended_from_inside() -> None:
    for name in ("style", "script"):
        assert "</" not in full().one(name).text
        assert "<!--" not in full().one(name).text


@pytest.mark.parametrize("plan", [FULL, SPARSE, hostile("x")], ids=["full", "sparse", "hostile"])
def test_every_id_is_unique_and_every_link_leads_somewhere(plan: Masterplan) -> None:
    document = page(plan)
    ids = [node.attributes["id"] for node in document.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    targets = {f"#{name}" for name in ids}
    assert {node.attributes["href"] for node in document.all("a")} <= targets
    for name in ("aria-labelledby", "aria-describedby"):
        named = {one for node in document.all() for one in node.attributes.get(name, "").split()}
        assert {f"#{one}" for one in named} <= targets


@pytest.mark.parametrize("plan", [FULL, SPARSE], ids=["full", "sparse"])
def test_headings_go_down_one_level_at_a_time_and_none_is_empty(plan: Masterplan) -> None:
    found = [node for node in page(plan).all() if re.fullmatch("h[1-6]", node.tag)]
    levels = [int(node.tag[1]) for node in found]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(node.words for node in found)


def test_the_page_has_its_landmarks_language_title_and_skip_link() -> None:
    assert full().one("html").attributes["lang"] == "en"
    assert full().one("head").one("title").words == "Repair slots: pivot"
    for landmark in ("main", "nav", "header", "footer"):
        full().one(landmark)
    assert full().all("a")[0].attributes == {"class": "skip", "href": "#main"}
    assert full().one("main").attributes["id"] == "main"


def test_the_founders_words_are_in_a_language_that_the_page_does_not_know() -> None:
    every = full().all()
    quoted = [node for node in every if node.words.startswith("“") and node.tag == "a"]
    said = [node for node in every if node.attributes.get("class") == "said" and "dir" in node.attributes]
    assert quoted
    assert len(said) == 1 + len(FULL.turns)
    for node in (full().one("h1"), *quoted, *said):
        assert (node.attributes["lang"], node.attributes["dir"]) == ("", "auto")


def test_every_table_names_its_columns_and_rows() -> None:
    for table in full().all("table"):
        heads = table.one("thead").all("th")
        assert all(node.attributes["scope"] == "col" for node in heads)
        for row in table.one("tbody").all("tr"):
            cells = [node for node in row.parts if isinstance(node, Node)]
            assert len(cells) == len(heads)
            assert all(cell.words for cell in cells)


def test_controls_that_need_a_script_are_hidden_until_it_runs() -> None:
    assert "hidden" in full().one("button", id="theme").attributes
    filters = full().one(class_="filters")
    assert "hidden" in filters.attributes
    outside = [node for node in full().all("button") if node not in filters.all("button")]
    assert [node.attributes["id"] for node in outside] == ["theme"]


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert render_report(FULL) == render_report(FULL)
    assert render_report(FULL).endswith("</html>\n")


# ── what it says ─────────────────────────────────────────────────────────────


def test_sections_come_in_the_order_of_a_reader_in_a_hurry() -> None:
    sections = [node for node in full().one("main").parts if isinstance(node, Node)]
    assert [node.attributes["id"] for node in sections] == [
        "verdict", "this-week", "scores", "assumptions", "findings", "plan", "risks", "case", "dissent",
        "questions", "missing", "origin", "transcript",
    ]  # fmt: skip
    contents = [node.attributes["href"] for node in full().one("nav").all("a")]
    assert contents == [f"#{node.attributes['id']}" for node in sections]


def test_the_verdict_stands_with_its_rule_and_its_reasons() -> None:
    verdict = full().one(id="verdict").words
    assert "Verdict Pivot" in verdict
    assert wording.rule(FULL.verdict) in verdict
    assert all(reason in verdict for reason in FULL.verdict.reasons)
    assert wording.RULES_DECIDE in verdict
    assert "V1: Sell the reminder alone" in verdict


def test_a_demo_says_so_first_and_last() -> None:
    sparse = page(SPARSE)
    assert wording.DEMO_ADDS in sparse.one(id="verdict").words
    assert wording.DEMO in sparse.one("footer").words
    assert "Demo" not in full().one("body").words


def test_a_provisional_and_unstable_verdict_says_both_plainly() -> None:
    runs = (
        Run(scores={"customer": 8}, decision=Decision.BUILD, rule="build"),
        Run(scores={"customer": None}, decision=Decision.KILL, rule="kill"),
    )
    verdict = Verdict(decision=Decision.BUILD, rule="build", provisional=True, stable=False, runs=runs)
    document = changed(verdict=verdict)
    words = document.one(id="verdict").words
    assert "Build (provisional, unstable)" in words
    assert "Provisional: a call failed" in words
    assert "Unstable: repeated runs disagree" in words
    assert "the runs disagree: build, kill." in document.one(id="scores").words
    assert "Customer: median 8, from 8 to 8, no score in 1" in document.one(id="scores").words


def test_failed_calls_are_told_beside_the_verdict_and_at_length_below() -> None:
    document = page(SPARSE)
    assert (
        "4 calls failed, so what Customer, Builder, devil's advocate, synthesis"
        in document.one(id="verdict").words
    )
    failures = document.one(id="failures").words
    assert "Customer: overloaded on every provider." in failures
    assert f"socra masterplan {SPARSE.session_id}" in failures


def test_a_failed_persona_is_never_shown_as_a_number() -> None:
    rows = page(SPARSE).one(id="scores").all("li")
    assert "No answer: the call failed." in rows[0].words
    assert not re.search(r"\d+ of 10", rows[0].words)


def test_a_lowered_score_says_what_it_was_and_why() -> None:
    assert "8 of 10, E4 committed, lowered from 10 because E4 admits no more" in full().one(id="scores").words


def test_the_riskiest_assumptions_come_with_the_test_of_this_week() -> None:
    cards = full().one(id="this-week").all("li")
    assert [card.one("h3").words.split()[0] for card in cards] == [a.id for a in wording.riskiest(FULL)]
    first = cards[0].words
    assert "Test Count moved slots in Wim's book for April." in first
    assert "Passes if Under one in ten moved." in first
    assert "10 days, an afternoon. Longer than a week: start it now." in first


def test_the_ledger_holds_every_assumption_riskiest_first_and_retired_last() -> None:
    rows = full().one(class_="ledger").one("tbody").all("tr")
    assert [row.attributes["id"] for row in rows] == ["A-002", "A-003", "A-004", "A-001", "A-005"]
    assert rows[0].attributes["data-status"] == "contradicted"
    assert rows[0].attributes["data-level"] == "E1"
    assert rows[0].attributes["data-persona"] == "builder"
    assert "“A slot is never moved once booked.” (brief, E1 asserted)" in rows[0].words
    assert "Against “Mechanics can move any slot when parts are late.”" in rows[0].words
    assert rows[-1].all("td")[-1].words == "none"


def test_the_matrix_leads_to_the_rows_of_the_ledger() -> None:
    matrix = full().one("svg", class_="fig-matrix")
    hrefs = {link.attributes["href"] for link in matrix.all("a")}
    assert hrefs == {f"#{assumption.id}" for assumption in FULL.assumptions}


def test_an_assumption_or_finding_with_an_odd_id_can_still_be_reached() -> None:
    odd = Assumption(id='A "1" <b>', statement="Somebody pays")
    document = changed(assumptions=(odd,))
    (link,) = document.one("svg", class_="fig-matrix").all("a")
    assert document.one("tr", id=link.attributes["href"][1:]).one("td", class_="id").words == 'A "1" <b>'


def test_findings_carry_their_kind_severity_and_quotes() -> None:
    first, second = full().one(id="findings-customer").one("ul", class_="findings").parts[1::2]
    assert isinstance(first, Node)
    assert isinstance(second, Node)
    assert first.attributes["id"] == "F-customer-1"
    assert "on A-001, fact" in first.words
    assert "inference, lowered because its quote was not found, serious" in second.words


def test_the_fields_that_are_a_personas_own_are_shown() -> None:
    words = full().one(id="findings-builder").words
    assert "Team gap nobody has run a booking page" in words
    assert "Unknowns moves a week (days to try it: 2)" in words


def test_a_claim_says_what_it_stands_on_or_that_it_is_a_proposal() -> None:
    people = full().one(id="people").words
    assert "The mechanic who plans the day (F-customer-1: E3 observed)" in people
    assert "The shop's owner (proposal)" in people


def test_every_text_of_the_plan_stands_on_the_page() -> None:
    words = f"{full().one('head').one('title').words} {full().one('body').words}".casefold()
    for said in spoken(FULL.model_dump(mode="json")):
        assert " ".join(said.split()).casefold().rstrip(".") in words, said


def spoken(value: object, name: str = "") -> list[str]:
    """The plan's own texts, but for those that are ids, enumerations or not shown by design."""
    unspoken = {
        "schema_version", "id", "slug", "created_at", "role", "turn", "rule", "by", "asks_for", "stride",
        "started_at", "ended_at", "component_id", "links", "source", "stage", "decision", "persona", "fields",
    }  # fmt: skip
    if name in unspoken:
        return []
    if isinstance(value, dict):
        return [said for key, inner in value.items() for said in spoken(inner, key)]
    if isinstance(value, list):
        return [said for inner in value for said in spoken(inner, name)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("gap", [one.section for one in missing(PlanBody())])
def test_what_is_missing_is_said_in_its_place_and_in_the_list_with_who_could_answer(gap: str) -> None:
    body = PlanBody(missing=(Missing(section=gap, what="nobody named it", who="Ada"),))
    document = changed(plan=body)
    said = "Not established: nobody named it. Could answer: Ada."
    assert document.one("main").words.count(said) == 1
    listed = f"{TITLES[gap]}: nobody named it. Could answer: Ada."
    assert listed in document.one(id="missing").words


def test_a_section_with_nothing_to_say_says_why_and_stands_under_no_empty_heading() -> None:
    document = page(SPARSE)
    assert "Not delivered: the call failed (synthesis)." in document.one(id="problem").words
    assert "Not delivered: the call failed (Builder)." in document.one(id="architecture").words
    assert "Not delivered: the call failed (devil's advocate)." in document.one(id="case").words
    bare = changed(plan=PlanBody(), dissent=(), open_questions=())
    assert bare.one(id="problem").words == "Problem Not established."
    assert not bare.all(id="dissent") + bare.all(id="questions") + bare.all(id="missing")


def test_a_plan_without_assumptions_says_so_and_shows_no_empty_ledger() -> None:
    document = changed(assumptions=())
    assert not document.all(class_="ledger")
    assert "Not established." in document.one(id="assumptions").words
    assert "Not established." in document.one(id="this-week").words


def test_a_failed_synthesis_is_not_called_an_unanswered_question() -> None:
    failures = (StageFailure(stage="synthesis", reason="timed out"),)
    document = changed(plan=PlanBody(), failures=failures)
    assert "Not delivered: the call failed (synthesis)." in document.one(id="milestones").words


def test_a_quote_that_was_not_found_has_no_link_and_no_level() -> None:
    loose = Quote(turn="brief", text="we have many customers", level=Level.E5)
    row = changed(assumptions=(Assumption(id="A-001", statement="Somebody pays", quotes=(loose,)),)).one(
        "tr", id="A-001"
    )
    quote = row.one(class_="unfound")
    assert quote.words == "“we have many customers” (not found in the founder's words: no evidence)"
    assert not quote.all("a")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("we have many customers", 3, 25), ("late.\n", -6, len(BRIEF)), ("", 4, 4), ("late", 9_000, 9_004)],
)
def test_a_quote_that_claims_a_place_where_other_words_stand_counts_as_not_found(
    text: str, start: int, end: int
) -> None:
    moved = Quote(turn="brief", text=text, start=start, end=end, verified=True, level=Level.E5)
    document = changed(assumptions=(Assumption(id="A-001", statement="Somebody pays", quotes=(moved,)),))
    assert "no evidence" in document.one("tr", id="A-001").words


def test_the_origin_names_models_prompts_tokens_and_every_attempt() -> None:
    origin = full().one(id="origin")
    assert "anthropic claude-sonnet-4-5" in origin.words
    assert "16,800 tokens in (1,900 cached), 4,270 out, $0.1141" in origin.words
    assert "ab" * 32 in origin.words
    rows = origin.one("tbody").all("tr")
    assert len(rows) == len(FULL.provenance.calls)
    assert "failed: overloaded: the service is busy" in rows[1].words


def test_a_demo_has_no_table_of_calls() -> None:
    calls = FULL.model_copy(update={"demo": True})
    assert not page(calls).one(id="origin").all("table")
