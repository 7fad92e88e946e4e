"""Traces of a command: OpenTelemetry where its variables ask for it, a file where ``--trace`` does.

Both are made at the command's end, however it ends, from the calls that it added to its session.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from socra_cli.commands.ideas import STANDARD_INPUT
from socra_cli.errors import InputError, SocraError

if TYPE_CHECKING:
    from socra_cli.commands.context import Context
    from socra_cli.domain.timeline import Trace
    from socra_cli.store.session import Session
    from socra_cli.store.state import SessionState

TraceOption = Annotated[
    Path | None,
    typer.Option(
        "--trace",
        metavar="FILE",
        help="Write a timeline of the calls, to open in Perfetto or speedscope.",
        show_default=False,
        dir_okay=False,
    ),
]
_HINT: Final = "Name another file with --trace."


@dataclass(frozen=True, slots=True)
class TraceFile:
    """Where a timeline goes: a file of socra's own, or none yet."""

    path: Path
    context: Context
    force: bool = False

    def check(self) -> None:
        """Raises InputError where something stands that isn't a trace of socra's, or the folder takes no
        file."""
        from socra_cli.output.files import prove_writable

        with _hinted():
            if str(self.path) == STANDARD_INPUT:
                raise InputError("--trace takes a file: standard output is the result's")
            if kept := self._kept_because():
                raise InputError(f"{self.path} {kept}, so the trace is not written over it")
            prove_writable(self.path.parent)

    def _kept_because(self) -> str:
        from socra_cli.output.files import kept_because
        from socra_cli.output.trace import is_chrome_trace

        registry = self.context.registry
        if (kept := kept_because(self.path, registry, force=self.force)) or not self.path.is_file():
            return kept
        content = self.path.read_bytes()
        other = registry.knows(content) and not is_chrome_trace(content)
        return "is another document of socra's" if other else ""

    def write(self, trace: Trace) -> None:
        """The whole file or none of it. Raises InputError, also when the file was changed in the meantime."""
        from socra_cli import __version__
        from socra_cli.output.files import write
        from socra_cli.output.trace import chrome_trace

        self.check()
        with _hinted():
            write(self.path, chrome_trace(trace, __version__), self.context.registry)


def trace_file(context: Context, path: Path | None, *, force: bool = False) -> TraceFile | None:
    """The file for ``--trace``, checked before anything is sent. Raises InputError."""
    if path is None:
        return None
    file = TraceFile(path, context, force)
    file.check()
    return file


@contextlib.contextmanager
def traced(context: Context, session: Session, command: str, file: TraceFile | None) -> Iterator[None]:
    """What happens within is traced. A trace that can't be sent is a warning; one that can't be written
    raises InputError, unless what happens within has raised already."""
    from socra_cli.ui.channel import OutputClosed

    _announce(context)
    began, before = _now(), session.state
    try:
        yield
    except BaseException as error:
        with contextlib.suppress(OutputClosed, InputError):  # nobody is left to be warned
            _finish(context, _trace(context, command, began, before, session.state, error), file, late=True)
        raise
    _finish(context, _trace(context, command, began, before, session.state, None), file, late=False)


def of_session(state: SessionState) -> Trace:
    """All calls of a stored session. Raises InputError where it has none."""
    from socra_cli.domain.timeline import Trace, stage_runs

    runs = stage_runs(state.calls)
    if not runs:
        raise InputError(f"session {state.id} has no calls to trace")
    return Trace(
        command="session",
        session_id=state.id,
        calls=state.calls,
        started_at=min(run.started_at for run in runs),
        ended_at=max(run.ended_at for run in runs),
        demo=all(call.provider == "offline" for call in state.calls),
        decision=state.decision.value if state.decision else None,
    )


def _announce(context: Context) -> None:
    """Say where traces go, or why they don't."""
    switch = context.telemetry
    if switch is None:
        return
    if switch.problem:
        context.terminal.warn(f"no traces are sent: {switch.problem}")
    else:
        told = ", with what is asked and answered" if switch.content else ""
        context.terminal.note(f"Traces of this run go to {switch.host}{told}.")


def _trace(
    context: Context,
    command: str,
    began: datetime,
    before: SessionState,
    after: SessionState,
    error: BaseException | None,
) -> Trace:
    from socra_cli.domain.timeline import Trace

    made = after.masterplan if after.masterplan is not before.masterplan else None
    return Trace(
        command=command,
        session_id=after.id,
        calls=after.calls[len(before.calls) :],
        started_at=began,
        ended_at=_now(),
        demo=context.offline,
        decision=made.verdict.decision.value if made and made.verdict.decision else None,
        failed_of=_kind(error),
    )


def _kind(error: BaseException | None) -> str | None:
    if error is None:
        return None
    return error.kind if isinstance(error, SocraError) else type(error).__name__


def _finish(context: Context, trace: Trace, file: TraceFile | None, *, late: bool) -> None:
    """``late``: another error is on its way, so that a file that can't be written is a warning."""
    try:
        if file is not None:
            file.write(trace)
            context.terminal.note(f"The trace is in {file.path}.")
    except InputError as error:
        hint = f"`socra sessions show {trace.session_id} --trace FILE` writes it elsewhere."
        if not late:
            raise InputError(error.message, hint=hint, kind=error.kind) from error
        context.terminal.warn(error.message, hint=hint)
    finally:
        _send(context, trace)


def _send(context: Context, trace: Trace) -> None:
    switch = context.telemetry
    if switch is None or switch.problem:
        return
    from socra_cli import __version__
    from socra_cli.telemetry.export import send

    problem = send(
        trace, context.specs, context.transcript, switch=switch, environ=os.environ, version=__version__
    )
    if problem:
        context.terminal.warn(f"the traces of this run are not sent: {problem}")


@contextlib.contextmanager
def _hinted() -> Iterator[None]:
    """Errors about files, with this option's way out."""
    try:
        yield
    except InputError as error:
        raise InputError(error.message, hint=_HINT, kind=error.kind) from error


def _now() -> datetime:
    from socra_cli.store.session import system_now

    return system_now()
