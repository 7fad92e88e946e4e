"""The live view of a run, on standard error: every stage with its state, or a plain line for each change."""

from __future__ import annotations

import asyncio
import contextlib
from types import TracebackType

from socra_cli.llm.clock import Clock
from socra_cli.llm.events import FirstToken, Notice, Recorded, StageFailed, StageStarted
from socra_cli.ui.channel import OutputClosed
from socra_cli.ui.console import Terminal
from socra_cli.ui.progress import BoardEvent, Progress, board_lines, plain_line
from socra_cli.ui.region import Region

REDRAW_INTERVAL_S = 0.1
TICK_S = 0.5
_UNTOLD = (StageStarted, FirstToken, Recorded)
"""What changes a row too little to be worth a line of its own."""


class Board:
    """Watches a run; hand ``observe`` to the router and to the pipeline.

    Within its context the rows are live on an animated terminal, and stay there, printed once, when it ends.
    Elsewhere every change of state is a line. With ``-q`` only notices and failures are shown, as warnings.
    """

    def __init__(self, terminal: Terminal, clock: Clock) -> None:
        self._terminal = terminal
        self._clock = clock
        self._progress = Progress()
        self._live = terminal.err.animated and not terminal.quiet
        self._region = Region(terminal.err)
        self._next_draw = float("-inf")
        self._tick: asyncio.TimerHandle | None = None

    def __enter__(self) -> Board:
        if self._live:
            self._schedule()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._tick is not None:
            self._tick.cancel()
        if self._live and not isinstance(error, OutputClosed):
            self._region.draw([], self._lines(room=len(self._progress.rows) * 2))
            self._region.close()

    def observe(self, event: BoardEvent) -> None:
        """Takes note of ``event`` and shows it."""
        now = self._clock.now()
        row = self._progress.apply(event, now)
        if isinstance(event, Notice):
            self._terminal.warn(event.text)
        elif self._terminal.quiet and isinstance(event, StageFailed) and row is not None:
            self._terminal.warn(plain_line(row, now))
        elif not self._live and row is not None and not isinstance(event, _UNTOLD):
            self._terminal.note(plain_line(row, now))
        if self._live and now >= self._next_draw:
            self._draw(now)

    def _draw(self, now: float) -> None:
        self._next_draw = now + REDRAW_INTERVAL_S
        self._region.draw(self._lines(room=max(1, self._terminal.err.size().lines - 2)))

    def _lines(self, room: int) -> list[str]:
        channel = self._terminal.err
        columns = channel.columns - 1
        lines = board_lines(self._progress, self._clock.now(), columns, room, channel.symbols)
        return [encoded for line in lines for encoded in channel.lines(line)]

    def _schedule(self) -> None:
        """Redraws on the running loop, so that countdowns count while no event comes."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # watched from outside a loop: events alone redraw
            return
        self._tick = loop.call_later(TICK_S, self._on_tick)

    def _on_tick(self) -> None:
        with contextlib.suppress(OutputClosed):  # the next event says it where it can be handled
            self._draw(self._clock.now())
            self._schedule()
