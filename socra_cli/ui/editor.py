"""Line editing by prompt_toolkit: many lines, history, search, ``$EDITOR``, completion of commands."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import create_output
from prompt_toolkit.styles import Style

from socra_cli.domain.sanitize import clean
from socra_cli.ui.channel import as_closed
from socra_cli.ui.replies import END, INTERRUPT, Answer, choose, lettered_lines

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
AGAIN_LEAVES = "(Ctrl-C again leaves) "
STYLE = Style.from_dict({"reply": "ansicyan", "prompt": "bold", "hint": "italic", "placeholder": "italic"})


class PrivateHistory(FileHistory):
    """Earlier answers, in a file that only the user can read. If it can't be written, no answer is lost."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, PRIVATE_FILE))
            path.chmod(PRIVATE_FILE)

    def load_history_strings(self) -> Iterable[str]:
        with contextlib.suppress(OSError):
            return super().load_history_strings()
        return ()

    def store_string(self, string: str) -> None:
        with contextlib.suppress(OSError):
            super().store_string(string)


class CommandCompleter(Completer):
    """Completes ``/commands``, and nothing else."""

    def __init__(self, commands: Mapping[str, str]) -> None:
        self._commands = commands

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        typed = document.text_before_cursor
        if typed.startswith("/") and not any(map(str.isspace, typed)):
            for name, meaning in self._commands.items():
                if name.startswith(typed):
                    yield Completion(name, start_position=-len(typed), display_meta=meaning)


class LineEditor:
    """One answer at a time. Replies that are offered while something is being typed leave it as it is."""

    def __init__(
        self,
        stdin: TextIO,
        stdout: TextIO,
        *,
        history: Path | None = None,
        commands: Mapping[str, str] | None = None,
    ) -> None:
        self._replies: Sequence[str] = ()
        self._prompt = ""
        self._armed = False
        self._session: PromptSession[str] = PromptSession(
            self._message,
            multiline=True,
            prompt_continuation="  ",
            history=self._history(history),
            completer=CommandCompleter(commands or {}),
            complete_while_typing=Condition(lambda: self._session.default_buffer.text.startswith("/")),
            key_bindings=self._bindings(),
            enable_open_in_editor=True,
            enable_suspend=True,
            tempfile_suffix=".md",
            style=STYLE,
            input=create_input(stdin),
            output=create_output(stdout),
        )
        self._session.default_buffer.on_text_changed += lambda _: self._disarm()

    def offer(self, replies: Sequence[str]) -> None:
        """Shows ``replies`` above the prompt, now."""
        self._replies = [clean(reply, multiline=False) for reply in replies]
        if self._session.app.is_running:
            self._session.app.invalidate()

    async def read(self, prompt: str, replies: Sequence[str]) -> Answer:
        """Waits for an answer; the terminal's modes are its own again afterwards, also when cancelled.

        Raises ``OutputClosed`` when the terminal is gone.
        """
        self._prompt = clean(prompt, multiline=False)
        self._armed = False
        self.offer(replies)
        try:
            text = await self._session.prompt_async(handle_sigint=False, set_exception_handler=False)
        except EOFError:
            return END
        except KeyboardInterrupt:
            return INTERRUPT
        except OSError as error:  # the terminal went away in the middle of drawing
            raise as_closed(error) from None
        return Answer("text", choose(text, self._replies))

    def _message(self) -> StyleAndTextTuples:
        columns = self._session.output.get_size().columns
        offered: StyleAndTextTuples = [
            ("class:reply", f"{line}\n") for line in lettered_lines(self._replies, columns)
        ]
        hint: StyleAndTextTuples = [("class:hint", AGAIN_LEAVES)] if self._armed else []
        return [*offered, *hint, ("class:prompt", self._prompt)]

    def _history(self, path: Path | None) -> History:
        return InMemoryHistory() if path is None else PrivateHistory(path)

    def _disarm(self) -> None:
        if self._session.default_buffer.text:
            self._armed = False

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        editing = Condition(lambda: not self._session.app.layout.is_searching)

        @bindings.add("enter", filter=editing)
        def _(event: KeyPressEvent) -> None:
            event.current_buffer.validate_and_handle()

        @bindings.add("escape", "enter", filter=editing)
        def _(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text("\n")

        @bindings.add("c-c", filter=editing)
        def _(event: KeyPressEvent) -> None:
            if self._armed:
                event.app.exit(exception=KeyboardInterrupt(), style="class:aborting")
            else:
                event.current_buffer.reset()
                self._armed = True

        return bindings
