"""The pages, and what fills their blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.docs import cli, configuration, documents, failures, method, providers, rules
from scripts.docs.running import rerun

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

FRAGMENTS: Mapping[str, Callable[[], str]] = {
    "commands": cli.commands,
    "documents": documents.documents,
    "error-codes": failures.exit_codes,
    "evidence-ladder": method.ladder,
    "failure-kinds": failures.kinds,
    "lint-rules": rules.rules,
    "personas": method.personas,
    "provider-defaults": providers.defaults,
    "provider-training": providers.training,
    "provider-tables": configuration.tables,
    "settings": configuration.settings,
    "variables": configuration.variables,
}
"""Blocks written from the program's own tables. A block of any other name shows commands and their output."""

_BLOCK = re.compile(r"(<!-- ([a-z][a-z-]*) -->\n)(.*?)(\n<!-- /\2 -->)", re.DOTALL)


def filled(text: str) -> str:
    """A page with every block as it is now. Raises ValueError for a block that nothing can fill."""
    return _BLOCK.sub(lambda block: block[1] + _content(block[2], block[3]) + block[4], text)


def _content(name: str, before: str) -> str:
    return f"\n{FRAGMENTS[name]().strip()}\n" if name in FRAGMENTS else rerun(name, before)
