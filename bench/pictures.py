"""Pictures of the report and the deck for the README: the plan of the recorded session, in a real Chromium.

    python -m bench.pictures [DIR]        # DIR: docs/images

Needs Debian's ``chromium``. Nothing leaves this machine: the answers are those of ``bench/recorded``.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PIL import Image, ImageColor
from playwright.sync_api import Browser, sync_playwright

from bench.tokens import measure
from socra_cli.domain.plan import Masterplan
from socra_cli.output.deck.html import render_html
from socra_cli.output.deck.outline import outline
from socra_cli.output.figures import TOKENS_CSS
from socra_cli.output.report.page import render_report

ROOT: Final = Path(__file__).parent.parent
CHROMIUM: Final = "/usr/bin/chromium"
ARGUMENTS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
MADE: Final = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""The day on every picture, so that the same plan is the same picture."""
LAPTOP: Final = (1280, 900)
SLIDE: Final = (1280, 720)
SLIDES: Final = (1, 4, 6, 7, 9, 11)
ACROSS, THUMB, GAP = 2, (560, 315), 12
SHADES: Final = 8
BETWEEN: Final = "#d9d6cd"
REPORT_BYTES, DECK_BYTES = 120_000, 150_000


def report_picture(browser: Browser, plan: Masterplan) -> Image.Image:
    """The top of the report on a laptop."""
    return _shot(browser, render_report(plan), LAPTOP)


def deck_picture(browser: Browser, plan: Masterplan) -> Image.Image:
    """A contact sheet of some slides."""
    page = render_html(outline(plan), plan)
    return _sheet([_shot(browser, page, SLIDE, f"#{number}") for number in SLIDES])


def _shot(browser: Browser, page: str, size: tuple[int, int], part: str = "") -> Image.Image:
    width, height = size
    opened = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        opened.goto(file.as_uri() + part)
        taken = opened.screenshot()
    opened.close()
    return Image.open(io.BytesIO(taken)).convert("RGB")


def _sheet(slides: Sequence[Image.Image]) -> Image.Image:
    wide, high = THUMB
    rows = -(-len(slides) // ACROSS)
    sheet = Image.new("RGB", (ACROSS * wide + (ACROSS + 1) * GAP, rows * high + (rows + 1) * GAP), BETWEEN)
    for number, slide in enumerate(slides):
        row, column = divmod(number, ACROSS)
        place = GAP + column * (wide + GAP), GAP + row * (high + GAP)
        sheet.paste(slide.resize(THUMB, Image.Resampling.LANCZOS), place)
    return sheet


def compressed(picture: Image.Image) -> bytes:
    """A PNG with a palette of the page's own colours, so that none of them is changed."""
    file = io.BytesIO()
    picture.quantize(palette=_palette(), dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _palette() -> Image.Image:
    """The light tokens, and shades between each and the paper for the edges of letters."""
    light = TOKENS_CSS.split("@media")[0]
    tokens = {name: ImageColor.getrgb(value) for name, value in re.findall(r"--(\w+): (#\w{6})", light)}
    paper = tokens.pop("paper")
    shades = [
        round(here + (there - here) * step / SHADES)
        for token in tokens.values()
        for step in range(1, SHADES + 1)
        for here, there in zip(paper, token, strict=False)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*paper, *shades])
    return palette


def pictures(plan: Masterplan) -> Iterator[tuple[str, bytes, int]]:
    """Name, PNG, and the most bytes that it may have."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield "report.png", compressed(report_picture(browser, plan)), REPORT_BYTES
        yield "deck.png", compressed(deck_picture(browser, plan)), DECK_BYTES
        browser.close()


def main(arguments: list[str]) -> int:
    """Write the pictures. Returns the exit code: 1 when one is too large for a README."""
    folder = Path(arguments[0]) if arguments else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    plan = measure(tail=True).plan.model_copy(update={"created_at": MADE})
    too_large = False
    for name, picture, most in pictures(plan):
        (folder / name).write_bytes(picture)
        print(f"{folder / name}: {len(picture):,} bytes")
        too_large |= len(picture) > most
    return int(too_large)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
