"""Who owns which stream: the result goes to ``out``, everything else to ``err``, and nothing else prints."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from rich.console import RenderableType
from rich.text import Text

from socra_cli.domain.sanitize import clean
from socra_cli.errors import InputError, SocraError
from socra_cli.ui import theme
from socra_cli.ui.channel import Capabilities, Channel, OutputClosed, Stage, abandon
from socra_cli.ui.layout import body_columns, hang, wrap
from socra_cli.ui.table import table_lines

HINT_INDENT = 2


class Terminal:
    """The program's two streams, what they can do, and how talkative it should be.

    ``out`` carries the result: standard output, or standard error with ``--json``. ``err`` carries progress,
    prompts, warnings and errors: standard error. ``document`` is standard output itself, for the JSON
    document. ``interactive`` says that a person can be asked; ``animated`` and ``colour`` are those of
    ``err``.
    """

    def __init__(
        self,
        *,
        document: Channel,
        err: Channel,
        stdin: TextIO,
        json: bool = False,
        quiet: bool = False,
        verbose: int = 0,
        plain: bool = False,
        interactive: bool = False,
    ) -> None:
        self.document = document
        self.err = err
        self.out = err if json else document
        self.stdin = stdin
        self.json = json
        self.quiet = quiet
        self.verbose = verbose
        self.plain = plain
        self.interactive = interactive

    @classmethod
    def detect(
        cls,
        *,
        json: bool,
        quiet: bool,
        verbose: int,
        plain: bool,
        no_input: bool,
        stdin: TextIO,
        stdout: TextIO,
        stderr: TextIO,
        environ: Mapping[str, str],
        stage: Stage | None = None,
    ) -> Terminal:
        """Looks at the streams and at ``NO_COLOR``, ``TERM`` and ``CI``, once.

        ``stage`` is what is known of the window already, when an earlier Terminal stood on it.
        """
        stage = stage or Stage()
        document, err = (
            Channel(stream, capabilities(stream, environ, plain=plain), stage) for stream in (stdout, stderr)
        )
        asks = err.terminal or (document.terminal and not json)
        return cls(
            document=document,
            err=err,
            stdin=stdin,
            json=json,
            quiet=quiet,
            verbose=verbose,
            plain=plain,
            interactive=_is_terminal(stdin) and asks and not no_input,
        )

    @property
    def animated(self) -> bool:
        return self.err.animated

    @property
    def colour(self) -> bool:
        return self.err.colour

    def result(self, content: RenderableType = "") -> None:
        """Part of the result. Off a terminal text is written as it is, never wrapped."""
        self.out.print(content)

    def result_json(self, document: str) -> None:
        """The one JSON document, byte for byte, on standard output."""
        self.document.write_bytes(document.rstrip("\n").encode("utf-8") + b"\n")

    def print_table(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        title: str = "",
        most_lines: int | None = None,
    ) -> int:
        """A table, part of the result: aligned columns, or one record after another if they don't fit.

        With ``most_lines`` the last rows may be left out, but never all. Returns how many rows are shown.
        """
        if title:
            self.out.print(Text(clean(title, multiline=False), style=theme.HEADING))
        width = self.out.columns if self.out.terminal else None
        shown = len(rows)
        lines = list(table_lines(headers, rows, width, self.out.symbols.rule))
        while most_lines is not None and len(lines) > most_lines and shown > 1:
            shown -= 1
            lines = list(table_lines(headers, rows[:shown], width, self.out.symbols.rule))
        for line in lines:
            self.out.print(line)
        return shown

    def note(self, content: RenderableType) -> None:
        """Progress, on standard error; nothing with ``-q``."""
        if not self.quiet:
            self.err.print(content)

    def detail(self, text: str) -> None:
        """What only ``-v`` shows."""
        if self.verbose and not self.quiet:
            self.err.print(text, style=theme.QUIET)

    def warn(self, text: str, *, hint: str = "") -> None:
        """Something that must be known, also with ``-q``."""
        self._say("warning", theme.WARNING, text, hint)

    def error(self, error: SocraError, *, going_on: str = "") -> None:
        """What happened and where, what to do, and how to go on with what was kept: the same shape
        everywhere.
        """
        with contextlib.suppress(OutputClosed, InputError):  # nobody is left to be told
            self._say("error", theme.ERROR, error.message, error.hint)
            if error.session_id:
                kept = f"session {error.session_id}" + (f"; {going_on}" if going_on else "")
                self._hang("kept: ", kept)

    @contextlib.contextmanager
    def closed_pipe_ends_quietly(self) -> Iterator[None]:
        """Turns a reader that went away into exit code 0, without a word from the interpreter."""
        try:
            yield
        except (OutputClosed, BrokenPipeError):
            abandon(self.document.stream, self.err.stream)
            raise SystemExit(0) from None

    def _say(self, word: str, style: str, text: str, hint: str) -> None:
        self.err.print(Text.assemble((f"{word}: ", style), clean(text)))
        if hint:
            self._hang(f"{self.err.symbols.arrow} ", hint)

    def _hang(self, mark: str, text: str) -> None:
        first, whole = " " * HINT_INDENT + mark, Text(clean(text))
        lines = wrap(whole, body_columns(self.err.columns, first)) if self.err.terminal else [whole]
        self.err.print(Text("\n").join(hang(lines, first, " " * len(first))))


def capabilities(stream: TextIO, environ: Mapping[str, str], *, plain: bool) -> Capabilities:
    """What ``stream`` can show. A set, non-empty ``NO_COLOR`` or ``CI``, and ``TERM=dumb``, make it still and
    plain.
    """
    terminal = _is_terminal(stream)
    escapes = terminal and environ.get("TERM") not in ("dumb", "unknown") and _takes_escapes(stream)
    lively = escapes and not (plain or environ.get("NO_COLOR") or _says_ci(environ))
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "")
    utf = encoding.startswith("utf") and not plain
    return Capabilities(terminal, escapes, colour=lively, animated=lively, unicode=utf)


def _says_ci(environ: Mapping[str, str]) -> bool:
    return environ.get("CI", "").lower() not in ("", "0", "false")


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except (AttributeError, ValueError):  # absent (no console on Windows) or closed
        return False


def _takes_escapes(stream: TextIO) -> bool:
    """Whether escape sequences work. Old Windows consoles need to be told to take them, and may refuse."""
    if sys.platform != "win32":
        return True
    import ctypes
    import msvcrt

    mode = ctypes.c_ulong()
    handle = msvcrt.get_osfhandle(stream.fileno())
    kernel = ctypes.windll.kernel32
    enable_virtual_terminal_processing = 0x0004
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return False
    return bool(kernel.SetConsoleMode(handle, mode.value | enable_virtual_terminal_processing))
