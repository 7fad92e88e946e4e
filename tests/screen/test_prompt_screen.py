from __future__ import annotations

import json
import re
import signal
import stat
import subprocess
from pathlib import Path

import pytest

from tests.screen.terminal import ScreenTerminal

PASTE = "\x1b[200~{}\x1b[201~"
CTRL_C, CTRL_D, CTRL_R, UP, ESCAPE, TAB = "\x03", "\x04", "\x12", "\x1b[A", "\x1b", "\t"
READY = "b) I don't know yet"


def answers(terminal: ScreenTerminal) -> list[list[str]]:
    joined = "".join(line.ljust(terminal.screen.columns) for line in terminal.scrollback())
    return [json.loads(found) for found in re.findall(r'got (\["\w+", ".*?"\])', joined)]


def say(terminal: ScreenTerminal, keys: str, count: int = 1) -> None:
    """Types, and waits for the answer number ``count``."""
    terminal.send(keys)
    terminal.wait_for(lambda: len(answers(terminal)) >= count)


def leave(terminal: ScreenTerminal) -> list[list[str]]:
    terminal.wait_for(lambda: terminal.text().rstrip().endswith("›"))
    terminal.send("bye\r")
    assert terminal.wait() == 0
    assert terminal.modes() == terminal.modes_before
    return answers(terminal)[:-1]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ("plain words\r", "plain words"),
        ("b\r", "I don't know yet"),
        ("a)\r", "I have numbers"),
        ("200\r", "200"),
        ("1\r", "1"),
        ("c\r", "c"),
        ("/skip\r", "/skip"),
        ("first\x1b\rsecond\r", "first\nsecond"),
        (PASTE.format("one\ntwo\nthree") + "\r", "one\ntwo\nthree"),
        ("数える人\r", "数える人"),
        ("wrong" + CTRL_C + "right\r", "right"),
    ],
)
def test_keys_at_the_prompt_make_the_answer(keys: str, answer: str) -> None:
    with ScreenTerminal("ask.py") as terminal:
        terminal.wait_for(READY)
        say(terminal, keys)
        assert leave(terminal) == [["text", answer]]


def test_tab_completes_a_command() -> None:
    with ScreenTerminal("ask.py") as terminal:
        terminal.wait_for(READY)
        terminal.send("/le")
        terminal.wait_for("what is known")
        terminal.send(TAB)
        terminal.wait_for("› /ledger")
        say(terminal, "\r")
        assert leave(terminal) == [["text", "/ledger"]]


@pytest.mark.parametrize(("columns", "lines"), [(40, 12), (200, 50)])
def test_the_prompt_works_in_small_and_large_windows(columns: int, lines: int) -> None:
    with ScreenTerminal("ask.py", columns=columns, lines=lines) as terminal:
        terminal.wait_for(READY)
        say(terminal, "many words " * 12 + "\r")
        assert leave(terminal) == [["text", ("many words " * 12).strip()]]


def test_replies_that_come_late_count_and_leave_what_is_typed_alone() -> None:
    with ScreenTerminal("ask.py", "--late") as terminal:
        terminal.wait_for("›")
        terminal.send("half an ans")
        terminal.wait_for("half an ans")
        terminal.step()
        terminal.wait_for("b) late two")
        assert "› half an ans" in terminal.text()
        say(terminal, "wer\r")
        assert answers(terminal) == [["text", "half an answer"]]


def test_ctrl_c_twice_leaves_and_ctrl_d_leaves_and_the_modes_are_restored() -> None:
    for keys, kind in ((CTRL_C * 2, "interrupt"), ("typed" + CTRL_C * 2, "interrupt"), (CTRL_D, "end")):
        with ScreenTerminal("ask.py") as terminal:
            terminal.wait_for(READY)
            terminal.send(keys)
            assert terminal.wait() == 0
            assert answers(terminal) == [[kind, ""]]
            assert terminal.modes() == terminal.modes_before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_at_the_prompt_leaves_with_130_and_restores_the_terminal(number: signal.Signals) -> None:
    with ScreenTerminal("ask.py") as terminal:
        terminal.wait_for(READY)
        terminal.send("unsent")
        terminal.wait_for("unsent")
        terminal.signal(number)
        assert terminal.wait() == 130
        assert terminal.modes() == terminal.modes_before
        assert terminal.raw.rstrip().endswith(b"\x1b[?7h\x1b[?25h") or b"stopped by" in terminal.raw
        assert b"\x1b[?2004l" in terminal.raw
        assert not terminal.screen.cursor.hidden


def test_a_terminal_that_is_closed_ends_the_program() -> None:
    with ScreenTerminal("ask.py", stderr=subprocess.DEVNULL) as terminal:
        terminal.wait_for(READY)
        terminal.hang_up()
        assert terminal.process.wait(timeout=20) == 130


def test_answers_are_remembered_in_a_private_file(isolated: Path) -> None:
    with ScreenTerminal("ask.py") as terminal:
        terminal.wait_for(READY)
        say(terminal, "the landlord signs\r")
        leave(terminal)
    history = isolated / "private" / "history"
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
    with ScreenTerminal("ask.py") as terminal:
        terminal.wait_for(READY)
        terminal.send(CTRL_R + "landlord")
        terminal.wait_for(lambda: terminal.text().count("landlord") >= 2)
        terminal.send("\r")
        say(terminal, "\r")
        assert leave(terminal) == [["text", "the landlord signs"]]


def test_an_answer_can_be_written_in_the_users_editor(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "from the editor" > "$1"\n')
    editor.chmod(0o700)
    with ScreenTerminal("ask.py", env={"EDITOR": str(editor), "VISUAL": str(editor)}) as terminal:
        terminal.wait_for(READY)
        say(terminal, "\x18\x05")
        assert leave(terminal) == [["text", "from the editor"]]


def test_plain_mode_asks_without_a_single_escape_sequence() -> None:
    with ScreenTerminal("ask.py", "--plain") as terminal:
        terminal.wait_for("Your answer:")
        say(terminal, "b\n")
        terminal.wait_for(lambda: terminal.text().count("Your answer:") == 2)
        terminal.send("half" + CTRL_C)
        terminal.wait_for("Ctrl-C again leaves.")
        say(terminal, "whole\n", 2)
        terminal.wait_for(lambda: terminal.text().count("Your answer:") == 4)
        terminal.send(CTRL_C)
        terminal.wait_for(lambda: terminal.text().count("Ctrl-C again leaves.") == 2)
        terminal.send(CTRL_C)
        assert terminal.wait() == 0
        assert answers(terminal) == [["text", "I don't know yet"], ["text", "whole"], ["interrupt", ""]]
        assert b"\x1b" not in terminal.raw


def test_with_the_idea_on_standard_input_answers_come_from_the_controlling_terminal() -> None:
    with ScreenTerminal("ask.py", "--controlling", tty_fds="2", stdout=subprocess.PIPE) as terminal:
        terminal.wait_for(READY)
        terminal.send("a\r")
        terminal.wait_for(lambda: terminal.text().count(READY) == 2)
        terminal.send("bye\r")
        terminal.wait()
        assert terminal.process.stdout is not None
        told = terminal.process.stdout.read().decode()
        terminal.process.stdout.close()
    assert told.splitlines() == ['got ["text", "I have numbers"]', 'got ["text", "bye"]']
