"""``socra masterplan --dry-run``: what would be sent where, and when. Nothing is sent or stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from socra_cli.commands.burst_plan import BurstPlan, bursts_of, document, show
from socra_cli.errors import InputError

if TYPE_CHECKING:
    from socra_cli.commands.context import Context


class DryRunDocument(BurstPlan):
    """What ``socra masterplan IDEA --dry-run --json`` prints; beside ``error`` when the run is refused."""

    schema_version: Literal[1] = 1


def show_dry_run(context: Context, idea: str | None, *, runs: int, max_wait_s: float) -> None:
    """Print the plan, with ``--json`` also as a document. Raises RefusedError where it can't be made."""
    from socra_cli.commands.disclosure import announce
    from socra_cli.commands.ideas import read_brief
    from socra_cli.commands.routing import build_router
    from socra_cli.llm.events import ignore
    from socra_cli.output.json_document import to_json

    if idea is None:
        raise InputError("IDEA is missing", hint="name a Markdown or text file, `-`, or a session")
    brief = read_brief(idea)
    state = None
    if brief is None:
        state = context.store.read(idea)
        brief = state.brief
    router = build_router(context, ignore, max_wait_s=max_wait_s)
    announce(context, router)
    if context.offline:
        context.terminal.note("Nothing would be sent: the rules need no tokens.")
    bursts = bursts_of(context, brief, state, runs=runs)
    plan = DryRunDocument(**dict(document(router.plan(*bursts))))
    show(context, plan)
    context.so_far = lambda: plan
    router.check(*bursts)
    if context.json:
        context.terminal.result_json(to_json(plan))
