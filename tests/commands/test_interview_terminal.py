"""The interview as a person meets it: on a pseudo-terminal, with keys, interruptions and signals."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from socra_cli.store.sessions import SessionStore
from socra_cli.store.state import SessionState
from tests.cli import EXAMPLES
from tests.wire.behaviour import Say
from tests.wire.server import WireServer, default_answer

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.commands.test_interview_command import is_question
from tests.screen.terminal import ScreenTerminal

DRIVER = str(Path(__file__).parent / "drivers" / "run_socra.py")
IDEA = str(EXAMPLES / "repair-cafe.md")
CTRL_C, CTRL_D = "\x03", "\x04"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "socra"


@pytest.fixture
def terminal(home: Path) -> Iterator[ScreenTerminal]:
    with started(home, IDEA, "--offline", "--no-plan") as screen:
        yield screen


def started(home: Path, *arguments: str, env: dict[str, str] | None = None, **more: object) -> ScreenTerminal:
    environ = {"SOCRA_HOME": str(home), **(env or {})}
    return ScreenTerminal(DRIVER, "interview", *arguments, env=environ, **more)


def at_prompt(screen: ScreenTerminal) -> None:
    screen.wait_for(lambda: screen.text().rstrip().endswith("›"))


def state_in(home: Path) -> SessionState:
    store = SessionStore(home)
    (session_id,) = store.ids()
    return store.read(session_id)


def test_a_turn_shows_question_reason_replies_and_what_the_answer_changed(
    terminal: ScreenTerminal, home: Path
) -> None:
    at_prompt(terminal)
    question = terminal.text()
    assert "Why: " in question
    assert "d) I don't know yet" in question
    terminal.send("Hanna mended 31 toasters in May.\r")
    terminal.wait_for("8 questions left")
    at_prompt(terminal)
    assert "coverage" in terminal.text()
    terminal.send("/done\r")
    assert terminal.wait() == 0
    state = state_in(home)
    assert state.exchanges[0].answer is not None
    assert f"socra interview {state.id}" in terminal.text().replace("\n", " ")
    assert terminal.modes() == terminal.modes_before


def test_ctrl_d_leaves_and_ctrl_c_clears_the_line_first(terminal: ScreenTerminal, home: Path) -> None:
    at_prompt(terminal)
    terminal.send("half a thought" + CTRL_C)
    terminal.send("a whole one\r")
    terminal.wait_for("8 questions left")
    at_prompt(terminal)
    terminal.send(CTRL_D)
    assert terminal.wait() == 0
    state = state_in(home)
    assert state.exchanges[0].answer is not None
    assert state.exchanges[0].answer.text == "a whole one"
    assert state.left == "end_of_input"


def test_ctrl_c_twice_at_the_prompt_leaves_with_130_and_says_how_to_go_on(
    terminal: ScreenTerminal, home: Path
) -> None:
    at_prompt(terminal)
    terminal.send(CTRL_C)
    terminal.wait_for("again")
    terminal.send(CTRL_C)
    assert terminal.wait() == 130
    assert state_in(home).left == "interrupted"
    assert f"socra interview {state_in(home).id}" in terminal.text().replace("\n", " ")
    assert terminal.modes() == terminal.modes_before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signals_keep_everything_and_leave_with_130(
    terminal: ScreenTerminal, home: Path, number: signal.Signals
) -> None:
    at_prompt(terminal)
    terminal.send("Hanna mended 31 toasters in May.\r")
    terminal.wait_for("8 questions left")
    at_prompt(terminal)
    terminal.signal(number)
    assert terminal.wait() == 130
    assert state_in(home).left == "interrupted"
    assert state_in(home).exchanges[0].assessed
    assert terminal.modes() == terminal.modes_before


def test_ctrl_c_while_a_question_streams_stops_it_and_gives_the_prompt(
    wire_server: WireServer, home: Path
) -> None:
    def slow(request):  # type: ignore[no-untyped-def]  # a rule of the wire server
        if is_question(request):
            return Say(
                "When did the first of the forty people come, and what did each of them bring?", gap_s=0.3
            )
        return default_answer(request)

    wire_server.rule("google", slow)
    with started(home, IDEA, "--no-plan", env=wire_server.environ("google")) as screen:
        screen.wait_for("When did")
        screen.signal(signal.SIGINT)
        at_prompt(screen)
        screen.send("It was on a Monday.\r")
        screen.wait_for("questions left")
        screen.send("/done\r")
        screen.wait()
        exchange = state_in(home).exchanges[0]
        assert exchange.question.partial
        assert exchange.question.text.startswith("When did")
        assert exchange.answer is not None
        assert exchange.answer.text == "It was on a Monday."
        assert any(call.outcome == "cancelled" for call in state_in(home).calls)


def test_a_plan_is_offered_at_the_end_and_a_no_is_a_no(home: Path, tmp_path: Path) -> None:
    with started(home, IDEA, "--offline", "--max-questions", "1") as screen:
        at_prompt(screen)
        screen.send("Hanna mended 31 toasters in May.\r")
        screen.wait_for("Make the masterplan now?")
        screen.send("n\r")
        assert screen.wait() == 0
    assert state_in(home).masterplan is None


def test_a_brief_on_standard_input_is_answered_from_the_terminal(home: Path) -> None:
    with started(home, "-", "--offline", "--no-plan", tty_fds="1,2", stdin=open(IDEA, "rb")) as screen:
        at_prompt(screen)
        screen.send("Hanna mended 31 toasters in May.\r")
        screen.wait_for("8 questions left")
        at_prompt(screen)
        screen.send("/done\r")
        assert screen.wait() == 0
    state = state_in(home)
    assert state.brief.source == "-"
    assert state.exchanges[0].answer is not None


def test_coming_back_shows_where_it_was_left(terminal: ScreenTerminal, home: Path) -> None:
    at_prompt(terminal)
    terminal.send("Hanna mended 31 toasters in May.\r")
    terminal.wait_for("8 questions left")
    at_prompt(terminal)
    terminal.send(CTRL_D)
    terminal.wait()
    with started(home, "--resume", "--offline", "--no-plan") as screen:
        screen.wait_for("1 answered, 7 questions left")
        screen.wait_for("Riskiest: A-")
        at_prompt(screen)
        screen.send(CTRL_D)
        assert screen.wait() == 0


def test_without_input_on_a_terminal_nothing_is_begun(home: Path) -> None:
    with started(home, IDEA, "--offline", "--no-input") as screen:
        assert screen.wait() == 2
        assert "nobody is to be asked" in screen.text()
    assert SessionStore(home).ids() == ()
