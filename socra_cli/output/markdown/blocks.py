"""The few Markdown shapes that a plan is made of. Cells and items come already inert."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A pipe table; columns that are empty in every row are left out, and no row means no table."""
    body = [list(row) for row in rows]
    used = [index for index in range(len(headers)) if any(row[index] for row in body)]
    if not used:
        return ""
    lines = [[headers[index] for index in used], ["---"] * len(used)]
    lines += [[row[index] or "–" for index in used] for row in body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items if item)


def numbered(items: Iterable[str]) -> str:
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def paragraphs(*parts: str) -> str:
    """The parts that say something, with an empty line between them."""
    return "\n\n".join(part for part in parts if part)
