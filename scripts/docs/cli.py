"""The reference of commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scripts.docs.command_tree import CommandPage, Parameter, pages
from scripts.docs.markdown import anchor, code, table

_EVERYWHERE = "Before the command's name or after it; what stands after it wins."


def commands() -> str:
    """Every command: usage, what it does, what it takes; the options that stand everywhere once."""
    return "\n\n".join(_parts())


def _parts() -> Iterator[str]:
    program, *members = pages()
    own = [page for page in members if page.arguments or page.options]
    yield table(("command", "does"), [(_link(page), page.paragraphs[0]) for page in own])
    yield "## Everywhere"
    yield _EVERYWHERE
    yield _table("option", (*program.everywhere, *program.options))
    for page in members:
        yield from _section(page)


def _link(page: CommandPage) -> str:
    return f"[`{page.path}`](#{anchor(page.path)})"


def _section(page: CommandPage) -> Iterator[str]:
    yield f"## {page.path}"
    yield from page.paragraphs
    yield f"```text\n{page.usage}\n```"
    if page.arguments:
        yield _table("argument", page.arguments)
    options = [option for option in page.options if option.name != "-h, --help"]
    if options:
        yield _table("option", options)
    if page.example:
        yield f"Example: `{page.example}`"


def _table(head: str, parameters: Iterable[Parameter]) -> str:
    """One row a parameter. A column with nothing in it is left out."""
    heads = (head, "meaning", "default", "range")
    rows = [(code(p.name), p.meaning, code(p.default), _bounds(p.bounds)) for p in parameters]
    kept = [column for column in range(len(heads)) if any(row[column] for row in rows)]
    return table([heads[column] for column in kept], [[row[column] for column in kept] for row in rows])


def _bounds(bounds: str) -> str:
    """``1<=x<=9`` as *1 to 9*, ``x>=0`` as *0 or more*."""
    low, between, high = bounds.partition("<=x<=")
    if between:
        return f"{low} to {high}"
    return f"{bounds.removeprefix('x>=')} or more" if bounds else ""
