"""The prompt files: loaded once, checked at load, rendered by name.

A prompt is one Markdown file: front matter that lists its variables, then a body with the sections
``# System`` and ``# User``. They live in ``prompts/`` at the top of a checkout and are shipped in the wheel
as ``socra_cli/_prompts``; a build tool's forced include does not reach an editable install, so both places
are looked in. A user's own copies (``--prompts DIR``) replace the shipped ones file by file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from socra_cli.domain.personas import PersonaSpec
from socra_cli.errors import ConfigurationError
from socra_cli.llm.request import Message

_FRONT = re.compile(r"\A---\n(.*?\n)---\n(.*)\Z", re.DOTALL)
_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
_SECTION = re.compile(r"^# (System|User)$", re.MULTILINE)
_PERSONAS = "personas"

REQUIRED: Mapping[str, frozenset[str]] = {
    "intake": frozenset({"brief", "transcript", "leads"}),
    "panel": frozenset({"digest", "lens"}),
    "lens": frozenset({"title", "lens", "asks", "anchors", "needs", "failure_mode", "body"}),
    "devils_advocate": frozenset({"digest", "as_of_date"}),
    "synthesis": frozenset({"digest", "reports", "advocate", "verdict"}),
    "interviewer": frozenset({"summary", "known", "move", "last_answer", "asked", "rewrite"}),
    "replies": frozenset({"question"}),
    "assessor": frozenset({"summary", "ledger", "question", "answer"}),
    "quote_repair": frozenset({"wanted", "passages"}),
}
"""What the code hands to each prompt. A file that asks for anything else is refused when it is loaded."""


@dataclass(frozen=True, slots=True)
class PromptFile:
    """One file as read. ``name`` is ``intake`` or ``personas/customer``; ``path`` is where it was found."""

    name: str
    path: Path
    text: str
    front: Mapping[str, Any]
    body: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def variables(self) -> tuple[str, ...]:
        return tuple(self.front.get("variables") or ())

    def section(self, title: str) -> str:
        """The text under ``# System`` or ``# User``; empty when the file has no such section."""
        parts = _SECTION.split(self.body)
        found = dict(zip(parts[1::2], parts[2::2], strict=True))
        return found.get(title, "").strip()


@dataclass(frozen=True, slots=True)
class Prompts:
    """All prompts in use. ``sha256`` covers every file, and stands in the plan's provenance."""

    files: tuple[PromptFile, ...]
    personas: tuple[PersonaSpec, ...]

    @classmethod
    def load(cls, directory: Path | None = None) -> Prompts:
        """Read the shipped prompts, each replaced by the one of the same name in ``directory`` if there is
        one.

        Raises ConfigurationError, naming the file, for a directory that is missing or a file that can't be
        used.
        """
        if directory is not None and not directory.is_dir():
            raise ConfigurationError(
                f"the prompts directory {directory} does not exist",
                hint="make one with `socra prompts export DIR`, or leave --prompts and SOCRA_PROMPTS unset",
            )
        paths = dict(_named(shipped()))
        paths.update(_named(directory) if directory else ())
        files = tuple(_read(name, path) for name, path in sorted(paths.items()))
        _check_names(files)
        for file in files:
            _check_variables(file)
        personas = tuple(_persona(file) for file in files if file.name.startswith(f"{_PERSONAS}/"))
        return cls(files, personas)

    @property
    def sha256(self) -> str:
        joined = "".join(f"{file.name}\0{file.sha256}\n" for file in self.files)
        return hashlib.sha256(joined.encode()).hexdigest()

    def render(self, name: str, values: Mapping[str, str]) -> tuple[Message, ...]:
        """The messages of one prompt. Empty values leave no gap behind."""
        file = next(file for file in self.files if file.name == name)
        system, user = (_fill(file.section(title), values) for title in ("System", "User"))
        messages = [Message("system", system)] if system else []
        return (*messages, Message("user", user))


def shipped() -> Path:
    """Where the shipped prompts are: inside the installed package, else at the top of the checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_prompts"
    return inside if inside.is_dir() else package.parent / "prompts"


def _named(directory: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(directory.rglob("*.md")):
        name = path.relative_to(directory).with_suffix("").as_posix()
        if name in REQUIRED or name.startswith(f"{_PERSONAS}/"):
            yield name, path


def _read(name: str, path: Path) -> PromptFile:
    try:
        text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable(path, f"can't be read: {error}") from error
    match = _FRONT.match(text)
    if match is None:
        raise _unusable(path, "has no front matter (a block between two lines of ---)")
    try:
        front = yaml.safe_load(match[1])
    except yaml.YAMLError as error:
        raise _unusable(path, f"has front matter that is not YAML: {_yaml_problem(error)}") from error
    if not isinstance(front, dict):
        raise _unusable(path, "has front matter that is not a list of names and values")
    return PromptFile(name, path, text, front, match[2].strip())


def _yaml_problem(error: yaml.YAMLError) -> str:
    """The parser's many lines as one, with the line in the front matter."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return f"{error.problem} in line {error.problem_mark.line + 2}"  # the first line is ---
    return " ".join(str(error).split())


def _check_names(files: tuple[PromptFile, ...]) -> None:
    missing = sorted(REQUIRED.keys() - {file.name for file in files})
    if missing:
        raise ConfigurationError(
            f"prompts are missing: {', '.join(missing)}",
            hint="the installation is incomplete: install socra-cli again",
        )


def _check_variables(file: PromptFile) -> None:
    known = REQUIRED.get(file.name, frozenset())
    declared, used = set(file.variables), set(_VARIABLE.findall(file.body))
    for names, what in (
        (declared - known, "declares variables that nothing fills"),
        (used - declared, "uses variables that its front matter does not list"),
        (declared - used, "lists variables that it does not use"),
    ):
        if names:
            raise _unusable(file.path, f"{what}: {', '.join(sorted(names))}")


def _persona(file: PromptFile) -> PersonaSpec:
    front = dict(file.front)
    fields = front.pop("fields", {})
    try:
        return PersonaSpec.model_validate({**front, "fields_schema": fields, "body": file.body})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise _unusable(file.path, f"front matter, {where}: {first['msg']}") from error


def _fill(text: str, values: Mapping[str, str]) -> str:
    # One pass: a value that itself holds {{…}} is the founder's text and stays as it is.
    filled = _VARIABLE.sub(lambda match: values[match[1]], text)
    return re.sub(r"\n{3,}", "\n\n", filled).strip()


def _unusable(path: Path, what: str) -> ConfigurationError:
    return ConfigurationError(
        f"prompt {path} {what}", hint="compare it with the shipped one: `socra prompts export DIR`"
    )
