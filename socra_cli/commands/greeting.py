"""``socra`` with no command: what it is, what to type, and the session that was left open."""

from __future__ import annotations

import typer

from socra_cli.commands.context import Context

_GREETING = """\
socra interrogates an idea before anyone spends a year on it.

  socra interview idea.md     asks the questions that matter, one at a time
  socra masterplan idea.md    five personas, a devil's advocate, a verdict by rule
  socra lint idea.md          what the brief leaves unsaid, in a blink, offline
  socra doctor                who would be asked, and what it would take

No idea written down yet? `socra interview` starts from nothing. `socra --help` lists the rest."""


def greet(ctx: typer.Context) -> None:
    """Greet; where somebody can be asked, offer to go on with the latest unfinished session."""
    context: Context = ctx.obj
    terminal = context.terminal
    terminal.result(_GREETING)
    found = context.store.latest_unfinished()
    if found is None:
        return
    state = context.store.read(found)
    terminal.result(f"\nLeft open: {found}, {state.title}. `socra interview {found}` goes on with it.")
    if terminal.interactive and typer.confirm("Go on with it now?", default=True, err=True):
        from socra_cli.commands.interview import interview

        interview(ctx, found)
