"""Workflow commands that GitHub shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from socra_cli.lint.diagnostic import Diagnostic, Severity
from socra_cli.lint.report import LintedFile

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(files: Sequence[LintedFile]) -> str:
    """One line a diagnostic; empty where there is none."""
    return "".join(_command(file.path, diagnostic) for file in files for diagnostic in file.diagnostics)


def _command(path: str, diagnostic: Diagnostic) -> str:
    properties = {
        "file": path,
        "line": str(diagnostic.line),
        "endLine": str(diagnostic.end_line),
        "col": str(diagnostic.column),
        "endColumn": str(diagnostic.end_column),
        "title": f"{diagnostic.code} {diagnostic.name}",
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return (
        f"::{_LEVELS[diagnostic.severity]} {listed}::{_data(f'{diagnostic.message} {diagnostic.question}')}\n"
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
