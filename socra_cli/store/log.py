"""Reading a log that may have been cut off: what is whole counts, what is not is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from socra_cli.store.events import Entry, decode


@dataclass(frozen=True, slots=True)
class Log:
    """``problems`` are sentences for the user, one for each line that could not be used."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...]
    ends_clean: bool
    """False when the last line has no line feed: the next append must begin with one."""


def read_log(path: Path) -> Log:
    """Read every whole line. Raises OSError."""
    data = path.read_bytes()
    entries: list[Entry] = []
    problems: list[str] = []
    lines = data.split(b"\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entries.append(decode(line))
        except ValidationError:
            problems.append(_problem(path, number, torn=number == len(lines)))
    return Log(tuple(entries), tuple(problems), ends_clean=not data or data.endswith(b"\n"))


def _problem(path: Path, number: int, *, torn: bool) -> str:
    what = "was cut off while being written" if torn else "can't be read"
    return f"{path.name}: line {number} {what} and is left out"
