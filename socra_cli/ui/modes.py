"""The terminal's modes, given back as they were found, whatever happened in between."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import Any, TextIO

from socra_cli.ui.channel import Channel, OutputClosed
from socra_cli.ui.region import RESTORE

PASTE_OFF = "\x1b[?2004l"
STYLE_OFF = "\x1b[0m"


@contextlib.contextmanager
def preserved(stdin: TextIO, *channels: Channel) -> Iterator[None]:
    """Puts back line editing and echo of ``stdin``, and on a failure also the cursor, wrapping, paste
    and style."""
    with _line_discipline(stdin):
        try:
            yield
        except BaseException:
            for channel in channels:
                if channel.animated:
                    with contextlib.suppress(OutputClosed):
                        channel.write(PASTE_OFF + STYLE_OFF + RESTORE)
            raise


if sys.platform == "win32":

    @contextlib.contextmanager
    def _line_discipline(stdin: TextIO) -> Iterator[None]:
        yield

else:
    import termios

    @contextlib.contextmanager
    def _line_discipline(stdin: TextIO) -> Iterator[None]:
        modes = _modes(stdin)
        try:
            yield
        finally:
            if modes is not None:
                with contextlib.suppress(termios.error, OSError, ValueError):
                    termios.tcsetattr(stdin.fileno(), termios.TCSADRAIN, modes)

    def _modes(stdin: TextIO) -> list[Any] | None:
        try:
            return termios.tcgetattr(stdin.fileno())
        except (termios.error, OSError, ValueError):  # no terminal
            return None
