"""A persona's own fields, read from the founder's words; what is not stated stays empty or null."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from socra_cli.domain.personas import PersonaSpec
from socra_cli.llm.offline.case import Case
from socra_cli.llm.offline.fields import builder, customer, money, seller, warden

Fields = dict[str, Any]

_BY_PERSONA: dict[str, Callable[[Case], Fields]] = {
    "customer": customer.fields,
    "economist": money.fields,
    "sustainer": money.fields,
    "builder": builder.fields,
    "seller": seller.fields,
    "warden": warden.fields,
}


def fields_of(spec: PersonaSpec, case: Case) -> Fields:
    """What the rules can fill of the persona's fields, and only those that its file asks for."""
    reader = _BY_PERSONA.get(spec.id)
    filled = reader(case) if reader and case.english else {}
    asked = spec.fields_schema.get("properties", {})
    return {name: filled.get(name, blank(schema)) for name, schema in asked.items()}


def blank(schema: Mapping[str, Any]) -> Any:
    """The value of a field on which nobody said anything: null where it may be, else empty."""
    kinds = schema.get("type", "string")
    if "enum" in schema:
        return "unknown" if "unknown" in schema["enum"] else schema["enum"][0]
    if isinstance(kinds, list):
        return None if "null" in kinds else blank({**schema, "type": kinds[0]})
    if kinds == "object":
        return {name: blank(inner) for name, inner in schema.get("properties", {}).items()}
    return {"array": [], "number": 0, "integer": 0, "boolean": False}.get(kinds, "")
