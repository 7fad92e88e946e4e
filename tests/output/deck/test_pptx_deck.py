"""The deck as PowerPoint, opened again: placeholders, native charts and tables, glued arrows, notes."""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.slide import Slide as Page

from socra_cli.domain.plan import Masterplan
from socra_cli.errors import InputError
from socra_cli.output.deck.model import BarChart, Deck, Diagram, Slide, SlideKind, Table, Text
from socra_cli.output.deck.outline import outline
from socra_cli.output.deck.pptx import render_pptx
from tests.output.deck.opened import opened, parts_of, shapes_of, slide_of, texts_in, title_of, trees_of
from tests.output.deck.texts_of import blocks_of, claims_of
from tests.output.plans import ATTACKS, FULL, SPARSE, hostile

PLANS = pytest.mark.parametrize(
    "plan", [FULL, SPARSE, hostile(ATTACKS[10])], ids=["full", "sparse", "hostile"]
)
SCORES = list(SlideKind).index(SlideKind.PERSONAS)
ARCHITECTURE = list(SlideKind).index(SlideKind.ARCHITECTURE)


def a_deck(*blocks: object, title: str = "A title", **members: object) -> Deck:
    """A deck of two slides, the second with these blocks."""
    first = Slide(SlideKind.VERDICT, "Opening", (Text("Said"),))
    slide = Slide(SlideKind.PROBLEM, title, blocks, **members)  # type: ignore[arg-type]  # blocks of any kind
    return Deck("Idea", "Verdict: none", (first, slide), False, "Idea", "2026-03-14")


def a_chart(**members: Any) -> BarChart:
    chart = BarChart("Costs", ("One", "Two"), (1.5, 2.0), "EUR", (None, None), (None, None), ("", ""))
    return replace(chart, **members)


# ── slides, titles, words ────────────────────────────────────────────────────


@PLANS
def test_every_slide_of_the_outline_is_a_slide_with_its_message_as_title(plan: Masterplan) -> None:
    deck = outline(plan)
    titles = [page.shapes.title.text for page in opened(plan).slides if page.shapes.title]
    assert titles == [slide.title for slide in deck.slides]


@PLANS
def test_no_placeholder_stays_empty(plan: Masterplan) -> None:
    for page in opened(plan).slides:
        for holder in page.placeholders:
            assert holder.text_frame.text.strip(), f"{holder.name} would ask for a click"


def test_words_of_both_columns_stand_in_placeholders_so_that_the_outline_view_has_them() -> None:
    page = slide_of(opened(FULL), list(SlideKind).index(SlideKind.FIRST_VERSION))
    bodies = [
        one.text_frame.text for one in page.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.BODY
    ]
    assert [body.splitlines()[0] for body in bodies] == ["In", "Left out"]


@PLANS
def test_every_claim_stands_with_its_level(plan: Masterplan) -> None:
    for slide, page in zip(outline(plan).slides, opened(plan).slides, strict=True):
        said = texts_in(page)
        for claim in claims_of(slide):
            level = f"{claim.level.value} {claim.level.label}" if claim.level else "proposal"
            assert f"{claim.text}  {level}" in said


def test_the_first_slide_names_the_idea_the_verdict_and_the_date() -> None:
    assert "Repair slots · Verdict: pivot · 2026-03-14" in texts_in(slide_of(opened(FULL), 0))


@PLANS
def test_footer_and_number_stand_on_every_slide_and_say_of_a_demo_that_no_model_was_asked(
    plan: Masterplan,
) -> None:
    for page in opened(plan).slides:
        kinds = {one.placeholder_format.type: one for one in page.placeholders}
        assert kinds[PP_PLACEHOLDER.FOOTER].text_frame.text == outline(plan).footer
        fields = kinds[PP_PLACEHOLDER.SLIDE_NUMBER].element.findall(f".//{qn('a:fld')}")
        assert [field.get("type") for field in fields] == ["slidenum"]
        assert ("no model was asked" in texts_in(page)) is plan.demo


@PLANS
def test_notes_hold_what_the_outline_says_to_the_speaker(plan: Masterplan) -> None:
    for slide, page in zip(outline(plan).slides, opened(plan).slides, strict=True):
        if slide.notes:
            assert page.notes_slide.notes_text_frame.text.split("\n") == list(slide.notes)
        else:
            assert not page.has_notes_slide


def test_every_run_says_its_language() -> None:
    for name, tree in trees_of(render_pptx(outline(FULL))).items():
        if name.startswith("ppt/slides/slide"):
            assert {run.get("lang") for run in tree.iter(qn("a:rPr"))} == {"en-GB"}


# ── charts and tables ────────────────────────────────────────────────────────


def chart_on(page: Page) -> Any:
    return next(shape for shape in shapes_of(page) if getattr(shape, "has_chart", False)).chart


def test_scores_are_a_native_chart_with_the_most_that_the_evidence_admits() -> None:
    bounds, scores = chart_on(slide_of(opened(FULL), SCORES)).plots[0].series
    assert (bounds.name, scores.name) == ("The most that the evidence admits", "Score")
    assert scores.values == (8, 6, 2, 4, None)
    assert bounds.values == (8, 8, 4, 4, None)


def test_a_missing_score_says_why_in_its_label_and_the_others_their_level() -> None:
    labels = [
        str(one).replace("\u00a0", " ")
        for one in chart_on(slide_of(opened(FULL), SCORES)).plots[0].categories
    ]
    assert labels[0] == "Customer · E4 committed"
    assert labels[-1] == "Warden · no score: nothing was said"


def test_a_chart_without_any_number_is_its_remarks_instead_of_an_empty_picture() -> None:
    page = slide_of(opened(SPARSE), SCORES)
    assert not any(getattr(shape, "has_chart", False) for shape in shapes_of(page))
    assert "Customer: no answer: the call failed" in texts_in(page)


@PLANS
def test_every_chart_and_table_of_the_outline_is_there_with_its_values(plan: Masterplan) -> None:
    for slide, page in zip(outline(plan).slides, opened(plan).slides, strict=True):
        blocks = blocks_of(slide)
        charts = [
            one for one in blocks if isinstance(one, BarChart) and any(v is not None for v in one.values)
        ]
        made = [shape.chart for shape in shapes_of(page) if getattr(shape, "has_chart", False)]
        assert [list(chart.plots[0].series)[-1].values for chart in made] == [
            chart.values for chart in charts
        ]
        tables = [shape.table for shape in shapes_of(page) if getattr(shape, "has_table", False)]
        cells = [
            [tuple(cell.text.replace("\u00a0", " ") for cell in row.cells) for row in one.rows]
            for one in tables
        ]
        assert cells == [[one.headers, *one.rows] for one in blocks if isinstance(one, Table)]
        assert all(table.first_row for table in tables)


def test_the_workbook_behind_a_chart_holds_its_numbers_and_no_formula_or_link() -> None:
    evil = a_chart(categories=("=HYPERLINK(1)", "https://evil.example"))
    content = render_pptx(a_deck(evil))
    [workbook] = [part for name, part in parts_of(content).items() if name.endswith(".xlsx")]
    sheet = parts_of(workbook)["xl/worksheets/sheet1.xml"].decode()
    assert "<v>1.5</v>" in sheet
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert "=HYPERLINK(1)" in parts_of(workbook)["xl/sharedStrings.xml"].decode()


def test_the_workbook_behind_a_chart_is_of_the_day_of_the_plan() -> None:
    content = render_pptx(a_deck(a_chart()))
    [workbook] = [part for name, part in parts_of(content).items() if name.endswith(".xlsx")]
    assert parts_of(workbook)["docProps/core.xml"].decode().count("2026-03-14T00:00:00Z") == 2


