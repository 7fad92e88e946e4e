"""Pictures of real runs: socra on a pseudo-terminal, what it wrote through an emulator, the screen as SVG.

    python -m bench.screenshots [DIR]        # DIR: docs/images

Nothing is drawn by hand and nothing leaves this machine: the interview, the summary and the lint run offline;
the board watches a run against the tests' own server, whose answers take the seconds that they are told to.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import pyte
import pyte.screens
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

from tests.screen.terminal import ScreenTerminal
from tests.wire.behaviour import Behaviour
from tests.wire.journal import WireRequest
from tests.wire.model import sensible
from tests.wire.server import WireServer

ROOT = Path(__file__).parent.parent
DRIVER = str(ROOT / "tests" / "commands" / "drivers" / "run_socra.py")
IDEA = "parcel-lockers.md"
COLUMNS, LINES = 88, 60
LARGEST_BYTES = 150_000
WEB_FONT = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)
LEADING_BLANKS = re.compile(
    r'x="([\d.]+)" (y="[\d.]+") textLength="([\d.]+)"([^>]*)>((?:&#160;)+)(?=[^<&\n])'
)
CELL_WIDTH = 12.2
"""Of one character in Rich's pictures, in their own units."""
DIM, STANDS_FOR_DIM = 2, 5
"""The emulator knows no dim characters, and socra never blinks."""
ANSI_COLOURS = {"brown": "yellow"}
ANSWER = "Nine shops near ours have signed for a locker bank; two paid 200 pounds each in May 2025."
SECONDS = {
    "CustomerFields": 2.0,
    "EconomistFields": 2.9,
    "BuilderFields": 3.9,
    "SellerFields": 5.0,
    "WardenFields": 6.0,
    "steelman": 5.0,
}
"""How long each answer takes: far from every half second, where the board rounds, so that all runs look
alike."""
OTHERS_SECONDS = 0.8


@dataclass(frozen=True, slots=True)
class Picture:
    """One command line, how it is played, and whether the server answers it."""

    name: str
    arguments: tuple[str, ...]
    play: Callable[[ScreenTerminal], object]
    served: bool = False

    @property
    def title(self) -> str:
        return f"socra {' '.join(self.arguments)}"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        svg = rendered(recorded(picture), picture.title)
        size = len(svg.encode("utf-8"))
        if size > LARGEST_BYTES:
            raise SystemExit(f"{picture.name}: {size:,} bytes are too many for a picture")
        path = folder / f"{picture.name}.svg"
        path.write_text(svg, encoding="utf-8")
        print(f"{path}  {size:,} bytes")


def recorded(picture: Picture) -> bytes:
    """What socra wrote to its terminal, up to the moment that is to be shown."""
    with ExitStack() as stack:
        here = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        shutil.copy(ROOT / "examples" / IDEA, here)
        environ = {"SOCRA_HOME": str(here / "home"), "HOME": str(here), "PYTHONPATH": str(ROOT)}
        if picture.served:
            server = stack.enter_context(WireServer())
            server.rule("anthropic", _paced)
            environ |= server.environ("anthropic")
        for name in ("NO_COLOR", "CI"):
            os.environ.pop(name, None)
        window: dict[str, Any] = {"columns": COLUMNS, "lines": LINES, "env": environ, "cwd": here}
        terminal = stack.enter_context(ScreenTerminal(DRIVER, *picture.arguments, **window))
        picture.play(terminal)
        return terminal.raw


def rendered(raw: bytes, title: str) -> str:
    """The screen after ``raw``, as SVG that names no font of the web."""
    screen = _Screen(COLUMNS, LINES)
    pyte.ByteStream(screen).feed(raw)
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), highlight=False)
    for row in range(_last_row(screen) + 1):
        console.print(_line(screen, row), no_wrap=True, crop=False)
    svg = console.export_svg(title=title, theme=DIMMED_MONOKAI, unique_id="socra")
    return LEADING_BLANKS.sub(_moved, WEB_FONT.sub("\n", svg))


def _moved(text: re.Match[str]) -> str:
    """A text that begins after its blanks, since some viewers drop them."""
    x, y, length, rest, blanks = text.groups()
    width = blanks.count(";") * CELL_WIDTH
    return f'x="{float(x) + width:.1f}" {y} textLength="{float(length) - width:.1f}"{rest}>'


class _Screen(pyte.Screen):
    def select_graphic_rendition(self, *attributes: int, private: bool = False) -> None:
        told = (STANDS_FOR_DIM if attribute == DIM else attribute for attribute in attributes)
        super().select_graphic_rendition(*told)


def _last_row(screen: pyte.Screen) -> int:
    return max(row for row, line in enumerate(screen.display) if line.strip())


def _line(screen: pyte.Screen, row: int) -> Text:
    chars = [screen.buffer[row][column] for column in range(screen.columns)]
    runs = [(style, "".join(char.data for char in run)) for style, run in groupby(chars, _style)]
    line = Text.assemble(*((text, style) for style, text in runs))
    line.rstrip()
    return line


def _style(char: pyte.screens.Char) -> Style:
    return Style(
        color=ANSI_COLOURS.get(char.fg, char.fg),
        bold=char.bold,
        italic=char.italics,
        underline=char.underscore,
        strike=char.strikethrough,
        dim=char.blink,
    )


def _paced(request: WireRequest) -> Behaviour:
    """A sensible answer, after as long as that persona takes, which is known by its own fields."""
    asked_for = json.dumps(request.schema)
    delays = (seconds for fields, seconds in SECONDS.items() if fields in asked_for)
    return replace(sensible(request), delay_s=next(delays, OTHERS_SECONDS))


def _talk(terminal: ScreenTerminal) -> None:
    _at_prompt(terminal)
    terminal.send(f"{ANSWER}\r")
    terminal.wait_for("8 questions left")
    _at_prompt(terminal)


def _at_prompt(terminal: ScreenTerminal) -> None:
    terminal.wait_for(lambda: terminal.text().rstrip().endswith("›"))


PICTURES = (
    Picture("interview", ("--offline", "interview", IDEA), _talk),
    Picture(
        "board", ("masterplan", IDEA), lambda terminal: terminal.wait_for("✓ done     Builder"), served=True
    ),
    Picture("summary", ("--offline", "masterplan", IDEA), ScreenTerminal.wait),
    Picture("lint", ("lint", IDEA, "--select", "SOC2,SOC4,SOC5"), ScreenTerminal.wait),
)

if __name__ == "__main__":
    main()
