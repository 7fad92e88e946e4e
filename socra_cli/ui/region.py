"""A few live lines under everything printed, redrawn in place, and safe against a window that changes its
size.

The cursor rests at the region's *first* cell, not after its last one. Terminals that reflow keep the cursor
on the character it stands on, so whatever a resize does to the lines below, clearing from the cursor on
removes exactly the region. Lines are drawn with wrapping off: one line is one row even if the window shrank
a moment ago.
"""

from __future__ import annotations

from collections.abc import Sequence

from socra_cli.ui.channel import Channel
from socra_cli.ui.keyboard import Keyboard

HIDE_CURSOR, SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"
WRAP_OFF, WRAP_ON = "\x1b[?7l", "\x1b[?7h"
BEGIN_FRAME, END_FRAME = "\x1b[?2026h", "\x1b[?2026l"
CLEAR_BELOW = "\r\x1b[K\x1b[C\x1b[J\r"
"""Clears from one column to the right on: some terminals take clearing from the home position for
clearing the screen, and keep what was there in their history."""
RESTORE = WRAP_ON + SHOW_CURSOR


class Region:
    """The live lines of one channel. Only for channels that are ``animated``."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._keyboard = Keyboard(channel.stream)
        self._shown: tuple[str, ...] = ()
        self._open = False

    def draw(self, live: Sequence[str], committed: Sequence[str] = ()) -> None:
        """Prints ``committed`` for good and shows ``live`` below, in one write."""
        room = max(1, self._channel.size().lines - 1)
        shown = tuple(live[-room:])
        if not committed and shown == self._shown:
            return
        self._take_stage()
        above = "".join(line + "\n" for line in committed)
        self._channel.write(f"{BEGIN_FRAME}{HIDE_CURSOR}{CLEAR_BELOW}{above}{_held(shown)}{END_FRAME}")
        self._channel.stage.rows_above += len(committed)
        self._shown = shown

    def clear(self) -> None:
        """Takes the live lines off the screen; the next ``draw`` brings them back."""
        if self._shown:
            self._channel.write(CLEAR_BELOW)
            self._shown = ()

    def close(self) -> None:
        """Clears, and gives the cursor and the echo of keys back. Drawing afterwards opens it again."""
        self._keyboard.restore()
        self.clear()
        if self._open:
            self._open = False
            self._channel.stage.area = None
            self._channel.write(RESTORE)

    def _take_stage(self) -> None:
        area = self._channel.stage.area
        if area is not None and area is not self:
            area.clear()
        self._channel.stage.area = self
        self._keyboard.hush()
        self._open = True


def _held(lines: Sequence[str]) -> str:
    """Lines with the cursor led back to where they began."""
    if not lines:
        return ""
    up = f"\x1b[{len(lines) - 1}A" if len(lines) > 1 else ""
    return WRAP_OFF + "\n".join(lines) + up + "\r" + WRAP_ON
