"""``socra diff``: what changed between two plans or sessions of one idea, and because of which evidence."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from socra_cli.commands.completing import complete_plan
from socra_cli.commands.context import Context
from socra_cli.commands.ideas import STANDARD_INPUT
from socra_cli.errors import InputError

if TYPE_CHECKING:
    from socra_cli.domain.changes import Diff
    from socra_cli.domain.diffing import Version
    from socra_cli.domain.plan import Masterplan
    from socra_cli.store.documents import SessionDocument

CHANGED_EXIT_CODE = 1


class Format(StrEnum):
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def diff(
    ctx: typer.Context,
    a: Annotated[
        str,
        typer.Argument(
            metavar="A",
            help="The earlier one: a masterplan's JSON, - for standard input, or a session.",
            show_default=False,
            autocompletion=complete_plan,
        ),
    ],
    b: Annotated[
        str,
        typer.Argument(
            metavar="B",
            help="The later one, likewise.",
            show_default=False,
            autocompletion=complete_plan,
        ),
    ],
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.TEXT,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 when something changed, 0 when nothing did.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Compare two plans or sessions of one idea: what moved, and the words that moved it.

    Assumptions are matched by their ids within one session, and where B was made with --since A. Otherwise
    they are paired by the quotes that they share, then by like statements, and it says so.

    Example: socra diff old-masterplan.json new-masterplan.json
    """
    from socra_cli.domain.diffing import diff as compare

    context: Context = ctx.obj
    if a == b == STANDARD_INPUT:
        raise InputError(
            "standard input holds one document, and A and B are two", hint="name a file or a session for one"
        )
    found = compare(_version(a, context), _version(b, context))
    _warn(found, context)
    _show(found, Format.JSON if json else form, context)
    if exit_code and found.changed:
        raise typer.Exit(CHANGED_EXIT_CODE)


def _version(name: str, context: Context) -> Version:
    from socra_cli.commands.documents import read_document
    from socra_cli.domain.diffing import Version
    from socra_cli.domain.plan import Masterplan

    document = read_document(name, context.store)
    if isinstance(document, Masterplan):
        return Version.of_plan(document)
    if document.masterplan is not None and _answers(document) == _answers(document.masterplan):
        return Version.of_plan(document.masterplan)
    return _talk(document)


def _talk(session: SessionDocument) -> Version:
    """A session that no plan was made of, or that went on after its plan: what it holds is not judged yet."""
    from socra_cli.domain.changes import Side
    from socra_cli.domain.diffing import Version

    side = Side(
        kind="session",
        session_id=session.session_id,
        created_at=max((call.ended_at for call in session.calls), default=None),
        title=session.idea.title,
    )
    return Version(side, session.idea.text, session.turns, session.assumptions, session.gauges)


def _answers(document: Masterplan | SessionDocument) -> list[str]:
    return [turn.text for turn in document.turns if turn.role == "founder"]


def _warn(found: Diff, context: Context) -> None:
    if not found.same_idea:
        context.terminal.warn(
            "A and B have next to no words in common: they look like two ideas, not two versions of one",
            hint="what follows compares them all the same",
        )
    was, now = found.a.created_at, found.b.created_at
    if was is not None and now is not None and now < was:
        context.terminal.warn("B is older than A", hint="`socra diff B A` tells it in the order of time")


def _show(found: Diff, form: Format, context: Context) -> None:
    from socra_cli.output.diff import render_markdown, text_lines
    from socra_cli.output.json_document import to_json

    terminal = context.terminal
    if form is Format.JSON:
        terminal.result_json(to_json(found))
    elif form is Format.MARKDOWN:
        terminal.result_json(render_markdown(found))
    else:
        from rich.text import Text

        from socra_cli.ui import theme

        ascii_only = terminal.out.symbols is theme.ASCII
        for line in text_lines(found, width=terminal.out.columns, ascii_only=ascii_only):
            terminal.result(Text(line.text, style=theme.HEADING if line.strong else ""))
