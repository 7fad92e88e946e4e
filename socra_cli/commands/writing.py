"""The way out of commands whose result is a file: where it went, for people and for scripts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from socra_cli.commands.completing import complete_plan
from socra_cli.domain.base import Frozen

if TYPE_CHECKING:
    from socra_cli.commands.context import Context
    from socra_cli.domain.plan import Masterplan

PlanOrSession = Annotated[
    str,
    typer.Argument(
        metavar="PLAN_OR_SESSION",
        help="A masterplan's JSON, - for standard input, or a session.",
        show_default=False,
        autocompletion=complete_plan,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="The paths as one JSON document.")]


class WrittenDocument(Frozen):
    """What a command prints whose result is files, with ``--json``."""

    schema_version: Literal[1] = 1
    files: tuple[str, ...]
    """Paths of what was written, seen from the current folder."""


def write_rendering(
    context: Context,
    plan: Masterplan,
    content: str | bytes,
    *,
    into: Path,
    kind: str,
    suffix: str,
    force: bool,
) -> None:
    """Write ``content`` as ``<stem>-<kind><suffix>`` in the folder ``into``, and tell where it is.

    Raises InputError where the folder can't be used.
    """
    from socra_cli.commands.planning import stem_of
    from socra_cli.output.files import plan_paths, write_all

    stem, registry = stem_of(plan.idea), context.registry
    destination = plan_paths(into, stem, force=force, registry=registry, kind=kind, suffixes=(suffix,))
    if destination.renamed_because:
        context.terminal.warn(destination.renamed_because, hint="--force replaces the file")
    written = write_all(destination, (content,), registry)
    context.terminal.result(str(written.paths[0]))
    tell_written(context, written.paths)


def tell_written(context: Context, paths: Iterable[Path]) -> None:
    """With ``--json``, the document."""
    from socra_cli.output.json_document import to_json

    if context.json:
        context.terminal.result_json(to_json(WrittenDocument(files=tuple(map(str, paths)))))
