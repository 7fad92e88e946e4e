"""One live line on standard error while a model is asked: who, for how long, or why it waits."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from rich.text import Text

from socra_cli.llm.clock import Clock
from socra_cli.llm.events import FirstToken, Notice, Recorded, RouterEvent, Sent, Waiting
from socra_cli.ui import theme
from socra_cli.ui.region import Region

if TYPE_CHECKING:
    from socra_cli.ui.console import Terminal

TICK_S = 0.5
DOING: Final = {
    "intake": "reading the brief",
    "quote_repair": "checking the quotes",
    "ask": "thinking of a question",
    "assess": "reading your answer",
}
"""What a stage is doing, for people. A stage that is not listed works beside the typing, and is not shown."""


class Thinking:
    """Watches the router's events. Never draws while a prompt is open.

    Off an animated terminal only waiting is told, on a line of its own.
    """

    def __init__(self, terminal: Terminal, clock: Clock) -> None:
        self._terminal = terminal
        self._clock = clock
        self._live = terminal.err.animated and not terminal.quiet
        self._region = Region(terminal.err)
        self._event: Sent | Waiting | None = None
        self._since = 0.0
        self._tick: asyncio.TimerHandle | None = None
        self._paused = False

    def observe(self, event: RouterEvent) -> None:
        """Take note of one event."""
        if isinstance(event, Notice):
            self._terminal.warn(event.text)
        elif isinstance(event, FirstToken | Recorded):
            self.rest()
        elif isinstance(event, Sent | Waiting) and event.stage in DOING and not self._paused:
            self._show(event)

    def rest(self) -> None:
        """Take the line away: something else is shown now."""
        self._event = None
        if self._tick is not None:
            self._tick.cancel()
            self._tick = None
        if self._live:
            self._region.close()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """While a prompt is open."""
        self.rest()
        self._paused = True
        try:
            yield
        finally:
            self._paused = False

    def _show(self, event: Sent | Waiting) -> None:
        self.rest()
        self._event, self._since = event, self._clock.now()
        if self._live:
            self._draw()
        elif isinstance(event, Waiting):
            self._terminal.note(self._line(event))

    def _draw(self) -> None:
        if self._event is None:
            return
        text = self._line(self._event)
        text.truncate(self._terminal.err.columns - 1, overflow="ellipsis")
        self._region.draw(self._terminal.err.lines(text))
        self._tick = asyncio.get_running_loop().call_later(TICK_S, self._draw)

    def _line(self, event: Sent | Waiting) -> Text:
        symbols, now = self._terminal.err.symbols, self._clock.now()
        doing = DOING[event.stage]
        if isinstance(event, Waiting):
            left = max(0.0, event.until - now)
            told = f"{symbols.waiting} {doing}: waiting {left:.0f} s for {event.provider} ({event.reason})"
        else:
            told = f"{symbols.running} {doing} · {event.provider} · {now - self._since:.0f} s"
        return Text(told, style=theme.QUIET)
