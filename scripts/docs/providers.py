"""The providers that socra knows by itself, as a table."""

from __future__ import annotations

from scripts.docs.markdown import code, table
from socra_cli.llm.spec import Limits, ProviderSpec
from socra_cli.settings.vendors import KEY_NAMES, VENDORS

_TRAINS = {True: "yes", False: "no", None: "not known"}
_COUNTS = {"input": "the prompt", "input_and_max_output": "the prompt and the most it may answer"}


def defaults() -> str:
    """One row a provider: key, models in order, limits believed at the start, what a request counts."""
    heads = (
        "provider",
        "key",
        "models, in order",
        "limits at the start",
        "a request counts",
        "free tier trains",
    )
    return table(heads, [_row(spec) for spec in VENDORS.values()])


def _row(spec: ProviderSpec) -> tuple[str, ...]:
    return (
        code(spec.name),
        " or ".join(map(code, KEY_NAMES[spec.name])),
        ", ".join(map(code, spec.models)),
        _limits(spec.limits),
        _COUNTS[spec.counts],
        _TRAINS[spec.trains_on_free_tier],
    )


def _limits(limits: Limits) -> str:
    known = [
        (limits.requests_minute, "requests a minute"),
        (limits.tokens_minute, "tokens a minute"),
        (limits.requests_day, "requests a day"),
        (limits.tokens_day, "tokens a day"),
    ]
    return (
        ", ".join(f"{value:,.0f} {unit}" for value, unit in known if value is not None)
        or "learnt from answers"
    )


def training() -> str:
    """Who may train on what is sent, on its free tier."""
    rows = [(code(spec.name), spec.company, _TRAINS[spec.trains_on_free_tier]) for spec in VENDORS.values()]
    return table(("provider", "company", "may train on what its free tier is sent"), rows)
