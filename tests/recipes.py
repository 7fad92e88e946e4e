"""Commands on pages, run as a shell would: ``socra`` in this process, ``jq`` by its library.

A page shows a block of commands, ``sh``, and below it what they print, ``text``. What they print now is
written into it by ``python -m tests.recipes PAGE``.
"""

from __future__ import annotations

import json
import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import jq

from tests.cli import EXAMPLES, socra

FROZEN = Path(__file__).parent / "frozen" / "v1"
BLOCK = re.compile(
    r"^```sh\n(?P<commands>.*?)^```\n(?:\n```text\n(?P<shown>.*?)^```\n)?", re.MULTILINE | re.DOTALL
)
_ASSIGNMENT = re.compile(r"[A-Z_]+=")
_FLAGS = {"-r": "raw", "-c": "compact", "-s": "slurp", "-e": "exit_status"}


@dataclass
class Shell:
    """A shell of one folder, with as much of the language as the pages use."""

    folder: Path
    environ: dict[str, str] = field(default_factory=dict)
    code: int = 0
    """Exit code of the last pipeline."""

    def run(self, commands: str) -> str:
        """What a block prints on standard output. Raises ValueError for what this shell doesn't know."""
        return "".join(self._pipeline(line) for line in _lines(commands))

    def _pipeline(self, words: list[str]) -> str:
        words = _without_input(words)
        target = words[words.index(">") + 1] if ">" in words else None
        text = ""
        for command in _split(words[: words.index(">")] if target else words, "|"):
            text = self._command(command, text)
        if target is None:
            return text
        (self.folder / target).write_text(text, "utf-8")
        return ""

    def _command(self, words: list[str], text: str) -> str:
        environ = dict(self.environ)
        while _ASSIGNMENT.match(words[0]):
            name, _, value = words.pop(0).partition("=")
            environ[name] = value
        program, *arguments = words
        if program == "socra":
            done = socra(*arguments, stdin=text, environ=environ, cwd=self.folder)
            self.code = done.code
            return done.out
        if program == "jq":
            return self._jq(arguments, text)
        if words[:2] == ["printf", "%s\\n"]:
            return "".join(f"{word}\n" for word in words[2:])
        if words == ["echo", "$?"]:
            return f"{self.code}\n"
        raise ValueError(f"this shell doesn't know {program}")

    def _jq(self, arguments: list[str], text: str) -> str:
        options = {_FLAGS[each] for each in arguments if each in _FLAGS}
        program, *files = [each for each in arguments if each not in _FLAGS]
        text = "".join((self.folder / name).read_text("utf-8") for name in files) or text
        found = jq.compile(program).input_text(text, slurp="slurp" in options).all()
        self.code = int("exit_status" in options and (not found or found[-1] in (None, False)))
        return "".join(f"{_printed(value, options)}\n" for value in found)


def _printed(value: object, options: set[str]) -> str:
    if isinstance(value, str) and "raw" in options:
        return value
    if "compact" in options:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return json.dumps(value, ensure_ascii=False, indent=2)


def _lines(commands: str) -> Iterator[list[str]]:
    lexer = shlex.shlex(commands, posix=True, punctuation_chars="|<>\n")
    lexer.whitespace, lexer.commenters, lexer.whitespace_split = " \t", "", True
    return (line for line in _split(list(lexer), "\n") if line)


def _without_input(words: list[str]) -> list[str]:
    """``words`` without ``< /dev/null``, which is what programs get here anyway."""
    if "<" not in words:
        return words
    at = words.index("<")
    if words[at + 1] != "/dev/null":
        raise ValueError("this shell reads nothing but /dev/null")
    return words[:at] + words[at + 2 :]


def _split(words: list[str], at: str) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word.strip(" ") and not word.strip(at):
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def furnish(folder: Path, environ: dict[str, str]) -> None:
    """Put into ``folder`` the files that the pages speak of, and make sessions at two stages."""
    for example in EXAMPLES.glob("*.md"):
        (folder / example.name).write_bytes(example.read_bytes())
    session = json.loads((FROZEN / "session.json").read_text("utf-8"))
    plan, later = session["masterplan"], json.loads((FROZEN / "masterplan.provider.json").read_text("utf-8"))
    files = {"session": session, "parcel-lockers-masterplan": plan, "later-masterplan": later}
    for name, document in files.items():
        (folder / f"{name}.json").write_text(json.dumps(document), "utf-8")
    socra("masterplan", "parcel-lockers.md", "--offline", "-o", "plans", cwd=folder, environ=environ)
    answer = "We counted 14 in March.\n"
    socra("interview", "shift-swap.md", "--offline", stdin=answer, cwd=folder, environ=environ)


def filled(page: str, shell: Shell) -> str:
    """``page`` with what its commands print now."""

    def block(found: re.Match[str]) -> str:
        return f"```sh\n{found['commands']}```\n\n```text\n{shell.run(found['commands'])}```\n"

    return BLOCK.sub(block, page)


if __name__ == "__main__":
    import os
    import tempfile

    path = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HOME": home, "SOCRA_HOME": f"{home}/socra"}
        furnish(Path(home), {})
        path.write_text(filled(path.read_text("utf-8"), Shell(Path(home))), "utf-8")
