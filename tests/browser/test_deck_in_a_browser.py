"""The deck as people meet it: opened from disk in a real browser."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from socra_cli.domain.plan import Masterplan
from socra_cli.output.deck.html import render_html
from socra_cli.output.deck.outline import outline
from tests.browser.conftest import Open
from tests.output.plans import ATTACKS, FULL, SPARSE, hostile

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 720}
SLIDES = 12
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def deck(plan: Masterplan = FULL) -> str:
    return render_html(outline(plan), plan)


def shown(page: Page) -> int:
    """The number of the one slide that is shown."""
    visible = page.locator(".slide:visible")
    expect(visible).to_have_count(1)
    return int(visible.get_attribute("id") or 0)


def press(page: Page, *keys: str) -> int:
    for key in keys:
        page.keyboard.press(key)
    return shown(page)


# ── moving ───────────────────────────────────────────────────────────────────


def test_keys_go_on_and_back_and_stop_at_both_ends(opened: Open) -> None:
    page = opened(deck()).page
    assert shown(page) == 1
    assert press(page, "ArrowRight") == 2
    assert press(page, "ArrowDown", "PageDown", "Space") == 5
    assert press(page, "ArrowLeft", "ArrowUp", "PageUp", "Shift+Space") == 1
    assert press(page, "ArrowLeft") == 1
    assert press(page, "End") == SLIDES
    assert press(page, "ArrowRight") == SLIDES
    assert press(page, "Home") == 1
    assert press(page, "Control+ArrowRight") == 1


def test_the_slides_number_stands_in_the_address_and_leads_back_to_it(opened: Open) -> None:
    page = opened(deck(), "#7").page
    assert shown(page) == 7
    press(page, "ArrowRight")
    assert page.evaluate("location.hash") == "#8"
    page.evaluate("location.hash = '#3'")
    expect(page.locator('[id="3"]')).to_be_visible()
    assert shown(page) == 3


@pytest.mark.parametrize(("fragment", "number"), [("#99", SLIDES), ("#-4", 1), ("#nowhere", 1), ("", 1)])
def test_an_address_without_a_slide_leads_to_the_nearest(opened: Open, fragment: str, number: int) -> None:
    assert shown(opened(deck(), fragment).page) == number


def test_the_slide_is_announced(opened: Open) -> None:
    page = opened(deck()).page
    press(page, "End")
    said = f"Slide 12 of 12: {outline(FULL).slides[-1].title}"
    expect(page.get_by_role("status")).to_have_text(said)


def test_buttons_do_what_keys_do(opened: Open) -> None:
    page = opened(deck()).page
    back, on = page.get_by_role("button", name="Slide before"), page.get_by_role("button", name="Next slide")
    expect(back).to_be_disabled()
    on.press("Space")
    assert shown(page) == 2
    back.click()
    assert shown(page) == 1
    press(page, "End")
    expect(on).to_be_disabled()
    expect(page.get_by_text("12 / 12").last).to_be_visible()


def swipe(page: Page, right: int, down: int = 0) -> None:
    page.evaluate(
        """([right, down]) => {
          const at = (x, y) => new Touch({identifier: 1, target: document.body, clientX: x, clientY: y});
          const fire = (name, touches, changed) => document.body.dispatchEvent(
            new TouchEvent(name, {bubbles: true, touches, changedTouches: changed}));
          const from = at(200, 300), to = at(200 + right, 300 + down);
          fire("touchstart", [from], [from]);
          fire("touchend", [], [to]);
        }""",
        [right, down],
    )


def test_a_swipe_goes_on_or_back_and_a_scroll_does_neither(opened: Open) -> None:
    page = opened(deck(), viewport=PHONE, has_touch=True).page
    swipe(page, -120)
    assert shown(page) == 2
    swipe(page, 120)
    assert shown(page) == 1
    swipe(page, -60, 200)
    swipe(page, -20)
    assert shown(page) == 1


def test_on_a_long_slide_the_arrows_scroll_before_they_turn(opened: Open) -> None:
    page = opened(deck(), "#11", viewport={"width": 390, "height": 400}).page
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert press(page, "ArrowDown") == 12
    assert page.evaluate("scrollY") == 0
    assert press(page, "ArrowLeft", "ArrowDown") == 11


# ── notes ────────────────────────────────────────────────────────────────────


def test_n_shows_and_hides_the_notes_of_the_slide(opened: Open) -> None:
    page = opened(deck()).page
    note = page.locator('[id="1"] .notes p').first
    expect(note).to_be_hidden()
    page.keyboard.press("n")
    expect(note).to_be_visible()
    expect(page.get_by_role("button", name="Notes")).to_have_attribute("aria-pressed", "true")
    press(page, "ArrowRight")
    expect(page.locator('[id="2"] .notes p').first).to_be_visible()
    page.keyboard.press("N")
    expect(page.locator('[id="2"] .notes p').first).to_be_hidden()


# ── safety ───────────────────────────────────────────────────────────────────

SHOUT = "".join(
    (
        *(attack for attack in ATTACKS if "<" in attack),
        "</style><style>body{display:none}</style></script><script>window.hit=1</script>",
        '"><svg onload="window.hit=1"></svg><iframe srcdoc="<script>top.hit=1</script>"></iframe>',
    )
)


def test_payloads_in_every_text_run_nothing(opened: Open) -> None:
    page = opened(deck(hostile(SHOUT))).page
    press(page, *["ArrowRight"] * (SLIDES - 1))
    assert page.evaluate("window.hit") is None
    expect(page.locator("iframe, img")).to_have_count(0)


# ── size, paper, script off ──────────────────────────────────────────────────

FITS = """() => {
  const frame = document.querySelector(".current .frame"), body = document.querySelector(".current .body");
  return frame.scrollHeight <= frame.clientHeight + 1 && body.scrollHeight <= body.clientHeight + 1
    && body.scrollWidth <= body.clientWidth + 1;
}"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll(".current .frame *")]
  .filter((one) => !one.closest("svg") && one.getClientRects().length
    && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)))"""


@pytest.mark.parametrize(
    "plan", [FULL, SPARSE, hostile("seven letters " * 40)], ids=["full", "sparse", "long"]
)
def test_on_a_laptop_every_slide_fits(opened: Open, plan: Masterplan) -> None:
    page = opened(deck(plan), viewport=LAPTOP).page
    for number in range(1, SLIDES + 1):
        assert page.evaluate(FITS), number
        assert page.evaluate(SMALLEST) >= 12, number
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("plan", [FULL, SPARSE, hostile("w" * 200)], ids=["full", "sparse", "long-words"])
@pytest.mark.parametrize("viewport", [PHONE, {"width": 844, "height": 390}], ids=["upright", "aside"])
def test_on_a_phone_nothing_is_tiny_or_off_the_screen(opened: Open, plan: Masterplan, viewport: Any) -> None:
    page = opened(deck(plan), viewport=viewport).page
    for number in range(1, SLIDES + 1):
        assert page.evaluate(SMALLEST) >= 12, number
        assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"], number
        page.keyboard.press("PageDown")


def test_a_slide_has_the_same_shape_on_every_screen(opened: Open) -> None:
    for width, height in ((1024, 768), (1920, 1080), (2560, 1080)):
        page = opened(deck(), viewport={"width": width, "height": height}).page
        box = page.locator('[id="1"] .frame').bounding_box()
        assert box is not None
        assert box["width"] / box["height"] == pytest.approx(16 / 9, rel=0.01)
        assert box["height"] <= height + 1


@pytest.mark.parametrize("plan", [FULL, SPARSE], ids=["full", "sparse"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_on_paper_a_slide_is_a_page_across(opened: Open, plan: Masterplan, script: bool) -> None:
    page = opened(deck(plan), java_script_enabled=script, color_scheme="dark").page
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == SLIDES
    assert all(one.mediabox.width > one.mediabox.height for one in pages)
    for number, one in enumerate(pages, 1):
        assert f"{number} / {SLIDES}" in one.extract_text()


def test_notes_that_are_shown_are_printed_too(opened: Open) -> None:
    page = opened(deck()).page
    page.keyboard.press("n")
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) >= 2 * SLIDES
    assert "Speaker notes to slide 1" in pages[1].extract_text()


def test_without_a_script_all_slides_stand_one_below_the_other(opened: Open) -> None:
    page = opened(deck(), java_script_enabled=False).page
    expect(page.locator(".slide:visible")).to_have_count(SLIDES)
    expect(page.get_by_role("navigation")).to_have_count(0)
    page.get_by_text("Speaker notes to slide 4").click()
    expect(page.locator('[id="4"] .notes p').first).to_be_visible()


# ── accessibility ────────────────────────────────────────────────────────────


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("plan", [FULL, SPARSE], ids=["full", "sparse"])
def test_axe_finds_no_serious_issue(opened: Open, plan: Masterplan, scheme: Any, viewport: Any) -> None:
    page = opened(deck(plan), color_scheme=scheme, viewport=viewport, bypass_csp=True).page
    page.evaluate("document.documentElement.classList.remove('live')")
    page.keyboard.press("n")
    page.evaluate(AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    serious = [
        (one["id"], one["help"], [node["html"][:200] for node in one["nodes"]][:3])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []
