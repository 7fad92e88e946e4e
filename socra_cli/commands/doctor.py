"""``socra doctor``: who would be asked, in which order and why, with which keys, quotas and prices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from socra_cli.commands.burst_plan import BurstPlan, bursts_of, document, usd
from socra_cli.commands.burst_plan import show as show_plan
from socra_cli.commands.context import Context
from socra_cli.domain.base import Frozen

if TYPE_CHECKING:
    from socra_cli.llm.request import Request
    from socra_cli.llm.router import Router
    from socra_cli.llm.spec import ProviderSpec

LIVE_OUTPUT_TOKENS = 64
_CALL_TOKENS = 1_000
"""Prices are taken at the size of a call of socra's: some models cost more for longer ones."""
_SENTENCE = "We counted 12 of them last month, and each one cost the owner about 40 dollars to put right. "
_TYPICAL = "# A brief of three hundred words\n\n" + _SENTENCE * 17


class RouteRow(Frozen):
    """One model in the order of asking. ``reason`` is why it is not asked, or not at once."""

    provider: str
    model: str
    usable: bool
    reason: str


class ProviderRow(Frozen):
    """One provider. ``key`` says whether there is one, never what it is. ``None`` is unknown, not zero."""

    name: str
    company: str
    key: Literal["set", "missing", "not needed"]
    base_url: str | None
    """Null for the provider's own address."""
    models: tuple[str, ...]
    """In the order of asking."""
    counts: str
    """Which tokens its quota counts."""
    requests_minute: float | None
    tokens_minute: float | None
    requests_day: float | None
    tokens_day: float | None
    input_usd_per_million: float | None
    output_usd_per_million: float | None
    trains_on_free_tier: bool | None


class LiveRow(Frozen):
    """What one provider answered when asked for one word."""

    provider: str
    model: str
    reachable: bool
    reason: str
    seconds: float


class DoctorDocument(Frozen):
    """What ``socra doctor --json`` prints."""

    schema_version: Literal[1] = 1
    socra_version: str
    offline: bool
    """Whether rules answer and no model is asked."""
    route: tuple[RouteRow, ...]
    """Models in the order of asking."""
    recipients: str
    """Who may receive the idea, as it is said before a run."""
    providers: tuple[ProviderRow, ...]
    """Every one that is set up, usable or not."""
    plan: BurstPlan
    """What a plan for a brief of 300 words would take."""
    live: tuple[LiveRow, ...] | None = None
    """With ``--live`` only, else null."""


