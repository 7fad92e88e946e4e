"""The grammar of the C4 diagrams that are emitted: small, and strict about what a label may hold."""

from __future__ import annotations

import re
from typing import NamedTuple

_LABEL = r'"([^"<>{}\[\]#;|\\&`\x00-\x1f]+)"'
_OPEN = re.compile(rf"  System_Boundary\(system, {_LABEL}\) \{{")
_CONTAINER = re.compile(rf"    Container\((c\d+), {_LABEL}, {_LABEL}, {_LABEL}\)")
_CLOSE = re.compile(r"  \}")
_EXTERNAL = re.compile(rf"  System_Ext\((x\d+), {_LABEL}, {_LABEL}\)")
_RELATION = re.compile(rf"  Rel\(([cx]\d+), ([cx]\d+), {_LABEL}\)")


class Diagram(NamedTuple):
    title: str
    containers: dict[str, tuple[str, ...]]
    externals: dict[str, tuple[str, ...]]
    relations: list[tuple[str, ...]]


def parse(text: str) -> Diagram:
    """``C4Container boundary container+ close external* relation*``, one a line. Raises ValueError."""
    lines = text.split("\n")
    _take(lines, re.compile("C4Container"))
    title = _take(lines, _OPEN)[0]
    containers = dict(_each(lines, _CONTAINER))
    _take(lines, _CLOSE)
    externals = dict(_each(lines, _EXTERNAL))
    relations = [_take(lines, _RELATION) for _ in range(len(lines)) if lines]
    nodes = containers.keys() | externals.keys()
    if not containers or any(
        {source, target} - nodes or "%%" in label for source, target, label in relations
    ):
        raise ValueError(f"not a diagram of what it names: {text}")
    return Diagram(title, containers, externals, relations)


def _each(lines: list[str], pattern: re.Pattern[str]) -> list[tuple[str, tuple[str, ...]]]:
    found = []
    while lines and pattern.fullmatch(lines[0]):
        node, *labels = _take(lines, pattern)
        found.append((node, tuple(labels)))
    return found


def _take(lines: list[str], pattern: re.Pattern[str]) -> tuple[str, ...]:
    match = pattern.fullmatch(lines[0]) if lines else None
    if match is None or "%%" in lines[0]:
        raise ValueError(f"unexpected line: {lines[:1]}")
    del lines[0]
    return match.groups()
