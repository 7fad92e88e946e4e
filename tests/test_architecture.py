"""The house is as ARCHITECTURE.md draws it: imports point one way, nothing heavy is imported at the door."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import socra_cli

PACKAGE = Path(socra_cli.__file__).parent
ROOT = PACKAGE.parent

MAY_IMPORT = {
    "errors": set(),
    "domain": {"errors"},
    "lint": {"domain", "errors"},
    "store": {"domain", "errors"},
    "llm": {"lint", "store", "domain", "errors"},
    "settings": {"llm", "domain", "errors"},
    "telemetry": {"llm", "domain", "errors"},
    "interview": {"llm", "lint", "store", "domain", "errors"},
    "pipeline": {"llm", "lint", "store", "domain", "errors"},
    "output": {"llm", "lint", "store", "domain", "errors"},
    "ui": {"llm", "domain", "errors"},
    "commands": {
        "interview",
        "pipeline",
        "output",
        "ui",
        "settings",
        "telemetry",
        "llm",
        "lint",
        "store",
        "domain",
        "errors",
    },
    "app": {"commands", "ui", "output", "errors"},
}
"""What each part may import of the others: the arrows of ARCHITECTURE.md."""

ROOT_NAMES = {"__init__", "__main__"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def dotted(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


MODULES = {dotted(path) for path in modules()}


def imported(path: Path) -> Iterator[tuple[str, bool]]:
    """Every module of socra's that a file names, and whether it does so when it is imported itself."""
    tree = ast.parse(path.read_text("utf-8"))
    lazy = {id(node) for scope in ast.walk(tree) if isinstance(scope, SCOPES) for node in ast.walk(scope)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "socra_cli":
            rest = (node.module or "").partition(".")[2]
            for alias in node.names:
                inner = f"{rest}.{alias.name}".lstrip(".")
                name = inner if inner in MODULES or not rest else rest
                yield name, id(node) not in lazy and not under_type_checking(tree, node)


SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef)


def under_type_checking(tree: ast.Module, node: ast.AST) -> bool:
    return any(
        isinstance(block, ast.If)
        and isinstance(block.test, ast.Name)
        and block.test.id == "TYPE_CHECKING"
        and any(child is node for child in ast.walk(block))
        for block in tree.body
    )


def part(module: str) -> str:
    return module.split(".")[0]


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_imports_point_one_way(path: Path) -> None:
    here = dotted(path)
    if part(here) in ROOT_NAMES:
        return
    for name, _ in imported(path):
        if not name or part(name) in ROOT_NAMES | {part(here), "__version__"}:
            continue
        assert part(name) in MAY_IMPORT[part(here)], f"{here} may not import {name}"


def test_no_two_modules_import_each_other_however_far_around() -> None:
    graph: dict[str, set[str]] = {}
    for path in modules():
        names = {name for name, eager in imported(path) if eager and name}
        graph[dotted(path)] = {name for name in names if name in MODULES}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " → ".join((*trail[trail.index(module) :], module))
        if module not in done:
            for following in sorted(graph[module]):
                visit(following, (*trail, module))
            done.add(module)

    for module in sorted(graph):
        visit(module, ())


def test_every_part_stands_in_the_architecture_page() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    parts = {part(dotted(path)) for path in modules()} - ROOT_NAMES
    assert parts == set(MAY_IMPORT)
    for name in parts:
        assert f"`{name}" in page, f"ARCHITECTURE.md does not speak of {name}"


HEAVY = (
    "anthropic",
    "openai",
    "httpx2",
    "genai_prices",
    "prompt_toolkit",
    "opentelemetry",
    "jinja2",
    "markupsafe",
    "pptx",
    "xlsxwriter",
)


@pytest.mark.parametrize("statement", ["import socra_cli.app", "from socra_cli.llm import Router"])
def test_the_door_opens_without_an_sdk(statement: str) -> None:
    script = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = json.loads(done.stdout)
    assert [name for name in HEAVY if name in loaded] == []


def test_the_router_can_be_used_without_the_command_line() -> None:
    script = "from socra_cli.llm import Router\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = json.loads(done.stdout)
    assert not [
        name for name in loaded if name.startswith(("typer", "rich", "socra_cli.commands", "socra_cli.ui"))
    ]


def test_no_module_holds_two_topics() -> None:
    long = {dotted(path): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {name: lines for name, lines in long.items() if lines > 320} == {}
