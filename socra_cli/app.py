"""The ``socra`` command: its commands, the options that stand everywhere, and what an error becomes.

Nothing heavy is imported here: each command imports what it needs when it runs.
"""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
from collections.abc import Sequence
from itertools import pairwise
from types import FrameType
from typing import Annotated

import typer
from typer.exceptions import Abort, Exit, TyperException

from socra_cli import __version__
from socra_cli.commands import diff, doctor, interview, lint, masterplan, pitch, report, schema, sessions
from socra_cli.commands import prompts as prompt_files
from socra_cli.commands.context import Context
from socra_cli.commands.help import Command, Group
from socra_cli.commands.options import (
    BudgetTokens,
    BudgetUsd,
    GlobalOptions,
    NoInput,
    Offline,
    Plain,
    PromptsDir,
    Quiet,
    Route,
    Verbose,
    everywhere,
)
from socra_cli.errors import InputError, Interrupted, SocraError

app = typer.Typer(
    name="socra",
    cls=Group,
    no_args_is_help=False,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"socra {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def socra(
    ctx: typer.Context,
    quiet: Quiet = False,
    verbose: Verbose = 0,
    no_input: NoInput = False,
    offline: Offline = None,
    route: Route = None,
    budget_usd: BudgetUsd = None,
    budget_tokens: BudgetTokens = None,
    prompts: PromptsDir = None,
    plain: Plain = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Interrogates an idea before anyone spends a year on it.

    Example: socra interview idea.md
    """
    here = GlobalOptions(quiet, verbose, no_input, offline, route, budget_usd, budget_tokens, prompts, plain)
    ctx.obj.enter(here)
    if ctx.invoked_subcommand is None:
        from socra_cli.commands.greeting import greet

        greet(ctx)


JUDGE = "Judge an idea"
TAKE = "Take it away"
LOOK = "Look behind it"

app.command("interview", cls=Command, rich_help_panel=JUDGE)(everywhere(interview.interview))
app.command("masterplan", cls=Command, rich_help_panel=JUDGE)(everywhere(masterplan.masterplan))
app.command("lint", cls=Command, rich_help_panel=JUDGE)(everywhere(lint.lint))
app.command("report", cls=Command, rich_help_panel=TAKE)(everywhere(report.report))
app.command("pitch", cls=Command, rich_help_panel=TAKE)(everywhere(pitch.pitch))
app.command("diff", cls=Command, rich_help_panel=TAKE)(everywhere(diff.diff))
app.command("doctor", cls=Command, rich_help_panel=LOOK)(everywhere(doctor.doctor))
app.add_typer(sessions.group, name="sessions", rich_help_panel=LOOK)
app.add_typer(prompt_files.group, name="prompts", rich_help_panel=LOOK)
app.command("schema", cls=Command, rich_help_panel=LOOK)(everywhere(schema.schema))


def main() -> None:
    """The entry point: run, and exit with the documented code."""
    _open_missing_streams()
    _leave_on_signals()
    code = run(sys.argv[1:])
    from socra_cli.ui.channel import let_go

    let_go(sys.stdout, sys.stderr)
    sys.exit(code)


def _open_missing_streams() -> None:
    """A service, or ``>&-``, may start a program without some of its three streams: they hold nothing then.

    In this order, so that each gets its own number and no file of the session's does.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open until the end


def _leave_on_signals() -> None:
    """SIGTERM and SIGHUP end whatever runs as Ctrl-C does, also where no call to a model is under way."""

    def leave(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, leave)


def run(arguments: Sequence[str]) -> int:
    """Run one command line. Returns its exit code; every error is told in one shape, with ``--json`` also as
    JSON.
    """
    context = Context(json=_wants_json(arguments))
    from socra_cli.ui.modes import preserved

    terminal = context.terminal
    try:
        with terminal.closed_pipe_ends_quietly(), preserved(terminal.stdin, terminal.out, terminal.err):
            return _guarded(arguments, context)
    except SystemExit as end:  # from the closed pipe
        return int(end.code or 0)


def _wants_json(arguments: Sequence[str]) -> bool:
    """Known before the line is parsed, since a slip in it is told as JSON too."""
    spelt = {"--json", "--format=json"}
    return not spelt.isdisjoint(arguments) or ("--format", "json") in pairwise(arguments)


def _guarded(arguments: Sequence[str], context: Context) -> int:
    from socra_cli.ui.channel import OutputClosed

    try:
        return _invoke(arguments, context)
    except SocraError as error:
        return _told(error, context)
    except KeyboardInterrupt:
        return _told(Interrupted("stopped"), context)
    except (OutputClosed, BrokenPipeError):
        raise
    except OSError as error:
        return _told(_full(error) or _bug(error), context)
    except Exception as error:  # noqa: BLE001 - the last door: a bug becomes one line and a traceback on file
        return _told(_bug(error), context)


def _invoke(arguments: Sequence[str], context: Context) -> int:
    try:
        code = app(args=list(arguments), prog_name="socra", standalone_mode=False, obj=context)
    except Exit as end:
        return end.exit_code
    except Abort:
        raise Interrupted("stopped") from None
    except TyperException as error:
        raise _usage(error) from None
    return code if isinstance(code, int) else 0


def _usage(error: TyperException) -> InputError:
    """A slip on the command line, with the help page that is nearest to it."""
    at = getattr(error, "ctx", None)
    page = at.command_path if at is not None else "socra"
    message = error.format_message().rstrip(".")
    message = message.replace("Input should be", "it should be").replace("Value error, ", "")
    hint = f"`{page} --help` lists what there is"
    return InputError(message[:1].lower() + message[1:], hint=hint, kind="usage")


def _told(error: SocraError, context: Context) -> int:
    """Tell an error to the person, and with ``--json`` to the script, beside what exists of the plan."""
    error.session_id = error.session_id or context.session_id
    context.terminal.error(error, going_on=context.going_on)
    error.hint = error.hint or context.going_on
    if context.json:
        from socra_cli.output.json_document import error_json

        so_far = context.so_far() if context.so_far else None
        with contextlib.suppress(InputError):  # a full disk takes no document, and that has been told
            context.terminal.result_json(error_json(error, so_far))
    return error.exit_code


def _full(error: OSError) -> SocraError | None:
    """A disk without room is nobody's bug: Typer's own pages, and the log of a session, may meet one."""
    if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return None
    why = (error.strerror or str(error)).lower()
    where = error.filename or "the output"
    return InputError(
        f"{where} can't be written: {why}", hint="Make room, or write elsewhere.", kind="output"
    )


def _bug(error: Exception) -> SocraError:
    """A bug as an error to tell: one line, and where the traceback is."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="socra-bug-", suffix=".txt", delete=False
    ) as file:
        file.write("".join(traceback.format_exception(error)))
    return SocraError(
        f"this is a bug in socra: {type(error).__name__}",
        hint=f"the traceback is in {file.name}; it may hold text of yours, so look before you send it",
    )
