"""Whether the terminal shows what is typed. It must not while lines are live: it would write into them."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import Any, TextIO

if sys.platform == "win32":

    class Keyboard:
        """On Windows the console shows typed keys only while a line is being read."""

        def __init__(self, stream: TextIO) -> None: ...

        def remember(self) -> None: ...

        def hush(self) -> None: ...

        def restore(self) -> None: ...

else:
    import os
    import termios

    LOCAL_MODES = 3  # their place in what ``tcgetattr`` returns

    class Keyboard:
        """The terminal's echo and the rest of its modes. ``stream`` is any stream that ends on the terminal.

        What is typed while hushed is not lost: whoever reads next gets it. Does nothing off a terminal, and
        nothing in the background, where a program that changes the modes would be stopped.
        """

        def __init__(self, stream: TextIO) -> None:
            self._stream = stream
            self._before: list[Any] | None = None

        def remember(self) -> None:
            """Takes note of the modes as they are now."""
            self._before = self._modes()

        def hush(self) -> None:
            """Echo off, until ``restore``."""
            if self._before is not None:
                return
            self.remember()
            hushed = self._modes()
            if hushed is not None:
                hushed[LOCAL_MODES] &= ~termios.ECHO
                self._apply(hushed)

        def restore(self) -> None:
            """The modes as they were."""
            if self._before is not None:
                self._apply(self._before)
                self._before = None

        def _modes(self) -> list[Any] | None:
            try:
                return termios.tcgetattr(self._stream.fileno())
            except (termios.error, OSError, ValueError):  # no terminal, or gone
                return None

        def _apply(self, modes: list[Any]) -> None:
            with contextlib.suppress(termios.error, OSError, ValueError):
                descriptor = self._stream.fileno()
                if os.tcgetpgrp(descriptor) == os.getpgrp():
                    termios.tcsetattr(descriptor, termios.TCSADRAIN, modes)


@contextlib.contextmanager
def hushed(stream: TextIO) -> Iterator[None]:
    """Within it keys are not shown where they are pressed, but where they are read."""
    keyboard = Keyboard(stream)
    keyboard.hush()
    try:
        yield
    finally:
        keyboard.restore()
