"""Files and folders that only their owner can read, and writes that survive a power cut."""

from __future__ import annotations

import os
from pathlib import Path

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600


def private_folder(path: Path) -> Path:
    """Create ``path`` for its owner alone, narrowing it if it was wider; a folder around it that isn't there
    is made for its owner alone too. Raises OSError."""
    path.parent.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    path.mkdir(mode=_FOLDER_MODE, exist_ok=True)
    if os.name != "nt" and path.stat().st_mode & 0o077:
        path.chmod(_FOLDER_MODE)
    return path


def create_private(path: Path) -> int:
    """Create the file for appending and return its descriptor. Raises FileExistsError if it is there."""
    descriptor = os.open(path, _APPEND | os.O_CREAT | os.O_EXCL, _FILE_MODE)
    _sync_folder(path.parent)
    return descriptor


def open_private(path: Path) -> int:
    """Open an existing file for appending, narrowing its mode if it was wider."""
    descriptor = os.open(path, _APPEND)
    if os.name != "nt" and os.fstat(descriptor).st_mode & 0o077:
        os.fchmod(descriptor, _FILE_MODE)
    return descriptor


def append(descriptor: int, data: bytes) -> None:
    """Write all of ``data`` and wait until the disk has it."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
    os.fsync(descriptor)


# Without O_BINARY Windows would turn every line feed into two characters.
_APPEND = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0)


def _sync_folder(folder: Path) -> None:
    """Make a new file's name as durable as its contents. Windows has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
