"""``socra pitch``: a plan as a deck of twelve slides."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from socra_cli.commands.context import Context
from socra_cli.commands.writing import AsJson, PlanOrSession, write_rendering

if TYPE_CHECKING:
    from socra_cli.domain.plan import Masterplan


class Format(StrEnum):
    """What a deck can be written as; the value is the file's ending, too."""

    HTML = "html"
    MD = "md"
    PPTX = "pptx"


def pitch(
    ctx: typer.Context,
    plan: PlanOrSession,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="html opens in a browser; md is for Marp; pptx is for PowerPoint and Impress, and needs "
            "`pip install 'socra-cli[pptx]'`.",
        ),
    ] = Format.HTML,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where the deck goes.")
    ] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Replace a deck that was changed by hand.")] = False,
    json: AsJson = False,
) -> None:
    """Write a plan as twelve slides: one message each, every claim with its evidence, quotes in the notes.

    Example: socra pitch idea-masterplan.json --format pptx
    """
    from socra_cli.commands.documents import read_plan

    context: Context = ctx.obj
    read = read_plan(plan, context.store)
    deck = _render(read, form)
    write_rendering(context, read, deck, into=output, kind="deck", suffix=f".{form.value}", force=force)


def _render(plan: Masterplan, form: Format) -> str | bytes:
    """The file's content. Raises InputError where the format needs a package that is not installed."""
    from socra_cli.output.deck.outline import outline

    deck = outline(plan)
    if form is Format.MD:
        from socra_cli.output.deck.marp import render_marp

        return render_marp(deck)
    if form is Format.PPTX:
        from socra_cli.output.deck.pptx import render_pptx

        return render_pptx(deck)
    from socra_cli.output.deck.html import render_html

    return render_html(deck, plan)
