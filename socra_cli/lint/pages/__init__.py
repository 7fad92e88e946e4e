"""The page of each rule: what it sees, why that matters, a bad and a better line, and where the idea comes
from.

The pages are data in the TOML files beside this module, one a family; ``socra lint --explain`` prints them,
and
the tests lint every bad and every better line.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from socra_cli.domain.base import Frozen
from socra_cli.lint.registry import BY_CODE, RULES


class Page(Frozen):
    """``bad`` and ``better`` are lines of a brief: the rule finds the one and leaves the other alone."""

    what: str
    why: str
    bad: str
    better: str
    source: str


def page_of(code: str) -> Page:
    """The page of a rule.

    Raises:
        KeyError: there is no such rule.
    """
    return _pages()[code]


def explain(code: str) -> str:
    """The page of a rule as Markdown.

    Raises:
        KeyError: there is no such rule.
    """
    rule, page = BY_CODE[code], page_of(code)
    return (
        f"# {rule.code} {rule.name}\n\n"
        f"*{rule.family.value.replace('_', ' ')}, {rule.severity.value}*\n\n"
        f"**What.** {page.what}\n\n**Why.** {page.why}\n\n"
        f"**Not so good**\n\n{_quote(page.bad)}\n\n**Better**\n\n{_quote(page.better)}\n\n"
        f"**It asks.** {rule.question}\n\n**Source.** {page.source}\n"
    )


def _quote(lines: str) -> str:
    return "\n".join(f"> {line}" for line in lines.splitlines())


@cache
def _pages() -> dict[str, Page]:
    pages: dict[str, Page] = {}
    for family in dict.fromkeys(rule.family.value for rule in RULES):
        read = tomllib.loads(files(__package__).joinpath(f"{family}.toml").read_text("utf-8"))
        shared = {"source": read.pop("source"), "why": read.pop("why")}
        pages |= {code: Page.model_validate(shared | page) for code, page in read.items()}
    return pages
