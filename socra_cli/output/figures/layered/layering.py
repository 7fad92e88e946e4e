"""Rows for a graph that is drawn from top to bottom: loops turned round, longest paths, wide layers split."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

Pair = tuple[str, str]


def downward(bands: Sequence[Sequence[str]], edges: Iterable[Pair]) -> list[Pair]:
    """Each edge as it runs down the page, in order.

    One that would run up, from a later band to an earlier or against what the edges before it ask for, is
    turned round. So the result has no cycle.
    """
    band = {node: number for number, nodes in enumerate(bands) for node in nodes}
    below: dict[str, set[str]] = {node: set() for node in band}
    turned: list[Pair] = []
    for source, target in edges:
        up = band[source] > band[target] or source in _reached(target, below)
        upper, lower = (target, source) if up else (source, target)
        below[upper].add(lower)
        turned.append((upper, lower))
    return turned


def rows(bands: Sequence[Sequence[str]], edges: Sequence[Pair], columns: int) -> list[list[list[str]]]:
    """For each band its rows of at most ``columns`` nodes; every one of ``edges``, from ``downward``, goes to
    a later row."""
    return [_band_rows(band, edges, columns) for band in bands]


def _reached(start: str, below: dict[str, set[str]]) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        found = below[waiting.pop()] - seen
        seen |= found
        waiting.extend(found)
    return seen


def _band_rows(band: Sequence[str], edges: Sequence[Pair], columns: int) -> list[list[str]]:
    inner = [pair for pair in edges if pair[0] in band and pair[1] in band]
    depths = _depths(band, inner)
    layers: dict[int, list[str]] = {}
    for node in band:
        layers.setdefault(depths[node], []).append(node)
    return [row for _, layer in sorted(layers.items()) for row in _split(layer, columns)]


def _depths(band: Sequence[str], edges: Sequence[Pair]) -> dict[str, int]:
    """The longest path to each node; a node that nothing leads to stands right above what it leads to."""
    depths = dict.fromkeys(band, 0)
    for _ in band:
        for upper, lower in edges:
            depths[lower] = max(depths[lower], depths[upper] + 1)
    led_to = {lower for _, lower in edges}
    for node in band:
        nexts = [depths[lower] for upper, lower in edges if upper == node]
        if node not in led_to and nexts:
            depths[node] = min(nexts) - 1
    return depths


def _split(layer: list[str], columns: int) -> list[list[str]]:
    """Rows as even as can be: five in three columns are three and two."""
    size = ceil(len(layer) / ceil(len(layer) / columns))
    return [layer[start : start + size] for start in range(0, len(layer), size)]
