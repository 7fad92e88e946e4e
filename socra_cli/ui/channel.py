"""One output stream, and the only hand that writes to it: Rich lays out, the sanitizer checks, the channel
writes.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TextIO

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.text import Text

from socra_cli.domain.sanitize import clean
from socra_cli.errors import InputError
from socra_cli.ui.theme import ASCII, UNICODE, Symbols

FALLBACK_SIZE = os.terminal_size((80, 24))
UNBOUNDED_COLUMNS = 10_000
NARROWEST_COLUMNS = 20
GONE = {errno.EPIPE, errno.EIO, errno.EBADF, errno.ENXIO}


class OutputClosed(Exception):  # noqa: N818 - not an error: whoever read has read enough
    """The reader of a stream went away: a closed pipe, or a terminal that is gone."""


class Area(Protocol):
    """A live area that must step aside before anything else is written."""

    def clear(self) -> None: ...

    def close(self) -> None: ...


@dataclass(slots=True)
class Stage:
    """What is known of the terminal: what is live on it, and how many rows at least stand above that.

    Streams that end on one terminal share one, so that none overwrites the other.
    """

    area: Area | None = None
    rows_above: int = 0


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a stream can show.

    ``escapes`` is a terminal that obeys escape sequences, so that lines can be edited on it. ``animated``
    implies it: lines may also be redrawn in place.
    """

    terminal: bool
    escapes: bool
    colour: bool
    animated: bool
    unicode: bool


class Channel:
    """A stream with its capabilities.

    Text passes the sanitizer on its way out, whatever it was rendered from. Off a terminal no line is ever
    wrapped or padded. Raises ``OutputClosed`` when the reader is gone.
    """

    def __init__(self, stream: TextIO, capabilities: Capabilities, stage: Stage | None = None) -> None:
        self.stream = stream
        self.terminal = capabilities.terminal
        self.escapes = capabilities.escapes
        self.colour = capabilities.colour
        self.animated = capabilities.animated
        self.symbols: Symbols = UNICODE if capabilities.unicode else ASCII
        self.stage = stage or Stage()
        self._writing = False
        self._put_off: Callable[[], None] | None = None
        self._layout = Console(
            file=io.StringIO(),
            force_terminal=capabilities.terminal,
            color_system=None,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            width=FALLBACK_SIZE.columns,
            height=FALLBACK_SIZE.lines,
        )

    def size(self) -> os.terminal_size:
        """Columns and lines of the window now; 80 by 24 where there is none."""
        if not self.terminal:
            return FALLBACK_SIZE
        try:
            size = os.get_terminal_size(self.stream.fileno())
        except (OSError, ValueError):
            return FALLBACK_SIZE
        if not size.columns or not size.lines:
            return FALLBACK_SIZE
        return os.terminal_size((max(size.columns, NARROWEST_COLUMNS), size.lines))

    @property
    def columns(self) -> int:
        return self.size().columns

    def lines(self, renderable: RenderableType, columns: int | None = None) -> list[str]:
        """``renderable`` laid out in ``columns`` cells (default: the window; unbounded off a terminal),
        styled, clean.
        """
        width = columns or (self.columns if self.terminal else UNBOUNDED_COLUMNS)
        options = self._layout.options.update(width=width, height=None)
        return [self._encode(line) for line in self._layout.render_lines(renderable, options, pad=False)]

    def print(self, renderable: RenderableType = "", *, style: str = "") -> None:
        """One renderable on lines of its own, above whatever is live."""
        if isinstance(renderable, str):
            renderable = Text(clean(renderable), style=style)
        self.write_lines(self.lines(renderable))

    def write_lines(self, lines: Iterable[str]) -> None:
        """Lines that ``lines`` returned, above whatever is live."""
        if self.stage.area is not None:
            self.stage.area.clear()
        block = [line + "\n" for line in lines]
        self.stage.rows_above += len(block)
        self.write("".join(block))

    def write(self, data: str) -> None:
        """``data`` as it is: the caller has made it harmless."""
        with self._undisturbed():
            try:
                self.stream.write(self._encodable(data))
                self.stream.flush()
            except OSError as error:
                raise as_closed(error) from None
            except ValueError:  # the stream object was closed
                raise OutputClosed from None

    def between_writes(self, action: Callable[[], None]) -> None:
        """Do ``action`` now, or right after the write under way.

        A signal's handler runs in the middle of whatever goes on, and no stream can be written in a write.
        """
        if self._writing:
            self._put_off = action
        else:
            action()

    @contextlib.contextmanager
    def _undisturbed(self) -> Iterator[None]:
        self._writing = True
        try:
            yield
        finally:
            self._writing = False
            put_off, self._put_off = self._put_off, None
            if put_off is not None:
                put_off()

    def write_bytes(self, data: bytes) -> None:
        """Exactly these bytes, whatever the stream's encoding and newlines; text where it has no bytes
        underneath.
        """
        buffer = getattr(self.stream, "buffer", None)
        if buffer is None:
            self.write(data.decode("utf-8"))
            return
        try:
            self.stream.flush()
            buffer.write(data)
            buffer.flush()
        except OSError as error:
            raise as_closed(error) from None

    def _encode(self, line: Sequence[Segment]) -> str:
        return "".join(self._styled(segment) for segment in line if not segment.control).rstrip(" ")

    def _styled(self, segment: Segment) -> str:
        text = clean(segment.text, multiline=False)
        if not self.colour or segment.style is None:
            return text
        return segment.style.render(text, color_system=ColorSystem.STANDARD)

    def _encodable(self, data: str) -> str:
        encoding = getattr(self.stream, "encoding", None) or "utf-8"
        return data.encode(encoding, "replace").decode(encoding)


def as_closed(error: OSError) -> Exception:
    """``OutputClosed`` if that is what the error means, else what stopped the writing: a full disk."""
    windows_pipe = os.name == "nt" and error.errno == errno.EINVAL
    if error.errno in GONE or windows_pipe:
        return OutputClosed()
    why = (error.strerror or str(error)).lower()
    return InputError(f"the output can't be written: {why}", hint="Send it elsewhere.", kind="output")


def abandon(*streams: TextIO) -> None:
    """Points streams at the null device, so that nothing is complained about when the interpreter flushes
    them.
    """
    for stream in streams:
        with contextlib.suppress(OSError, ValueError):
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, stream.fileno())
            os.close(null)


def let_go(*streams: TextIO) -> None:
    """Flushes streams for the last time.

    What a full disk or a closed terminal did not take has been told by then: the interpreter, which would try
    once more on its way out and turn the exit code into its own 120, need not.
    """
    for stream in streams:
        try:
            stream.flush()
        except (OSError, ValueError):
            abandon(stream)
