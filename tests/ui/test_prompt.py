from __future__ import annotations

import asyncio
import io
import os
from pathlib import Path

import pytest

from socra_cli.errors import InputError
from socra_cli.ui import prompt as prompt_module
from socra_cli.ui.lines import LineReader, read_in_thread
from socra_cli.ui.prompt import Prompter, help_lines
from socra_cli.ui.replies import END, Answer
from tests.ui.fakes import FakeStream, terminal


def test_without_a_terminal_every_line_is_an_answer_until_the_input_ends(tmp_path: Path) -> None:
    made, out, err = terminal(stdin=FakeStream("first\nb\n\n7\nlast"))
    prompter = Prompter(made, history=tmp_path / "history")
    answers = [prompter.read(replies=["yes", "no"]) for _ in range(6)]
    assert answers == [Answer("text", text) for text in ("first", "no", "", "7", "last")] + [END]
    assert out.getvalue() == "a) yes\nb) no\n" * 6  # the conversation is the result, replies too
    assert err.getvalue() == ""
    assert not (tmp_path / "history").exists()


def test_replies_that_come_late_count_without_a_terminal_too() -> None:
    made, _, _ = terminal(stdin=FakeStream("a\n"))
    prompter = Prompter(made)

    async def ask() -> Answer:
        prompter.offer(["late"])
        return await prompter.read_async(replies=["early"])

    assert asyncio.run(ask()).text == "early"


@pytest.mark.parametrize(
    ("typed", "default", "answer"),
    [
        ("y\n", False, True),
        ("YES\n", False, True),
        ("\n", True, True),
        ("\n", False, False),
        ("n\n", True, False),
        ("", True, False),
    ],
)
def test_a_confirmation_takes_yes_no_and_the_default(typed: str, default: bool, answer: bool) -> None:
    made, _, _ = terminal(stdin=FakeStream(typed))
    assert asyncio.run(Prompter(made).confirm_async("Make the plan?", default=default)) is answer


def test_without_a_controlling_terminal_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompt_module, "CONSOLE_IN", "/nonexistent/tty")
    made, _, _ = terminal()
    with pytest.raises(InputError, match="no terminal to answer from") as caught:
        Prompter.controlling(made, {})
    assert caught.value.hint


def piped(data: bytes) -> LineReader:
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    return LineReader(os.fdopen(reading, encoding="utf-8"))


def lines(reader: LineReader) -> list[str | None]:
    async def read() -> list[str | None]:
        return [await reader.readline() for _ in range(4)]

    return asyncio.run(read())


def test_lines_come_from_a_pipe_whatever_their_ends() -> None:
    assert lines(piped("\ufeffone\r\nzwei ü\n\xff".encode() + b"\xff")) == [
        "one",
        "zwei ü",
        "\xff\ufffd",
        None,
    ]


def test_lines_come_from_a_file_too(tmp_path: Path) -> None:
    (tmp_path / "answers").write_text("one\n\ntwo")
    with (tmp_path / "answers").open() as stream:
        assert lines(LineReader(stream)) == ["one", "", "two", None]


def test_lines_come_from_a_stream_without_a_descriptor() -> None:
    assert lines(LineReader(io.StringIO("one\r\ntwo\n"))) == ["one", "two", None, None]


def test_waiting_for_a_line_leaves_the_event_loop_free_and_can_be_cancelled() -> None:
    reading, writing = os.pipe()

    async def wait() -> str | None:
        with os.fdopen(reading, encoding="utf-8") as stream:
            reader = LineReader(stream)
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(reader.readline(), 0.01)
            os.write(writing, b"after all\n")
            return await reader.readline()

    assert asyncio.run(wait()) == "after all"
    os.close(writing)


def test_where_descriptors_cannot_be_waited_for_a_thread_reads() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"by a thread")
    assert asyncio.run(read_in_thread(reading)) == b"by a thread"
    os.close(writing)
    assert asyncio.run(read_in_thread(reading)) == b""
    os.close(reading)


def test_help_fits_ten_lines_at_eighty_columns() -> None:
    commands = {
        f"/{name}": "what it does"
        for name in ("ledger", "why", "undo", "skip", "plan", "cost", "route", "save", "done")
    }
    told = help_lines(commands, 80)
    assert len(told) <= 10
    assert max(map(len, told)) <= 85
    assert all(name in "\n".join(told) for name in commands)
    assert help_lines({}, 80) == list(prompt_module.KEYS)
