"""Every rule by its code."""

from __future__ import annotations

from itertools import chain
from typing import Final

from socra_cli.lint.rule import Rule
from socra_cli.lint.rules import (
    contradiction,
    framing,
    injection,
    numbers,
    overclaim,
    risk,
    sound,
    unsaid,
    weak_evidence,
)

_TABLES: Final = (unsaid, overclaim, weak_evidence, numbers, contradiction, risk, framing, injection, sound)
RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(chain.from_iterable(table.RULES for table in _TABLES), key=lambda rule: rule.code)
)
BY_CODE: Final[dict[str, Rule]] = {rule.code: rule for rule in RULES}
