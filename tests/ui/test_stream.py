from __future__ import annotations

import pytest

from socra_cli.ui.channel import OutputClosed
from socra_cli.ui.stream import MarkdownStream, print_markdown
from tests.ui.fakes import FakeStream, terminal


class Clock:
    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


def test_off_a_terminal_text_is_written_as_it_comes() -> None:
    made, out, _ = terminal()
    with MarkdownStream(made.out) as stream:
        stream.feed("# Head\n\nsome *wo")
        assert out.getvalue() == "# Head\n\nsome *wo"
        stream.feed("rds*")
        stream.flush()
        stream.finish()
    assert out.getvalue() == "# Head\n\nsome *words*\n"


def test_off_a_terminal_a_restart_is_told_on_a_line_of_its_own() -> None:
    made, out, _ = terminal()
    with MarkdownStream(made.out) as stream:
        stream.restart("before anything came")
        stream.feed("half an ans")
        stream.restart("connection lost\x1b[2J")
        stream.feed("a whole answer\n")
        stream.finish()
    assert out.getvalue() == "half an ans\ncut off above (connection lost), asking again\na whole answer\n"


def test_an_answer_left_early_is_marked_and_an_empty_one_is_not() -> None:
    made, out, _ = terminal()

    def fail() -> None:
        with MarkdownStream(made.out) as stream:
            stream.feed("half")
            raise ValueError

    with pytest.raises(ValueError):
        fail()
    assert out.getvalue() == "half\n(stopped here)\n"
    made, out, _ = terminal()
    MarkdownStream(made.out).abort()
    assert out.getvalue() == ""


def test_a_stream_ends_once() -> None:
    made, out, _ = terminal()
    with MarkdownStream(made.out) as stream:
        stream.feed("x")
        stream.finish()
        stream.finish()
        stream.abort()
    assert out.getvalue() == "x\n"


def test_on_a_terminal_it_redraws_at_most_ten_times_a_second() -> None:
    made, out, _ = terminal(tty=True)
    clock = Clock()
    with MarkdownStream(made.out, clock=clock) as stream:
        for _ in range(1000):
            clock.time += 0.001
            stream.feed("word ")
        drawn = out.getvalue().count("\x1b[?2026h")
        stream.finish()
    assert 9 <= drawn <= 11


def test_what_the_limit_held_back_can_be_shown() -> None:
    made, out, _ = terminal(tty=True)
    with MarkdownStream(made.out, clock=Clock()) as stream:
        stream.feed("first ")
        stream.feed("second")
        assert "second" not in out.getvalue()
        stream.flush()
        assert "second" in out.getvalue()
        stream.finish()


def test_something_printed_while_text_streams_stands_above_the_live_lines() -> None:
    made, out, _ = terminal(tty=True)
    with MarkdownStream(made.out, clock=Clock()) as stream:
        stream.feed("unfinished")
        made.out.print("said between")
        stream.finish()
    assert out.getvalue().index("said between") < out.getvalue().rindex("unfinished")
    assert made.out.stage.area is None


def test_a_reader_that_goes_away_ends_the_stream_without_another_word() -> None:
    class Gone(FakeStream):
        def write(self, text: str) -> int:
            raise BrokenPipeError(32, "Broken pipe")

    made, _, _ = terminal(stdout=Gone())
    with pytest.raises(OutputClosed), MarkdownStream(made.out) as stream:
        stream.feed("x")


def test_a_whole_text_is_laid_out_on_a_terminal_and_left_alone_elsewhere() -> None:
    made, out, _ = terminal(tty=True)
    print_markdown(made.out, "- a *b*\n")
    assert "• a \x1b[3mb\x1b[0m" in out.getvalue()
    made, out, _ = terminal()
    print_markdown(made.out, "- a *b*\n")
    assert out.getvalue() == "- a *b*\n"
