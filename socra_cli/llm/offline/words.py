"""Wording and cue words as data: TOML files in ``wording/``, read once, and cues compiled to patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

_NOTHING = re.compile(r"(?!)")


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of ``wording/<name>.toml``."""
    return tomllib.loads((files(__package__) / "wording" / f"{name}.toml").read_text(encoding="utf-8"))


def alternation(cues: Iterable[str]) -> re.Pattern[str]:
    """One pattern that finds any of the cues as whole words; a ``*`` stands for the rest of a word.

    White space in a cue matches any white space, so that a line break in a brief hides nothing.
    """
    parts = [_part(cue) for cue in sorted(cues, key=len, reverse=True)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w|-\w)", re.IGNORECASE) if parts else _NOTHING


@cache
def cues(name: str) -> re.Pattern[str]:
    """The pattern of one list of ``wording/cues.toml``."""
    return alternation(load("cues")[name])


def group(name: str) -> str:
    """One list of ``wording/cues.toml`` as a group to be set into a larger pattern."""
    return f"(?:{'|'.join(_part(cue) for cue in sorted(load('cues')[name], key=len, reverse=True))})"


def _part(cue: str) -> str:
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in cue.split())
