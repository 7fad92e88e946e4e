"""A model's Markdown on the screen while it is being written.

What is final is printed once and never touched again; only the unfinished end is redrawn, in a region that
stays small. When a window gets narrower, terminals push rows into the scrollback, and what is there can't
be redrawn: so the region is at most a third of the window, and half of what is known to stand above it and
will be pushed first. On a still terminal (NO_COLOR, TERM=dumb, --plain) a line is printed when it is final,
and off a terminal the text is written as it comes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from types import TracebackType

from rich.text import Text

from socra_cli.domain.sanitize import StreamCleaner, clean
from socra_cli.ui import theme
from socra_cli.ui.channel import Channel, OutputClosed
from socra_cli.ui.flow import Flow
from socra_cli.ui.region import Region

REDRAW_INTERVAL_S = 0.1
SHARE_OF_WINDOW = 3
SHARE_OF_ROWS_ABOVE = 2
LEAST_PENDING_LINES = 3


class MarkdownStream:
    """One answer. Feed it, then end it with ``finish`` or ``abort``; leaving the context ends it too.

    ``clock`` returns seconds, from any origin. Raises ``OutputClosed`` when the reader is gone.
    """

    def __init__(self, channel: Channel, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._channel = channel
        self._clock = clock
        self._cleaner = StreamCleaner()
        self._flow = Flow(channel.symbols)
        self._region = Region(channel)
        self._next_draw = float("-inf")
        self._committed = False
        self._column_zero = True
        self._ended = False

    def __enter__(self) -> MarkdownStream:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._ended and not isinstance(error, OutputClosed):
            self.abort()

    def feed(self, text: str) -> None:
        """A piece of the answer, as it came. Redraws at most ten times a second."""
        self._accept(self._cleaner.feed(text))
        now = self._clock()
        if self._channel.terminal and now >= self._next_draw:
            self._next_draw = now + REDRAW_INTERVAL_S
            self._redraw()

    def flush(self) -> None:
        """Shows what the limit on redraws held back: for when the next piece is slow to come."""
        if self._channel.terminal and not self._ended:
            self._redraw()

    def restart(self, reason: str) -> None:
        """The answer begins again: what is not final is wiped, and one line voids what is."""
        self._region.clear()
        if self._committed:
            self._end_line()
            why = clean(reason, multiline=False)
            self._channel.print(Text(f"cut off above ({why}), asking again", style=theme.QUIET))
        self._cleaner.flush()
        self._flow = Flow(self._channel.symbols)
        self._committed = False

    def finish(self) -> None:
        """The answer is whole: everything is printed, and the cursor stands on a line of its own."""
        if self._ended:
            return
        self._ended = True
        self._accept(self._cleaner.flush())
        if self._channel.terminal:
            self._commit_rest()
        self._end_line()

    def abort(self, note: str = "stopped here") -> None:
        """The answer ends unfinished: what came stays, and one line says that it is not whole."""
        if self._ended:
            return
        self.finish()
        if self._committed:
            self._say(clean(note, multiline=False))

    def _accept(self, text: str) -> None:
        if self._channel.terminal:
            self._flow.feed(text)
        elif text:
            self._channel.write(text)
            self._column_zero = text.endswith("\n")
            self._committed = True

    def _redraw(self) -> None:
        size = self._channel.size()
        committed = self._flow.settle(size.columns, self._limit(size.lines))
        self._committed = self._committed or bool(committed)
        if self._channel.animated:
            pending = self._flow.pending(size.columns)
            self._region.draw(self._encoded(pending), self._encoded(committed))
        else:
            self._channel.write_lines(self._encoded(committed))

    def _limit(self, window_lines: int) -> int:
        """How many lines may stay pending."""
        if not self._channel.animated:
            return 1
        above = self._channel.stage.rows_above // SHARE_OF_ROWS_ABOVE
        return max(LEAST_PENDING_LINES, min(window_lines // SHARE_OF_WINDOW, above))

    def _commit_rest(self) -> None:
        rest = self._encoded(self._flow.finish(self._channel.columns))
        self._committed = self._committed or bool(rest)
        if self._channel.animated:
            if rest:
                self._region.draw([], rest)
            self._region.close()
        else:
            self._channel.write_lines(rest)

    def _encoded(self, lines: Sequence[Text]) -> list[str]:
        return [encoded for line in lines for encoded in self._channel.lines(line)]

    def _end_line(self) -> None:
        if not self._column_zero:
            self._channel.write("\n")
            self._column_zero = True

    def _say(self, text: str) -> None:
        self._channel.print(Text(f"({text})", style=theme.QUIET))


def print_markdown(channel: Channel, text: str) -> None:
    """A whole Markdown text at once: laid out on a terminal, as it is elsewhere."""
    with MarkdownStream(channel) as stream:
        stream.feed(text)
        stream.finish()
