"""Where settings come from, strongest first: flags, environment, ./socra.toml, the user's config.toml.

A cloned repository must not be able to send a key elsewhere: what stands in the current folder can't set an
address, nor say which variable holds a key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Any

from dotenv import dotenv_values

from socra_cli.errors import ConfigurationError
from socra_cli.settings.tables import ProviderTable
from socra_cli.settings.vendors import VENDORS

Path_ = tuple[str, ...]

PROJECT_FILE = "socra.toml"
_TOP = ("route", "budget_usd", "budget_tokens", "prompts", "home", "providers", "lint")
NOT_FROM_PROJECT = frozenset({"base_url", "api_key_env", "kind", "api_version"})
_VARIABLES = {
    "SOCRA_ROUTE": "route",
    "SOCRA_BUDGET_USD": "budget_usd",
    "SOCRA_HOME": "home",
    "SOCRA_PROMPTS": "prompts",
}
_PROVIDER_VARIABLES = ("base_url", "models", "tpm", "rpm", "rpd", "tpd", "timeout")


@dataclass(frozen=True)
class Layer:
    """Settings from one place. ``names`` says how the user wrote a path, where it isn't the path itself."""

    label: str
    values: Mapping[str, Any]
    names: Mapping[Path_, str] = field(default_factory=dict)

    def told(self, path: Path_) -> str | None:
        """What to call the setting at ``path`` in a message; ``None`` if it doesn't come from here."""
        node: Any = self.values
        for step in path:
            if not isinstance(node, Mapping) or step not in node:
                return None
            node = node[step]
        return self.names.get(path, f"{self.label}: {'.'.join(path)}")


def flags_layer(flags: Mapping[str, Any]) -> Layer:
    given = {name: value for name, value in flags.items() if value is not None}
    return Layer("flag", given, {(name,): f"--{name.replace('_', '-')}" for name in given})


def environment_layer(environ: Mapping[str, str], cwd: Path) -> Layer:
    """The ``SOCRA_…`` variables. An empty one counts as not set."""
    values: dict[str, Any] = {}
    names: dict[Path_, str] = {}
    for variable, path in variables():
        if text := environ.get(variable, "").strip():
            node = values
            for step in path[:-1]:
                node = node.setdefault(step, {})
            node[path[-1]] = cwd / Path(text).expanduser() if path[0] in ("home", "prompts") else text
            names[path] = variable
    return Layer("environment", values, names)


def variables() -> Iterator[tuple[str, Path_]]:
    yield from ((variable, (name,)) for variable, name in _VARIABLES.items())
    for provider in VENDORS:
        for word in _PROVIDER_VARIABLES:
            yield f"SOCRA_{provider.upper()}_{word.upper()}", ("providers", provider, word)


def file_layer(path: Path, *, of_project: bool) -> Layer:
    """A TOML file; empty where there is none. Raises ConfigurationError for what is unreadable or unknown."""
    label = path.name if of_project else str(path)
    values = _toml(path, label)
    _known(values, _TOP, label)
    tables = values.get("providers", {})
    if not isinstance(tables, Mapping) or not all(isinstance(table, Mapping) for table in tables.values()):
        raise ConfigurationError(f"{label}: 'providers' holds tables, such as [providers.ollama].")
    for name, table in tables.items():
        _known(table, ProviderTable.model_fields, f"{label}: [providers.{name}]")
        if name in VENDORS and "kind" in table:
            raise ConfigurationError(
                f"{label}: [providers.{name}] can't have another kind: choose another name."
            )
        if of_project:
            _harmless(table, f"{label}: [providers.{name}]")
    if of_project and "home" in values:
        raise ConfigurationError(f"{label} can't set 'home': the folder of your sessions is yours to choose.")
    return Layer(label, _anchored(values, path.parent))


def _toml(path: Path, label: str) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        what = error.strerror if isinstance(error, OSError) else str(error)
        raise ConfigurationError(
            f"{label} can't be read: {what}.", hint="It must be TOML in UTF-8."
        ) from None


def _known(values: Iterable[str], known: Iterable[str], label: str) -> None:
    known = list(known)
    for name in values:
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.5)
            hint = f"Did you mean {near[0]!r}?" if near else f"It may hold: {', '.join(known)}."
            raise ConfigurationError(f"{label}: unknown setting {name!r}.", hint=hint)


def _harmless(table: Mapping[str, Any], label: str) -> None:
    for name in table:
        if name in NOT_FROM_PROJECT:
            raise ConfigurationError(
                f"{label} can't set {name!r}: a folder must not decide where a key is sent.",
                hint="Set it in your own config.toml, or in the file that SOCRA_CONFIG names.",
            )


def _anchored(values: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Relative folders are relative to the file that names them."""
    named = {name: values[name] for name in ("prompts", "home") if isinstance(values.get(name), str)}
    return values | {name: folder / Path(path).expanduser() for name, path in named.items()}


def dotenv(folder: Path) -> dict[str, str]:
    """The ``.env`` of ``folder``, for keys. Raises ConfigurationError if it sets an address or is no text."""
    path = folder / ".env"
    if not path.is_file():
        return {}
    try:
        text = path.read_text("utf-8-sig")
    except (UnicodeDecodeError, OSError):
        raise ConfigurationError("./.env can't be read: it must be text in UTF-8.") from None
    values = {
        name: value
        for name, value in dotenv_values(stream=StringIO(text), interpolate=False).items()
        if value
    }
    for name in values:
        if name.upper().startswith("SOCRA_") and name.upper().endswith("_BASE_URL"):
            raise ConfigurationError(
                f"./.env can't set {name}: a folder must not decide where a key is sent.",
                hint=f"Set {name} in your environment, or base_url in your own config.toml.",
            )
    return values
