"""Asking the user: on a terminal with a line editor, elsewhere one answer a line."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from socra_cli.domain.sanitize import clean
from socra_cli.errors import InputError
from socra_cli.ui.channel import Channel
from socra_cli.ui.console import Terminal, capabilities
from socra_cli.ui.keyboard import hushed
from socra_cli.ui.lines import LineReader
from socra_cli.ui.replies import END, INTERRUPT, Answer, choose, lettered
from socra_cli.ui.signals import ctrl_c

if TYPE_CHECKING:
    from socra_cli.ui.editor import LineEditor

PROMPT = "› "
PLAIN_PROMPT = "Your answer: "
CONSOLE_IN, CONSOLE_OUT = ("CONIN$", "CONOUT$") if sys.platform == "win32" else ("/dev/tty", "/dev/tty")
KEYS = (
    "Enter sends; Alt-Enter, or Esc and Enter, breaks a line; a paste stays whole.",
    "A letter alone picks a quick reply; a number is always an answer.",
    "Up and Down go through earlier answers; Ctrl-R searches them.",
    "Ctrl-X Ctrl-E opens the answer in $EDITOR.",
    "Ctrl-C clears the line, twice leaves; Ctrl-D leaves. What is finished is kept.",
)


class Prompter:
    """Reads answers from ``stdin`` (default: the terminal's) and shows prompts on ``channel`` (default: its
    ``err``).

    ``history`` is the file of earlier answers, used on a terminal only. ``commands`` maps each ``/command``
    to what it does, for completion.
    """

    def __init__(
        self,
        terminal: Terminal,
        *,
        history: Path | None = None,
        commands: Mapping[str, str] | None = None,
        stdin: TextIO | None = None,
        channel: Channel | None = None,
    ) -> None:
        self._terminal = terminal
        self._stdin = stdin or terminal.stdin
        self._channel = channel or (terminal.err if terminal.err.terminal else terminal.document)
        self._asks = terminal.interactive or channel is not None
        self._editor: LineEditor | None = None
        self._reader: LineReader | None = None
        self._replies: Sequence[str] = ()
        if self._asks and self._channel.escapes and not terminal.plain:
            from socra_cli.ui.editor import LineEditor  # slow to import, and of no use in a script

            self._editor = LineEditor(self._stdin, self._channel.stream, history=history, commands=commands)
        else:
            self._reader = LineReader(self._stdin)

    @classmethod
    def controlling(
        cls,
        terminal: Terminal,
        environ: Mapping[str, str],
        *,
        history: Path | None = None,
        commands: Mapping[str, str] | None = None,
    ) -> Prompter:
        """Asks on the controlling terminal, whatever standard input is. Raises ``InputError`` without one."""
        try:
            stdin = open(CONSOLE_IN, encoding="utf-8")  # noqa: SIM115 - open as long as the prompter is used
            stdout = open(CONSOLE_OUT, "w", encoding="utf-8")  # noqa: SIM115 - the same
        except OSError:
            raise InputError(
                "standard input holds the idea, and there is no terminal to answer from",
                hint="Put the idea into a file and name it, or answer from a terminal.",
            ) from None
        channel = Channel(stdout, capabilities(stdout, environ, plain=terminal.plain), terminal.err.stage)
        return cls(terminal, history=history, commands=commands, stdin=stdin, channel=channel)

    @property
    def edits(self) -> bool:
        """Whether lines are edited here, and not by the terminal itself."""
        return self._editor is not None

    def hushed(self) -> AbstractContextManager[None]:
        """Between two prompts keys that are pressed are not shown: the next prompt gets them."""
        return hushed(self._stdin) if self.edits else contextlib.nullcontext()

    def offer(self, replies: Sequence[str]) -> None:
        """Quick replies that came late: they count for the answer being typed, and don't disturb it."""
        self._replies = replies
        if self._editor is not None:
            self._editor.offer(replies)

    async def read_async(self, *, prompt: str = "", replies: Sequence[str] = ()) -> Answer:
        """One answer. The event loop goes on meanwhile; a cancellation leaves the terminal as it was."""
        if self._channel.stage.area is not None:
            self._channel.stage.area.clear()
        self._replies = replies
        if self._editor is not None:
            return await self._editor.read(prompt or PROMPT, replies)
        if self._asks:
            return await self._ask(prompt or PLAIN_PROMPT)
        for line in lettered(replies):  # part of the conversation, as the question is
            self._terminal.out.print(line)
        return await self._next_line()

    def read(self, *, prompt: str = "", replies: Sequence[str] = ()) -> Answer:
        """``read_async`` for callers without an event loop."""
        return asyncio.run(self.read_async(prompt=prompt, replies=replies))

    async def confirm_async(self, question: str, *, default: bool) -> bool:
        """A yes-or-no question; end of input and Ctrl-C are no."""
        answer = await self.read_async(prompt=f"{question} [{'Y/n' if default else 'y/N'}] ")
        text = answer.text.strip().lower()
        if answer.kind != "text":
            return False
        return default if not text else text in ("y", "yes")

    async def _ask(self, prompt: str) -> Answer:
        """On a terminal without an editor. The first Ctrl-C drops the line, as the terminal itself does."""
        for line in lettered(self._replies):
            self._channel.print(line)
        answer = await self._prompted(prompt)
        if answer is INTERRUPT:
            answer = await self._prompted(prompt, "\nCtrl-C again leaves.")
            if answer is INTERRUPT:
                self._channel.print()
        return answer

    async def _prompted(self, prompt: str, note: str = "") -> Answer:
        """One line, or a Ctrl-C, which counts from the moment that ``note`` or the prompt can be seen."""
        pressed = False
        line = asyncio.ensure_future(self._next_line())

        def interrupt() -> None:
            nonlocal pressed
            pressed = True
            line.cancel()

        with ctrl_c(interrupt):
            if note:
                self._channel.print(note)
            self._channel.write(clean(prompt, multiline=False))
            try:
                return await line
            except asyncio.CancelledError:
                if not pressed:
                    raise
                return INTERRUPT

    async def _next_line(self) -> Answer:
        line = await self._reader.readline() if self._reader is not None else None
        return END if line is None else Answer("text", choose(line, self._replies))


def help_lines(commands: Mapping[str, str], columns: int) -> list[str]:
    """What ``?`` and ``/help`` show: the keys, then the commands, as many to a line as fit."""
    lines, line = list(KEYS), ""
    for entry in (f"{name} {meaning}" for name, meaning in commands.items()):
        if line and len(line) + 3 + len(entry) > columns:
            lines.append(line)
            line = ""
        line = f"{line} · {entry}" if line else entry
    return [*lines, line] if line else lines
