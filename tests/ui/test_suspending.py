"""Ctrl-Z in the middle of a write: the live lines go once it is through, and the program stops after that."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Callable

import pytest

from socra_cli.ui.channel import Capabilities, Channel
from socra_cli.ui.modes import preserved
from socra_cli.ui.region import CLEAR_BELOW, RESTORE, Region

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="no program is stopped from the keyboard there"
)


class Interrupting(io.RawIOBase):
    """What lies under a stream, and does something once in the middle of being written to."""

    def __init__(self) -> None:
        self.written = b""
        self.meanwhile: Callable[[], None] | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        assert isinstance(data, memoryview)
        action, self.meanwhile = self.meanwhile, None
        if action is not None:
            action()
        self.written += bytes(data)
        return len(data)


@pytest.fixture
def raw() -> Interrupting:
    return Interrupting()


@pytest.fixture
def channel(raw: Interrupting) -> Channel:
    stream = io.TextIOWrapper(io.BufferedWriter(raw), "utf-8")
    return Channel(
        stream, Capabilities(terminal=True, escapes=True, colour=False, animated=True, unicode=True)
    )


def test_what_a_handler_wants_to_write_waits_for_the_write_under_way(
    raw: Interrupting, channel: Channel
) -> None:
    raw.meanwhile = lambda: channel.between_writes(lambda: channel.write("after\n"))
    channel.write("before\n")
    assert raw.written == b"before\nafter\n"


def test_without_a_write_it_is_written_at_once(raw: Interrupting, channel: Channel) -> None:
    channel.between_writes(lambda: channel.write("now\n"))
    assert raw.written == b"now\n"


def test_stopped_in_the_middle_of_a_frame_the_screen_is_clean_before_the_program_stands(
    raw: Interrupting, channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_screen: list[bytes] = []
    monkeypatch.setattr(os, "kill", lambda pid, number: on_screen.append(raw.written))
    quiet = Channel(io.StringIO(), Capabilities(False, False, False, False, unicode=True))
    with preserved(io.StringIO(), quiet, channel):
        region = Region(channel)
        region.draw(["asking"])
        raw.meanwhile = lambda: signal.raise_signal(signal.SIGTSTP)
        region.draw(["still asking"])
    [seen] = on_screen
    assert b"still asking" in seen
    assert seen.endswith((CLEAR_BELOW + RESTORE).encode())
