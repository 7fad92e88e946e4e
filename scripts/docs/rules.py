"""The pages of the linter's rules, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from scripts.docs.markdown import anchor, table
from socra_cli.lint.pages import Page, page_of
from socra_cli.lint.registry import RULES
from socra_cli.lint.rule import Rule


def rules() -> str:
    """Every rule: an overview by family, then a section each."""
    return "\n\n".join(
        [*_overview(), *(part for rule in RULES for part in _section(rule, page_of(rule.code)))]
    )


def _overview() -> Iterator[str]:
    for family, members in groupby(RULES, key=lambda rule: rule.family):
        rows = [
            (f"[{_heading(r)}](#{anchor(_heading(r))})", r.severity.value, page_of(r.code).what)
            for r in members
        ]
        yield f"**{family.value.replace('_', ' ').capitalize()}**"
        yield table(("rule", "severity", "what it sees"), rows)


def _heading(rule: Rule) -> str:
    return f"{rule.code} {rule.name}"


def _section(rule: Rule, page: Page) -> Iterator[str]:
    yield f"## {_heading(rule)}"
    yield f"*{rule.family.value.replace('_', ' ')}, {rule.severity.value}, for the {rule.persona}*"
    yield page.what
    yield f"**Why.** {page.why}"
    yield "**Not so good**"
    yield _quoted(page.bad)
    yield "**Better**"
    yield _quoted(page.better)
    yield f"**It asks.** {rule.question}"
    yield f"**Source.** {page.source}"


def _quoted(lines: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in lines.splitlines())
