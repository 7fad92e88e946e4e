from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.evidence import Level, Quote, Turn
from socra_cli.domain.ledger import Assumption
from socra_cli.domain.plan import Masterplan
from socra_cli.output.report.page import render_report
from socra_cli.output.report.transcript import Transcript
from tests.output.plans import BRIEF, FULL, NO_SHOWS, TURNS
from tests.output.report.dom import Node, parse

Cut = tuple[int, int]


def quoting(*cuts: Cut, text: str = BRIEF) -> Masterplan:
    """A plan whose only quotes are these passages of its brief."""
    quotes = tuple(
        Quote(turn="brief", text=text[start:end], start=start, end=end, verified=True, level=Level.E1)
        for start, end in cuts
    )
    only = Assumption(id="A-001", statement="Somebody pays", quotes=quotes)
    bare = FULL.plan.model_copy(update={"evidence": (), "quality_targets": ()})
    reports = tuple(r.model_copy(update={"findings": (), "score_quotes": ()}) for r in FULL.personas)
    advocate = type(FULL.devils_advocate)()
    idea = FULL.idea.model_copy(update={"text": text})
    return FULL.model_copy(
        update={
            "idea": idea, "assumptions": (only,), "plan": bare, "personas": reports,
            "devils_advocate": advocate, "dissent": (),
        }
    )  # fmt: skip


def said(plan: Masterplan, number: int = 0) -> Node:
    return parse(render_report(plan)).one(id=f"said-{number}").one("p", class_="said")


def unnoted(node: Node) -> str:
    """The text without the numbers of notes."""
    return "".join(
        part if isinstance(part, str) else "" if part.tag == "sup" else unnoted(part) for part in node.parts
    )


def test_the_founders_words_stand_exactly_as_they_were_written() -> None:
    assert unnoted(said(FULL)) == BRIEF
    assert [unnoted(said(FULL, number)) for number in (1, 2)] == [turn.text for turn in TURNS]


def test_a_quote_leads_to_its_words_and_they_lead_back_to_who_quotes_them() -> None:
    page = parse(render_report(FULL))
    finding = page.one("li", id="F-customer-1")
    href = finding.one(class_="quote").one("a").attributes["href"]
    assert href == f"#said-0-{NO_SHOWS.start}-{NO_SHOWS.end}"
    marked = page.one(id="said-0").all("mark", class_=href[1:])
    assert "".join(mark.text for mark in marked) == NO_SHOWS.text
    back = page.one("li", id=f"{href[1:]}-by")
    places = {link.words: link.attributes["href"] for link in back.all("a")[1:]}
    assert places == {
        "F-customer-1": "#F-customer-1",
        "A-001": "#A-001",
        "Evidence": "#evidence",
        "Case against it": "#case",
    }


def test_a_quote_of_an_answer_leads_to_that_answer() -> None:
    page = parse(render_report(FULL))
    row = page.one("tr", id="A-001")
    (href,) = (
        link.attributes["href"] for link in row.all("a") if link.attributes["href"].startswith("#said-2-")
    )
    assert "Wim had three no-shows" in page.one(id="said-2").one("mark", class_=href[1:]).text


def test_passages_that_overlap_are_cut_and_each_lights_up_whole() -> None:
    crossing = [(0, 8), (4, 12), (4, 6), (20, 24)]
    text = said(quoting(*crossing))
    for start, end in crossing:
        name = f"said-0-{start}-{end}"
        assert "".join(mark.text for mark in text.all("mark", class_=name)) == BRIEF[start:end]
        assert text.one("span", id=name)
        style = parse(render_report(quoting(*crossing))).one("style").text
        assert f"#{name}:target~.{name}{{background:var(--hit)}}" in style


@settings(max_examples=40, deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]),
        min_size=1,
        max_size=60,
    ),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=6),
)
def test_whatever_is_quoted_the_pieces_are_the_text_and_a_passage_is_its_pieces(
    text: str, raw: list[tuple[int, int]]
) -> None:
    cuts = [(start, min(start + length, len(text))) for start, length in raw if start < len(text)]
    brief = Transcript(quoting(*cuts, text=text)).brief
    assert "".join(piece.text for piece in brief.pieces) == text
    assert {(span.start, span.end) for span in brief.spans} == set(cuts)
    for span in brief.spans:
        inside = [piece for piece in brief.pieces if span in piece.inside]
        assert "".join(piece.text for piece in inside) == text[span.start : span.end]
        assert [span in piece.opens for piece in inside] == [True] + [False] * (len(inside) - 1)
        assert [span in piece.closes for piece in inside] == [False] * (len(inside) - 1) + [True]


def test_places_are_counted_in_code_points() -> None:
    text = "🚲🚲 Wim paid for 𝟛 slots."
    start = text.index("paid")
    marked = said(quoting((start, start + 4), text=text)).one("mark")
    assert marked.text == "paid"


def test_an_answer_that_broke_off_says_so() -> None:
    turn = Turn(id="T01", role="founder", text="We asked", partial=True)
    page = parse(render_report(FULL.model_copy(update={"turns": (turn,)})))
    assert "The answer broke off here." in page.one(id="said-1").words


def test_a_question_says_why_it_was_asked() -> None:
    turn = Turn(id="Q01", role="interviewer", text="Who pays?", why="nobody said so", assumption_id="A-001")
    words = parse(render_report(FULL.model_copy(update={"turns": (turn,)}))).one(id="said-1").words
    assert re.search(r"Q01, interviewer Who pays\? On A-001\. Why: nobody said so\.", words)
