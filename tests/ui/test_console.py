from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import pytest
from rich.text import Text

from socra_cli.errors import InputError, ProvidersError
from socra_cli.ui.channel import OutputClosed
from tests.ui.fakes import FakeStream, terminal

LONG = "word " * 60


def test_the_result_goes_to_standard_output_and_all_else_to_standard_error() -> None:
    made, out, err = terminal(verbose=1)
    made.result("the result")
    made.note("a note")
    made.detail("a detail")
    made.warn("a warning", hint="do this")
    made.error(InputError("no such file: x", hint="Name one."))
    assert out.getvalue() == "the result\n"
    assert err.getvalue().splitlines() == [
        "a note",
        "a detail",
        "warning: a warning",
        "  → do this",
        "error: no such file: x",
        "  → Name one.",
    ]


def test_with_json_standard_output_is_the_document_and_nothing_else() -> None:
    made, out, err = terminal(json=True)
    made.result("the conversation")
    made.result_json(json.dumps([LONG + "é"], ensure_ascii=False))
    assert json.loads(out.getvalue()) == [LONG + "é"]
    assert out.getvalue().count("\n") == 1
    assert err.getvalue() == "the conversation\n"


def test_a_document_is_utf_8_whatever_the_stream_is() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    made, _, _ = terminal(json=True, stdout=stream)  # type: ignore[arg-type]  # a real stream
    made.result_json('["数"]')
    assert raw.getvalue() == '["数"]\n'.encode()


def test_off_a_terminal_text_is_never_wrapped_padded_or_coloured() -> None:
    made, out, _ = terminal(tty=False)
    made.result(Text(LONG.strip(), style="red"))
    assert out.getvalue() == LONG.strip() + "\n"


def test_on_a_terminal_text_is_wrapped_at_words() -> None:
    made, out, _ = terminal(tty=True)
    made.result(LONG)
    assert max(map(len, out.getvalue().splitlines())) <= 80


def test_quiet_leaves_warnings_and_errors_only() -> None:
    made, _, err = terminal(quiet=True, verbose=2)
    made.note("a note")
    made.detail("a detail")
    made.warn("a warning")
    assert err.getvalue() == "warning: a warning\n"


@pytest.mark.parametrize(
    ("environ", "plain"),
    [({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"CI": "1"}, False), ({}, True)],
)
def test_colour_and_animation_are_off_where_they_must_be(environ: dict[str, str], plain: bool) -> None:
    made, out, _ = terminal(tty=True, environ={"TERM": "xterm", **environ}, plain=plain)
    made.result(Text("styled", style="bold red"))
    assert not made.colour
    assert not made.animated
    assert out.getvalue() == "styled\n"


@pytest.mark.parametrize("environ", [{}, {"NO_COLOR": ""}, {"CI": "false"}])
def test_colour_and_animation_are_on_on_a_terminal(environ: dict[str, str]) -> None:
    made, out, _ = terminal(tty=True, environ={"TERM": "xterm", **environ})
    made.result(Text("styled", style="bold"))
    assert made.colour
    assert made.animated
    assert out.getvalue() == "\x1b[1mstyled\x1b[0m\n"


def test_a_person_can_be_asked_only_where_one_reads_and_types() -> None:
    typing, piped = FakeStream(tty=True), FakeStream(tty=False)
    assert terminal(tty=True)[0].interactive
    assert not terminal(tty=True, no_input=True)[0].interactive
    assert not terminal(tty=True, stdin=piped)[0].interactive
    assert not terminal(stdin=typing)[0].interactive
    assert terminal(stdin=typing, stderr=FakeStream(tty=True))[0].interactive
    assert not terminal(stdin=typing, stdout=FakeStream(tty=True), json=True)[0].interactive


@pytest.mark.parametrize("text", ["\x1b[2Jx", "x\x9b1m", "\u202ex", "x\x07"])
def test_every_door_to_the_screen_is_sanitized(text: str) -> None:
    made, out, err = terminal(tty=True)
    made.result(text)
    made.result(Text(text))
    made.print_table([text], [[text]], title=text)
    made.note(text)
    made.warn(text, hint=text)
    made.error(ProvidersError(text, hint=text, session_id=text))
    written = out.getvalue() + err.getvalue()
    for sequence in ("\x1b[2J", "\x9b", "\u202e", "\x07"):
        assert sequence not in written


def test_rich_markup_is_text() -> None:
    made, out, _ = terminal(tty=True)
    made.result("[bold]not bold[/bold] :smile:")
    made.print_table(["[red]x"], [["[/]"]])
    assert "[bold]not bold[/bold] :smile:\n" in out.getvalue()
    assert "[/]" in out.getvalue()


def test_an_error_names_the_session_that_was_kept() -> None:
    made, _, err = terminal()
    made.error(
        ProvidersError("two personas are missing", hint="Run `socra masterplan --resume`.", session_id="ab12")
    )
    assert err.getvalue().splitlines()[-1] == "  kept: session ab12"


def test_a_long_hint_hangs_under_its_beginning() -> None:
    made, _, err = terminal(tty=True, environ={"TERM": "dumb"})
    made.warn("w", hint=LONG)
    lines = err.getvalue().splitlines()
    assert lines[1].startswith("  → word")
    assert all(line.startswith("    word") for line in lines[2:])


def test_an_old_encoding_gets_plain_symbols_and_question_marks_instead_of_a_crash() -> None:
    made, out, _ = terminal(stdout=FakeStream(encoding="ascii"), stderr=FakeStream(encoding="ascii"))
    made.result("数")
    made.warn("w", hint="h")
    assert out.getvalue() == "?\n"
    assert made.err.symbols.arrow == "->"


def test_tables_fall_back_to_records_where_columns_do_not_fit() -> None:
    made, out, _ = terminal(tty=True, environ={"TERM": "dumb"})
    headers = [f"header{i}" for i in range(14)]
    made.print_table(headers, [["some longer cell"] * 14, ["x"] * 14], title="wide")
    assert "header0: some longer cell\n" in out.getvalue()
    assert "\n\nheader0: x\n" in out.getvalue()


class Broken(FakeStream):
    def write(self, text: str) -> int:
        raise BrokenPipeError(32, "Broken pipe")


def test_a_reader_that_went_away_is_told_as_such() -> None:
    made, _, _ = terminal(stdout=Broken())
    with pytest.raises(OutputClosed):
        made.result("x")


def test_a_closed_stream_is_a_reader_that_went_away() -> None:
    made, out, _ = terminal()
    out.close()
    with pytest.raises(OutputClosed):
        made.result("x")


def test_another_failure_to_write_is_not_hidden() -> None:
    class Full(FakeStream):
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

    made, _, _ = terminal(stdout=Full())
    with pytest.raises(InputError, match="no space"):
        made.result("x")


def test_an_error_that_nobody_can_read_is_no_second_error() -> None:
    made, _, _ = terminal(stderr=Broken())
    made.error(InputError("x"))


PIPED = """
import os, sys
from socra_cli.ui.console import Terminal
terminal = Terminal.detect(json=False, quiet=False, verbose=0, plain=False, no_input=False, stdin=sys.stdin,
                           stdout=sys.stdout, stderr=sys.stderr, environ=os.environ)
with terminal.closed_pipe_ends_quietly():
    for i in range(100_000):
        terminal.result(f"line {i}")
"""


def test_a_closed_pipe_ends_the_program_quietly_with_0() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", PIPED], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ)
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline() == b"line 0\n"
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(timeout=20) == 0
