"""The whole program on a pseudo-terminal: what a person sees besides one prompt or one stream."""

from __future__ import annotations

import re
import signal
import sys
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from socra_cli.llm.tail import SEPARATOR
from socra_cli.store.sessions import SessionStore
from tests.cli import EXAMPLES
from tests.wire.behaviour import Say
from tests.wire.journal import WireRequest
from tests.wire.model import QUESTION, sensible
from tests.wire.server import WireServer

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.screen.terminal import PATIENCE_S, ScreenTerminal

DRIVER = str(Path(__file__).parent.parent / "commands" / "drivers" / "run_socra.py")
IDEA = str(EXAMPLES / "shift-swap.md")
CTRL_C, CTRL_D = "\x03", "\x04"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "socra"


def started(
    home: Path, *arguments: str, columns: int = 80, lines: int = 24, env: Mapping[str, str] | None = None
) -> ScreenTerminal:
    environ = {"SOCRA_HOME": str(home), **(env or {})}
    return ScreenTerminal(DRIVER, *arguments, columns=columns, lines=lines, env=environ, cwd=home.parent)


def at_prompt(screen: ScreenTerminal) -> None:
    screen.wait_for(lambda: screen.text().rstrip().endswith("›"))


def leave(screen: ScreenTerminal) -> None:
    screen.send(CTRL_D)
    assert screen.wait() == 0
    assert screen.modes() == screen.modes_before


def begin_one(home: Path) -> str:
    with started(home, "--offline", "interview", IDEA) as screen:
        at_prompt(screen)
        leave(screen)
    return SessionStore(home).ids()[0]


# ── the greeting ─────────────────────────────────────────────────────────────


def test_the_greeting_offers_to_begin_and_to_leave_where_nothing_is_stored(home: Path) -> None:
    with started(home, "--offline") as screen:
        screen.wait_for("session:")
        assert "a) Begin a new one, from nothing" in screen.text()
        assert "Go on" not in screen.text()
        screen.send("b\r")
        assert screen.wait() == 0
    assert SessionStore(home).ids() == ()


def test_the_greeting_goes_on_with_the_latest_session_at_enter(home: Path) -> None:
    left_open = begin_one(home)
    with started(home, "--offline") as screen:
        screen.wait_for(f"a) Go on with {left_open}")
        screen.send("\r")
        screen.wait_for(f"Session {left_open}: ")
        at_prompt(screen)
        leave(screen)
    assert SessionStore(home).ids() == (left_open,)


def test_the_greeting_takes_the_name_of_a_file(home: Path) -> None:
    with started(home, "--offline") as screen:
        screen.wait_for("session:")
        screen.send(f"{IDEA}\r")
        screen.wait_for("Why: ")
        at_prompt(screen)
        leave(screen)
    assert SessionStore(home).read(SessionStore(home).ids()[0]).title == "Shift swap for the ward"


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_recap_is_three_lines_at_any_width(home: Path, columns: int) -> None:
    begin_one(home)
    with started(home, "--offline", "interview", "--resume", columns=columns) as screen:
        at_prompt(screen)
        text = screen.text()
        leave(screen)
    recap = text[: text.index("Route:")].splitlines()
    assert len(recap) <= (4 if columns == 40 else 3)
    assert recap[0].startswith("Session ")
    assert recap[-1].startswith("Riskiest: A-")


# ── nothing is lost, and nothing scrolls past ────────────────────────────────


def test_quick_replies_wider_than_the_window_are_broken_at_words(home: Path) -> None:
    with started(home, "--offline", "interview", IDEA, columns=24) as screen:
        at_prompt(screen)
        assert "c) Both, at different\n   times.\nd) I don't know yet" in screen.text()
        leave(screen)


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (40, 24), (200, 50)])
def test_the_ledger_fits_the_window_and_says_what_it_leaves_out(home: Path, columns: int, lines: int) -> None:
    with started(home, "--offline", "interview", IDEA, columns=columns, lines=lines) as screen:
        at_prompt(screen)
        before = len(screen.scrollback())
        screen.send("/ledger\r")
        screen.wait_for(lambda: len(screen.scrollback()) > before + 5)
        at_prompt(screen)
        text = screen.text()
        leave(screen)
    shown = text[text.index("/ledger") :].splitlines()
    assert len(shown) <= lines
    assert ("less risky ones" in text) == (lines == 24)


# ── while a model is asked ───────────────────────────────────────────────────


@pytest.mark.parametrize("moment", ["reading the brief", "Why: "])
def test_keys_pressed_while_no_prompt_is_open_show_up_at_the_next_one_only(
    wire_server: WireServer, home: Path, moment: str
) -> None:
    """After the reason of a question quick replies are waited for, and nothing is live on the screen."""

    def rule(request: WireRequest) -> Say:
        return Say(QUESTION) if SEPARATOR in request.prompt else replace(sensible(request), delay_s=0.4)

    wire_server.rule("groq", rule)
    with started(home, "interview", IDEA, env=wire_server.environ("groq")) as screen:
        screen.wait_for(moment)
        screen.send("early words")
        screen.wait_for("› early words")
        assert screen.text().count("early words") == 1
        screen.send(CTRL_C + CTRL_C)
        assert screen.wait() == 130
        assert screen.modes() == screen.modes_before


def test_ctrl_z_takes_the_board_away_and_coming_back_goes_on(wire_server: WireServer, home: Path) -> None:
    back = threading.Event()

    def once_back(request: WireRequest) -> Say:
        back.wait(PATIENCE_S)
        return sensible(request)

    wire_server.rule("anthropic", once_back)
    with started(home, "masterplan", IDEA, env=wire_server.environ("anthropic")) as screen:
        screen.wait_for("asking")
        screen.signal(signal.SIGTSTP)
        screen.wait_for(screen.stopped)
        screen.wait_for(lambda: "Intake" not in screen.text() and not screen.screen.cursor.hidden)
        screen.signal(signal.SIGCONT)
        back.set()
        assert screen.wait() == 0
        assert screen.text().count("Synthesis") == 1


def test_an_interrupted_talk_says_once_how_to_go_on(home: Path) -> None:
    with started(home, "--offline", "interview", IDEA) as screen:
        at_prompt(screen)
        screen.signal(signal.SIGTERM)
        assert screen.wait() == 130
        (session,) = SessionStore(home).ids()
        assert screen.text().count(f"`socra interview {session}`") == 1


# ── still terminals ──────────────────────────────────────────────────────────


@pytest.mark.parametrize("still", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"CI": "1"}])
def test_a_still_terminal_gets_whole_words_and_no_colour(home: Path, still: dict[str, str]) -> None:
    with started(home, "--offline", "interview", IDEA, columns=50, env=still) as screen:
        screen.wait_for("d) I don't know yet")
        question = screen.text().split("Why: ")[0].split("\n\n")[1]
        screen.signal(signal.SIGTERM)
        assert screen.wait() == 130
    assert all(len(line) <= 50 for line in question.splitlines())
    assert "How do these two go together, and what happened last that shows it?" in question.replace(
        "\n", " "
    )
    assert not re.search(rb"\x1b\[[0-9;]*3[1-7]m", screen.raw.split(b"Why: ")[0])
