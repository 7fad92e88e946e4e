"""Markdown as the generated blocks need it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table. Cells are Markdown; a bar in one is written so that it doesn't end the cell."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def code(text: str) -> str:
    """``text`` as code, or nothing where there is none."""
    return f"`{text}`" if text else ""


def prose(docstring: str) -> str:
    """A docstring's text as one paragraph, its double back-quotes single."""
    return " ".join(docstring.replace("``", "`").split())


def anchor(text: str) -> str:
    """The anchor that mkdocs gives a heading of this text."""
    kept = re.sub(r"[^\w\s-]", "", text.replace("`", "")).strip().lower()
    return re.sub(r"[-\s]+", "-", kept)


def _cell(cell: str) -> str:
    return cell.replace("\n", " ").replace("|", r"\|")
