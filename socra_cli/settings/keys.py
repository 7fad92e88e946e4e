"""Keys as they are pasted, cleaned into what a header can carry, or refused without a word of them."""

from __future__ import annotations

import re
import unicodedata

from pydantic import SecretStr

from socra_cli.errors import ConfigurationError

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00a0\u202f"))
"""Zero-width characters, byte-order marks and no-break spaces: a copy from a web page brings them."""

_AROUND = " \t\r\n\f\v\"'`“”‘’„«»"
_BEARER = re.compile(r"bearer\s+", re.IGNORECASE)
_ASSIGNED = re.compile(r"(?:export\s+)?[A-Z][A-Z0-9]*_[A-Z0-9_]*\s*=(?=.{8})")
"""A pasted ``NAME=``: with an underscore, so that the padding of a base64 key is none."""

_CONTROL_NAMES = {"\n": "a line break", "\r": "a carriage return", "\t": "a tab", "\0": "a null character"}


def clean_key(name: str, raw: str) -> SecretStr | None:
    """The key in ``raw``, the value of the variable ``name``; ``None`` where nothing is left of it.

    Raises ConfigurationError for a key that no HTTP header can carry. It names the variable and the first
    character in the way, and shows nothing of the key.
    """
    key, before = raw.translate(_INVISIBLE), None
    while key != before:
        before = key
        key = _unwrapped(key.strip(_AROUND), name)
    if not key:
        return None
    if (problem := _header_problem(key)) is not None:
        raise ConfigurationError(
            f"{name} holds {problem}: no HTTP header can carry it.",
            hint=f"Copy the key again, in one piece, and set {name} anew.",
            kind="key",
        )
    return SecretStr(key)


def _unwrapped(key: str, name: str) -> str:
    key = _BEARER.sub("", key, count=1) if _BEARER.match(key) else key
    own = re.match(rf"(?:export\s+)?{re.escape(name)}\s*=", key, re.IGNORECASE)
    assigned = own or _ASSIGNED.match(key)
    return key[assigned.end() :] if assigned else key


def _header_problem(key: str) -> str | None:
    for position, character in enumerate(key):
        if " " <= character <= "~":
            continue
        what = _CONTROL_NAMES.get(character) or _described(character)
        return f"{what} after character {position}" if position else f"{what} at its start"
    return None


def _described(character: str) -> str:
    control = unicodedata.category(character) == "Cc"
    return "a control character" if control else "a character that is not ASCII"
