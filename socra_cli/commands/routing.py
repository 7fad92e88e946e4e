"""From settings to a router: who is asked, in which order, or that nobody is and rules answer instead."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from socra_cli.commands.context import Context
    from socra_cli.domain.calls import CallRecord
    from socra_cli.llm.router import Router
    from socra_cli.llm.spec import ProviderSpec
    from socra_cli.store.session import Session

T = TypeVar("T")


def specs_for(context: Context) -> tuple[ProviderSpec, ...]:
    """The providers of this run in route order, unusable ones too; the offline one alone when none is
    usable.

    Raises ConfigurationError where a provider was demanded (``--no-offline``, ``--route``) and none is
    usable.
    """
    from socra_cli.settings import OFFLINE

    options = context.options
    if options.offline:
        return (OFFLINE,)
    return context.settings.specs(names(options.route), allow_offline=options.offline is not False)


def names(route: str | None) -> tuple[str, ...] | None:
    """The providers that ``--route`` names; ``None`` when it was not given."""
    if route is None:
        return None
    return tuple(name.strip().lower() for name in route.split(",") if name.strip())


def build_router(context: Context, observe: Callable[[Any], None], *, max_wait_s: float = 900.0) -> Router:
    """The one router of a run. Limits that outlive a run are kept in the home folder, save offline."""
    from socra_cli.llm.budget import Budget
    from socra_cli.llm.providers.registry import build_provider
    from socra_cli.llm.router import Router
    from socra_cli.store.limits import LimitStore

    settings = context.settings
    providers = [build_provider(spec) for spec in context.specs]
    if context.transcript is not None:
        providers = [context.transcript.tap(provider) for provider in providers]
    limits = None if context.offline else LimitStore(settings.home / "limits.json")
    return Router(
        providers,
        observer=observe,
        limits=limits,
        budget=Budget(settings.budget_usd, settings.budget_tokens),
        max_wait_s=max_wait_s,
    )


@asynccontextmanager
async def open_router(
    context: Context, session: Session, observe: Callable[[Any], None], *, max_wait_s: float = 900.0
) -> AsyncIterator[Router]:
    """The run's router, with every attempt written to the session's call ledger."""
    from socra_cli.commands.disclosure import announce
    from socra_cli.llm.events import Recorded, RouterEvent
    from socra_cli.store.events import Called

    def record(event: RouterEvent) -> None:
        if isinstance(event, Recorded):
            session.append(Called(call=event.call))
            context.terminal.detail(attempt_line(event.call))
        observe(event)

    router = build_router(context, record, max_wait_s=max_wait_s)
    async with router:
        announce(context, router)
        yield router


def run(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run to the end, or to Ctrl-C, SIGTERM or SIGHUP: those cancel the work, so that connections are
    closed and the screen restored, and then raise Interrupted."""
    from socra_cli.ui import signals

    return signals.run(work)


def attempt_line(call: CallRecord) -> str:
    """One attempt, or skipped candidate, as ``-v`` tells it."""
    parts = [f"{call.stage}: {call.provider} {call.model} #{call.attempt} {call.outcome}"]
    if call.status is not None:
        parts.append(f"status {call.status}")
    if call.waited_s >= 0.1:
        parts.append(f"waited {call.waited_s:.1f} s")
    if call.estimated_input_tokens is not None:
        real = "?" if call.input_tokens is None else f"{call.input_tokens:,}"
        parts.append(f"input {real} tokens (estimated {call.estimated_input_tokens:,})")
    if call.output_tokens is not None:
        parts.append(f"output {call.output_tokens:,}")
    if call.cost_usd is not None:
        parts.append(f"${call.cost_usd:.5f}")
    parts += [part for part in (call.rendering, "repair" if call.repair else "", call.reason) if part]
    return ", ".join(parts)
