"""One Pydantic model, rendered as the JSON Schema that each vendor admits.

anthropic, openai   every field required, no free keys; bounds on numbers, lengths and items told in words;
                    each ``oneOf`` an ``anyOf``, each ``$ref`` alone. The two ask for nearly the same; Gemini
                    admits a subset of JSON Schema, of which this is a part
prompt              the schema as it is, compact, as a line of the prompt

Bounds that a dialect can't hold are no loss: every answer is validated locally against the model itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel

from socra_cli.llm.request import Message

SchemaDialect = Literal["anthropic", "openai", "prompt"]
JsonSchema = dict[str, Any]

MAX_OPTIONAL = 24
MAX_UNIONS = 16
"""Anthropic's ceilings, from its page on structured outputs."""

_IN_WORDS = {
    "minimum": "at least {}",
    "exclusiveMinimum": "more than {}",
    "maximum": "at most {}",
    "exclusiveMaximum": "less than {}",
    "multipleOf": "a multiple of {}",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "minItems": "at least {} items",
    "maxItems": "at most {} items",
}
_DROPPED = frozenset(
    {"title", "default", "examples", "discriminator", "pattern", "format", "uniqueItems", *_IN_WORDS}
)
_INSTRUCTION = "Answer with one JSON object that is valid under this JSON Schema, and with nothing else:"


@lru_cache(maxsize=256)
def rendered_schema(model: type[BaseModel], dialect: SchemaDialect) -> JsonSchema:
    """The schema of ``model`` in one dialect. Shared between callers: not to be changed."""
    schema = _undocumented(_rooted(model.model_json_schema()))
    return _untitled(schema) if dialect == "prompt" else _closed(schema)


def schema_line(model: type[BaseModel], dialect: SchemaDialect = "prompt") -> str:
    """The schema as compact JSON: what is sent, and what an estimate of tokens counts."""
    return json.dumps(rendered_schema(model, dialect), ensure_ascii=False, separators=(",", ":"))


def with_schema_in_prompt(messages: Sequence[Message], model: type[BaseModel]) -> tuple[Message, ...]:
    """``messages`` with the schema after the last one's text, so that what they share still comes first."""
    *before, last = messages
    content = f"{last.content}\n\n{_INSTRUCTION}\n{schema_line(model)}"
    return (*before, Message(last.role, content))


def dialect_problems(model: type[BaseModel]) -> list[str]:
    """Why some vendor would refuse the model's schema, one line each; none for a model that all admit."""
    schema = rendered_schema(model, "anthropic")
    problems = [_free_keys(path) for path, node in _nodes(model.model_json_schema()) if _is_map(node)]
    problems += [
        f"{path}: a tuple; use a list or an object" for path, node in _nodes(schema) if "prefixItems" in node
    ]
    optional = sum(len(set(n.get("properties", {})) - set(n.get("required", ()))) for _, n in _nodes(schema))
    unions = sum("anyOf" in node or isinstance(node.get("type"), list) for _, node in _nodes(schema))
    if optional > MAX_OPTIONAL:
        problems.append(f"{optional} optional fields; at most {MAX_OPTIONAL}")
    if unions > MAX_UNIONS:
        problems.append(f"{unions} fields of more than one type; at most {MAX_UNIONS}")
    return problems


def _free_keys(path: str) -> str:
    return f"{path}: an object with free keys; use a list of named values"


def _is_map(node: Mapping[str, Any]) -> bool:
    return node.get("type") == "object" and "properties" not in node


def _nodes(node: Any, path: str = "$") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every schema within a schema, with its path. A property that is called "type" is no keyword."""
    if not isinstance(node, Mapping):
        return
    yield path, node
    for word in ("properties", "$defs"):
        for name, part in node.get(word, {}).items():
            yield from _nodes(part, f"{path}.{name}")
    yield from _nodes(node.get("items"), f"{path}[]")
    yield from _nodes(node.get("additionalProperties"), f"{path}.*")
    for word in ("anyOf", "oneOf", "allOf", "prefixItems"):
        for number, part in enumerate(node.get(word, ())):
            yield from _nodes(part, f"{path}|{number}")


def _rooted(schema: JsonSchema) -> JsonSchema:
    """With an object at the root: Pydantic puts a bare ``$ref`` there for a model that contains itself."""
    if "$ref" not in schema:
        return schema
    name = schema["$ref"].rpartition("/")[2]
    return {**schema["$defs"][name], "$defs": schema["$defs"]}


def _undocumented(schema: JsonSchema) -> JsonSchema:
    """Without the docstrings of classes: they explain the code, and every call would pay for them."""
    defs = {name: _without_description(part) for name, part in schema.get("$defs", {}).items()}
    return _without_description(schema) | ({"$defs": defs} if defs else {})


def _without_description(node: JsonSchema) -> JsonSchema:
    return {word: value for word, value in node.items() if word != "description"}


def _untitled(node: Mapping[str, Any]) -> JsonSchema:
    """Without titles, which repeat the names of fields, and without empty defaults."""
    return _rebuilt(node, _untitled, frozenset({"title"}))


def _closed(node: Mapping[str, Any]) -> JsonSchema:
    """One schema, and all within, in the form that strict decoders admit."""
    out = _rebuilt(node, _closed, _DROPPED)
    if "oneOf" in out:
        out["anyOf"] = out.pop("oneOf")
    if "$ref" in out:
        return {"$ref": out["$ref"]}
    if told := [words.format(node[word]) for word, words in _IN_WORDS.items() if word in node]:
        out["description"] = " ".join(
            [*([node["description"]] if "description" in node else []), _sentence(told)]
        )
    if out.get("type") == "object" or "properties" in out:
        out |= {
            "additionalProperties": False,
            "properties": out.get("properties", {}),
            "required": list(out.get("properties", {})),
        }
    return out


def _sentence(told: Sequence[str]) -> str:
    return "(" + ", ".join(told) + ")"


def _rebuilt(
    node: Mapping[str, Any], within: Callable[[Any], JsonSchema], dropped: frozenset[str]
) -> JsonSchema:
    """A copy without the ``dropped`` keywords, with ``within`` applied to every schema inside."""
    out: JsonSchema = {}
    for word, value in node.items():
        if word in dropped:
            continue
        if word in ("properties", "$defs"):
            out[word] = {name: within(part) for name, part in value.items()}
        elif word in ("anyOf", "oneOf", "allOf", "prefixItems"):
            out[word] = [within(part) for part in value]
        elif word in ("items", "additionalProperties") and isinstance(value, Mapping):
            out[word] = within(value)
        else:
            out[word] = value
    return out
