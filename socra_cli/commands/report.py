"""``socra report``: a plan as one HTML page that shows and prints without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from socra_cli.commands.completing import complete_session
from socra_cli.commands.context import Context
from socra_cli.commands.writing import AsJson, write_rendering


def report(
    ctx: typer.Context,
    plan: Annotated[
        str,
        typer.Argument(
            metavar="PLAN_OR_SESSION",
            help="A masterplan's JSON, - for standard input, or a session.",
            show_default=False,
            autocompletion=complete_session,
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where the page goes.")
    ] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Replace a page that was changed by hand.")] = False,
    json: AsJson = False,
) -> None:
    """Write a plan as one self-contained HTML page: charts, ledger, quotes that lead to the transcript.

    Example: socra report idea-masterplan.json
    """
    from socra_cli.commands.documents import read_plan
    from socra_cli.commands.planning import stem_of
    from socra_cli.output.files import plan_paths
    from socra_cli.output.report.page import render_report

    context: Context = ctx.obj
    read = read_plan(plan, context.store)
    destination = plan_paths(
        output, stem_of(read.idea), force=force, registry=context.registry, kind="report", suffixes=(".html",)
    )
    write_rendering(context, render_report(read), destination)
