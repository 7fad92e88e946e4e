from __future__ import annotations

import io

from socra_cli.commands.thinking import Thinking
from socra_cli.llm.events import FirstToken, Notice, Sent, Waiting
from socra_cli.ui.console import Terminal

WAITING = Waiting("ask", "groq", 12.0, 112.0, "tokens a minute")


class Clock:
    def now(self) -> float:
        return 100.0

    async def sleep(self, seconds: float) -> None:
        raise AssertionError("nothing sleeps here")


def watched() -> tuple[Thinking, io.StringIO]:
    err = io.StringIO()
    terminal = Terminal.detect(
        json=False,
        quiet=False,
        verbose=0,
        plain=False,
        no_input=False,
        stdin=io.StringIO(),
        stdout=io.StringIO(),
        stderr=err,
        environ={},
    )
    return Thinking(terminal, Clock()), err


def test_off_a_terminal_a_wait_is_one_line_with_its_length_and_reason() -> None:
    thinking, err = watched()
    thinking.observe(Sent("ask", "groq", "gpt-oss", 1, 900))
    thinking.observe(WAITING)
    thinking.observe(FirstToken("ask", "groq"))
    assert err.getvalue().count("\n") == 1
    assert "thinking of a question: waiting 12 s for groq (tokens a minute)" in err.getvalue()


def test_nothing_is_drawn_while_a_prompt_is_open_but_what_must_be_known_is_said() -> None:
    thinking, err = watched()
    with thinking.paused():
        thinking.observe(WAITING)
        thinking.observe(Notice("model gone"))
    assert "waiting" not in err.getvalue()
    assert "model gone" in err.getvalue()


def test_what_runs_beside_the_typing_is_never_shown() -> None:
    thinking, err = watched()
    thinking.observe(Waiting("replies", "groq", 12.0, 112.0, "tokens a minute"))
    assert err.getvalue() == ""
