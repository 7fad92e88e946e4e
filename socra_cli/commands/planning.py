"""Making a masterplan on a terminal: decide on the files, run the pipeline under the board, write, sum up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from socra_cli.errors import ProvidersError

if TYPE_CHECKING:
    from socra_cli.commands.context import Context
    from socra_cli.domain.brief import Brief
    from socra_cli.domain.carrying import Earlier
    from socra_cli.domain.plan import Masterplan
    from socra_cli.llm.router import Router
    from socra_cli.output.files import Destination
    from socra_cli.pipeline.setup import Emit, Setup
    from socra_cli.store.session import Session
    from socra_cli.store.sessions import SessionStore

VERDICT_EXIT_CODES = {"build": 0, "pivot": 10, "kill": 20, "not_enough_evidence": 30}
UNSTABLE_EXIT_CODE = 40


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """What a user can say about one plan."""

    directory: Path
    stem: str = ""
    force: bool = False
    runs: int = 1
    since: Earlier | None = None
    max_wait_s: float = 900.0


def destination_for(context: Context, session: Session, options: PlanOptions) -> Destination:
    """Where the plan will be written, settled and said before anything is sent. Raises InputError."""
    from socra_cli.output.files import plan_paths

    stem = options.stem or stem_of(session.state.brief)
    destination = plan_paths(options.directory, stem, force=options.force, registry=context.registry)
    if destination.renamed_because:
        context.terminal.warn(destination.renamed_because, hint="--force replaces the files")
    return destination


def stem_of(brief: Brief) -> str:
    """The file's stem when the brief came from a file, else the idea's slug."""
    return Path(brief.source).stem if brief.source not in ("-", "typed") else brief.slug


def plan_for(
    context: Context, session: Session, options: PlanOptions, destination: Destination
) -> Masterplan:
    """Run the pipeline under the board, write both files, sum up.

    Raises ProvidersError, with the files written and the session kept, when the plan can't be called
    finished.
    """
    from socra_cli.commands.burst_plan import bursts_of
    from socra_cli.commands.routing import open_router, run
    from socra_cli.llm.clock import SystemClock
    from socra_cli.pipeline.run import make_plan
    from socra_cli.ui.board import Board

    board = Board(context.terminal, SystemClock())

    async def work() -> Masterplan:
        async with open_router(context, session, board.observe, max_wait_s=options.max_wait_s) as router:
            state = session.state
            router.check(*bursts_of(context, state.brief, state, runs=options.runs))
            with board:
                return await make_plan(
                    session, setup_for(context, router, board.observe, options.runs, options.since)
                )

    plan = run(work)
    show_summary(context, plan, write(context, plan, destination))
    check_finished(plan)
    return plan


def setup_for(
    context: Context,
    router: Router,
    emit: Emit,
    runs: int = 1,
    since: Earlier | None = None,
) -> Setup:
    """What the pipeline is given on a command line."""
    from socra_cli import __version__
    from socra_cli.pipeline.setup import Setup

    demo = context.offline
    return Setup(
        router=router,
        stages=context.stages,
        emit=emit,
        version=__version__,
        demo=demo,
        runs=runs,
        since=since,
    )


def write(context: Context, plan: Masterplan, destination: Destination) -> Destination:
    """Write Markdown and JSON. Raises InputError."""
    from socra_cli.output.files import write_all
    from socra_cli.output.json_document import to_json
    from socra_cli.output.markdown import render_markdown

    return write_all(destination, (render_markdown(plan), to_json(plan)), context.registry)


def show_summary(context: Context, plan: Masterplan, destination: Destination) -> None:
    """The closing summary: on standard output, or with ``--json`` on standard error."""
    from socra_cli.output.summary import summary_lines

    terminal = context.terminal
    paths = tuple(str(path) for path in destination.paths)
    columns = terminal.out.columns if terminal.out.terminal else 80
    if terminal.animated:
        terminal.note("")  # the board stands above
    for line in summary_lines(plan, paths, width=columns, ascii_only=terminal.plain):
        terminal.result(line)


def check_finished(plan: Masterplan) -> None:
    """Raise ProvidersError when the synthesis or two or more personas are missing (contract, exit code 4)."""
    missing = [failure.stage for failure in plan.failures]
    personas = {stage.partition("#")[0] for stage in missing if stage.startswith("persona:")}
    if "synthesis" not in missing and len(personas) < 2:
        return
    raise ProvidersError(
        f"the plan is not finished: {', '.join(missing)} failed",
        hint=f"`socra masterplan {plan.session_id}` asks only for what is missing",
        session_id=plan.session_id,
    )


def verdict_exit_code(plan: Masterplan) -> int:
    """The exit code that ``--exit-code`` asks for."""
    if plan.verdict.stable is False:
        return UNSTABLE_EXIT_CODE
    decision = plan.verdict.decision
    return VERDICT_EXIT_CODES[decision.value] if decision else ProvidersError.exit_code


def earlier_version(plan: str, store: SessionStore) -> Earlier:
    """The ledger of an earlier plan or session, whose ids the new run carries on. Raises InputError."""
    from socra_cli.commands.documents import read_document
    from socra_cli.domain.carrying import Earlier, with_tests
    from socra_cli.domain.ledger import Ledger

    document = read_document(plan, store)
    ledger = Ledger(assumptions=document.assumptions)
    made = getattr(document, "masterplan", None)
    if made is not None:
        ledger = with_tests(ledger, Ledger(assumptions=made.assumptions))
    return Earlier(document.session_id, ledger)
