"""The order within layers: barycentres, swept down and up, the arrangement with the fewest crossings kept."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

from socra_cli.output.figures.layered.layering import Pair

Layers = list[list[str]]
_SWEEPS = 24


def order(layers: Layers, segments: Sequence[Pair]) -> Layers:
    """``layers`` rearranged; ``segments`` join nodes of adjacent layers, upper end first."""
    above, below = neighbours(segments)
    best, fewest = layers, crossings(layers, below)
    current = layers
    for sweep in range(_SWEEPS):
        current = _swept(current, above) if sweep % 2 == 0 else _swept(current[::-1], below)[::-1]
        found = crossings(current, below)
        if found < fewest:
            best, fewest = current, found
    return best


def neighbours(segments: Iterable[Pair]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """By node: the upper ends of what comes in, and the lower ends of what goes out."""
    above: dict[str, list[str]] = {}
    below: dict[str, list[str]] = {}
    for upper, lower in segments:
        above.setdefault(lower, []).append(upper)
        below.setdefault(upper, []).append(lower)
    return above, below


def crossings(layers: Layers, below: dict[str, list[str]]) -> int:
    """How many pairs of segments cross."""
    total = 0
    for upper, lower in pairwise(layers):
        place = {node: index for index, node in enumerate(lower)}
        ends: list[int] = []
        for node in upper:
            found = [place[end] for end in below.get(node, ()) if end in place]
            total += sum(len(ends) - bisect_right(ends, end) for end in found)
            for end in found:
                insort(ends, end)
    return total


def _swept(layers: Layers, towards: dict[str, list[str]]) -> Layers:
    """Each layer by the mean place of its neighbours in the one before; a node without any stays about."""
    done: Layers = [list(layers[0])] if layers else []
    for layer in layers[1:]:
        place = {node: (index + 0.5) / len(done[-1]) for index, node in enumerate(done[-1])}
        wish = {
            node: _mean(
                [place[end] for end in towards.get(node, ()) if end in place], (index + 0.5) / len(layer)
            )
            for index, node in enumerate(layer)
        }
        done.append(sorted(layer, key=wish.__getitem__))
    return done


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
