"""Which files a command line means: files, folders, globs and ``-``."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from socra_cli.errors import InputError

STDIN: Final = "-"
_SUFFIXES: Final = frozenset((".md", ".markdown", ".mdown", ".txt"))


def collect(arguments: Sequence[str]) -> list[str]:
    """Paths in the order given, folders and globs sorted, each file once; ``-`` stands for standard input.

    A folder means the Markdown and text files below it, hidden folders left out.

    Raises:
        InputError: a glob or a folder holds no brief, or an argument is empty.
    """
    found: dict[str, None] = {}
    for argument in arguments:
        found |= dict.fromkeys(_expand(argument))
    return list(found)


def _expand(argument: str) -> Iterator[str]:
    if not argument:
        raise InputError("the name given is empty", hint="Is a variable of the shell unset?")
    path = Path(argument)
    if argument == STDIN or path.is_file():
        yield argument
    elif path.is_dir():
        briefs = sorted(file for file in path.rglob("*") if _is_brief(file, path))
        if not briefs:
            raise InputError(
                f"{argument}: no Markdown or text file in it", hint="Give a file or another folder."
            )
        yield from map(str, briefs)
    elif glob.has_magic(argument):
        matches = sorted(match for match in glob.glob(argument, recursive=True) if Path(match).is_file())
        if not matches:
            raise InputError(
                f"{argument}: matches no file",
                hint="Check the pattern, and quote it if the shell is not to expand it.",
            )
        yield from matches
    else:
        yield argument  # the reader says what is wrong with it


def _is_brief(file: Path, root: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(root).parts)
    return file.suffix.lower() in _SUFFIXES and not hidden and file.is_file()
