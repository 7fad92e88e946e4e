"""Options that stand everywhere: before the command's name or after it, with the same meaning.

Typer knows options of the program and options of a command; these are both. ``everywhere`` adds them to a
command's own, merges what was given in the two places, and hands the command its ``Context`` in ``ctx.obj``.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from socra_cli.commands.completing import complete_provider

PANEL = "Everywhere"

Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="No progress; warnings and the result only.", rich_help_panel=PANEL),
]
Verbose = Annotated[
    int,
    typer.Option(
        "--verbose",
        "-v",
        count=True,
        help="Tell every attempt: asked, skipped, why.",
        show_default=False,
        rich_help_panel=PANEL,
    ),
]
NoInput = Annotated[
    bool, typer.Option("--no-input", help="Never ask; fail where an answer is needed.", rich_help_panel=PANEL)
]
Offline = Annotated[
    bool | None,
    typer.Option(
        "--offline/--no-offline",
        help="Ask no model: rules only. --no-offline: fail rather than run without a provider.",
        show_default=False,
        rich_help_panel=PANEL,
    ),
]
Route = Annotated[
    str | None,
    typer.Option(
        "--route",
        metavar="A,B,C",
        help="Providers to ask, in this order.",
        show_default=False,
        autocompletion=complete_provider,
        rich_help_panel=PANEL,
    ),
]
BudgetUsd = Annotated[
    float | None,
    typer.Option(
        "--budget-usd",
        metavar="X",
        min=0,
        help="Most US dollars to spend, at list prices.",
        show_default=False,
        rich_help_panel=PANEL,
    ),
]
BudgetTokens = Annotated[
    int | None,
    typer.Option(
        "--budget-tokens",
        metavar="N",
        min=0,
        help="Most tokens to use, in and out.",
        show_default=False,
        rich_help_panel=PANEL,
    ),
]
PromptsDir = Annotated[
    Path | None,
    typer.Option(
        "--prompts",
        metavar="DIR",
        help="Your own copies of the prompts.",
        show_default=False,
        rich_help_panel=PANEL,
    ),
]
Plain = Annotated[
    bool,
    typer.Option(
        "--plain", help="Plain lines for screen readers: no colour, no motion.", rich_help_panel=PANEL
    ),
]


@dataclass(frozen=True, slots=True)
class GlobalOptions:
    """What was said before the command's name and after it; what stands after it wins."""

    quiet: bool = False
    verbose: int = 0
    no_input: bool = False
    offline: bool | None = None
    route: str | None = None
    budget_usd: float | None = None
    budget_tokens: int | None = None
    prompts: Path | None = None
    plain: bool = False

    def merged(self, later: GlobalOptions) -> GlobalOptions:
        said = {f.name: getattr(later, f.name) for f in fields(later) if getattr(later, f.name) != f.default}
        return replace(self, **said)


def _parameters() -> list[inspect.Parameter]:
    kinds: dict[str, Any] = {
        "quiet": Quiet,
        "verbose": Verbose,
        "no_input": NoInput,
        "offline": Offline,
        "route": Route,
        "budget_usd": BudgetUsd,
        "budget_tokens": BudgetTokens,
        "prompts": PromptsDir,
        "plain": Plain,
    }
    keyword = inspect.Parameter.KEYWORD_ONLY
    return [
        inspect.Parameter(field.name, keyword, default=field.default, annotation=kinds[field.name])
        for field in fields(GlobalOptions)
    ]


def everywhere(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that stand everywhere, and its Context in ``ctx.obj``."""
    signature = inspect.signature(function, eval_str=True)
    shared = _parameters()

    @functools.wraps(function)
    def command(ctx: typer.Context, **given: Any) -> Any:
        here = GlobalOptions(**{parameter.name: given.pop(parameter.name) for parameter in shared})
        ctx.obj.enter(here)
        return function(ctx, **given)

    own = list(signature.parameters.values())
    if not own or own[0].name != "ctx":
        raise TypeError(f"{function.__name__} must take ctx first")
    keyword = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own[1:]]
    parameters = [own[0], *keyword, *shared]
    command.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]  # read by Typer
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return command
