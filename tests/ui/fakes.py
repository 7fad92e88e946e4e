"""Streams for tests: a terminal and a pipe that remember what was written."""

from __future__ import annotations

import io

from socra_cli.ui.console import Terminal


class FakeStream(io.StringIO):
    def __init__(self, text: str = "", *, tty: bool = False, encoding: str = "utf-8") -> None:
        super().__init__(text)
        self._tty = tty
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]  # read-only in the base
        return self._encoding

    def isatty(self) -> bool:
        return self._tty


def terminal(
    *,
    json: bool = False,
    quiet: bool = False,
    verbose: int = 0,
    plain: bool = False,
    no_input: bool = False,
    tty: bool = False,
    stdin: FakeStream | None = None,
    stdout: FakeStream | None = None,
    stderr: FakeStream | None = None,
    environ: dict[str, str] | None = None,
) -> tuple[Terminal, FakeStream, FakeStream]:
    """A terminal with its two fake streams."""
    out, err = stdout or FakeStream(tty=tty), stderr or FakeStream(tty=tty)
    made = Terminal.detect(
        json=json,
        quiet=quiet,
        verbose=verbose,
        plain=plain,
        no_input=no_input,
        stdin=stdin or FakeStream(tty=tty),
        stdout=out,
        stderr=err,
        environ=environ if environ is not None else {"TERM": "xterm-256color"},
    )
    return made, out, err
