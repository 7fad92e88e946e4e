"""Every JSON document that a test makes socra write is held against its schema."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from socra_cli.commands.schema import DOCUMENTS, model_of
from socra_cli.output.schemas import schema_of

FORMATS = FormatChecker(formats=())
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def problems(text: str) -> list[str]:
    """What is wrong with a text that socra wrote, where it is a JSON document; empty for any other text."""
    if not text.startswith("{"):
        return []
    document = json.loads(text)
    dialect = document.get("$schema")
    if dialect == SARIF:
        return []  # held against the standard's schema where it is made
    if dialect is not None:
        Draft202012Validator.check_schema(document)
        return []
    if "error" not in document:
        return _misfits(_name(document), document)
    so_far = {name: value for name, value in document.items() if name != "error"}
    if set(so_far) == {"schema_version"}:
        return _misfits("error", document)
    return [*_misfits("error", document), *_misfits_of_a_part(so_far)]


@cache
def closed_schema(name: str) -> dict[str, Any]:
    """The schema of the document called ``name``, refusing members that it doesn't have."""
    return schema_of(model_of(name), name, closed=True)


@cache
def validator(name: str) -> Draft202012Validator:
    """For the document called ``name``; checks dates too."""
    return Draft202012Validator(closed_schema(name), format_checker=FORMATS)


@FORMATS.checks("date-time", raises=ValueError)
def is_date_time(value: object) -> bool:
    """RFC 3339, section 5.6, as far as socra writes it: with seconds and an offset."""
    if not isinstance(value, str):
        return True
    datetime.fromisoformat(value)
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", value))


def _name(document: Mapping[str, Any]) -> str:
    """The one document that has these members."""
    names = [name for name in DOCUMENTS if set(closed_schema(name)["properties"]) == set(document)]
    assert len(names) == 1, f"no document, or several, has the members {', '.join(document)}"
    return names[0]


def _misfits_of_a_part(so_far: Mapping[str, Any]) -> list[str]:
    """Of a result so far: a whole document, or a masterplan with members that are absent or null."""
    plan = closed_schema("masterplan")
    if not set(so_far) < set(plan["properties"]):
        return _misfits(_name(so_far), so_far)
    part = {name: value for name, value in so_far.items() if value is not None}
    whole = validator("masterplan").evolve(schema=plan | {"required": ["session_id", "idea"]})
    return [f"so far: {error.json_path}: {error.message[:200]}" for error in whole.iter_errors(part)]


def _misfits(name: str, document: Mapping[str, Any]) -> list[str]:
    return [
        f"{name}: {error.json_path}: {error.message[:200]}" for error in validator(name).iter_errors(document)
    ]
