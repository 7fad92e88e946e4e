"""SARIF 2.1.0, for code hosts and editors that show results beside the text.

Columns count code points (``columnKind: unicodeCodePoints``), as everywhere in socra.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from socra_cli import __version__
from socra_cli.lint.diagnostic import Diagnostic, Related, Severity
from socra_cli.lint.lines import Lines
from socra_cli.lint.pages import page_of
from socra_cli.lint.registry import RULES
from socra_cli.lint.report import LintedFile
from socra_cli.lint.rule import Rule

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(files: Sequence[LintedFile]) -> str:
    """``files`` as one SARIF log with one run."""
    used = {diagnostic.code for file in files for diagnostic in file.diagnostics}
    rules = [rule for rule in RULES if rule.code in used]
    index = {rule.code: number for number, rule in enumerate(rules)}
    driver = {"name": "socra", "semanticVersion": __version__, "rules": [_rule(rule) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(file, diagnostic, index) for file in files for diagnostic in file.diagnostics],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    page = page_of(rule.code)
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": page.what},
        "fullDescription": {"text": page.why},
        "help": {"text": f"Instead of: {page.bad}\nBetter: {page.better}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family.value]},
    }


def _result(file: LintedFile, diagnostic: Diagnostic, index: dict[str, int]) -> dict[str, Any]:
    lines = Lines(file.text)
    region = _region(lines, diagnostic.start, diagnostic.end, diagnostic.quote)
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index[diagnostic.code],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": f"{diagnostic.message} {diagnostic.question}"},
        "locations": [{"physicalLocation": _place(file.path, region)}],
    }
    if diagnostic.related:
        result["relatedLocations"] = [_related(file.path, lines, other) for other in diagnostic.related]
    return result


def _related(path: str, lines: Lines, related: Related) -> dict[str, Any]:
    region = _region(lines, related.start, related.end, related.quote)
    return {"physicalLocation": _place(path, region), "message": {"text": "the other side"}}


def _place(path: str, region: dict[str, Any]) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(PurePath(path).as_posix(), safe="/")}, "region": region}


def _region(lines: Lines, start: int, end: int, text: str) -> dict[str, Any]:
    (line, column), (end_line, end_column) = lines.position(start), lines.position(end)
    region: dict[str, Any] = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    if text:
        region |= {"charOffset": start, "charLength": end - start, "snippet": {"text": text}}
    return region
