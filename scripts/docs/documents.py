"""The reference of JSON documents, from the schemas that ``socra schema`` prints."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from scripts.docs.markdown import anchor, code, table
from socra_cli.commands.schema import DOCUMENTS, model_of
from socra_cli.output.schemas import schema_of

Schema = Mapping[str, Any]

_MEANINGS = Path(__file__).parent / "members.toml"
_WHOLE = {model_of(name).__name__: name for name in DOCUMENTS}
"""Documents by the name of their model: inside another document they are not told again."""


def documents() -> str:
    """Every document, then every type that occurs in one, each once."""
    overview = table(
        ("document", "written by"),
        [(f"[{name}](#{anchor(name)})", code_or_words(DOCUMENTS[name].written_by)) for name in DOCUMENTS],
    )
    whole = [part for name in DOCUMENTS for part in _document(name)]
    inner = [part for name, schema in sorted(types().items()) for part in _type(name, schema)]
    return "\n\n".join([overview, *whole, "## Types", "What the documents above are made of.", *inner])


def types() -> dict[str, Schema]:
    """Every type by its name, whole documents left out."""
    found: dict[str, Schema] = {}
    for name in DOCUMENTS:
        found |= schema_of(model_of(name), name).get("$defs", {})
    return {name: schema for name, schema in found.items() if name not in _WHOLE}


def members() -> Iterator[tuple[str, str, Schema]]:
    """Every member of every document: the name of its type, its own, and its schema."""
    whole = {model: schema_of(model_of(name), name) for model, name in _WHOLE.items()}
    for owner, schema in (whole | types()).items():
        yield from ((owner, member, part) for member, part in schema.get("properties", {}).items())


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """What members mean, by type; under ``any`` what they mean in all others."""
    return tomllib.loads(_MEANINGS.read_text("utf-8"))


def meaning(owner: str, member: str, part: Schema) -> str:
    """What a member means: what its schema says, else what is written down here, else nothing."""
    own = meanings().get(owner, {}).get(member)
    return part.get("description") or own or meanings()["any"].get(member, "")


def code_or_words(written_by: str) -> str:
    """A command as code, anything else as words."""
    return code(written_by) if written_by.startswith("socra ") and " and " not in written_by else written_by


def _document(name: str) -> Iterator[str]:
    schema = schema_of(model_of(name), name)
    yield f"## {name}"
    yield f"Written by {code_or_words(DOCUMENTS[name].written_by)}. Its schema: `socra schema {name}`."
    yield from _body(model_of(name).__name__, schema)


def _type(name: str, schema: Schema) -> Iterator[str]:
    yield f"### {name}"
    yield from _body(name, schema)


def _body(name: str, schema: Schema) -> Iterator[str]:
    if "description" in schema:
        yield _literal(schema["description"])
    if "enum" in schema:
        yield f"One of {_either(schema)}."
    if schema.get("type") == "array":
        yield f"It is a {kind(schema)}."
    if properties := schema.get("properties"):
        rows = [
            (code(member), kind(part), _literal(meaning(name, member, part)))
            for member, part in properties.items()
        ]
        yield table(("member", "type", "meaning"), rows)


def _literal(text: str) -> str:
    """Text of the program's, so that Markdown leaves its signs alone."""
    return text.replace("<", "&lt;").replace("*", r"\*")


def kind(part: Schema) -> str:
    """A member's type in words, with a link where it is one of the types."""
    if reference := part.get("$ref"):
        name = reference.rpartition("/")[2]
        return f"[{name}](#{anchor(_WHOLE.get(name, name))})"
    if "anyOf" in part:
        return " or ".join(kind(inner) for inner in part["anyOf"])
    if "const" in part:
        return code(str(part["const"]))
    if "enum" in part:
        return _either(part)
    return _plain(part)


def _plain(part: Schema) -> str:
    match part.get("type"):
        case "array":
            items = part.get("items") or {}
            return f"list of {kind(items)}" if items else "list"
        case "object":
            values = part.get("additionalProperties")
            return f"object of {kind(values)}" if isinstance(values, dict) and values else "object"
        case "string" if part.get("format") == "date-time":
            return "time"
        case str(name):
            return name
        case _:
            return "any"


def _either(part: Schema) -> str:
    return ", ".join(code(str(value)) for value in part["enum"])
