"""A real Chromium without a window, for pages that socra writes. Where there is none, its tests are skipped.

One browser serves a module and is closed with it: while Playwright lives, its event loop runs in this thread
and no other test could call ``asyncio.run``. ``--dist loadfile`` gives a module to one worker, and
so to one browser.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Route, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is installed, so pages were not opened in one")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@dataclass
class Opened:
    """A page from disk, with everything that it complained of and tried to reach."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def on_dialog(self, dialog: Dialog) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def on_route(self, route: Route) -> None:
        self.requests.append(route.request.url)
        route.abort()


Open = Callable[..., Opened]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Write a document to disk and open it from there. Afterwards: nothing complained, nothing left the disk.

    Keywords are those of a browser context: ``viewport``, ``color_scheme``, ``java_script_enabled`` …
    """
    pages: list[Opened] = []

    def open_(html: str, fragment: str = "", **context: object) -> Opened:
        path = tmp_path / f"page-{len(pages)}.html"
        path.write_text(html, "utf-8")
        made = browser.new_context(**{"reduced_motion": "reduce", **context})  # type: ignore[arg-type]  # keywords
        opened = Opened(made.new_page())
        pages.append(opened)
        made.route(lambda url: not url.startswith("file:"), opened.on_route)
        opened.page.on("console", opened.on_console)
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on("dialog", opened.on_dialog)
        opened.page.set_default_timeout(5_000)
        opened.page.goto(path.as_uri() + fragment)
        return opened

    yield open_
    for one in pages:
        one.page.context.close()
        assert one.complaints == []
        assert one.requests == []
