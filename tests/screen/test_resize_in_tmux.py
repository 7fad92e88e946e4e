"""Resizing while text streams, in a terminal that reflows (pyte does not)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.screen.terminal import DRIVERS

GATE = "\x0c"
pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux, which reflows, is not installed")


class Tmux:
    """One window of a private tmux server, running the stream driver."""

    def __init__(self, folder: Path, answer: str, columns: int, lines: int, *options: str) -> None:
        self.folder = folder
        for name in ("reached", "go"):
            os.mkfifo(folder / name)
        (folder / "answer.md").write_text(answer, encoding="utf-8")
        (folder / "tmux.conf").write_text(
            "set -g history-limit 20000\nset -g remain-on-exit on\nset -g status off\n"
        )
        size = ["-x", str(columns), "-y", str(lines)]
        driver = f"exec {sys.executable} {DRIVERS / 'stream.py'} {folder / 'answer.md'} {' '.join(options)}"
        new = ["new-session", "-d", *size, "-e", f"STEP_FOLDER={folder}", driver]
        self._tmux("-f", str(folder / "tmux.conf"), *new)

    def resize(self, columns: int, lines: int) -> None:
        self._tmux("resize-window", "-x", str(columns), "-y", str(lines))

    def wait_for_gate(self) -> None:
        (self.folder / "reached").read_text()

    def open_gate(self) -> None:
        (self.folder / "go").write_text(".")

    def finished(self) -> str:
        while not (text := self.text()).rstrip().endswith("the end"):
            assert "dead" not in text, text
        return text

    def text(self) -> str:
        return self._tmux("capture-pane", "-p", "-J", "-S", "-").split("\nPane is dead")[0]

    def stop(self) -> None:
        self._tmux("kill-server")

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", str(self.folder / "socket"), *arguments]
        environ = {**os.environ, "TERM": "screen-256color", "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            command, env=environ, check=True, capture_output=True, text=True, timeout=20
        ).stdout


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One with a short path: a socket's name must fit into a hundred characters."""
    return tmp_path_factory.mktemp("t")


def numbered(start: int, count: int) -> str:
    return " ".join(f"w{i:04}" for i in range(start, start + count))


PROSE = (
    f"{numbered(0, 130)} {GATE}{numbered(130, 150)} {GATE}{numbered(280, 150)} {GATE}{numbered(430, 120)}\n"
)
BLOCKS = "".join(
    f"{numbered(i * 40, 22)}\n\n- {numbered(i * 40 + 22, 9)} {GATE}{numbered(i * 40 + 31, 9)}\n\n"
    for i in range(12)
)
TABLE = "| a | b |\n|---|---|\n" + "".join(
    f"| {numbered(i * 12, 6)} | {numbered(i * 12 + 6, 6)} |\n{GATE if i % 4 == 2 else ''}" for i in range(20)
)
WINDOWS = [(40, 12), (200, 50), (60, 15), (80, 24), (30, 24), (80, 10), (120, 40)]


@pytest.mark.parametrize("answer", [PROSE, BLOCKS, TABLE], ids=["prose", "blocks", "table"])
@pytest.mark.parametrize("first", [0, 3])
def test_a_resize_while_text_streams_neither_repeats_nor_loses_a_word(
    folder: Path, answer: str, first: int
) -> None:
    tmux = Tmux(folder, answer, 80, 24, "--before")
    try:
        for i in range(answer.count(GATE)):
            tmux.wait_for_gate()
            tmux.resize(*WINDOWS[(first + i) % len(WINDOWS)])
            tmux.open_gate()
        text = tmux.finished()
    finally:
        tmux.stop()
    assert sorted(re.findall(r"w\d{4}", text)) == re.findall(r"w\d{4}", answer)
    assert text.startswith("said before\nsaid before\n")


def test_at_the_top_of_an_empty_screen_redraws_leave_nothing_in_the_scrollback(folder: Path) -> None:
    tmux = Tmux(folder, numbered(0, 60), 80, 24)
    try:
        text = tmux.finished()
    finally:
        tmux.stop()
    assert re.findall(r"w\d{4}", text) == numbered(0, 60).split()
