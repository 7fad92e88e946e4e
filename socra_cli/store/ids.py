"""Session ids: short, pronounceable, typeable on any keyboard; any unique prefix will do."""

from __future__ import annotations

import re
import secrets

_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aeiou"


def new_id() -> str:
    """A random id such as ``lusab-42``: 576,000 of them up to the digits, claimed by creating the file."""
    letters = (secrets.choice(_VOWELS if place % 2 else _CONSONANTS) for place in range(5))
    return f"{''.join(letters)}-{10 + secrets.randbelow(90)}"


def could_be_prefix(text: str) -> bool:
    """Whether ``text`` can begin an id. Keeps paths and globs away from the folder of sessions."""
    return re.fullmatch(r"[a-z]{1,5}|[a-z]{5}-[0-9]{0,2}", text) is not None
