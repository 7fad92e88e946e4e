"""Where nodes stand across the page: near their neighbours, in their layer's order, with room between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import accumulate, pairwise
from typing import NamedTuple

from socra_cli.output.figures.layered.layering import Pair
from socra_cli.output.figures.layered.ordering import Layers

_SWEEPS = 40
_STRAIGHT = 4.0
"""How much more each passing end of a segment weighs than a box: long arrows should run straight."""
_PINNED, _IDLE = 1e6, 1e-6


def place(
    layers: Layers,
    shifts: Mapping[Pair, float],
    widths: Mapping[str, float],
    *,
    gap: float,
    total: float,
    left: Set[str],
) -> dict[str, float]:
    """The centre of every node between 0 and ``total``, which the widest layer must fit.

    ``shifts`` holds, for each segment, how far the lower node's centre is right of the upper's when the line
    between them is straight. Nodes in ``left`` begin their layers and stay at 0.
    """
    pulls = _pulls(shifts, widths)
    centres = {node: total / 2 for layer in layers for node in layer}
    for sweep in range(_SWEEPS):
        for layer in layers if sweep % 2 == 0 else layers[::-1]:
            wishes = [
                0.0 if node in left else _wish(pulls.get(node, ()), centres, total / 2) for node in layer
            ]
            weights = [_PINNED if node in left else _weight(pulls.get(node, ())) for node in layer]
            found = spread(wishes, weights, [widths[node] for node in layer], gap=gap, total=total)
            centres.update(zip(layer, found, strict=True))
    return centres


def packed(widths: Sequence[float], gap: float) -> float:
    """The least room that nodes of these widths take side by side."""
    return sum(widths) + gap * max(0, len(widths) - 1)


def spread(
    wishes: Sequence[float], weights: Sequence[float], widths: Sequence[float], *, gap: float, total: float
) -> list[float]:
    """Centres in the given order, at least ``gap`` apart, nearest to ``wishes`` by least squares.

    With each node's offset in the packed row taken away this is isotonic regression within bounds.
    """
    if not wishes:
        return []
    steps = [(left + right) / 2 + gap for left, right in pairwise(widths)]
    offsets = list(accumulate(steps, initial=widths[0] / 2))
    room = total - packed(widths, gap)
    level = _isotonic([wish - offset for wish, offset in zip(wishes, offsets, strict=True)], weights)
    return [min(max(value, 0.0), room) + offset for value, offset in zip(level, offsets, strict=True)]


def _isotonic(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The non-descending sequence nearest to ``values``: pool adjacent violators."""
    pools: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        mean, mass, count = value, weight, 1
        while pools and pools[-1][0] > mean:
            before, heavy, many = pools.pop()
            mean = (before * heavy + mean * mass) / (heavy + mass)
            mass, count = mass + heavy, count + many
        pools.append((mean, mass, count))
    return [mean for mean, _, count in pools for _ in range(count)]


class _Pull(NamedTuple):
    """A neighbour, how far from its centre a node's own would be best, and how much that matters."""

    other: str
    shift: float
    weight: float


def _pulls(shifts: Mapping[Pair, float], widths: Mapping[str, float]) -> dict[str, list[_Pull]]:
    pulls: dict[str, list[_Pull]] = {}
    for (upper, lower), shift in shifts.items():
        weight = _STRAIGHT ** ((widths[upper] == 0) + (widths[lower] == 0))
        pulls.setdefault(lower, []).append(_Pull(upper, shift, weight))
        pulls.setdefault(upper, []).append(_Pull(lower, -shift, weight))
    return pulls


def _weight(pulls: Sequence[_Pull]) -> float:
    """A node that nothing is joined to gives way to all others."""
    return sum(pull.weight for pull in pulls) or _IDLE


def _wish(pulls: Sequence[_Pull], centres: Mapping[str, float], otherwise: float) -> float:
    """The weighted mean of where the neighbours would have a node."""
    mass = sum(pull.weight for pull in pulls)
    return (
        sum((centres[pull.other] + pull.shift) * pull.weight for pull in pulls) / mass if mass else otherwise
    )
