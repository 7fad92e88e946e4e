"""``socra interview``: the Socratic conversation, from a brief or from nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from socra_cli.commands.completing import complete_idea
from socra_cli.commands.context import Context
from socra_cli.commands.tracing import TraceOption, trace_file, traced

if TYPE_CHECKING:
    from socra_cli.commands.talk import Talk


def interview(
    ctx: typer.Context,
    idea: Annotated[
        str | None,
        typer.Argument(
            metavar="[IDEA]",
            help="A Markdown or text file, - for standard input, or a session to go on with. "
            "Without it the talk starts from nothing.",
            show_default=False,
            autocompletion=complete_idea,
        ),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Go on with the latest unfinished session, of this text if given."),
    ] = False,
    max_questions: Annotated[
        int | None,
        typer.Option("--max-questions", metavar="N", min=1, max=99, help="Most questions; 9 unless said."),
    ] = None,
    plan: Annotated[
        bool | None,
        typer.Option("--plan/--no-plan", help="Make the masterplan at the end, or don't offer it."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Gets the transcript and the plan."),
    ] = None,
    trace: TraceOption = None,
    json: Annotated[
        bool, typer.Option("--json", help="The session's document on standard output, the talk on the other.")
    ] = False,
) -> None:
    """Be asked what matters, one question at a time, riskiest assumption first.

    Example: socra interview idea.md
    """
    from socra_cli.commands.talk import Talk
    from socra_cli.store.documents import show_document

    context: Context = ctx.obj
    file = trace_file(context, trace)
    talk = Talk(context, output)
    talk.sit_down(idea)
    session = talk.session_for(idea, resume=resume)
    if session is None:
        return
    with session:
        context.session_id = session.id
        context.so_far = lambda: show_document(session.state)
        context.going_on = f"`socra interview {session.id}` goes on with it"
        with traced(context, session, "interview", file):
            _converse(talk, max_questions, plan)
        if json:
            _document(talk)


def _converse(talk: Talk, max_questions: int | None, plan: bool | None) -> None:
    """The talk, then the transcript and the plan. However it ends, one line tells how to go on."""
    try:
        ending = talk.hold(max_questions)
        if talk.wants_plan(ending, plan):
            talk.make_plan()
        talk.tell_how_to_go_on()
    finally:
        talk.leave()


def _document(talk: Talk) -> None:
    from socra_cli.output.json_document import to_json
    from socra_cli.store.documents import show_document

    talk.context.terminal.result_json(to_json(show_document(talk.session.state)))
