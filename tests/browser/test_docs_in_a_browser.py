"""The documentation, opened from disk in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python  # type: ignore[import-untyped]  # has no types
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.documentation import build_site

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
PHONE, LAPTOP = 390, 1280
DOCS = Path(__file__).parents[2] / "docs"
NAMES = sorted(page.stem for page in DOCS.glob("*.md"))
LOOKED_AT = ("index", "method", "configuration")
"""One page of each make: prose with pictures, tables of words, tables of names."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    build_site(folder)
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that complains of nothing and asks for nothing that is not on the disk."""
    complaints: list[str] = []
    page = browser.new_page(viewport={"width": PHONE, "height": 800}, reduced_motion="reduce")
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(("file:", "data:")) else complaints.append(asked.url),
    )
    page.set_default_timeout(10_000)
    yield page
    page.close()
    assert complaints == []


def test_every_page_opens_from_disk_and_fits_a_phone(site: Path, page: Page) -> None:
    wide = []
    for name in NAMES:
        page.goto((site / f"{name}.html").as_uri())
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        wide += [name] if over > 0 else []
    assert wide == []


def test_the_search_finds_without_a_server(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": LAPTOP, "height": 800})
    page.goto((site / "index.html").as_uri())
    page.click("input[name=query]")
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    page.locator("input[name=query]").press_sequentially("budget")
    expect(page.locator(".md-search-result__meta")).to_contain_text("matching document")
    assert page.locator("li.md-search-result__item").count() > 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", LOOKED_AT)
def test_everybody_can_read_it(site: Path, page: Page, name: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto((site / f"{name}.html").as_uri())
    page.evaluate(AXE)
    found = page.evaluate("axe.run('article', {preload: false, resultTypes: ['violations']})")["violations"]
    grave = [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert grave == []