def test_a_loss_is_drawn_to_the_left_of_zero() -> None:
    chart = chart_on(slide_of(opened(a_deck(a_chart(values=(3.0, -1.0)))), 1))
    assert chart.value_axis.minimum_scale < -1
    assert chart.value_axis.maximum_scale > 3


def test_a_chart_of_zeros_still_has_a_scale() -> None:
    chart = chart_on(slide_of(opened(a_deck(a_chart(values=(0.0, None)))), 1))
    assert chart.value_axis.minimum_scale == 0 < chart.value_axis.maximum_scale


# ── the diagram ──────────────────────────────────────────────────────────────


def test_the_architecture_is_boxes_with_arrows_glued_to_them() -> None:
    [diagram] = [
        block for block in blocks_of(outline(FULL).slides[ARCHITECTURE]) if isinstance(block, Diagram)
    ]
    page = slide_of(opened(FULL), ARCHITECTURE)
    names = {
        shape.shape_id: shape.text_frame.paragraphs[0].text
        for shape in shapes_of(page)
        if shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE
    }
    assert sorted(names.values()) == sorted(node.name for node in diagram.nodes)
    called = {node.id: node.name for node in diagram.nodes}
    arrows = [shape.element for shape in shapes_of(page) if shape.shape_type == MSO_SHAPE_TYPE.LINE]
    joined = [
        tuple(names[int(arrow.find(f".//{qn(end)}").get("id"))] for end in ("a:stCxn", "a:endCxn"))
        for arrow in arrows
    ]
    assert joined == [(called[arrow.source], called[arrow.target]) for arrow in diagram.arrows]
    assert all(arrow.find(f".//{qn('a:tailEnd')}").get("type") == "triangle" for arrow in arrows)


def test_no_slide_holds_a_picture() -> None:
    kinds = {shape.shape_type for page in opened(FULL).slides for shape in shapes_of(page)}
    assert MSO_SHAPE_TYPE.PICTURE not in kinds


# ── for those who can't see it ───────────────────────────────────────────────


@PLANS
def test_charts_tables_and_diagrams_say_in_words_what_they_show(plan: Masterplan) -> None:
    for page in opened(plan).slides:
        for shape in page.shapes:
            if shape.shape_type in (MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.TABLE, MSO_SHAPE_TYPE.GROUP):
                assert shape.element._nvXxPr.cNvPr.get("descr")


def test_the_words_for_a_chart_hold_values_levels_bounds_and_remarks() -> None:
    [chart] = [one for one in slide_of(opened(FULL), SCORES).shapes if one.shape_type == MSO_SHAPE_TYPE.CHART]
    told = chart.element._nvXxPr.cNvPr.get("descr")
    assert "Builder: 2 of 10, E1 asserted, the evidence admits 4" in told
    assert "Warden: no value, E0 unstated, no score: nothing was said" in told


def test_the_words_for_a_diagram_hold_its_parts_and_arrows() -> None:
    [group] = [
        one for one in slide_of(opened(FULL), ARCHITECTURE).shapes if one.shape_type == MSO_SHAPE_TYPE.GROUP
    ]
    told = group.element._nvXxPr.cNvPr.get("descr")
    assert "Booking page (to build): Shows free slots and takes a booking" in told
    assert "Booking page to Reminder: booking, phone number" in told


# ── hostile text ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_stays_text(attack: str) -> None:
    plan = hostile(attack)
    presentation = opened(plan)
    for slide, page in zip(outline(plan).slides, presentation.slides, strict=True):
        said = texts_in(page)
        assert slide.title in said
        assert all(claim.text in said for claim in claims_of(slide))
        assert "_x00" not in said


@given(st.text(max_size=30))
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_written_and_read_again(text: str) -> None:
    deck = a_deck(
        Text(f"a{text}b"),
        Table((f"a{text}b",), ((text,),)),
        a_chart(categories=(text, "Two")),
        title=f"a{text}b",
        notes=(text,),
    )
    page = slide_of(opened(deck), 1)
    title = title_of(page)
    assert title.startswith("a")
    assert all(character.isprintable() or character.isspace() or ord(character) > 0x7F for character in title)


