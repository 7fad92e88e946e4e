"""The interview's face on a terminal: the streams, the prompt and the tables that the interview asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Final

from rich.text import Text

from socra_cli.errors import Interrupted
from socra_cli.interview.lines import COMMANDS
from socra_cli.ui import signals, theme
from socra_cli.ui.gauges import gauge
from socra_cli.ui.prompt import Prompter, help_lines
from socra_cli.ui.stream import MarkdownStream

if TYPE_CHECKING:
    from socra_cli.commands.thinking import Thinking
    from socra_cli.domain.calls import CallRecord
    from socra_cli.domain.ledger import Ledger
    from socra_cli.domain.plan import Gauges
    from socra_cli.ui.console import Terminal

SLASHED: Final = {f"/{name}": what for name, what in COMMANDS.items()}
_GAUGE_COLUMNS = 60
_PROMPT_LINES = 8


class TerminalFace:
    """Conversation goes to ``terminal.out``; ``show_route`` and ``write_transcript`` are the command's.

    Where nobody types (a pipe), answers are echoed, so that the conversation reads whole.
    """

    def __init__(
        self,
        terminal: Terminal,
        prompter: Prompter,
        thinking: Thinking,
        *,
        typed: bool,
        show_route: Callable[[], None],
        write_transcript: Callable[[], None],
    ) -> None:
        self._terminal = terminal
        self._out = terminal.out
        self._prompter = prompter
        self._thinking = thinking
        self._typed = typed
        self.route = show_route
        self.save = write_transcript

    def writing(self) -> MarkdownStream:
        self._thinking.rest()
        self._out.print()
        return MarkdownStream(self._out)

    def stoppable(self, stop: Callable[[], object]) -> AbstractContextManager[None]:
        """Where nobody types there is no prompt to come back to: Ctrl-C leaves."""
        return signals.ctrl_c(lambda: _call(stop)) if self._typed else nullcontext()

    async def read(self, replies: Sequence[str]) -> str:
        with self._thinking.paused():
            answer = await self._prompter.read_async(replies=replies)
        if answer.kind == "end":
            raise EOFError
        if answer.kind == "interrupt":
            raise Interrupted("stopped by Ctrl-C", kind="sigint")
        if not self._typed and answer.text.strip():
            self._out.print(f"{self._out.symbols.prompt} {answer.text}")
        return answer.text

    def offer(self, replies: Sequence[str]) -> None:
        self._prompter.offer(replies)

    def why(self, reason: str) -> None:
        self._out.print(f"Why: {reason}", style=theme.QUIET)

    def learnt(self, changes: Sequence[str], learnt: str, gauges: Gauges, questions_left: int) -> None:
        for line in changes:
            self._out.print(f"{self._out.symbols.arrow} {line}", style=theme.QUIET)
        if learnt:
            self._out.print(learnt, style=theme.QUIET)
        width = min(_GAUGE_COLUMNS, self._out.columns)
        symbols = self._out.symbols
        self._out.print(gauge("coverage           ", gauges.coverage, width, symbols))
        self._out.print(gauge("merit (provisional)", gauges.merit, width, symbols))
        plural = "question" if questions_left == 1 else "questions"
        self._out.print(f"{questions_left} {plural} left", style=theme.QUIET)

    def say(self, text: str) -> None:
        self._out.print(text)

    def warn(self, text: str) -> None:
        self._terminal.warn(text)

    def help(self) -> None:
        for line in help_lines(SLASHED, self._out.columns):
            self._out.print(line)

    def ledger(self, ledger: Ledger) -> None:
        from socra_cli.commands.ledger_table import LEDGER_HEADERS, ledger_rows

        rows = ledger_rows(ledger)
        shown = self._terminal.print_table(LEDGER_HEADERS, rows, most_lines=self._room())
        if shown < len(rows):
            self.say(f"And {len(rows) - shown} less risky ones; /save writes them all.")

    def cost(self, calls: Sequence[CallRecord]) -> None:
        from socra_cli.commands.call_tables import COST_HEADERS, cost_rows

        self._terminal.print_table(COST_HEADERS, cost_rows(calls))

    def _room(self) -> int | None:
        """Lines that can be shown without the first one scrolling away, beside the prompt and its replies."""
        size = self._out.size()
        return size.lines - _PROMPT_LINES if self._out.terminal else None

    def heading(self, lines: Sequence[str]) -> None:
        """Where the talk stands, before it goes on."""
        for line in lines:
            self._out.print(Text(line, style=theme.QUIET))


def _call(stop: Callable[[], object]) -> None:
    stop()
