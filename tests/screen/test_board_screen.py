from __future__ import annotations

import pytest

from tests.screen.terminal import ScreenTerminal

NAMES = ["Customer", "Economist", "Builder", "Seller", "Warden"]


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (40, 12), (200, 50)])
def test_the_board_shows_every_stage_and_ends_as_one_printed_table(columns: int, lines: int) -> None:
    with ScreenTerminal("board.py", columns=columns, lines=lines) as terminal:
        terminal.wait_for("its tokens a minute")
        terminal.wait_for(lambda: all(name in terminal.text() for name in NAMES))
        assert terminal.screen.cursor.hidden
        terminal.step()
        terminal.wait_for("~1,200 tokens")
        terminal.step()
        assert terminal.wait() == 0
        shown = terminal.scrollback()
        assert not terminal.screen.cursor.hidden
    text = "\n".join(shown)
    assert shown[0].startswith("warning: the key of google was refused")
    assert shown[-1] == "the summary"
    assert [text.count(name) for name in NAMES] == [1] * 5
    assert text.count("✓ done") == 4
    assert text.count("✗ failed") == 1
    assert "no provider answered" in text
    assert "1,234 tokens" in text
    assert all(len(line) <= columns for line in shown)


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"CI": "true"}])
def test_where_nothing_may_move_the_board_is_plain_lines(env: dict[str, str]) -> None:
    with ScreenTerminal("board.py", columns=100, env=env) as terminal:
        terminal.step()
        terminal.step()
        assert terminal.wait() == 0
        assert b"\x1b" not in terminal.raw
        lines = terminal.scrollback()
    assert not any("queued" in line for line in lines)
    assert any(line.startswith("Customer: waiting, ") and "its tokens a minute" in line for line in lines)
    assert any(line.startswith("Customer: done, 6 of 10, E3, groq, 1,234 tokens") for line in lines)


def test_a_quiet_board_says_only_what_must_be_known() -> None:
    with ScreenTerminal("board.py", "--quiet") as terminal:
        terminal.step()
        terminal.step()
        assert terminal.wait() == 0
        lines = terminal.scrollback()
    assert lines[0] == "warning: the key of google was refused"
    assert lines[1].startswith("warning: Warden: failed, no provider answered")
    assert lines[-1] == "the summary"


def test_a_board_that_is_left_by_an_error_gives_the_cursor_back() -> None:
    with ScreenTerminal("board.py", "--crash") as terminal:
        terminal.step()
        terminal.step()
        assert terminal.wait() == 3
        assert not terminal.screen.cursor.hidden