def test_what_xml_cannot_hold_is_gone() -> None:
    page = slide_of(opened(a_deck(Text("x"), title="a\x00\x1b[31m\x0b\ufffe\uffff\ud800b")), 1)
    assert title_of(page) == "a \ufffdb"


# ── the file ─────────────────────────────────────────────────────────────────


@PLANS
def test_the_same_plan_gives_the_same_bytes(plan: Masterplan, monkeypatch: pytest.MonkeyPatch) -> None:
    once = render_pptx(outline(plan))
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert render_pptx(outline(plan)) == once


def test_the_properties_name_the_idea_its_maker_and_the_day_of_the_plan() -> None:
    properties = opened(FULL).core_properties
    assert (properties.title, properties.author, properties.language) == ("Repair slots", "socra", "en-GB")
    day = datetime(2026, 3, 14, tzinfo=UTC)
    assert properties.created.replace(tzinfo=UTC) == properties.modified.replace(tzinfo=UTC) == day


@PLANS
def test_ids_are_unique_on_every_slide(plan: Masterplan) -> None:
    for name, tree in trees_of(render_pptx(outline(plan))).items():
        if "/slides/slide" in name or "Layout" in name or "Master" in name:
            ids = [element.get("id") for element in tree.iter(qn("p:cNvPr"))]
            assert len(ids) == len(set(ids)), name


@PLANS
def test_every_relation_leads_to_a_part_and_every_part_has_a_type(plan: Masterplan) -> None:
    content = render_pptx(outline(plan))
    parts, trees = parts_of(content), trees_of(content)
    types = trees["[Content_Types].xml"]
    known = {one.get("PartName") for one in types} | {one.get("Extension") for one in types}
    for name, tree in trees.items():
        if name.endswith(".rels"):
            folder = name.replace("_rels/", "").rsplit("/", 1)[0] if name.count("/") > 1 else ""
            for relation in tree:
                assert relation.get("TargetMode") != "External"
                assert _resolved(folder, str(relation.get("Target"))) in parts
    led_to = {
        f"/{name}" in known or name.rsplit(".", 1)[-1] in known
        for name in parts
        if name != "[Content_Types].xml"
    }
    assert led_to == {True}


def _resolved(folder: str, target: str) -> str:
    steps = [] if target.startswith("/") else folder.split("/") if folder else []
    for step in target.strip("/").split("/"):
        steps = steps[:-1] if step == ".." else [*steps, step]
    return "/".join(steps)


def test_only_layouts_that_are_used_lie_in_the_file_and_nothing_of_the_template() -> None:
    names = set(parts_of(render_pptx(outline(FULL))))
    assert len([name for name in names if name.startswith("ppt/slideLayouts/slideLayout")]) == 5
    assert not any("thumbnail" in name or "printerSettings" in name for name in names)


def test_the_presentation_is_wide_and_lists_the_master_of_its_notes() -> None:
    content = render_pptx(outline(FULL))
    tree = trees_of(content)["ppt/presentation.xml"]
    assert [child.tag.rsplit("}", 1)[-1] for child in tree][:3] == [
        "sldMasterIdLst",
        "notesMasterIdLst",
        "sldIdLst",
    ]
    size = tree.find(qn("p:sldSz"))
    assert size is not None
    assert (size.get("cx"), size.get("cy"), size.get("type")) == ("12192000", "6858000", None)
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


@pytest.fixture
def without_pptx(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where python-pptx was never installed."""
    for name in [name for name in sys.modules if name.startswith("pptx.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "socra_cli.output.deck.pptx.document", raising=False)
    monkeypatch.setitem(sys.modules, "pptx", None)


@pytest.mark.usefixtures("without_pptx")
def test_without_python_pptx_it_says_how_to_get_it() -> None:
    with pytest.raises(InputError, match="python-pptx") as caught:
        render_pptx(outline(FULL))
    assert "socra-cli[pptx]" in caught.value.hint
