"""What it means that documents of one ``schema_version`` stay compatible, as code.

A script written for the first document of a version must read the last one, and today's program the first
one. So between a frozen schema and today's, every member keeps its place, its types, its format, its limits
and its list of words, and what was always written still is. Members may be added. A word may be added to a
list where that is noted, since scripts that branch on it have to be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]
Noted = Mapping[str, frozenset[str]]
"""Words added to a list after it was frozen, by the member's path."""

_KEPT = ("format", "const", "minimum", "maximum", "pattern")
_PROSE = ("$schema", "$id", "$comment", "$defs", "title", "description", "default")


def breaks(frozen: Schema, today: Schema, noted: Noted | None = None) -> list[str]:
    """What a reader of the frozen schema would stumble over today, one sentence each; empty if nothing."""
    return list(_compared(inlined(frozen), inlined(today), "$", noted or {}))


def as_then(frozen: Schema, today: Schema) -> dict[str, Any]:
    """Today's schema for documents of the frozen one: what was added since is not required of them."""
    return _required_then(inlined(frozen), inlined(today))


def inlined(schema: Schema) -> dict[str, Any]:
    """``schema`` with every reference replaced by what it refers to, and without prose."""
    definitions = schema.get("$defs", {})

    def resolve(node: Any, *, names: bool = False) -> Any:
        if isinstance(node, list):
            return [resolve(each) for each in node]
        if not isinstance(node, Mapping):
            return node
        if not names and "$ref" in node:
            return resolve(definitions[node["$ref"].removeprefix("#/$defs/")])
        kept = {key: value for key, value in node.items() if names or key not in _PROSE}
        return {key: resolve(value, names=key == "properties") for key, value in kept.items()}

    resolved: dict[str, Any] = resolve(schema)
    return resolved


def _compared(frozen: Schema, today: Schema, path: str, noted: Noted) -> Iterator[str]:
    was, now = _by_type(frozen), _by_type(today)
    if set(was) != set(now):
        yield f"{path} was {' or '.join(sorted(was))}, and is {' or '.join(sorted(now))}"
    for kind in sorted(set(was) & set(now)):
        yield from _values(was[kind], now[kind], path, noted)
        yield from _members(was[kind], now[kind], path, noted)


def _values(was: Schema, now: Schema, path: str, noted: Noted) -> Iterator[str]:
    for key in _KEPT:
        if was.get(key) != now.get(key):
            yield f"{path} had {key} {was.get(key)!r}, and has {now.get(key)!r}"
    words, today = set(was.get("enum", ())), set(now.get("enum", ()))
    if ("enum" in was) != ("enum" in now):
        yield f"{path} has a list of words only {'then' if 'enum' in was else 'now'}"
    elif lost := words - today:
        yield f"{path} is never {', '.join(sorted(lost))} any more"
    elif new := today - words - noted.get(path, frozenset()):
        yield f"{path} may be {', '.join(sorted(new))} now, which is not noted"


def _members(was: Schema, now: Schema, path: str, noted: Noted) -> Iterator[str]:
    required = set(now.get("required", ()))
    for name, member in was.get("properties", {}).items():
        if name not in now.get("properties", {}):
            yield f"{path}.{name} is gone"
            continue
        if name in was.get("required", ()) and name not in required:
            yield f"{path}.{name} is not always written any more"
        yield from _compared(member, now["properties"][name], f"{path}.{name}", noted)
    for key, step in (("items", "[]"), ("additionalProperties", "{}")):
        if isinstance(was.get(key), Mapping):
            yield from _compared(was[key], now.get(key, {}), path + step, noted)


def _required_then(frozen: Schema, today: Schema) -> dict[str, Any]:
    if "anyOf" in today:
        was = _by_type(frozen)
        kinds = ((each, was.get(each.get("type", "anything"), {})) for each in today["anyOf"])
        return {**today, "anyOf": [_required_then(then, each) for each, then in kinds]}
    relaxed = dict(today)
    if "properties" in today:
        known = frozen.get("properties", {})
        relaxed["properties"] = {
            n: _required_then(known.get(n, {}), m) for n, m in today["properties"].items()
        }
        relaxed["required"] = [name for name in today.get("required", ()) if name in known]
    for key in ("items", "additionalProperties"):
        if isinstance(today.get(key), Mapping):
            relaxed[key] = _required_then(frozen.get(key, {}), today[key])
    return relaxed


def _by_type(schema: Schema) -> dict[str, Schema]:
    return {each.get("type", "anything"): each for each in schema.get("anyOf", [schema])}
