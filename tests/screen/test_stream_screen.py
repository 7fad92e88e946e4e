from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from unicodedata import normalize

import pytest

from socra_cli.ui.flow import Flow
from socra_cli.ui.theme import UNICODE
from tests.screen.documents import MIXED, TALL
from tests.screen.terminal import ScreenTerminal

SIZES = [(80, 24), (40, 12), (200, 50)]
GATE, RESTART, ABORT = "\x0c", "\x0e", "\x0f"


def laid_out(text: str, columns: int) -> list[str]:
    """The lines of ``text`` when it is there at once."""
    flow = Flow(UNICODE)
    flow.feed(text)
    return [normalize("NFC", line.plain.rstrip()) for line in flow.finish(columns)]


def streamed(tmp_path: Path, text: str, columns: int, lines: int) -> list[str]:
    document = tmp_path / "answer.md"
    document.write_text(text, encoding="utf-8")
    with ScreenTerminal("stream.py", str(document), columns=columns, lines=lines) as terminal:
        assert terminal.wait() == 0
        assert not terminal.screen.cursor.hidden
        return terminal.scrollback()


@pytest.mark.parametrize(("columns", "lines"), SIZES)
def test_the_scrollback_holds_every_line_of_a_mixed_answer_exactly_once(
    tmp_path: Path, columns: int, lines: int
) -> None:
    assert streamed(tmp_path, MIXED, columns, lines) == [*laid_out(MIXED, columns), "the end"]


@pytest.mark.parametrize(("columns", "lines"), SIZES)
@pytest.mark.parametrize("kind", [kind for kind in TALL if kind != "table"])
def test_an_answer_taller_than_the_window_reads_as_if_it_had_come_at_once(
    tmp_path: Path, kind: str, columns: int, lines: int
) -> None:
    assert streamed(tmp_path, TALL[kind], columns, lines) == [*laid_out(TALL[kind], columns), "the end"]


@pytest.mark.parametrize(("columns", "lines"), SIZES)
def test_a_table_taller_than_the_window_shows_every_row_once_in_columns_that_never_move(
    tmp_path: Path, columns: int, lines: int
) -> None:
    shown = streamed(tmp_path, TALL["table"], columns, lines)
    rows = [line for line in shown if line.startswith("claim number")]
    assert [row.split()[2] for row in rows] == [str(i) for i in range(70)]
    assert len({re.search(r"E\d", row).start() for row in rows}) == 1  # type: ignore[union-attr]  # all match
    assert len(shown) == len(rows) + 3


def test_after_a_restart_only_what_was_not_final_is_gone(tmp_path: Path) -> None:
    answer = f"first block\n\nsecond block\n\na tail that is cut off in its middle{RESTART}another answer"
    assert streamed(tmp_path, answer, 80, 24) == [
        "first block",
        "",
        "second block",
        "cut off above (connection lost), asking again",
        "another answer",
        "the end",
    ]


def test_a_restart_before_anything_was_final_leaves_no_trace(tmp_path: Path) -> None:
    assert streamed(tmp_path, f"some words of a{RESTART}whole answer", 80, 24) == ["whole answer", "the end"]


def test_an_answer_that_is_left_early_stays_and_is_marked(tmp_path: Path) -> None:
    document = tmp_path / "answer.md"
    document.write_text(f"first block\n\nsecond **half{ABORT}", encoding="utf-8")
    with ScreenTerminal("stream.py", str(document)) as terminal:
        assert terminal.wait() == 7
        assert terminal.scrollback() == ["first block", "", "second **half", "(stopped here)"]
        assert not terminal.screen.cursor.hidden


def test_no_redraw_touches_a_line_that_is_final(tmp_path: Path) -> None:
    """Rows above the region are never written again: the program only ever moves up inside it."""
    document = tmp_path / "answer.md"
    document.write_text(TALL["paragraph"], encoding="utf-8")
    with ScreenTerminal("stream.py", str(document)) as terminal:
        assert terminal.wait() == 0
        ups = Counter(int(count) for count in re.findall(rb"\x1b\[(\d+)A", terminal.raw))
        assert max(ups) < 24
        assert b"\x1b[2J" not in terminal.raw
        assert b"\x1b[H" not in terminal.raw


@pytest.mark.parametrize(
    "attack", ["\x1b[2J\x1b[H", "\x1b]0;owned\x07", "\x9b2J", "\x1bP1;2q\x1b\\", "\rover"]
)
def test_an_escape_sequence_in_an_answer_never_reaches_the_terminal(tmp_path: Path, attack: str) -> None:
    shown = streamed(tmp_path, f"before\n\n{attack}after", 80, 24)
    assert shown[0] == "before"
    assert shown[-2].endswith("after")


def test_plain_mode_prints_each_line_once_it_is_final_without_an_escape(tmp_path: Path) -> None:
    document = tmp_path / "answer.md"
    document.write_text("# Head\n\nsome **bold** words", encoding="utf-8")
    with ScreenTerminal("stream.py", str(document), "--plain") as terminal:
        assert terminal.wait() == 0
        assert terminal.scrollback() == ["Head", "", "some bold words", "the end"]
        assert b"\x1b" not in terminal.raw
        assert b"\x1b" not in terminal.raw
