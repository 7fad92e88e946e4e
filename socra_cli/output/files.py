"""Files that are written whole or not at all, and never over anybody else's work."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from socra_cli.domain.text import printable
from socra_cli.errors import InputError
from socra_cli.output.registry import Registry

_MOST_COPIES = 999
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a set of files will go, decided before anything is sent.

    ``renamed_because`` says in one sentence why the names differ from the usual ones; empty where they don't.
    """

    paths: tuple[Path, ...]
    stem: str
    kind: str
    force: bool
    renamed_because: str = ""

    @property
    def markdown(self) -> Path:
        return self._ending(".md")

    @property
    def json(self) -> Path:
        return self._ending(".json")

    def _ending(self, suffix: str) -> Path:
        return next(path for path in self.paths if path.suffix == suffix)


def plan_paths(
    directory: Path,
    stem: str,
    *,
    force: bool,
    registry: Registry,
    kind: str = "masterplan",
    suffixes: Sequence[str] = (".md", ".json"),
) -> Destination:
    """Decide on ``<stem>-<kind><suffix>`` in ``directory``, all with the same ``-2``, ``-3`` … if need be.

    Makes the folder and tries to write into it. Raises InputError where it can't be used.
    """
    prove_writable(directory)
    because = ""
    for number in range(1, _MOST_COPIES + 1):
        copy = "" if number == 1 else f"-{number}"
        name = f"{safe_name(stem)}-{kind}{copy}"
        paths = tuple(directory / f"{name}{suffix}" for suffix in suffixes)
        taken = _first_kept(paths, registry, force=force)
        if not taken:
            said = f"{because}; the new files are named {name}" if because else ""
            return Destination(paths, stem, kind, force, said)
        because = because or taken
    raise InputError(
        f"{directory} holds {_MOST_COPIES} sets of {stem}-{kind}", hint="Name another folder with -o DIR."
    )


def write_all(destination: Destination, contents: Sequence[str | bytes], registry: Registry) -> Destination:
    """Write one content per path, and return where they went.

    That is elsewhere than planned when somebody changed one of the files in the meantime. Raises InputError.
    """
    if _first_kept(destination.paths, registry, force=destination.force):
        destination = plan_paths(
            destination.paths[0].parent,
            destination.stem,
            force=destination.force,
            registry=registry,
            kind=destination.kind,
            suffixes=[path.suffix for path in destination.paths],
        )
    for path, content in zip(destination.paths, contents, strict=True):
        write(path, content, registry)
    return destination


def write(path: Path, content: str | bytes, registry: Registry) -> None:
    """Write ``content`` (text as UTF-8) so that a reader sees the old file or the new one, never a part.

    Replaces whatever stands at ``path``: ``plan_paths`` decides whether it may. Raises InputError.
    """
    data = content.encode() if isinstance(content, str) else content
    registry.record(data)
    try:
        _replace(path, data)
    except OSError as error:
        raise InputError(
            f"{path} can't be written: {_reason(error)}",
            hint="Name another folder with -o DIR.",
            kind="output",
        ) from error


def safe_name(stem: str) -> str:
    """``stem`` as a name that every file system takes and every terminal shows as it is."""
    name = re.sub(r'[<>:"/\\|?*\s\ufffd]+', "-", printable(stem)).strip("-. ")
    return f"_{name}" if _RESERVED.match(name) else name or "idea"


def _first_kept(paths: Sequence[Path], registry: Registry, *, force: bool) -> str:
    """Which of ``paths`` must stay as it is, and why, as one clause; empty when all may be written."""
    reasons = ((path.name, kept_because(path, registry, force=force)) for path in paths)
    return next((f"{name} {why}" for name, why in reasons if why), "")


def kept_because(path: Path, registry: Registry, *, force: bool) -> str:
    """Why what stands at ``path`` must stay: empty when it may be replaced or nothing is there."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise InputError(
            f"{path.name} can't be written: {_reason(error)}",
            hint="Rename the idea's file, or name another folder with -o DIR.",
        ) from error
    if stat.S_ISDIR(mode) or not mode & 0o222:
        why = "is a folder" if stat.S_ISDIR(mode) else "is read-only"
        if force:
            raise InputError(f"{path} {why}", hint="Move it away, or run without --force.")
        return why
    if force:
        return ""
    if not stat.S_ISREG(mode):
        return "is a link or a device"
    try:
        content = path.read_bytes()
    except OSError as error:
        return f"can't be read ({_reason(error)})"
    return "" if registry.knows(content) else "is not as socra wrote it"


def prove_writable(directory: Path) -> None:
    """Make ``directory`` and a file in it: the only test that is true on every system."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with _beside(directory / "probe"):
            pass
    except OSError as error:
        raise InputError(
            f"{directory} can't take files: {_reason(error)}",
            hint="Name a folder that can be written with -o DIR.",
        ) from error


def _replace(path: Path, content: bytes) -> None:
    with _beside(path) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        file.close()
        if path.is_file() and not path.is_symlink():
            os.chmod(file.name, stat.S_IMODE(path.stat().st_mode))
        os.replace(file.name, path)
    _sync_folder(path.parent)


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    """A new file in the same folder, gone afterwards unless it was renamed. Its mode follows the umask."""
    temporary = path.with_name(f".socra-{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("xb") as file:
            yield file
    finally:
        temporary.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last. Windows has no such call, and some network drives refuse it."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: OSError) -> str:
    """The operating system's words, lower-case and without the path."""
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return "it is a file, not a folder"
    return (error.strerror or str(error)).lower()
