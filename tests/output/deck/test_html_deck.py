"""The deck as HTML, read without a browser: what it holds, what it may run, and that texts stay text."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from socra_cli.domain.economics import Economics, Line, Money
from socra_cli.domain.ledger import Assumption
from socra_cli.domain.plan import Component, Masterplan
from socra_cli.output.deck.html import render_html
from socra_cli.output.deck.outline import outline
from tests.output.plans import ATTACKS, FULL, PAID, SPARSE, hostile

VOID = {"meta", "br", "input", "link", "img", "base", "hr"}
SHOUT = "</script><script>alert(1)</script></style><img src=x onerror=alert(1)>\"'><svg onload=alert(1)>"


class Page(HTMLParser):
    """Elements with their attributes, and all text outside of style and script."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.texts: list[str] = []
        self.sources: dict[str, list[str]] = {"style": [], "script": []}
        self.feed(html)
        self.close()
        assert self.inside == [], "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.inside.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1] in self.sources:
            self.sources[self.inside[-1]].append(data)
        else:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def tags(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]


def page(plan: Masterplan) -> Page:
    return Page(render_html(outline(plan), plan))


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_admits_the_pages_own_style_and_script_and_nothing_else() -> None:
    read = page(FULL)
    (policy,) = [m["content"] for m in read.tags("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    (style,), (script,) = read.sources["style"], read.sources["script"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["style-src"] == digest(style)
    assert rules["script-src"] == digest(script)
    assert "unsafe" not in policy


@pytest.mark.parametrize("plan", [FULL, SPARSE, hostile(SHOUT)], ids=["full", "sparse", "hostile"])
def test_it_refers_to_nothing_outside_and_holds_no_inline_style_or_handler(plan: Masterplan) -> None:
    read = page(plan)
    for tag, attributes in read.elements:
        assert tag not in {"link", "img", "iframe", "object", "base", "form"}
        for name, value in attributes.items():
            assert name not in {"style", "src", "srcset", "action"}
            assert not name.startswith("on")
            if name in {"href", "xlink:href"}:
                assert (value or "").startswith("#")


@pytest.mark.parametrize("attack", [*(one for one in ATTACKS if one), SHOUT])
def test_the_texts_of_a_plan_open_no_element(attack: str) -> None:
    usual = page(hostile("words"))
    read = page(hostile(attack))
    assert {tag for tag, _ in read.elements} <= {tag for tag, _ in usual.elements} | {"g", "tspan"}
    assert len(read.tags("section")) == 12
    assert len(read.tags("script")) == len(read.tags("style")) == 1


@pytest.mark.parametrize("plan", [FULL, SPARSE], ids=["full", "sparse"])
def test_each_slide_is_named_by_its_number_and_its_title(plan: Masterplan) -> None:
    read = page(plan)
    sections = read.tags("section")
    assert [one["id"] for one in sections] == [f"{number}" for number in range(1, 13)]
    ids = [attributes["id"] for _, attributes in read.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert {one["aria-labelledby"] for one in sections} <= set(ids)
    for slide in outline(plan).slides:
        assert slide.title in read.text
        for note in slide.notes:
            assert note in read.text


def test_every_claim_stands_with_its_level() -> None:
    read = page(FULL)
    assert "A booking page that keeps repair slots of bike shops from going empty proposal" in read.text
    assert f"“{PAID.text}” brief, on A-001 E4 committed" in read.text
    assert "Price E4 committed" in read.text


@pytest.mark.parametrize(("plan", "times"), [(SPARSE, 12), (FULL, 0)], ids=["demo", "not a demo"])
def test_every_slide_of_a_demo_says_so(plan: Masterplan, times: int) -> None:
    html = render_html(outline(plan), plan)
    assert len(re.findall(r'class="foot"><span>[^<]*Demo: no model was asked', html)) == times


def test_a_chart_that_can_not_be_drawn_is_a_table() -> None:
    sums = Economics(price=Money(amount=30, currency="EUR"), cost_lines=(Line(name="Parts", amount=4.5),))
    body = FULL.plan.model_copy(update={"economics": sums})
    read = page(FULL.model_copy(update={"plan": body}))
    assert (
        "One sale in EUR EUR Evidence Price 30 E4 committed Parts 4.5 E1 asserted Left over not known"
        in read.text
    )


def test_the_founders_words_may_run_from_right_to_left() -> None:
    quotes = page(FULL).tags("blockquote")
    assert quotes
    assert all(attributes == {"lang": "", "dir": "auto"} for attributes in quotes)


def test_more_than_a_slide_can_show_is_counted_instead_of_drawn() -> None:
    parts = tuple(Component(id=f"p{n}", name=f"Part {n}", responsibility="works") for n in range(60))
    many = tuple(Assumption(id=f"A-{n:03d}", statement="It holds") for n in range(200))
    body = FULL.plan.model_copy(update={"components": parts, "links": ()})
    plan = FULL.model_copy(update={"plan": body, "assumptions": many})
    shown = page(plan).text
    assert f"confirmed by nobody, {8 + len(body.externals)} of {60 + len(body.externals)}" in shown
    assert len(render_html(outline(plan), plan)) < 100_000
    assert "Assumptions at each level assumptions Evidence E5 repeated 0" in shown
