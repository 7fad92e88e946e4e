"""A persona's own fields: a Pydantic model made from the JSON Schema in the persona's file.

Only what a small model can fill and every provider accepts: strings (with ``enum``), numbers, integers,
booleans, arrays and objects, each of which may be nullable (``type: [number, "null"]``).
"""

from __future__ import annotations

import keyword
from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema, create_model

from socra_cli.domain.base import Draft
from socra_cli.domain.folding import fold
from socra_cli.domain.quantities import parse_quantities
from socra_cli.errors import ConfigurationError

_PLAIN: Final[dict[str, Any]] = {"string": str, "number": float, "integer": int, "boolean": bool}
_UNSURE: Final = "unknown"


def object_model(name: str, schema: Mapping[str, Any], *, where: str) -> type[Draft]:
    """A model with one required member for each property, in the written order.

    ``where`` names the file's part in the ConfigurationError that an unreadable schema raises.
    """
    properties = schema.get("properties", {})
    if not isinstance(properties, Mapping):
        raise _unreadable(where, schema)
    members: dict[str, Any] = {}
    for number, (member, inner) in enumerate(properties.items()):
        annotation = _annotation(_camel(name, member), inner, f"{where}, field {member}")
        if _is_free(member):
            members[member] = (annotation, ...)
        else:
            members[f"member_{number}"] = (annotation, Field(alias=member))
    return create_model(name, __base__=_Fields, **members)


class _Fields(Draft):
    """Written and read under the names that the file gives, whatever Python calls them."""

    model_config = ConfigDict(serialize_by_alias=True)


def _is_free(member: str) -> bool:
    """Whether a model can have an attribute of this name."""
    taken = hasattr(_Fields, member) or member.startswith(("_", "model_"))
    return member.isidentifier() and not keyword.iskeyword(member) and not taken


def _annotation(name: str, schema: Any, where: str) -> Any:
    if not isinstance(schema, Mapping):
        raise _unreadable(where, schema)
    kind, nullable = _kind(schema, where)
    annotation = _of_kind(name, kind, schema, where)
    if not nullable:
        return annotation
    optional = annotation | None
    return Annotated[optional, BeforeValidator(_null_words)]


def _kind(schema: Mapping[str, Any], where: str) -> tuple[str, bool]:
    stated = schema.get("type")
    kinds = stated if isinstance(stated, list) else [stated]
    named = [kind for kind in kinds if kind != "null"]
    if len(named) != 1 or not isinstance(named[0], str):
        raise _unreadable(where, schema)
    return named[0], len(named) < len(kinds)


def _of_kind(name: str, kind: str, schema: Mapping[str, Any], where: str) -> Any:
    if kind == "object":
        return object_model(name, schema, where=where)
    if kind == "array":
        return list[_annotation(name, schema.get("items"), where)]  # type: ignore[misc]  # made at run time
    if kind == "string" and "enum" in schema:
        return _choice([str(option) for option in schema["enum"]])
    if kind in ("number", "integer"):
        return Annotated[_PLAIN[kind], BeforeValidator(_first_number)]
    if kind not in _PLAIN:
        raise _unreadable(where, schema)
    return _PLAIN[kind]


def _choice(options: list[str]) -> Any:
    """One of ``options``, forgiving case and added words;
    ``unknown``, where that is one, for anything else."""

    def nearest(value: Any) -> Any:
        said = fold(str(value))
        exact = [option for option in options if fold(option) == said]
        begins = [option for option in options if said.startswith(fold(option))]
        found = exact or begins or [option for option in options if option == _UNSURE]
        if not found:
            raise ValueError(f"not one of {', '.join(options)}")
        return found[0]

    schema = {"type": "string", "enum": options}
    return Annotated[str, BeforeValidator(nearest), WithJsonSchema(schema)]


def _first_number(value: Any) -> Any:
    """Numbers in words: *about 200 dollars* is 200."""
    if isinstance(value, str):
        found = parse_quantities(value)
        return float(found[0].value) if found else value
    return value


def _null_words(value: Any) -> Any:
    """What small models write for null."""
    empty = isinstance(value, str) and fold(value) in ("", "null", "none", "n/a", "unknown", "not stated")
    return None if empty else value


def _camel(name: str, member: str) -> str:
    return name + "".join(part.title() for part in member.split("_"))


def _unreadable(where: str, schema: Any) -> ConfigurationError:
    return ConfigurationError(
        f"{where}: {schema!r} is JSON Schema that socra does not read.",
        hint="Use type string (with enum), number, integer, boolean, array with items or object with "
        "properties; [number, 'null'] for what may be missing.",
    )
