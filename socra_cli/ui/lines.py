"""Lines from a stream that is no editor's terminal: a pipe, a file, or a terminal in plain mode."""

from __future__ import annotations

import asyncio
import codecs
import io
import os
import sys
import threading
from typing import TextIO

CHUNK_BYTES = 65536


class LineReader:
    """Reads one line at a time without blocking the event loop, and can be cancelled while it waits.

    Reads the descriptor itself, so nobody else may read ``stream``. Text is UTF-8; what is not becomes
    U+FFFD.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._descriptor = _descriptor(stream)
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._pending = ""
        self._ended = False

    async def readline(self) -> str | None:
        """The next line without its end, or None at the end of the input."""
        if self._descriptor is None:
            return _stripped(self._stream.readline())
        while "\n" not in self._pending and not self._ended:
            self._accept(await self._read(self._descriptor))
        line, newline, rest = self._pending.partition("\n")
        self._pending = rest
        return line.removesuffix("\r") if line or newline else None

    async def _read(self, descriptor: int) -> bytes:
        if sys.platform == "win32":
            return await read_in_thread(descriptor)
        return await _read_when_ready(descriptor)

    def _accept(self, data: bytes) -> None:
        self._pending += self._decoder.decode(data, final=not data)
        self._ended = self._ended or not data


def _descriptor(stream: TextIO) -> int | None:
    try:
        return stream.fileno()
    except (OSError, ValueError, AttributeError, io.UnsupportedOperation):
        return None


def _stripped(line: str) -> str | None:
    return line.removesuffix("\n").removesuffix("\r") if line else None


def _settle(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)


async def _read_when_ready(descriptor: int) -> bytes:
    loop = asyncio.get_running_loop()
    ready: asyncio.Future[None] = loop.create_future()
    try:
        loop.add_reader(descriptor, _settle, ready)
    except PermissionError:  # a regular file: always ready, and epoll refuses it
        return os.read(descriptor, CHUNK_BYTES)
    try:
        await ready
    finally:
        loop.remove_reader(descriptor)
    return _read_or_end(descriptor)


def _read_or_end(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, CHUNK_BYTES)
    except OSError:  # the terminal is gone
        return b""


async def read_in_thread(descriptor: int) -> bytes:
    """For Windows, which waits for sockets only. A daemon thread: a pending read never delays the exit."""
    loop = asyncio.get_running_loop()
    data: asyncio.Future[bytes] = loop.create_future()

    def deliver(read: bytes) -> None:
        if not data.done():
            data.set_result(read)

    def run() -> None:
        read = _read_or_end(descriptor)
        if not loop.is_closed():
            loop.call_soon_threadsafe(deliver, read)

    threading.Thread(target=run, daemon=True).start()
    return await data
