"""JSON Schema of a document model, as the document is written."""

from __future__ import annotations

import re
from typing import Any, Final, Literal

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from socra_cli.domain.base import Frozen
from socra_cli.lint.diagnostic import Diagnostic
from socra_cli.lint.report import Summary
from socra_cli.output.descriptions import member_docstrings

_NONE: Final = re.compile(r"\bNone\b")
_COMMENT: Final = (
    "Within one schema_version members are only ever added: a reader ignores those it doesn't know."
)


class LintedBrief(Frozen):
    """One brief and what was found in it."""

    path: str
    """As it was given; - for standard input."""
    words: int
    """Runs of characters without white space."""
    diagnostics: tuple[Diagnostic, ...]
    """In the order of the text."""


class LintDocument(Frozen):
    """What the linter writes as JSON."""

    schema_version: Literal[1]
    files: tuple[LintedBrief, ...]
    summary: Summary


class _AsWritten(GenerateJsonSchema):
    """socra writes every member of a document, so a script may rely on those with a default as well."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False  # it would repeat the member's name

    def default_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])  # a default is for who writes, not for who reads

    def model_schema(self, schema: Any) -> dict[str, Any]:
        described = super().model_schema(schema)
        for name, text in member_docstrings(schema["cls"]).items():
            member = described.get("properties", {}).get(name)
            if member is not None:
                member["description"] = text
        return described


def schema_of(model: type[BaseModel], name: str, *, closed: bool = False) -> dict[str, Any]:
    """JSON Schema 2020-12 of ``model`` as it is written, called ``name``.

    Objects are open, so that a document of a later version still fits; ``closed`` ones refuse members that
    the model doesn't have.
    """
    schema = model.model_json_schema(mode="serialization", schema_generator=_AsWritten)
    head = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:socra:schema:{name}:1",
        "$comment": _COMMENT,
        "title": f"socra {name}",
    }
    readable = {key: _readable(key, value) for key, value in schema.items() if key != "title"}
    return head | (readable if closed else _open(readable))


def _open(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {
            key: _open(value)
            for key, value in schema.items()
            if not (key == "additionalProperties" and value is False)
        }
    return [_open(each) for each in schema] if isinstance(schema, list) else schema


def _readable(key: str, value: Any) -> Any:
    """Descriptions are docstrings: without line breaks, code marks and Python's None they are sentences."""
    if isinstance(value, dict):
        return {inner: _readable(inner, held) for inner, held in value.items()}
    if isinstance(value, list):
        return [_readable(key, held) for held in value]
    if key != "description" or not isinstance(value, str):
        return value
    return " ".join(_NONE.sub("null", value.replace("``", "")).split())
