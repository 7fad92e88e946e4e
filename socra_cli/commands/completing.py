"""What the shell may complete: ideas, sessions, personas, providers, documents.

Each function takes what was typed so far and returns what it could become, with a few words where there are
any. Nothing may fail here: a shell that asks for names must not get a traceback, so broken settings complete
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socra_cli.commands.context import Context

IDEA_SUFFIXES = (".md", ".markdown", ".txt")
PLAN_SUFFIXES = (".json",)
PLAIN_PATH = re.compile(r"[\w./+-]+")
"""Any other path is left to the shell, which can quote it: some shells evaluate what they are told."""
UNTOLD = re.compile(r"[^\w .,:-]+")
Completions = list[tuple[str, str]]
Suffixes = tuple[str, ...]


def complete_session(incomplete: str) -> Completions:
    """The sessions whose id begins so, each with its title."""
    return _or_nothing(lambda: _sessions(incomplete))


def complete_idea(incomplete: str) -> Completions:
    """Text files and folders, then sessions. A folder that is the only choice is looked into."""
    return _files_and_sessions(incomplete, IDEA_SUFFIXES)


def complete_plan(incomplete: str) -> Completions:
    """JSON files and folders, then sessions, the same way."""
    return _files_and_sessions(incomplete, PLAN_SUFFIXES)


def complete_persona(incomplete: str) -> Completions:
    """The personas, each with its lens."""
    return _or_nothing(lambda: _personas(incomplete))


def complete_provider(incomplete: str) -> Completions:
    """The last name of a comma-separated route, from the providers that are set up and not named yet."""
    return _or_nothing(lambda: _providers(incomplete))


def _files_and_sessions(incomplete: str, suffixes: Suffixes) -> Completions:
    found = [*_or_nothing(lambda: _paths(incomplete, suffixes)), *complete_session(incomplete)]
    if len(found) == 1 and found[0][0].endswith("/"):
        return _or_nothing(lambda: _paths(found[0][0], suffixes)) or found
    return found


def _sessions(incomplete: str) -> Iterator[tuple[str, str]]:
    for row in _context().store.list():
        if row.id.startswith(incomplete):
            yield row.id, UNTOLD.sub(" ", row.title)


def _paths(incomplete: str, suffixes: Suffixes) -> Iterator[tuple[str, str]]:
    folder, slash, name = incomplete.rpartition("/")
    for path in sorted(Path(f"{folder}{slash}" or ".").iterdir()):
        typed = f"{folder}{slash}{path.name}"
        hidden = path.name.startswith(".") and not name
        if hidden or not path.name.startswith(name) or not PLAIN_PATH.fullmatch(typed):
            continue
        if path.is_dir():
            yield f"{typed}/", "folder"
        elif path.suffix.lower() in suffixes:
            yield typed, "file"


def _personas(incomplete: str) -> Iterator[tuple[str, str]]:
    for spec in _context().prompts.personas:
        if spec.id.startswith(incomplete):
            yield spec.id, spec.lens


def _providers(incomplete: str) -> Iterator[tuple[str, str]]:
    before, comma, name = incomplete.rpartition(",")
    for spec in _context().known_specs:
        if spec.name.startswith(name) and spec.name not in before.split(","):
            yield f"{before}{comma}{spec.name}", ""


def _context() -> Context:
    from socra_cli.commands.context import Context

    return Context()


def _or_nothing(names: Callable[[], Iterator[tuple[str, str]]]) -> Completions:
    from socra_cli.errors import SocraError

    try:
        return list(names())
    except (SocraError, OSError):
        return []
