"""A stand-in for a model that obeys its schema: the smallest valid document, the same every time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]


def answer_for(schema: Schema, overrides: Mapping[str, Any] | None = None) -> Any:
    """A JSON value valid under ``schema``. ``overrides``: a property's name → the value it takes anywhere."""
    return _Filler(schema, overrides or {}).value(schema, "answer", frozenset())


class _Filler:
    def __init__(self, root: Schema, overrides: Mapping[str, Any]) -> None:
        self._root = root
        self._overrides = overrides

    def value(self, schema: Schema, name: str, entered: frozenset[str]) -> Any:
        if "$ref" in schema:
            return self.value(self._resolve(schema["$ref"]), name, entered | {schema["$ref"]})
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][0]
        for choice in ("anyOf", "oneOf", "allOf"):
            if choice in schema:
                return self.value(self._first_real(schema[choice], entered), name, entered)
        return self._typed(schema, name, entered)

    def _typed(self, schema: Schema, name: str, entered: frozenset[str]) -> Any:
        kind = schema.get("type", "object" if "properties" in schema else "string")
        if isinstance(kind, list):
            kind = next(k for k in kind if k != "null")
        match kind:
            case "object":
                return self._object(schema, entered)
            case "array":
                return self._array(schema, name, entered)
            case "integer" | "number":
                return _number(schema, whole=kind == "integer")
            case "boolean":
                return False
            case "null":
                return None
        return _string(schema, name)

    def _object(self, schema: Schema, entered: frozenset[str]) -> dict[str, Any]:
        return {
            name: self._overrides[name] if name in self._overrides else self.value(part, name, entered)
            for name, part in schema.get("properties", {}).items()
        }

    def _array(self, schema: Schema, name: str, entered: frozenset[str]) -> list[Any]:
        items = schema.get("items", {})
        endless = items.get("$ref") in entered
        count = schema.get("minItems", 0 if endless else 1)
        return [self.value(items, name, entered) for _ in range(count)]

    def _first_real(self, choices: list[Schema], entered: frozenset[str]) -> Schema:
        """The first alternative that isn't null and doesn't lead back to where we are."""
        real = [c for c in choices if c.get("type") != "null" and c.get("$ref") not in entered]
        return real[0] if real else choices[-1]

    def _resolve(self, ref: str) -> Schema:
        node: Any = self._root
        for step in ref.removeprefix("#/").split("/"):
            node = node[step]
        return dict(node)


def _number(schema: Schema, *, whole: bool) -> float:
    low = schema.get("minimum", schema.get("exclusiveMinimum", 1))
    number = low + 1 if "exclusiveMinimum" in schema else low
    number = min(number, schema.get("maximum", number))
    if number >= schema.get("exclusiveMaximum", number + 1):
        number = (low + schema["exclusiveMaximum"]) / 2
    return int(number) if whole else number


def _string(schema: Schema, name: str) -> str:
    """Readable, long enough, and named after its property, so that a reader sees where a text came from."""
    text = f"Text for {name.replace('_', ' ')}."
    while len(text) < schema.get("minLength", 0):
        text += f" More of {name.replace('_', ' ')}."
    return text[: schema.get("maxLength", len(text))]
