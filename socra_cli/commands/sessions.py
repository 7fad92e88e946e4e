"""``socra sessions``: what is stored, shown, exported and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from socra_cli.commands.context import Context
from socra_cli.commands.options import everywhere

if TYPE_CHECKING:
    from socra_cli.store.state import SessionState
    from socra_cli.store.summary import SessionSummary


def complete_session(incomplete: str) -> list[str]:
    """The ids that begin as typed, for the shell. Broken settings complete nothing."""
    from socra_cli.errors import SocraError

    try:
        return [session_id for session_id in Context().store.ids() if session_id.startswith(incomplete)]
    except SocraError:
        return []


SessionId = Annotated[
    str,
    typer.Argument(metavar="ID", help="A session's id, or its beginning.", autocompletion=complete_session),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


def list_sessions(ctx: typer.Context, json: AsJson = False) -> None:
    """List every session, the one touched last first.

    Example: socra sessions list
    """
    from socra_cli.output.json_document import to_json
    from socra_cli.store.documents import list_document

    context: Context = ctx.obj
    rows = context.store.list()
    if json:
        context.terminal.result_json(to_json(list_document(rows)))
    elif rows:
        headers = ("id", "title", "verdict", "coverage", "touched")
        context.terminal.print_table(headers, [_row(row) for row in rows])
    else:
        context.terminal.result("No sessions yet. `socra interview` begins one.")


def show(
    ctx: typer.Context,
    session: SessionId,
    calls: Annotated[bool, typer.Option("--calls", help="Every call to a model, failed ones too.")] = False,
    cost: Annotated[bool, typer.Option("--cost", help="Tokens and cost by stage.")] = False,
    json: AsJson = False,
) -> None:
    """Show one session: what was asked and answered, and where the ledger stands.

    Example: socra sessions show lusab --calls
    """
    from socra_cli.output.json_document import to_json
    from socra_cli.store.documents import show_document

    context: Context = ctx.obj
    state = context.store.read(session)
    if json:
        context.terminal.result_json(to_json(show_document(state)))
    elif calls or cost:
        _show_calls(context, state, calls=calls, cost=cost)
    else:
        _show_talk(context, state)


def export(ctx: typer.Context, session: SessionId) -> None:
    """Write the event log itself: one JSON object a line.

    Example: socra sessions export lusab > session.jsonl
    """
    context: Context = ctx.obj
    context.terminal.document.write_bytes(context.store.export(session))


def remove(
    ctx: typer.Context,
    session: SessionId,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")] = False,
) -> None:
    """Remove a session for good.

    Example: socra sessions rm lusab
    """
    from socra_cli.errors import InputError

    context: Context = ctx.obj
    session_id = context.store.find(session)
    if not yes:
        if not context.terminal.interactive:
            raise InputError(
                f"session {session_id} is not removed: nobody is there to confirm it", hint="add --yes"
            )
        if not typer.confirm(f"Remove session {session_id} for good?", err=True):
            context.terminal.note("Kept.")
            return
    context.store.remove(session_id)
    context.terminal.note(f"Session {session_id} is removed.")


def _row(row: SessionSummary) -> tuple[str, ...]:
    verdict = row.decision.value.replace("_", " ") if row.decision else row.status
    touched = row.updated_at.astimezone()
    return row.id, row.title, verdict, f"{row.coverage} %", f"{touched:%Y-%m-%d %H:%M}"


def _show_calls(context: Context, state: SessionState, *, calls: bool, cost: bool) -> None:
    from socra_cli.commands.call_tables import CALL_HEADERS, COST_HEADERS, call_rows, cost_rows

    if not state.calls:
        context.terminal.result("No call was made.")
        return
    if calls:
        context.terminal.print_table(CALL_HEADERS, call_rows(state.calls))
    if cost:
        context.terminal.print_table(COST_HEADERS, cost_rows(state.calls))


def _show_talk(context: Context, state: SessionState) -> None:
    from socra_cli.commands.ledger_table import LEDGER_HEADERS, ledger_rows
    from socra_cli.interview.engine import DEFAULT_QUESTIONS
    from socra_cli.interview.recap import recap

    terminal = context.terminal
    for line in recap(state, state.max_questions or DEFAULT_QUESTIONS):
        terminal.result(line)
    terminal.result(f"Status: {state.status}" + (f", {state.decision.value}" if state.decision else ""))
    for turn in state.turns:
        mark = " (broke off)" if turn.partial else ""
        terminal.result(f"\n{turn.id} {turn.role}{mark}\n{turn.text}")
    if state.ledger.assumptions:
        terminal.result()
        terminal.print_table(LEDGER_HEADERS, ledger_rows(state.ledger))


group = typer.Typer(help="List, show, export and remove what is stored.", no_args_is_help=True)
group.command("list")(everywhere(list_sessions))
group.command("show")(everywhere(show))
group.command("export")(everywhere(export))
group.command("rm")(everywhere(remove))
