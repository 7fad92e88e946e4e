"""What holds for every figure, whatever a model or a founder wrote."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from markupsafe import Markup, escape

from socra_cli.domain.plan import Masterplan
from socra_cli.output import figures
from socra_cli.output.figures import (
    FIGURES_CSS,
    TOKENS_CSS,
    Figure,
    architecture,
    economics,
    for_any_width,
    matrix,
    scores,
    timeline,
)
from tests.output.figures.drawing import (
    ANY_TEXT,
    KNOWN_ATTRIBUTES,
    KNOWN_TAGS,
    SVG,
    description,
    outside,
    overlapping,
    read,
    shapes,
    texts,
)
from tests.output.plans import ATTACKS, FULL, SPARSE, hostile

Drawn = Callable[[Masterplan], Markup]
WIDE: tuple[Figure, ...] = (scores, matrix, architecture, timeline, economics)


def narrowed(figure: Figure) -> Drawn:
    def drawn(plan: Masterplan) -> Markup:
        return figure(plan, narrow=True)

    return drawn


NARROW: tuple[Drawn, ...] = tuple(map(narrowed, WIDE))
FIGURES: tuple[Drawn, ...] = (*WIDE, *NARROW)
NAMES = ["scores", "matrix", "architecture", "timeline", "economics"]
PACKAGE = Path(figures.__file__).parent
EMPTY = SPARSE.model_copy(update={"personas": (), "assumptions": ()})


@pytest.fixture(params=FIGURES, ids=[*NAMES, *(f"narrow {name}" for name in NAMES)])
def figure(request: pytest.FixtureRequest) -> Drawn:
    drawn: Drawn = request.param
    return drawn


def assert_safe(markup: Markup) -> None:
    root = read(markup)
    for one in root.iter():
        assert one.tag.removeprefix(SVG) in KNOWN_TAGS
        assert set(one.attrib) <= KNOWN_ATTRIBUTES
        assert one.get("href", "#").startswith("#")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]", markup)


def test_a_figure_has_a_name_and_a_description_in_words(figure: Drawn) -> None:
    root = read(figure(FULL))
    name = root.find(f"{SVG}title")
    described = root.find(f"{SVG}desc")
    assert name is not None
    assert described is not None
    assert root.attrib["aria-labelledby"] == name.attrib["id"]
    assert root.attrib["aria-describedby"] == described.attrib["id"]
    assert len(description(root).split()) > 10
    assert root.attrib["role"] in ("img", "group")


def test_a_figure_without_anything_to_show_is_empty(figure: Drawn) -> None:
    assert figure(EMPTY) == Markup()


def test_the_same_plan_gives_the_same_bytes(figure: Drawn) -> None:
    assert figure(FULL) == figure(Masterplan.model_validate_json(FULL.model_dump_json()))


def test_a_template_that_escapes_leaves_a_figure_as_it_is(figure: Drawn) -> None:
    assert escape(figure(FULL)) == figure(FULL)


def test_everything_lies_within_the_picture(figure: Drawn) -> None:
    assert not outside(read(figure(FULL)))


def test_no_two_texts_of_a_figure_lie_on_each_other(figure: Drawn) -> None:
    boxes = [box for one, box in shapes(read(figure(FULL))) if one.tag == f"{SVG}text"]
    assert not overlapping(boxes)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_stays_text(figure: Drawn, attack: str) -> None:
    markup = figure(hostile(attack))
    assert_safe(markup)
    assert not outside(read(markup))


@settings(max_examples=40, deadline=None)
@given(text=ANY_TEXT)
def test_any_text_gives_well_formed_pictures_that_it_cannot_change(text: str) -> None:
    plan = hostile(text)
    for figure in FIGURES:
        assert_safe(figure(plan))


def test_ids_on_one_page_are_unique() -> None:
    page = ElementTree.fromstring(f"<page>{''.join(figure(FULL) for figure in FIGURES)}</page>")
    ids = [one.attrib["id"] for one in page.iter() if "id" in one.attrib]
    assert len(ids) == len(set(ids)) == 2 * len(FIGURES)


def test_every_class_that_figures_use_has_a_rule_or_is_plain_text() -> None:
    used = {
        name
        for figure in FIGURES
        for plan in (FULL, SPARSE)
        for name in re.findall(r"fig-[\w-]+", " ".join(re.findall(r'class="([^"]*)"', figure(plan))))
    }
    ruled = set(re.findall(r"\.(fig-[\w-]+)", FIGURES_CSS))
    figures_of = {f"fig-{name}" for name in NAMES}
    names = {"fig-text", "fig-architecture-3", "fig-architecture-1"}
    names |= figures_of | {f"{name}-narrow" for name in figures_of}
    assert used - names <= ruled


def test_figures_take_every_colour_from_the_tokens() -> None:
    assert not re.search(r"#[0-9a-f]{3}", FIGURES_CSS)
    tokens = set(re.findall(r"(--\w+):", TOKENS_CSS))
    assert set(re.findall(r"var\((--\w+)\)", FIGURES_CSS)) <= tokens


def test_no_rule_is_left_over() -> None:
    sources = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    built = {"fig-wide", "fig-narrow"}
    rules = set(re.findall(r"\.(fig-[\w-]+)", FIGURES_CSS))
    assert {name for name in rules - built if f'"{name}"' not in sources} == set()


def test_light_and_dark_have_the_same_tokens() -> None:
    light, dark, _ = TOKENS_CSS.split("@media")
    assert set(re.findall(r"--\w+", light)) == set(re.findall(r"--\w+", dark))


def test_what_a_figure_cuts_is_whole_in_a_tooltip() -> None:
    long = "a statement that goes on for longer than any figure has room for, and then some more of it"
    for figure in (architecture, economics):
        root = read(figure(hostile(long)))
        assert any(text.endswith("…") for text in texts(root))
        assert any(long.casefold() in (one.text or "").casefold() for one in root.iter(f"{SVG}title"))


@pytest.mark.parametrize("figure", WIDE, ids=NAMES)
def test_a_page_gets_a_picture_for_a_laptop_and_one_for_a_phone(figure: Figure) -> None:
    both = ElementTree.fromstring(f"<figure>{for_any_width(figure, FULL)}</figure>")
    wide, narrow = both
    assert (wide.attrib["class"], narrow.attrib["class"]) == ("fig-wide", "fig-narrow")
    assert float(wide[0].attrib["viewBox"].split()[2]) >= 420
    assert for_any_width(figure, EMPTY) == Markup()


@pytest.mark.parametrize("figure", NARROW, ids=NAMES)
def test_letters_of_a_narrow_picture_are_eleven_pixels_high_on_the_smallest_phone(figure: Drawn) -> None:
    root = read(figure(FULL))
    wide = float(root.attrib["viewBox"].split()[2])
    smallest = min(float(one.attrib["font-size"]) for one in root.iter(f"{SVG}text"))
    assert smallest * 280 / wide >= 11
