from __future__ import annotations

import os
import signal
import subprocess

import pytest

from tests.screen.terminal import ScreenTerminal


def test_ctrl_c_stops_the_answer_keeps_it_marked_and_gives_the_prompt() -> None:
    with ScreenTerminal("interrupted.py") as terminal:
        terminal.wait_for("**end")
        terminal.send("\x03")
        terminal.wait_for("›")
        assert not terminal.screen.cursor.hidden
        terminal.send("go on\r")
        assert terminal.wait() == 0
        assert terminal.scrollback() == [
            "the beginning",
            "",
            "and the unfinished **end",
            "(stopped by Ctrl-C)",
            "› go on",
            "got go on",
        ]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_text_streams_keeps_it_and_gives_the_cursor_back(number: signal.Signals) -> None:
    with ScreenTerminal("interrupted.py") as terminal:
        terminal.wait_for("**end")
        assert terminal.screen.cursor.hidden
        terminal.signal(number)
        assert terminal.wait() == 130
        assert not terminal.screen.cursor.hidden
        assert terminal.modes() == terminal.modes_before
        assert terminal.scrollback() == [
            "the beginning",
            "",
            "and the unfinished **end",
            "(stopped here)",
            f"error: stopped by {number.name}",
        ]


def test_a_crash_while_lines_are_live_gives_the_cursor_and_the_wrapping_back() -> None:
    with ScreenTerminal("interrupted.py", "--crash", stderr=subprocess.DEVNULL, tty_fds="0,1") as terminal:
        assert terminal.wait() == 1
        assert terminal.raw.endswith(b"\x1b[?7h\x1b[?25h")
        assert not terminal.screen.cursor.hidden
        assert terminal.modes() == terminal.modes_before


def test_ctrl_z_leaves_a_clean_screen_and_the_answer_goes_on_afterwards() -> None:
    with ScreenTerminal("interrupted.py") as terminal:
        terminal.wait_for("**end")
        terminal.send("\x1a")
        os.waitpid(terminal.process.pid, os.WUNTRACED)
        terminal.wait_for(lambda: terminal.raw.endswith(b"\x1b[?25h"))
        assert terminal.scrollback() == ["the beginning"]
        terminal.signal(signal.SIGCONT)
        terminal.signal(signal.SIGINT)
        terminal.wait_for("›")
        assert terminal.scrollback()[:4] == [
            "the beginning",
            "",
            "and the unfinished **end",
            "(stopped by Ctrl-C)",
        ]


def test_keys_pressed_while_text_streams_stay_off_the_screen_and_reach_the_prompt() -> None:
    with ScreenTerminal("interrupted.py") as terminal:
        terminal.wait_for("**end")
        terminal.send_ahead("typed ahead\n")
        terminal.signal(signal.SIGINT)
        assert terminal.wait() == 0
        assert terminal.modes() == terminal.modes_before
        assert terminal.scrollback() == [
            "the beginning",
            "",
            "and the unfinished **end",
            "(stopped by Ctrl-C)",
            "› typed ahead",
            "got typed ahead",
        ]
