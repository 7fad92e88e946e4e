"""Streams a document in small pieces; control characters in it are gates, restarts and early ends."""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path

from socra_cli.ui.console import Terminal
from socra_cli.ui.stream import MarkdownStream

sys.path.insert(0, str(Path(__file__).parent))
from gates import gate

GATE, RESTART, ABORT = "\x0c", "\x0e", "\x0f"
SIZES = itertools.cycle([1, 17, 60, 3, 45])


def pieces(text: str) -> list[str]:
    parts, start = [], 0
    while start < len(text):
        end = start + next(SIZES)
        for mark in (GATE, RESTART, ABORT):
            if text[start] == mark:
                end = start + 1
            elif mark in text[start:end]:
                end = text.index(mark, start, end)
        parts.append(text[start:end])
        start = end
    return parts


def main() -> None:
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    terminal = Terminal.detect(
        json=False,
        quiet=False,
        verbose=0,
        plain="--plain" in sys.argv,
        no_input=False,
        stdin=sys.stdin,
        stdout=sys.stdout,
        stderr=sys.stderr,
        environ=os.environ,
    )
    if "--before" in sys.argv:
        terminal.result("said before\n" * 5)
    ticks = itertools.count()
    with MarkdownStream(terminal.out, clock=lambda: float(next(ticks))) as stream:
        for piece in pieces(text):
            if piece == GATE:
                stream.flush()
                gate()
            elif piece == RESTART:
                stream.restart("connection lost")
            elif piece == ABORT:
                raise SystemExit(7)
            else:
                stream.feed(piece)
        stream.finish()
    terminal.result("the end")


main()
