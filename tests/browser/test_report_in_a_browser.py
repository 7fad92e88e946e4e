"""The report as people meet it: opened from disk in a real browser."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from unicodedata import normalize

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from socra_cli.domain.plan import Masterplan
from socra_cli.output.report.page import render_report
from tests.browser.conftest import Open
from tests.output.plans import ATTACKS, FULL, NO_SHOWS, SPARSE, hostile

PHONE = {"width": 390, "height": 800}
LAPTOP = {"width": 1280, "height": 800}
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def order(page: Page) -> list[str]:
    return page.locator(".ledger tbody tr:visible td.id").all_inner_texts()


# ── safety ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("plan", [FULL, SPARSE], ids=["full", "sparse"])
def test_it_opens_from_disk_without_a_complaint_or_a_request(opened: Open, plan: Masterplan) -> None:
    page = opened(render_report(plan)).page
    expect(page.get_by_role("heading", level=1)).to_have_text(plan.idea.title.rstrip("."))


SHOUT = "".join(
    (
        *(attack for attack in ATTACKS if "<" in attack),
        '"><svg onload="window.hit=1"></svg><iframe srcdoc="<script>top.hit=1</script>"></iframe>',
        "</style><style>body{display:none}</style></script><script>window.hit=1</script>",
        "<link rel=stylesheet href=https://evil.example/x.css><base href=https://evil.example>",
        '<form action="https://evil.example"><input autofocus onfocus="window.hit=1">',
    )
)


def test_payloads_in_every_text_run_nothing_and_fetch_nothing(opened: Open) -> None:
    page = opened(render_report(hostile(SHOUT))).page
    assert page.evaluate("window.hit") is None
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>alert(1)</script>")
    for tag in ("iframe", "img", "link", "base", "form", "object"):
        expect(page.locator(tag)).to_have_count(0)


def test_the_policy_stops_a_script_and_a_style_that_are_not_the_pages_own(opened: Open) -> None:
    injected = render_report(FULL).replace(
        "</body>",
        "<script>window.hit=1</script><p id=probe style='color:red' onclick='window.hit=1'>x</p></body>",
    )
    one = opened(injected)
    one.page.locator("#probe").click()
    assert one.page.evaluate("window.hit") is None
    assert one.page.locator("#probe").evaluate("e => getComputedStyle(e).color") != "rgb(255, 0, 0)"
    assert len(one.complaints) >= 2
    assert all("Content Security Policy" in complaint for complaint in one.complaints)
    one.complaints.clear()


# ── the ledger ───────────────────────────────────────────────────────────────


def test_the_ledger_is_sorted_from_the_keyboard_and_says_how(opened: Open) -> None:
    page = opened(render_report(FULL)).page
    risk = page.get_by_role("columnheader", name="Risk")
    expect(risk).to_have_attribute("aria-sort", "descending")
    assert order(page) == ["A-002", "A-003", "A-004", "A-001", "A-005"]
    page.get_by_role("button", name="Id", exact=True).focus()
    page.keyboard.press("Enter")
    assert order(page) == ["A-001", "A-002", "A-003", "A-004", "A-005"]
    expect(page.get_by_role("columnheader", name="Id", exact=True)).to_have_attribute(
        "aria-sort", "ascending"
    )
    assert risk.get_attribute("aria-sort") is None
    page.keyboard.press("Space")
    assert order(page) == ["A-005", "A-004", "A-003", "A-002", "A-001"]
    expect(page.get_by_role("status")).to_have_text("5 of 5 assumptions shown, by id, Z first.")
    page.get_by_role("button", name="Evidence", exact=True).press("Enter")
    assert order(page)[-1] == "A-001"


def test_the_ledger_is_filtered_by_words_status_level_and_persona(opened: Open) -> None:
    page = opened(render_report(FULL)).page
    status = page.get_by_role("status")
    filters = page.get_by_role("group", name="Filter the ledger")
    words = filters.get_by_label("Words")
    words.press_sequentially("wim nine")
    assert order(page) == ["A-001"]
    expect(status).to_have_text("1 of 5 assumptions shown, riskiest first.")
    words.fill("")
    filters.get_by_label("Status").select_option("contradicted")
    assert order(page) == ["A-002"]
    filters.get_by_label("Persona").select_option("Seller")
    assert order(page) == []
    expect(status).to_have_text("0 of 5 assumptions shown, riskiest first.")
    page.get_by_role("button", name="Show all").press("Enter")
    assert len(order(page)) == 5
    filters.get_by_label("Evidence").select_option("E4 committed")
    assert order(page) == ["A-001"]


def test_a_mark_of_the_matrix_leads_to_its_row_even_if_that_was_filtered_out(opened: Open) -> None:
    page = opened(render_report(FULL)).page
    page.get_by_label("Status").select_option("retired")
    link = page.locator('.fig-matrix a[href="#A-003"]')
    link.focus()
    page.keyboard.press("Enter")
    row = page.locator("tr#A-003")
    expect(row).to_be_in_viewport()
    assert row.evaluate("e => e.matches(':target')")
    expect(row.locator("details")).to_have_attribute("open", "")
    expect(page.get_by_role("status")).to_have_text("5 of 5 assumptions shown, riskiest first.")


def test_a_mark_of_the_matrix_tells_its_statement(opened: Open) -> None:
    page = opened(render_report(FULL)).page
    link = page.get_by_role("link", name="Riders book on a page instead of calling")
    expect(link).to_have_count(1)
    assert "Riders book on a page" in (link.locator("title").text_content() or "")


# ── quotes ───────────────────────────────────────────────────────────────────


def test_a_quote_jumps_to_its_words_which_light_up(opened: Open) -> None:
    page = opened(render_report(FULL)).page
    before = page.locator(f"mark.said-0-{NO_SHOWS.start}-{NO_SHOWS.end}").first
    plain = before.evaluate("e => getComputedStyle(e).backgroundColor")
    page.locator("#F-customer-1 .quote a").first.click()
    expect(before).to_be_in_viewport()
    assert before.evaluate("e => getComputedStyle(e).backgroundColor") != plain
    page.locator("sup a").first.click()
    expect(page.locator(".cited li:target")).to_be_in_viewport()


def test_a_link_from_outside_opens_the_row_that_it_names(opened: Open) -> None:
    page = opened(render_report(FULL), "#A-004").page
    expect(page.locator("tr#A-004 details")).to_have_attribute("open", "")
    expect(page.locator("tr#A-004")).to_be_in_viewport()


@pytest.mark.parametrize("fragment", ["#%zz", "#nowhere", "#theme", "#"])
def test_a_link_to_nowhere_does_no_harm(opened: Open, fragment: str) -> None:
    page = opened(render_report(SPARSE), fragment).page
    expect(page.get_by_role("button", name="Dark colours")).to_be_visible()
    expect(page.get_by_label("Words")).to_be_visible()


# ── colours, script off, paper ───────────────────────────────────────────────


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_until_somebody_chooses(opened: Open, scheme: Any) -> None:
    page = opened(render_report(FULL), color_scheme=scheme).page
    other = "dark" if scheme == "light" else "light"
    paper = {"light": "rgb(251, 250, 247)", "dark": "rgb(22, 24, 26)"}
    root = page.locator("html")
    expect(root).to_have_css("background-color", paper[scheme])
    button = page.get_by_role("button", name=f"{other.title()} colours")
    button.press("Enter")
    expect(root).to_have_css("background-color", paper[other])
    expect(root).to_have_css("color-scheme", other)
    page.get_by_role("button", name=f"{scheme.title()} colours").press("Enter")
    expect(root).to_have_css("background-color", paper[scheme])


def test_everything_can_be_read_without_a_script(opened: Open) -> None:
    page = opened(render_report(FULL), java_script_enabled=False).page
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_label("Words")).to_be_hidden()
    assert len(order(page)) == 5
    page.locator("tr#A-001 summary").click()
    expect(page.locator("tr#A-001 .quote").first).to_be_visible()
    page.locator("tr#A-001 .quote a").first.click()
    expect(page.locator("mark").first).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_on_paper_nothing_is_hidden_but_the_controls(opened: Open, script: bool) -> None:
    one = opened(render_report(FULL), java_script_enabled=script)
    if script:
        one.page.get_by_label("Status").select_option("retired")
    pages = PdfReader(io.BytesIO(one.page.pdf(prefer_css_page_size=True))).pages
    assert round(float(pages[0].mediabox.width)) == 595
    text = normalize(
        "NFKC", " ".join(" ".join(page.extract_text() for page in pages).split())
    )  # no ligatures
    headings = one.page.locator("main h2, main h3").all_inner_texts()
    for heading in headings:
        assert " ".join(heading.split()) in text
    for assumption in FULL.assumptions:
        assert assumption.statement in text
        for quote in assumption.quotes + assumption.counter_quotes:
            assert quote.text in text
    for control in ("Show all", "Dark colours", "Skip to the verdict"):
        assert control not in text


# ── accessibility ────────────────────────────────────────────────────────────


@pytest.mark.parametrize("plan", [FULL, SPARSE, hostile("w" * 200)], ids=["full", "sparse", "long-words"])
def test_no_width_makes_the_page_scroll_sideways(opened: Open, plan: Masterplan) -> None:
    page = opened(render_report(plan)).page
    for width in (320, 390, 768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(
    ("plan", "scheme", "viewport"),
    [
        pytest.param(FULL, "light", LAPTOP, id="full-light-laptop"),
        pytest.param(FULL, "light", PHONE, id="full-light-phone"),
        pytest.param(FULL, "dark", LAPTOP, id="full-dark-laptop"),
        pytest.param(FULL, "dark", PHONE, id="full-dark-phone"),
        pytest.param(SPARSE, "light", PHONE, id="sparse-light-phone"),
        pytest.param(SPARSE, "dark", LAPTOP, id="sparse-dark-laptop"),
    ],
)
def test_axe_finds_no_serious_issue(opened: Open, plan: Masterplan, scheme: Any, viewport: Any) -> None:
    page = opened(render_report(plan), color_scheme=scheme, viewport=viewport, bypass_csp=True).page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.evaluate(AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    serious = [
        (one["id"], one["help"], [node["html"][:200] for node in one["nodes"]][:3])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_the_skip_link_is_first_and_leads_to_the_verdict(opened: Open) -> None:
    page = opened(render_report(FULL)).page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the verdict")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


LETTERS = """() => [...document.querySelectorAll("figure svg text")]
  .filter((one) => one.getClientRects().length)
  .map((one) => Number(one.getAttribute("font-size")) * one.getScreenCTM().a)"""


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_letters_of_a_picture_are_never_below_eleven_pixels(opened: Open, width: int) -> None:
    letters = opened(render_report(FULL), viewport={"width": width, "height": 800}).page.evaluate(LETTERS)
    assert len(letters) > 40
    assert min(letters) >= 10.99
