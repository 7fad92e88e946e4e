"""``socra schema``: what every document that socra writes looks like."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from socra_cli.commands.context import Context
from socra_cli.domain.base import Frozen
from socra_cli.errors import InputError

if TYPE_CHECKING:
    from pydantic import BaseModel


class Document(NamedTuple):
    """Where a document's model is, imported only when asked for, and which command writes it."""

    module: str
    model: str
    written_by: str


DOCUMENTS = {
    "masterplan": Document("socra_cli.domain.plan", "Masterplan", "socra masterplan IDEA --json"),
    "dry-run": Document(
        "socra_cli.commands.dry_run", "DryRunDocument", "socra masterplan IDEA --dry-run --json"
    ),
    "session": Document("socra_cli.store.documents", "SessionDocument", "socra sessions show ID --json"),
    "sessions": Document("socra_cli.store.documents", "SessionList", "socra sessions list --json"),
    "calls": Document("socra_cli.store.documents", "CallsDocument", "socra sessions show ID --calls --json"),
    "diff": Document("socra_cli.domain.changes", "Diff", "socra diff A B --json"),
    "lint": Document("socra_cli.output.schemas", "LintDocument", "socra lint IDEA --json"),
    "doctor": Document("socra_cli.commands.doctor", "DoctorDocument", "socra doctor --json"),
    "prompts": Document("socra_cli.commands.prompts", "PromptsDocument", "socra prompts list --json"),
    "written": Document(
        "socra_cli.commands.writing", "WrittenDocument", "socra report, pitch and prompts export with --json"
    ),
    "schemas": Document("socra_cli.commands.schema", "SchemaList", "socra schema --json"),
    "error": Document(
        "socra_cli.output.json_document", "ErrorDocument", "any command with --json that failed"
    ),
}


class SchemaRow(Frozen):
    """One document that socra writes."""

    name: str
    """What ``socra schema`` takes."""
    written_by: str


class SchemaList(Frozen):
    """What ``socra schema --json`` prints."""

    schema_version: Literal[1] = 1
    documents: tuple[SchemaRow, ...]


def schema(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="Which document; without it, their names.",
            show_default=False,
            autocompletion=lambda incomplete: [name for name in DOCUMENTS if name.startswith(incomplete)],
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="The names as JSON too; a schema always is.")] = False,
) -> None:
    """Print the JSON Schema of a document that socra writes.

    Example: socra schema masterplan
    """
    from socra_cli.output.json_document import to_json
    from socra_cli.output.schemas import schema_of

    context: Context = ctx.obj
    if name is not None:
        context.terminal.result_json(to_json(schema_of(model_of(name), name)))
        return
    rows = [SchemaRow(name=known, written_by=document.written_by) for known, document in DOCUMENTS.items()]
    if json:
        context.terminal.result_json(to_json(SchemaList(documents=tuple(rows))))
    else:
        context.terminal.print_table(("name", "written by"), [(row.name, row.written_by) for row in rows])


def model_of(name: str) -> type[BaseModel]:
    """The model of the document called ``name``. Raises InputError, with the nearest name."""
    document = DOCUMENTS.get(name)
    if document is None:
        near = get_close_matches(name.lower(), DOCUMENTS, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(DOCUMENTS)}"
        raise InputError(f"no document is called {name!r}", hint=hint, kind="usage")
    model: type[BaseModel] = getattr(import_module(document.module), document.model)
    return model
