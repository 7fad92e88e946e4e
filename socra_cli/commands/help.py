"""``--help``: what a page is made of. How it looks is ``ui.manual``'s."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from socra_cli.commands.options import PANEL

if TYPE_CHECKING:
    from socra_cli.ui.manual import Entry

ARGUMENTS, OPTIONS, COMMANDS = "Arguments", "Options", "Commands"


class Command(TyperCommand):
    """A command with such a page."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_page(self, ctx))


class Group(TyperGroup):
    """A group of commands, the same way."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_page(self, ctx))


def _page(command: TyperCommand | TyperGroup, ctx: typer.Context) -> str:
    from socra_cli.ui.manual import page_lines

    channel = ctx.obj.terminal.document
    usage, paragraphs = " ".join([ctx.command_path, *usage_pieces(command, ctx)]), _paragraphs(command.help)
    lines = page_lines(usage, paragraphs, _entries(command, ctx), PANEL, channel.columns)
    return "".join(f"{encoded}\n" for line in lines for encoded in channel.lines(line))


def usage_pieces(command: TyperCommand | TyperGroup, ctx: typer.Context) -> list[str]:
    """The usage line's words. Typer brackets what can be left out, also where its metavar says so, and
    puts braces around what can't.
    """
    superfluous = ((r"\[\[(.*)\]\]", r"[\1]"), (r"\.\.\.\]\.\.\.", "...]"), (r"^\{([A-Z_]+)\}$", r"\1"))
    pieces = command.collect_usage_pieces(ctx)
    for pattern, once in superfluous:
        pieces = [re.sub(pattern, once, piece) for piece in pieces]
    return pieces


def _paragraphs(docstring: str | None) -> list[str]:
    text = inspect.cleandoc(docstring or "")
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]


def _entries(command: TyperCommand | TyperGroup, ctx: typer.Context) -> Iterator[Entry]:
    from socra_cli.ui.manual import Entry

    if isinstance(command, TyperGroup):
        for name in command.list_commands(ctx):
            member = command.commands[name]
            panel = getattr(member, "rich_help_panel", None)
            yield Entry(panel if isinstance(panel, str) else COMMANDS, name, _paragraphs(member.help)[0])
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is None:
            continue
        name, meaning = record
        if parameter.param_type_name == "argument":
            yield Entry(ARGUMENTS, name.partition(" <")[0], meaning)
        else:
            yield Entry(getattr(parameter, "rich_help_panel", None) or OPTIONS, name, meaning)
