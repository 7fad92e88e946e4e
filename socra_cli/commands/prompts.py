"""``socra prompts``: what the models are told, to read and to edit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from socra_cli.commands.context import Context
from socra_cli.commands.help import Command, Group
from socra_cli.commands.options import everywhere
from socra_cli.commands.writing import AsJson, tell_written
from socra_cli.domain.base import Frozen

if TYPE_CHECKING:
    from socra_cli.llm.prompts import PromptFile

SHIPPED = "shipped"
_SHORT = 12


class PromptRow(Frozen):
    """One prompt. ``source`` is ``shipped``, or the path of the user's own copy."""

    name: str
    variables: tuple[str, ...]
    sha256: str
    source: str


class PromptsDocument(Frozen):
    """What ``socra prompts list --json`` prints. ``sha256`` covers all of them, as in a plan's provenance."""

    schema_version: Literal[1] = 1
    sha256: str
    prompts: tuple[PromptRow, ...]


def list_prompts(
    ctx: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """List the prompts in use: their variables, their hash and where each comes from.

    Example: socra prompts list --prompts my-prompts
    """
    from socra_cli.output.json_document import to_json

    context: Context = ctx.obj
    prompts = context.prompts
    rows = tuple(map(_row, prompts.files))
    context.terminal.print_table(
        ("name", "from", "sha256", "variables"),
        [(row.name, row.source, row.sha256[:_SHORT], ", ".join(row.variables)) for row in rows],
    )
    context.terminal.result(f"All together: {prompts.sha256[:_SHORT]}")
    if context.json:
        context.terminal.result_json(to_json(PromptsDocument(sha256=prompts.sha256, prompts=rows)))


def export(
    ctx: typer.Context,
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Where the copies go.")],
    force: Annotated[bool, typer.Option("--force", help="Replace copies that were changed by hand.")] = False,
    json: AsJson = False,
) -> None:
    """Copy the prompts in use into a folder, to be edited and used with --prompts DIR.

    Example: socra prompts export my-prompts
    """
    from socra_cli.output.files import kept_because, prove_writable, write

    context: Context = ctx.obj
    written: list[Path] = []
    for file in context.prompts.files:
        path = directory / f"{file.name}.md"
        prove_writable(path.parent)
        why = kept_because(path, context.registry, force=force)
        if not why:
            write(path, file.text, context.registry)
            written.append(path)
        elif not _same(path, file):
            context.terminal.warn(f"{path} is kept: it {why}", hint="--force replaces it")
    context.terminal.result(f"Prompts written: {len(written)}. Use them with --prompts {directory}")
    tell_written(context, written)


def _row(file: PromptFile) -> PromptRow:
    from socra_cli.llm.prompts import shipped

    source = SHIPPED if file.path.is_relative_to(shipped()) else str(file.path)
    return PromptRow(name=file.name, variables=file.variables, sha256=file.sha256, source=source)


def _same(path: Path, file: PromptFile) -> bool:
    """Whether what is kept is the prompt in use anyway."""
    return path.is_file() and path.samefile(file.path)


group = typer.Typer(
    cls=Group,
    help="Show the prompts in use, or copy them to edit.\n\nExample: socra prompts export my-prompts",
)
group.command("list", cls=Command)(everywhere(list_prompts))
group.command("export", cls=Command)(everywhere(export))
