"""The parts of the SARIF 2.1.0 schema that socra's logs use, with ``additionalProperties`` closed as there.

Written from the standard (OASIS SARIF 2.1.0, sections 3.13 to 3.52): required members, types, enumerations
and
minimums. Members that socra does not write are left out, so an unknown or misspelt one fails.
"""

from __future__ import annotations

from typing import Any


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = _object(["text"], text={"type": "string", "minLength": 1})
REGION = _object(
    ["startLine"],
    startLine={"type": "integer", "minimum": 1},
    startColumn={"type": "integer", "minimum": 1},
    endLine={"type": "integer", "minimum": 1},
    endColumn={"type": "integer", "minimum": 1},
    charOffset={"type": "integer", "minimum": -1},
    charLength={"type": "integer", "minimum": 0},
    snippet=_object(["text"], text={"type": "string"}),
)
LOCATION = _object(
    ["physicalLocation"],
    physicalLocation=_object(
        ["artifactLocation"],
        artifactLocation=_object(["uri"], uri={"type": "string", "format": "uri-reference"}),
        region=REGION,
    ),
    message=MESSAGE,
)
RULE = _object(
    ["id"],
    id={"type": "string"},
    name={"type": "string"},
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=_object([], level=LEVEL),
    properties=_object([], tags={"type": "array", "uniqueItems": True, "items": {"type": "string"}}),
)
RESULT = _object(
    ["message"],
    ruleId={"type": "string"},
    ruleIndex={"type": "integer", "minimum": -1},
    level=LEVEL,
    message=MESSAGE,
    locations={"type": "array", "items": LOCATION},
    relatedLocations={"type": "array", "uniqueItems": True, "items": LOCATION},
)
DRIVER = _object(
    ["name"],
    name={"type": "string"},
    semanticVersion={"type": "string"},
    rules={"type": "array", "uniqueItems": True, "items": RULE},
)
RUN = _object(
    ["tool"],
    tool=_object(["driver"], driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results={"type": "array", "items": RESULT},
)
SARIF = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_object(
        ["version", "runs"],
        **{
            "$schema": {"type": "string", "format": "uri"},
            "version": {"enum": ["2.1.0"]},
            "runs": {"type": "array", "items": RUN},
        },
    ),
}
