"""A program on a real pseudo-terminal, seen through a terminal emulator.

Nothing here sleeps: a test waits for output with ``select`` and lets the program go on, step by step.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyte

DRIVERS = Path(__file__).parent / "drivers"
PATIENCE_S = 20.0
STEP_FD_VARIABLE = "STEP_FD"
BOOT = """
import os, runpy, sys
fd = os.open(os.environ["TTY_PATH"], os.O_RDWR)
for target in map(int, os.environ["TTY_FDS"].split(",")):
    os.dup2(fd, target)
os.close(fd)
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


class ScreenTerminal:
    """Runs a driver script with its streams on a pseudo-terminal of the given size."""

    def __init__(
        self,
        driver: str,
        *arguments: str,
        columns: int = 80,
        lines: int = 24,
        env: Mapping[str, str] | None = None,
        tty_fds: str = "0,1,2",
        **streams: Any,
    ) -> None:
        self.screen = pyte.HistoryScreen(columns, lines, history=100_000, ratio=0.5)
        self._emulator = pyte.ByteStream(self.screen)
        self.raw = b""
        self._master, slave = pty.openpty()
        self.slave_name = os.ttyname(slave)
        self.resize(columns, lines)
        self.modes_before = termios.tcgetattr(slave)
        self._slave = slave
        steps, self._steps = os.pipe()
        environ = {
            **os.environ,
            "TERM": "xterm-256color",
            "TTY_PATH": self.slave_name,
            "TTY_FDS": tty_fds,
            "PROMPT_TOOLKIT_NO_CPR": "1",
            STEP_FD_VARIABLE: str(steps),
            **(env or {}),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", BOOT, str(DRIVERS / driver), *arguments],
            env=environ,
            start_new_session=True,
            pass_fds=[steps],
            **{"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": None, **streams},
        )
        os.close(steps)

    def __enter__(self) -> ScreenTerminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for fd in (self._master, self._slave, self._steps):
            with contextlib.suppress(OSError):
                os.close(fd)

    def step(self) -> None:
        """Lets the driver go on to its next gate."""
        os.write(self._steps, b".")

    def send(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def send_ahead(self, line: str) -> None:
        """Sends a line that nobody reads yet, and pumps until the kernel holds it, echoed or not."""
        self.send(line)
        waiting = bytearray(4)
        deadline = time.monotonic() + PATIENCE_S
        while int.from_bytes(waiting, sys.byteorder) < len(line):
            assert time.monotonic() < deadline, "the line never reached the terminal"
            self._pump(time.monotonic() + 0.01)
            fcntl.ioctl(self._slave, termios.FIONREAD, waiting)

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def stopped(self) -> bool:
        """Whether the program has been stopped, as by Ctrl-Z, and not gone on since."""
        how = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, self.process.pid, how) is not None

    def hang_up(self) -> None:
        """Closes the terminal under the program."""
        os.close(self._slave)
        os.close(self._master)

    def resize(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)

    def wait_for(self, condition: str | Callable[[], bool]) -> None:
        """Pumps output until the text is on the screen, or the condition holds."""
        holds = (lambda: condition in self.text()) if isinstance(condition, str) else condition
        deadline = time.monotonic() + PATIENCE_S
        while not holds():
            assert time.monotonic() < deadline, f"never came: {condition}\n{self.text()}"
            self._pump(time.monotonic() + 0.05)

    def wait(self) -> int:
        """Pumps output until the program is over; its exit code."""
        deadline = time.monotonic() + PATIENCE_S
        while self.process.poll() is None:
            assert time.monotonic() < deadline, f"still runs\n{self.text()}"
            self._pump(time.monotonic() + 0.02)
        while self._pump(time.monotonic()):
            pass
        return self.process.returncode

    def modes(self) -> list[Any]:
        return termios.tcgetattr(self._slave)

    def scrollback(self) -> list[str]:
        """Every line that scrolled off and every line on the screen, without the blank ones at the end."""
        history = [
            "".join(row[x].data for x in range(self.screen.columns)) for row in self.screen.history.top
        ]
        lines = [line.rstrip() for line in [*history, *self.screen.display]]
        while lines and not lines[-1]:
            lines.pop()
        return lines

    def text(self) -> str:
        return "\n".join(self.scrollback())

    def _pump(self, deadline: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.raw += data
        self._emulator.feed(data)
        return bool(data)
