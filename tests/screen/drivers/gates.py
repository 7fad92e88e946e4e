"""Where a driver waits until its test lets it go on: over an inherited pipe, or over two named ones."""

from __future__ import annotations

import os
from pathlib import Path


def gate() -> None:
    if folder := os.environ.get("STEP_FOLDER"):
        (Path(folder) / "reached").write_text(".")
        (Path(folder) / "go").read_text()
    else:
        os.read(int(os.environ["STEP_FD"]), 1)
