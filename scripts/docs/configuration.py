"""The reference of settings, from the models that read them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from scripts.docs.command_tree import pages
from scripts.docs.markdown import code, prose, table
from socra_cli.lint.config import LintConfig
from socra_cli.settings.layers import NOT_FROM_PROJECT
from socra_cli.settings.layers import variables as known_variables
from socra_cli.settings.model import Settings
from socra_cli.settings.tables import ProviderTable
from socra_cli.settings.vendors import KEY_NAMES, VENDORS

_ELSEWHERE = ("providers", "lint")
"""Settings that are tables, told apart from the others."""


def settings() -> str:
    """What may stand at the top of a file, with its flag and its variable."""
    by_path = {path: variable for variable, path in known_variables()}
    flags = {option.name.split()[0] for option in pages()[0].everywhere}
    rows = []
    for name in Settings.model_fields:
        if name not in _ELSEWHERE:
            flag = f"--{name.replace('_', '-')}"
            names = (name, flag if flag in flags else "", by_path.get((name,), ""))
            rows.append(_row(Settings, name, names, told_of_project=name != "home"))
    return table(("setting, flag, variable", "type and default", "meaning"), rows)


def tables() -> str:
    """What may stand in a ``[providers.NAME]`` table, and in ``[lint]``."""
    by_path = {path[2]: variable for variable, path in known_variables() if path[:2] == ("providers", "groq")}
    rows = []
    for name in ProviderTable.model_fields:
        names = (name, by_path.get(name, "").replace("GROQ", "NAME"))
        rows.append(_row(ProviderTable, name, names, told_of_project=name not in NOT_FROM_PROJECT))
    providers = table(("setting, variable", "type and default", "meaning"), rows)
    lint = f"### `[lint]`\n\n{prose(LintConfig.__doc__ or '')}\n\n{table(*_lint())}"
    return f"### `[providers.NAME]`\n\n{providers}\n\n{lint}"


def _row(
    model: type[BaseModel], name: str, names: tuple[str, ...], *, told_of_project: bool
) -> tuple[str, ...]:
    """One setting: what it is called, what it takes, what it means and where it may not stand."""
    field = model.model_fields[name]
    default = _default(name, field)
    takes = f"{_kind(model, name)}<br>default: {default}" if default else _kind(model, name)
    meaning = prose(field.description or "")
    refused = "" if told_of_project else " Not in `./socra.toml`."
    return "<br>".join(map(code, filter(None, names))), takes, meaning + refused


def _lint() -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    return ("file key", "type", "default"), [
        (code(name), _kind(LintConfig, name), _default(name, field))
        for name, field in LintConfig.model_fields.items()
    ]


def variables() -> str:
    """Every variable that sets something: keys first, then settings."""
    return table(("variable", "sets"), [(code(variable), sets) for variable, sets in variable_rows()])


def variable_rows() -> Iterator[tuple[str, str]]:
    """Each variable's name, and what it sets."""
    for provider, names in KEY_NAMES.items():
        yield from ((name, f"The key of {VENDORS[provider].company}.") for name in names)
    for variable, path in known_variables():
        key = path[0] if len(path) == 1 else f"[{path[0]}.{path[1]}] {path[2]}"
        yield variable, f"The setting `{key}`."
    yield "SOCRA_CONFIG", "A TOML file to read in place of your `config.toml`."


def _default(name: str, field: FieldInfo) -> str:
    if name == "home":
        return "your data folder"
    value: Any = field.default
    if value in (None, PydanticUndefined, (), {}):
        return ""
    return code(",".join(value) if isinstance(value, tuple) else str(value))


def _kind(model: type[BaseModel], name: str) -> str:
    annotation = model.model_fields[name].annotation
    if choices := [arg for arg in _flattened(annotation) if isinstance(arg, str)]:
        return " or ".join(map(code, choices))
    schema = model.model_json_schema()["properties"][name]
    options = [part for part in schema.get("anyOf", [schema]) if part.get("type") != "null"]
    word = _WORDS[options[0]["type"]]
    return f"{word}, or text with commas" if word == "list" and model is not LintConfig else word


def _flattened(annotation: Any) -> list[Any]:
    """What an annotation is made of; of an enumeration, its values."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [member.value for member in annotation]
    parts = get_args(annotation)
    return [inner for part in parts for inner in _flattened(part)] if parts else [annotation]


_WORDS = {"array": "list", "integer": "whole number", "number": "number", "string": "text"}
