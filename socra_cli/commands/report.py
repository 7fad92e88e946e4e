"""``socra report``: a plan as one HTML page that shows and prints without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from socra_cli.commands.context import Context
from socra_cli.commands.writing import AsJson, PlanOrSession, write_rendering


def report(
    ctx: typer.Context,
    plan: PlanOrSession,
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
    from socra_cli.output.report.page import render_report

    context: Context = ctx.obj
    read = read_plan(plan, context.store)
    page = render_report(read)
    write_rendering(context, read, page, into=output, kind="report", suffix=".html", force=force)
