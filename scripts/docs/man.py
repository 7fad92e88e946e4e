"""The man page, ``socra(1)``: from the same commands, exit codes and variables as the references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.docs.command_tree import CommandPage, Parameter, pages
from scripts.docs.configuration import variable_rows
from scripts.docs.failures import exit_code_rows
from socra_cli import __version__

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "docs" / "man" / "socra.1"

_RELEASED = re.compile(r"^## \[\d.*\] - (\d{4}-\d\d-\d\d)$", re.MULTILINE)
_SIGNS = {"“": r"\(lq", "”": r"\(rq", "’": r"\(cq", "–": r"\(en", "…": "...", "é": r"\('e", "→": r"\(->"}
_FILES = (
    (
        "socra.toml",
        "Settings of the folder that socra is started in; no address, no name of a key's variable.",
    ),
    ("config.toml", "Your settings, in the configuration folder of your system (on Linux ~/.config/socra)."),
    (".env", "Keys, in the folder that socra is started in."),
)


def page() -> str:
    """The whole page. Raises KeyError for a sign that has no roff name here."""
    program, *commands = pages()
    return "\n".join(_lines(program, [page for page in commands if page.arguments or page.options])) + "\n"


def _lines(program: CommandPage, commands: Iterable[CommandPage]) -> Iterator[str]:
    released = _RELEASED.search((ROOT / "CHANGELOG.md").read_text("utf-8"))
    yield '.\\" Written by `make docs`.'
    yield f'.TH SOCRA 1 "{released[1] if released else ""}" "socra {__version__}" "User Commands"'
    yield from (".nh", ".ad l", ".SH NAME", r"socra \- interrogate an idea before anyone spends a year on it")
    yield from (".SH SYNOPSIS", ".B socra", r".RI [ OPTIONS ] " + r"\ COMMAND " + r"\ [ ARGS ]")
    yield from (".SH DESCRIPTION", *_paragraphs(program))
    yield from (".SH COMMANDS", *(line for command in commands for line in _command(command)))
    yield ".SH OPTIONS"
    yield "These stand before a command's name or after it."
    yield from _listed((*program.everywhere, *program.options))
    yield ".SH EXIT STATUS"
    yield from (line for code, _, means in exit_code_rows() for line in _tagged(code, means))
    yield ".SH ENVIRONMENT"
    yield from (line for name, sets in variable_rows() for line in _tagged(name, sets))
    yield ".SH FILES"
    yield from (line for name, what in _FILES for line in _tagged(name, what))


def _command(command: CommandPage) -> Iterator[str]:
    yield f".SS {_text(command.path)}"
    yield f".B {_text(command.usage)}"
    for line in _paragraphs(command):
        yield from (".PP", line)
    yield from _listed((*command.arguments, *(o for o in command.options if o.name != "-h, --help")))
    if command.example:
        yield from (".PP", "Example:", ".B " + _text(command.example))


def _paragraphs(command: CommandPage) -> list[str]:
    return [_text(paragraph) for paragraph in command.paragraphs]


def _listed(parameters: Iterable[Parameter]) -> Iterator[str]:
    for parameter in parameters:
        meaning = parameter.meaning
        if parameter.default:
            meaning = f"{meaning.rstrip('.')} (default: {parameter.default})."
        yield from _tagged(parameter.name, meaning)


def _tagged(name: str, meaning: str) -> Iterator[str]:
    yield from (".TP", f".B {_text(name)}", _text(meaning))


def _text(text: str) -> str:
    """Text as roff takes it: hyphens that can be copied, no sign beyond ASCII, no line that is a request."""
    plain = text.replace("`", "").replace("\\", r"\e").replace("-", r"\-")
    ascii_only = "".join(sign if sign.isascii() else _SIGNS[sign] for sign in plain)
    return rf"\&{ascii_only}" if ascii_only.startswith((".", "'")) else ascii_only
