"""``socra masterplan``: from a brief or a session to the plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from socra_cli.commands.completing import complete_idea, complete_plan
from socra_cli.commands.context import Context
from socra_cli.commands.tracing import TraceOption, trace_file, traced


def masterplan(
    ctx: typer.Context,
    idea: Annotated[
        str | None,
        typer.Argument(
            metavar="IDEA",
            help="A Markdown or text file, - for standard input, or a session.",
            show_default=False,
            autocompletion=complete_idea,
        ),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where the two files go.")
    ] = Path(),
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the latest unfinished session.")
    ] = False,
    runs: Annotated[
        int,
        typer.Option("--runs", metavar="N", min=1, max=9, help="Repeat the personas and show the spread."),
    ] = 1,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="PLAN",
            help="An earlier plan's JSON, or its session: keep its ids.",
            show_default=False,
            autocompletion=complete_plan,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be sent where, and send nothing.")
    ] = False,
    max_wait: Annotated[
        float, typer.Option("--max-wait", metavar="S", min=0, help="Most seconds to wait for quotas.")
    ] = 900,
    force: Annotated[bool, typer.Option("--force", help="Replace files that were changed by hand.")] = False,
    trace: TraceOption = None,
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code",
            help="Exit by verdict: 0 build, 10 pivot, 20 kill, 30 not enough evidence, 40 unstable.",
        ),
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="The document on standard output, the rest on standard error.")
    ] = False,
) -> None:
    """Judge an idea: five personas, a devil's advocate, a verdict by rule, and the plan as Markdown and JSON.

    Example: socra masterplan idea.md -o plans
    """
    from socra_cli.commands.ideas import session_for
    from socra_cli.commands.planning import (
        PlanOptions,
        destination_for,
        earlier_version,
        plan_for,
        verdict_exit_code,
    )
    from socra_cli.output.files import prove_writable
    from socra_cli.pipeline.unfinished import plan_so_far

    context: Context = ctx.obj
    if dry_run:
        from socra_cli.commands.dry_run import show_dry_run

        return show_dry_run(context, idea, runs=runs, max_wait_s=max_wait)
    _ = context.specs, context.stages  # nothing is begun when nobody can be asked, or nothing can be
    prove_writable(output)
    file = trace_file(context, trace, force=force)
    earlier = earlier_version(since, context.store) if since is not None else None
    options = PlanOptions(output, force=force, runs=runs, since=earlier, max_wait_s=max_wait)
    with session_for(idea, context.store, "masterplan", resume=resume) as session:
        context.session_id = session.id
        context.so_far = lambda: plan_so_far(session.state)
        context.going_on = f"`socra masterplan {session.id}` goes on where it stopped"
        if earlier is not None and session.state.intake_done and session.state.since != earlier.session_id:
            context.terminal.warn(
                f"--since changes nothing: session {session.id} has its assumptions already"
            )
        destination = destination_for(context, session, options)
        with traced(context, session, "masterplan", file):
            plan = plan_for(context, session, options, destination)
    if context.json:
        from socra_cli.output.json_document import to_json

        context.terminal.result_json(to_json(plan))
    if exit_code:
        raise typer.Exit(verdict_exit_code(plan))
    return None
