"""A plan whose every text attacks its reader shows the attacks as text, and nothing else."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.ledger import Assumption
from socra_cli.domain.plan import Masterplan
from socra_cli.output.report.page import render_report
from tests.output.plans import ATTACKS, FULL, hostile
from tests.output.report.dom import Node, parse

MORE = (
    "</style><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    "{{ 7 * 7 }}{% raw %}{# note #}",
    "<!-- --><![CDATA[x]]><?php ?>",
    "</svg></p></li></ul></main>",
    "javascript:alert(1)",
    "#said-0-0-1:target{background:url(https://evil.example)}",
    "\u202egnp.exe\u2066\u200f",
)


def shape(page: Node) -> Counter[tuple[str, frozenset[str]]]:
    """How many elements there are of each tag with each set of attributes' names, figures apart."""
    figures = {id(node) for figure in page.all("figure") for node in figure.all()}
    return Counter((node.tag, frozenset(node.attributes)) for node in page.all() if id(node) not in figures)


CALM = parse(render_report(hostile("calm")))


@pytest.mark.parametrize("attack", [attack for attack in (*ATTACKS, *MORE) if attack])
def test_an_attack_in_every_text_makes_the_same_page_as_a_calm_word(attack: str) -> None:
    attacked = parse(render_report(hostile(attack)))
    assert shape(attacked) == shape(CALM)


@pytest.mark.parametrize("attack", [*ATTACKS, *MORE])
def test_no_element_and_no_attribute_comes_from_a_text(attack: str) -> None:
    tags = {node.tag for node in CALM.all()} | {node.tag for node in parse(render_report(FULL)).all()}
    names = {name for node in parse(render_report(FULL)).all() for name in node.attributes}
    for node in parse(render_report(hostile(attack))).all():
        assert node.tag in tags
        assert set(node.attributes) <= names
        assert node.attributes.get("href", "#")[0] == "#"


@pytest.mark.parametrize("attack", [*ATTACKS, *MORE])
def test_style_script_and_policy_are_the_same_for_every_text(attack: str) -> None:
    attacked = parse(render_report(hostile(attack)))
    for tag in ("style", "script"):
        assert attacked.one(tag).text == CALM.one(tag).text
    assert attacked.all("meta")[1] == CALM.all("meta")[1]


@pytest.mark.parametrize("attack", [*ATTACKS, *MORE])
def test_no_control_or_reordering_character_reaches_the_page(attack: str) -> None:
    html = render_report(hostile(attack))
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", html
    )
    html.encode()


def test_attacks_in_quoted_words_stay_words_in_the_quote_and_in_the_transcript() -> None:
    text = " ".join(MORE[:8])
    quotes = tuple(
        Quote(
            turn="brief",
            text=one,
            start=text.index(one),
            end=text.index(one) + len(one),
            verified=True,
            level=Level.E3,
        )
        for one in MORE[:8]
    )
    assumption = Assumption(id="A-001", statement="Somebody pays", quotes=quotes)
    idea = FULL.idea.model_copy(update={"text": text})
    plan = FULL.model_copy(update={"idea": idea, "assumptions": (assumption,)})
    page = parse(render_report(plan))
    links = [quote.one("a") for quote in page.one("tr", id="A-001").all("span", class_="quote")]
    assert [link.text for link in links] == [f"“{one}”" for one in MORE[:8]]
    for one, link in zip(MORE[:8], links, strict=True):
        name = link.attributes["href"][1:]
        assert "".join(mark.text for mark in page.all("mark", class_=name)) == one


@pytest.mark.parametrize(
    "name", ["id", "persona", "role", "source", "session_id", "component_id", "prompts_sha256"]
)
def test_what_only_code_should_write_is_escaped_too_for_a_document_may_be_edited(name: str) -> None:
    attack = '"><script>alert(1)</script>'

    def swap(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {inner: swap(said, inner) for inner, said in value.items()}
        if isinstance(value, list):
            return [swap(said, key) for said in value]
        return attack if isinstance(value, str) and key == name else value

    page = parse(render_report(Masterplan.model_validate(swap(FULL.model_dump(mode="json")))))
    assert len(page.all("script")) == 1
    for node in page.all():
        assert re.fullmatch(r"[A-Za-z0-9_-]+", node.attributes.get("id", "ok"))
        assert re.fullmatch(r"#[A-Za-z0-9_-]+", node.attributes.get("href", "#ok"))
