"""What a user is told before an idea leaves the machine: the route, and who may receive it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socra_cli.commands.context import Context
    from socra_cli.llm.route import RouteEntry
    from socra_cli.llm.router import Router
    from socra_cli.llm.spec import ProviderSpec

_TOLD = "told-recipients"


def announce(context: Context, router: Router) -> None:
    """Say the route on standard error and, once for each set of companies, who may receive the idea."""
    specs = [spec for spec in context.specs if spec.usable]
    context.terminal.note(route_line(router.route()))
    for entry in router.route():
        if not entry.usable:
            context.terminal.detail(f"  not asked: {entry.provider} {entry.model}: {entry.reason}")
    if context.offline:
        if context.offline_by_default:
            context.terminal.note("No key is set. `socra doctor` says how to have models asked instead.")
        return
    sentence = recipients(specs)
    if _is_news(sentence, context.settings.home / _TOLD):
        context.terminal.note(sentence)


def _is_news(sentence: str, told: Path) -> bool:
    """Whether ``sentence`` has not been told yet, from now on it has. Where that can't be kept it is news."""
    try:
        if told.exists() and sentence in told.read_text("utf-8").splitlines():
            return False
        told.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with told.open("a", encoding="utf-8") as file:
            file.write(sentence + "\n")
    except OSError:
        return True
    return True


def route_line(entries: Sequence[RouteEntry]) -> str:
    """``Route: anthropic claude-haiku-5-5 → google …``: the first usable model of each provider, in order."""
    usable = [f"{entry.provider} {entry.model}" for entry in entries if entry.usable]
    if usable == ["offline rules"]:
        return "Route: offline. Rules answer; no model is asked, and nothing leaves this machine."
    return "Route: " + " → ".join(usable)


def recipients(specs: Sequence[ProviderSpec]) -> str:
    """Which companies may receive the idea, failover included, and which may train on it."""
    names = _companies(specs)
    sentence = f"May receive your idea: {', '.join(names)}"
    sentence += " (the later ones only when an earlier one fails or is full)." if len(names) > 1 else "."
    train = _companies([spec for spec in specs if spec.trains_on_free_tier])
    unknown = _companies([spec for spec in specs if spec.trains_on_free_tier is None])
    if train:
        sentence += f" On its free tier {' and '.join(train)} may train on what is sent."
    if unknown:
        sentence += f" What {' and '.join(unknown)} does with it is not known to socra."
    return sentence


def _companies(specs: Sequence[ProviderSpec]) -> list[str]:
    """Each company once, in the order in which it is first asked."""
    return list(dict.fromkeys(spec.company or spec.name for spec in specs))