def doctor(
    ctx: typer.Context,
    live: Annotated[bool, typer.Option("--live", help="Ask each provider for one word.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Show which providers will be asked, in which order and why, and what a plan would take.

    Example: socra doctor --live
    """
    from socra_cli.output.json_document import to_json

    context: Context = ctx.obj
    found = examine(context)
    if live:
        found = found.model_copy(update={"live": ask_each(context)})
    show(context, found)
    if context.json:
        context.terminal.result_json(to_json(found))


def examine(context: Context) -> DoctorDocument:
    """Everything that can be known without asking anybody."""
    from socra_cli import __version__
    from socra_cli.commands.disclosure import recipients
    from socra_cli.commands.routing import build_router
    from socra_cli.domain.brief import make_brief
    from socra_cli.llm.events import ignore

    router = build_router(context, ignore)
    plan = router.plan(*bursts_of(context, make_brief(_TYPICAL, "typical")))
    usable = [spec for spec in context.specs if spec.usable]
    return DoctorDocument(
        socra_version=__version__,
        offline=context.offline,
        route=_route(router),
        recipients="" if context.offline else recipients(usable),
        providers=tuple(_provider(spec) for spec in context.known_specs),
        plan=document(plan),
    )


def _route(router: Router) -> tuple[RouteRow, ...]:
    return tuple(
        RouteRow(provider=entry.provider, model=entry.model, usable=entry.usable, reason=entry.reason)
        for entry in router.route()
    )


def _provider(spec: ProviderSpec) -> ProviderRow:
    from socra_cli.llm.prices import price_usd
    from socra_cli.llm.request import Usage

    key: Literal["set", "missing", "not needed"] = "set" if spec.key else "missing"
    return ProviderRow(
        name=spec.name,
        company=spec.company,
        key=key if spec.needs_key else "not needed",
        base_url=spec.base_url,
        models=spec.models,
        counts=spec.counts.replace("_", " "),
        requests_minute=spec.limits.requests_minute,
        tokens_minute=spec.limits.tokens_minute,
        requests_day=spec.limits.requests_day,
        tokens_day=spec.limits.tokens_day,
        input_usd_per_million=_per_million(price_usd(spec, spec.models[0], Usage(input_tokens=_CALL_TOKENS))),
        output_usd_per_million=_per_million(
            price_usd(spec, spec.models[0], Usage(output_tokens=_CALL_TOKENS))
        ),
        trains_on_free_tier=spec.trains_on_free_tier,
    )


def _per_million(price: float | None) -> float | None:
    return None if price is None else round(price * 1_000_000 / _CALL_TOKENS, 6)


def ask_each(context: Context) -> tuple[LiveRow, ...]:
    """Ask every usable provider for one word, each alone."""
    from socra_cli.commands.routing import run

    async def all_of_them() -> tuple[LiveRow, ...]:
        return tuple([await _ask(spec) for spec in context.specs if spec.usable])

    return run(all_of_them)


async def _ask(spec: ProviderSpec) -> LiveRow:
    import time

    from socra_cli.errors import SocraError
    from socra_cli.llm.exhausted import AllFailed
    from socra_cli.llm.failures import Kind
    from socra_cli.llm.router import Router

    began = time.monotonic()
    reachable, reason, model = True, "", spec.models[0]
    async with Router.from_specs([spec], max_wait_s=0.0) as router:
        try:
            model = (await router.complete(_one_word())).model
        except SocraError as error:
            kinds = [tried.failure.kind for tried in error.failures] if isinstance(error, AllFailed) else []
            reachable = Kind.TRUNCATED in kinds  # cut by length is still an answer
            reason = "" if reachable else error.message
    seconds = round(time.monotonic() - began, 2)
    return LiveRow(provider=spec.name, model=model, reachable=reachable, reason=reason, seconds=seconds)


def _one_word() -> Request:
    from socra_cli.llm.request import Message, Rendering, Request

    message = Message("user", "Answer with the one word: ready")
    return Request("ping", (Rendering("full", (message,), LIVE_OUTPUT_TOKENS),), Nothing())


class Nothing(Frozen):
    """The facts of a request that has none."""


def show(context: Context, found: DoctorDocument) -> None:
    """The document for people."""
    terminal = context.terminal
    route_rows = [
        (row.provider, row.model, "asked" if row.usable else "not asked", row.reason) for row in found.route
    ]
    terminal.print_table(("provider", "model", "", "why"), route_rows, title="Route, in the order of asking")
    terminal.result("")
    terminal.print_table(
        ("provider", "key", "requests", "tokens", "counts", "price a million, in / out"),
        [_provider_cells(row) for row in found.providers],
        title="Providers",
    )
    if found.recipients:
        terminal.result("")
        terminal.result(found.recipients)
    if found.offline:
        terminal.result("")
        terminal.result(
            "No provider is asked: rules answer, and nothing leaves this machine. To have models asked,"
        )
        terminal.result("set ANTHROPIC_API_KEY, GOOGLE_API_KEY or GROQ_API_KEY, here or in a .env file.")
    else:
        terminal.result("")
        terminal.result("A plan for a brief of 300 words would go like this:")
        show_plan(context, found.plan)
    for row in found.live or ():
        state = f"answered in {row.seconds:.1f} s" if row.reachable else f"did not answer: {row.reason}"
        terminal.result(f"{row.provider} {row.model}: {state}")


def _provider_cells(row: ProviderRow) -> tuple[str, ...]:
    requests = _limits((row.requests_minute, "a minute"), (row.requests_day, "a day"))
    tokens = _limits((row.tokens_minute, "a minute"), (row.tokens_day, "a day"))
    known = row.input_usd_per_million is not None and row.output_usd_per_million is not None
    price = f"{usd(row.input_usd_per_million)} / {usd(row.output_usd_per_million)}" if known else "unknown"
    return row.name, row.key, requests, tokens, row.counts, price


def _limits(*limits: tuple[Any, str]) -> str:
    said = [f"{limit:,.0f} {per}" for limit, per in limits if limit is not None]
    return ", ".join(said) or "not known yet"
