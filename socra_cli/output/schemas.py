"""JSON Schema of a document model, as the document is written."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, RootModel
from pydantic.json_schema import GenerateJsonSchema

from socra_cli.domain.base import Frozen
from socra_cli.domain.calls import CallRecord
from socra_cli.lint.diagnostic import Diagnostic
from socra_cli.lint.report import Summary


class Calls(RootModel[tuple[CallRecord, ...]]):
    """The per-call ledger: every attempt, failed and skipped ones too."""


class LintedBrief(Frozen):
    """One brief and what was found in it."""

    path: str
    words: int
    diagnostics: tuple[Diagnostic, ...]


class LintDocument(Frozen):
    """What the linter writes as JSON."""

    schema_version: Literal[1]
    files: tuple[LintedBrief, ...]
    summary: Summary


class _AsWritten(GenerateJsonSchema):
    """socra writes every member of a document, so a script may rely on those with a default as well."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True


def schema_of(model: type[BaseModel], name: str) -> dict[str, Any]:
    """JSON Schema 2020-12 of ``model`` as it is written, called ``name``."""
    schema = model.model_json_schema(mode="serialization", schema_generator=_AsWritten)
    head = {"$schema": GenerateJsonSchema.schema_dialect, "title": f"socra {name}"}
    return {**head, **{key: _readable(key, value) for key, value in schema.items() if key != "title"}}


def _readable(key: str, value: Any) -> Any:
    """Descriptions are docstrings: without their line breaks and code marks they read as sentences."""
    if isinstance(value, dict):
        return {inner: _readable(inner, held) for inner, held in value.items()}
    if isinstance(value, list):
        return [_readable(key, held) for held in value]
    return (
        " ".join(value.replace("``", "").split())
        if key == "description" and isinstance(value, str)
        else value
    )
