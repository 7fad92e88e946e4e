"""The program's commands as values, read from the Typer app: for the reference and for the man page."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup
from typer.main import get_command

from socra_cli.app import app
from socra_cli.commands.help import usage_pieces
from socra_cli.commands.options import PANEL

_NOTE = re.compile(r"\s*\[([^\[\]]*)\]$")
_RANGE = re.compile(r"[\d.]*<?=?x[<>]=?[\d.]+")


class Parameter(NamedTuple):
    """One argument or option. ``bounds`` are as Typer writes them: ``1<=x<=9``."""

    name: str
    meaning: str
    default: str
    bounds: str


@dataclass(frozen=True, slots=True)
class CommandPage:
    """One command. ``everywhere`` are the options that every command takes; groups have none of their own."""

    path: str
    usage: str
    panel: str
    paragraphs: tuple[str, ...]
    example: str
    arguments: tuple[Parameter, ...]
    options: tuple[Parameter, ...]
    everywhere: tuple[Parameter, ...]


def pages() -> tuple[CommandPage, ...]:
    """Every command in the order of ``socra --help``, the program itself first."""
    group = get_command(app)
    context = group.make_context("socra", [], resilient_parsing=True)
    return tuple(_walk(group, context, ""))


def _walk(command: Any, context: Any, panel: str) -> Iterator[CommandPage]:
    yield _page(command, context, panel)
    if isinstance(command, TyperGroup):
        for name in command.list_commands(context):
            member = command.commands[name]
            own = getattr(member, "rich_help_panel", None)
            yield from _walk(
                member,
                typer.Context(member, parent=context, info_name=name),
                own if isinstance(own, str) else panel,
            )


def _page(command: Any, context: Any, panel: str) -> CommandPage:
    paragraphs = [" ".join(p.split()) for p in inspect.cleandoc(command.help or "").split("\n\n")]
    example = next((p.removeprefix("Example: ") for p in paragraphs if p.startswith("Example: ")), "")
    parameters = [(p, p.get_help_record(context)) for p in command.get_params(context)]
    told = [(p, _parameter(record)) for p, record in parameters if record is not None]
    arguments = [row for p, row in told if p.param_type_name == "argument"]
    shared = [row for p, row in told if getattr(p, "rich_help_panel", None) == PANEL]
    return CommandPage(
        path=context.command_path,
        usage=" ".join([context.command_path, *usage_pieces(command, context)]),
        panel=panel,
        paragraphs=tuple(p for p in paragraphs if not p.startswith("Example: ")),
        example=example,
        arguments=tuple(arguments),
        options=tuple(row for _, row in told if row not in arguments and row not in shared),
        everywhere=tuple(shared),
    )


def _parameter(record: tuple[str, str]) -> Parameter:
    name, meaning = record
    note = _NOTE.search(meaning)
    parts = [part.strip() for part in note[1].split(";")] if note else []
    default = next((p.removeprefix("default: ") for p in parts if p.startswith("default: ")), "")
    bounds = next((p for p in parts if _RANGE.fullmatch(p)), "")
    text = meaning[: note.start()] if note and (default or bounds) else meaning
    return Parameter(re.sub(r" <(str|path|list\[str\])>$", "", name), text, default, bounds)
