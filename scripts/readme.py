"""Fills the README's output blocks with what the program really prints: ``make readme``.

A block stands between ``<!-- NAME -->`` and ``<!-- /NAME -->``. A test runs ``filled`` and compares.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCKS = {
    "demo": ["--offline", "-q", "masterplan", "{examples}/parcel-lockers.md", "-o", "demo"],
    "lint": ["lint", "{examples}/repair-cafe.md", "--select", "SOC3,SOC5,SOC9", "--exit-zero"],
}
"""Each block's command line. It is run in an empty folder that holds a copy of the examples."""


def output_of(arguments: list[str]) -> str:
    """Standard output of one command, in 80 columns, without a key or a setting of the caller's."""
    with tempfile.TemporaryDirectory() as folder:
        examples = Path(folder, "examples")
        examples.mkdir()
        for brief in (ROOT / "examples").glob("*.md"):
            (examples / brief.name).write_bytes(brief.read_bytes())
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "LANG")}
        environ = kept | {"SOCRA_HOME": str(Path(folder, "home")), "COLUMNS": "80", "PYTHONUTF8": "1"}
        environ |= {"PYTHONPATH": str(ROOT), "HOME": folder, "NO_COLOR": "1"}
        command = [part.format(examples="examples") for part in arguments]
        done = subprocess.run(
            [sys.executable, "-m", "socra_cli", *command],
            capture_output=True,
            check=True,
            cwd=folder,
            encoding="utf-8",
            env=environ,
        )
        return done.stdout.rstrip()


def filled(text: str) -> str:
    """The README with every block as it is printed now."""
    for name, arguments in BLOCKS.items():
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", re.DOTALL)
        block = f"```\n$ socra {' '.join(arguments).format(examples='examples')}\n{output_of(arguments)}\n```"
        text = pattern.sub(lambda match, block=block: match[1] + block + match[2], text)  # type: ignore[misc]  # bound now
    return text


if __name__ == "__main__":
    page = ROOT / "README.md"
    page.write_text(filled(page.read_text("utf-8")), "utf-8")
