"""The providers that socra knows by itself, as a table."""

from __future__ import annotations

from scripts.docs.markdown import code, table
from socra_cli.llm.spec import Limits
from socra_cli.settings.vendors import KEY_NAMES, VENDORS

_TRAINS = {True: "yes", False: "no", None: "not known"}
_COUNTS = {"input": "the prompt", "input_and_max_output": "the prompt and the most it may answer"}


def defaults() -> str:
    """One column a provider: key, models in order, limits believed at the start, what a request counts."""
    specs = list(VENDORS.values())
    rows = [
        ("key", *("<br>or ".join(map(code, KEY_NAMES[spec.name])) for spec in specs)),
        ("models, in order", *("<br>".join(map(code, spec.models)) for spec in specs)),
        ("limits at the start", *(_limits(spec.limits) for spec in specs)),
        ("a request counts", *(_COUNTS[spec.counts] for spec in specs)),
        ("may train on what its free tier is sent", *(_TRAINS[spec.trains_on_free_tier] for spec in specs)),
    ]
    return table(("", *(code(spec.name) for spec in specs)), rows)


def _limits(limits: Limits) -> str:
    known = [
        (limits.requests_minute, "requests a minute"),
        (limits.tokens_minute, "tokens a minute"),
        (limits.requests_day, "requests a day"),
        (limits.tokens_day, "tokens a day"),
    ]
    return (
        "<br>".join(f"{value:,.0f} {unit}" for value, unit in known if value is not None)
        or "learnt from answers"
    )


def training() -> str:
    """Who may train on what is sent, on its free tier."""
    rows = [(code(spec.name), spec.company, _TRAINS[spec.trains_on_free_tier]) for spec in VENDORS.values()]
    return table(("provider", "company", "may train on what its free tier is sent"), rows)
