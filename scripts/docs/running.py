"""Blocks that show commands: each ``$ socra …`` line is run, and what it prints stands under it.

A line that ends with ``2>&1`` shows standard error too, and may fail.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROMPT = "$ socra "
_KEPT = ("PATH", "SYSTEMROOT", "LANG")
_COLUMNS = "80"
_BOTH = " 2>&1"


def rerun(name: str, before: str) -> str:
    """The block with its commands and what they print now. Raises ValueError where it holds none."""
    commands = [line for line in before.splitlines() if line.startswith(PROMPT)]
    if not commands:
        raise ValueError(f"block {name!r} is no table of the program's, and shows no command")
    fence = before.splitlines()[0]
    shown = "\n".join(
        f"{line}\n{printed}".rstrip() for line, printed in zip(commands, outputs(commands), strict=True)
    )
    return f"{fence}\n{shown}\n```"


def outputs(commands: Sequence[str]) -> list[str]:
    """What each command prints on standard output, one after the other in a folder of their own.

    The folder holds the examples. The home is empty, no key is set, and the window has 80 columns. Raises
    CalledProcessError for a command that fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        examples = Path(folder, "examples")
        examples.mkdir()
        for brief in (ROOT / "examples").glob("*.md"):
            (examples / brief.name).write_bytes(brief.read_bytes())
        return [_output(line.removeprefix(PROMPT), folder) for line in commands]


def _output(line: str, folder: str) -> str:
    arguments, both = shlex.split(line.removesuffix(_BOTH)), line.endswith(_BOTH)
    kept = {name: value for name, value in os.environ.items() if name in _KEPT}
    own = {"SOCRA_HOME": str(Path(folder, "home")), "HOME": folder, "COLUMNS": _COLUMNS, "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "socra_cli", *arguments],
        check=not both,
        cwd=folder,
        encoding="utf-8",
        env=kept | own | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stderr=subprocess.STDOUT if both else subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    )
    return done.stdout.rstrip()
