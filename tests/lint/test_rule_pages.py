"""Every rule has a page, finds its own bad line, and leaves its better line alone."""

import pytest

from socra_cli.lint import check
from socra_cli.lint.pages import explain, page_of
from socra_cli.lint.registry import RULES
from socra_cli.lint.rule import Rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_finds_its_bad_line_and_not_its_better_one(rule: Rule) -> None:
    page = page_of(rule.code)
    assert rule.code in {d.code for d in check(page.bad)}
    assert rule.code not in {d.code for d in check(page.better)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_says_what_why_and_where_from(rule: Rule) -> None:
    text = explain(rule.code)
    assert text.startswith(f"# {rule.code} {rule.name}\n")
    assert all(part in text for part in ("**What.**", "**Why.**", "**Better**", "**Source.**", rule.question))


def test_there_are_at_least_thirty_rules_with_codes_and_names_of_their_own() -> None:
    assert len(RULES) >= 30
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
