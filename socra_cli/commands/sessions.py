"""``socra sessions``: what is stored, shown, exported and removed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Final

import typer

from socra_cli.commands.completing import complete_persona, complete_session
from socra_cli.commands.context import Context
from socra_cli.commands.help import Command, Group
from socra_cli.commands.options import everywhere
from socra_cli.commands.tracing import TraceFile, TraceOption, of_session
from socra_cli.commands.when import ago

if TYPE_CHECKING:
    from pathlib import Path

    from socra_cli.store.state import SessionState
    from socra_cli.store.summary import SessionSummary


SessionId = Annotated[
    str,
    typer.Argument(metavar="ID", help="A session's id, or its beginning.", autocompletion=complete_session),
]
LIST_HEADERS: Final = ("id", "title", "verdict", "coverage", "when")
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
        now = datetime.now(UTC)
        context.terminal.print_table(LIST_HEADERS, [_row(row, now) for row in rows])
    else:
        context.terminal.result("No sessions yet. `socra interview` begins one.")


def show(
    ctx: typer.Context,
    session: SessionId,
    persona: Annotated[
        str | None,
        typer.Option(
            "--persona",
            metavar="NAME",
            help="What one persona found in the plan that was made.",
            show_default=False,
            autocompletion=complete_persona,
        ),
    ] = None,
    calls: Annotated[bool, typer.Option("--calls", help="Every call to a model, failed ones too.")] = False,
    cost: Annotated[bool, typer.Option("--cost", help="Tokens and cost by stage.")] = False,
    trace: TraceOption = None,
    json: AsJson = False,
) -> None:
    """Show one session: what was asked and answered, and where the ledger stands.

    Example: socra sessions show lusab --calls
    """
    from socra_cli.output.json_document import to_json
    from socra_cli.store.documents import calls_document, show_document

    context: Context = ctx.obj
    state = context.store.read(session)
    if trace is not None:
        _write_trace(context, state, trace)
    if json:
        document = calls_document(state) if calls or cost else show_document(state)
        context.terminal.result_json(to_json(document))
    elif persona is not None:
        _show_persona(context, state, persona)
    elif calls or cost:
        _show_calls(context, state, calls=calls, cost=cost)
    elif trace is None:
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


def _row(row: SessionSummary, now: datetime) -> tuple[str, ...]:
    verdict = row.decision.value.replace("_", " ") if row.decision else f"({row.status})"
    return row.id, row.title, verdict, f"{row.coverage} %", ago(row.updated_at, now)


def _show_calls(context: Context, state: SessionState, *, calls: bool, cost: bool) -> None:
    from socra_cli.commands.call_tables import CALL_HEADERS, COST_HEADERS, call_rows, cost_rows

    if not state.calls:
        context.terminal.result("No call was made.")
        return
    if calls:
        context.terminal.print_table(CALL_HEADERS, call_rows(state.calls))
    if cost:
        context.terminal.print_table(COST_HEADERS, cost_rows(state.calls))


def _write_trace(context: Context, state: SessionState, path: Path) -> None:
    TraceFile(path, context).write(of_session(state))
    context.terminal.result(str(path))


def _show_persona(context: Context, state: SessionState, name: str) -> None:
    from socra_cli.errors import InputError
    from socra_cli.output.markdown.doubts import findings
    from socra_cli.ui.stream import print_markdown

    plan = state.masterplan
    if plan is None:
        raise InputError(
            f"session {state.id} has no plan yet, so no persona has spoken",
            hint=f"`socra masterplan {state.id}` makes it",
        )
    reports = tuple(report for report in plan.personas if report.id == name.strip().lower())
    if not reports:
        there = ", ".join(report.id for report in plan.personas)
        raise InputError(f"no persona of this plan is called {name!r}", hint=f"there are {there}")
    print_markdown(context.terminal.out, findings(plan.model_copy(update={"personas": reports})))


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


group = typer.Typer(
    cls=Group,
    help="List, show, export and remove what is stored.\n\nExample: socra sessions list",
)
group.command("list", cls=Command)(everywhere(list_sessions))
group.command("show", cls=Command)(everywhere(show))
group.command("export", cls=Command)(everywhere(export))
group.command("rm", cls=Command)(everywhere(remove))
