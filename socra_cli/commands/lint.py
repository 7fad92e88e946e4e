"""``socra lint``: the offline check of a brief. No key, no network, the same findings every time."""

from __future__ import annotations

import sys
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from socra_cli.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from socra_cli.commands.context import Context
    from socra_cli.lint.config import LintConfig
    from socra_cli.lint.report import LintedFile


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


class FailOn(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_CODES = "Rule codes or their beginnings, comma-separated: SOC2,SOC401. May be repeated."


def lint(
    ctx: typer.Context,
    ideas: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="IDEA...", help="Files, folders, globs, or - for standard input.", show_default=False
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODES", help=f"Only these. {_CODES}", show_default=False),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore", metavar="CODES", help="All but these; wins over --select.", show_default=False
        ),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="CODE", help="Print a rule's page and leave.", show_default=False),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to write the findings.")] = Format.TEXT,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            "--fail-on",
            help="Exit 1 when something at least this grave is found (default: warning).",
            show_default=False,
        ),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")] = False,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Check a brief offline: what it leaves unsaid, over-claims or miscounts, and what speaks for it.

    Exits 0 clean, 1 when something at or above --fail-on is found, 2 on a usage error. Defaults may stand in
    ./socra.toml, table [lint]: select, ignore, fail_on. In a brief, <!-- socra: ignore SOC201 --> silences
    a rule.

    Example: socra lint idea.md --select SOC4,SOC5
    """
    from socra_cli.lint.config import load_config
    from socra_cli.lint.diagnostic import Severity
    from socra_cli.lint.report import reaches

    context: Context = ctx.obj
    if explain is not None:
        if context.json:
            raise InputError("a rule's page is text", hint="leave --json out", kind="usage")
        context.terminal.result_json(_page(explain))
        return
    if not ideas:
        raise InputError("no brief to check", hint="give a file, a folder, a glob, or -", kind="usage")
    config = load_config(Path.cwd())
    files = check_files(ideas, config, _codes(select), _codes(ignore))
    rendered = _rendered(Format.JSON if json else form, files, context)
    if rendered:
        context.terminal.result_json(rendered)
    floor = Severity(fail_on.value) if fail_on else config.fail_on
    if not exit_zero and reaches(files, floor):
        raise typer.Exit(1)


def _rendered(form: Format, files: list[LintedFile], context: Context) -> str:
    """As text on a terminal, laid out for its window."""
    document = context.terminal.document
    if form is Format.TEXT and document.terminal:
        from socra_cli.lint.formats.text import render

        return render(files, document.columns)
    rendered: str = import_module(f"socra_cli.lint.formats.{form.value}").render(files)
    return rendered


def check_files(
    ideas: Sequence[str], config: LintConfig, select: tuple[str, ...], ignore: tuple[str, ...]
) -> list[LintedFile]:
    """Every brief that ``ideas`` names, checked. Flags replace the settings of ``config``, one by one.

    Raises:
        InputError: a brief can't be read, a pattern matches none, or a code begins no rule.
    """
    from socra_cli.lint import check
    from socra_cli.lint.collect import collect
    from socra_cli.lint.report import LintedFile

    chosen, left_out = select or config.select, ignore or config.ignore
    _require_known((*chosen, *left_out))
    files = []
    for path in collect(ideas):
        text = _read(path)
        files.append(
            LintedFile(path=path, text=text, diagnostics=check(text, select=chosen, ignore=left_out))
        )
    return files


def _read(path: str) -> str:
    from socra_cli.lint.collect import STDIN
    from socra_cli.store.inputs import decode, read_text

    return decode(sys.stdin.buffer.read(), "standard input") if path == STDIN else read_text(Path(path))


def _codes(given: list[str] | None) -> tuple[str, ...]:
    return tuple(code.strip().upper() for listed in given or () for code in listed.split(",") if code.strip())


def _require_known(codes: Sequence[str]) -> None:
    from socra_cli.lint.registry import RULES

    for code in codes:
        if not any(rule.code.startswith(code) for rule in RULES):
            raise InputError(
                f"no rule's code begins with {code!r}",
                hint="codes run from SOC1 (unsaid) to SOC9 (sound)",
                kind="usage",
            )


def _page(code: str) -> str:
    from socra_cli.lint.pages import explain

    try:
        return explain(code.strip().upper())
    except KeyError:
        raise InputError(f"there is no rule {code!r}", hint="codes look like SOC301", kind="usage") from None
