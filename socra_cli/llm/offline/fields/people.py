"""People whom a founder names or counts: *my aunt*, *three other teams*."""

from __future__ import annotations

import re
from functools import cache

from socra_cli.llm.offline.words import group


@cache
def named() -> re.Pattern[str]:
    """A person by kinship, or a number with at most two words and a role after it; group 1 is all of it."""
    numbers = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?<![\d.,])\d{1,2})"
    return re.compile(
        rf"\b(my {group('kin')}|{numbers} (?:[a-z]+ ){{0,2}}?{group('roles')})\b", re.IGNORECASE
    )
