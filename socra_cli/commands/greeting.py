"""``socra`` with no command: what it is, what to type, and, where somebody can be asked, a way to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import typer

from socra_cli.commands.context import Context
from socra_cli.errors import Interrupted

if TYPE_CHECKING:
    from socra_cli.ui.replies import Answer

WELCOME: Final = "socra interrogates an idea before anyone spends a year on it."
COMMANDS: Final = (
    ("socra interview idea.md", "asks the questions that matter, one at a time"),
    ("socra masterplan idea.md", "five personas, a devil's advocate, a verdict by rule"),
    ("socra lint idea.md", "what the brief leaves unsaid, in a blink, offline"),
    ("socra doctor", "who would be asked, and what it would take"),
)
MORE: Final = (
    "No idea written down yet? `socra interview` starts from nothing. `socra --help` lists the rest."
)
BEGIN, LEAVE = "Begin a new one, from nothing", "Leave"
ASK: Final = "A letter, a file or a session: "


def greet(ctx: typer.Context) -> None:
    """Greet, and name the latest unfinished session; on a terminal offer to go on with it or to begin."""
    context: Context = ctx.obj
    _welcome(context)
    found = context.store.latest_unfinished()
    if found is not None:
        title = context.store.read(found).title
        context.terminal.result()
        context.terminal.result(f"Left open: {found}, {title}.")
        if not context.terminal.interactive:
            context.terminal.result(f"`socra interview {found}` goes on with it.")
    if context.terminal.interactive:
        _offer(ctx, found)


def _welcome(context: Context) -> None:
    from socra_cli.ui.manual import Entry, entry_lines

    terminal = context.terminal
    terminal.result(WELCOME)
    terminal.result()
    for name, meaning in COMMANDS:
        for line in entry_lines(Entry("", name, meaning), terminal.out.columns):
            terminal.result(line)
    terminal.result()
    terminal.result(MORE)


def _offer(ctx: typer.Context, found: str | None) -> None:
    from socra_cli.commands.interview import interview

    going_on = [] if found is None else [f"Go on with {found}"]
    replies = [*going_on, BEGIN, LEAVE]
    answer = _ask(ctx.obj, replies)
    if answer.kind == "interrupt":
        raise Interrupted("stopped by Ctrl-C", kind="sigint")
    chosen = answer.text or (replies[0] if going_on else LEAVE)
    if answer.kind == "end" or chosen == LEAVE:
        return
    interview(ctx, found if chosen in going_on else None if chosen == BEGIN else chosen)


def _ask(context: Context, replies: list[str]) -> Answer:
    from socra_cli.commands.routing import run
    from socra_cli.ui.prompt import Prompter

    context.terminal.result()
    return run(lambda: Prompter(context.terminal).read_async(prompt=ASK, replies=replies))
