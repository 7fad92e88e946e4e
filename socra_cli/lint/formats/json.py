"""The contract's lint document: one JSON object, schema version 1."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from socra_cli.lint.diagnostic import Diagnostic
from socra_cli.lint.report import SCHEMA_VERSION, LintedFile, summarize


def render(files: Sequence[LintedFile]) -> str:
    """``files`` as JSON, with non-ASCII kept and a line feed at the end."""
    return json.dumps(document(files), ensure_ascii=False, indent=2) + "\n"


def document(files: Sequence[LintedFile]) -> dict[str, Any]:
    """The document as plain values."""
    return {
        "schema_version": SCHEMA_VERSION,
        "files": [
            {
                "path": file.path,
                "words": file.words,
                "diagnostics": [_diagnostic(diagnostic) for diagnostic in file.diagnostics],
            }
            for file in files
        ],
        "summary": summarize(files).model_dump(),
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return diagnostic.model_dump(mode="json")
