"""The terminal's modes, given back as they were found, whatever happened in between."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from types import FrameType
from typing import TextIO

from socra_cli.ui.channel import Channel, OutputClosed
from socra_cli.ui.keyboard import Keyboard
from socra_cli.ui.region import RESTORE

PASTE_OFF = "\x1b[?2004l"
STYLE_OFF = "\x1b[0m"


@contextlib.contextmanager
def preserved(stdin: TextIO, *channels: Channel) -> Iterator[None]:
    """Puts back line editing and echo of ``stdin``; on a failure also cursor, wrapping, paste and style.

    Ctrl-Z takes live lines off the screen and gives the cursor back before it stops the program.
    """
    keyboard = Keyboard(stdin)
    keyboard.remember()
    with _suspending(channels):
        try:
            yield
        except BaseException:
            _give_back(channels, PASTE_OFF + STYLE_OFF + RESTORE)
            raise
        finally:
            keyboard.restore()


def _give_back(channels: Sequence[Channel], sequence: str) -> None:
    for channel in channels:
        if channel.animated:
            with contextlib.suppress(OutputClosed):
                channel.write(sequence)


def _between_writes(channels: Sequence[Channel], action: Callable[[], None]) -> None:
    """Do ``action`` once none of ``channels`` is being written to."""
    if channels:
        channels[0].between_writes(lambda: _between_writes(channels[1:], action))
    else:
        action()


@contextlib.contextmanager
def _suspending(channels: Sequence[Channel]) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return

    def suspend(number: int, frame: FrameType | None) -> None:
        _between_writes(channels, stop)

    def stop() -> None:
        for channel in channels:
            if channel.stage.area is not None:
                channel.stage.area.close()
        os.kill(os.getpid(), signal.SIGSTOP)

    before = signal.signal(signal.SIGTSTP, suspend)
    try:
        yield
    finally:
        signal.signal(signal.SIGTSTP, before)
