"""A graph as layers that its arrows cross one at a time: rows of boxes, and rows of labels between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from socra_cli.output.figures.layered.layering import Pair, downward, rows
from socra_cli.output.figures.layered.model import Arrow, Band, Box

_LINE = Box("", 0, 0)
"""What an arrow takes up in a layer that it only passes."""


class Layered(NamedTuple):
    """``nodes`` are boxes, headings, labels and passing lines by their ids; ``chains`` are the arrows as they
    run down, each through one node of every layer that it crosses."""

    layers: list[list[str]]
    nodes: dict[str, Box]
    chains: list[list[str]]
    labels: list[str]
    turned: list[bool]

    def segments(self) -> list[Pair]:
        return [pair for chain in self.chains for pair in pairwise(chain)]


def in_layers(bands: Sequence[Band], arrows: Sequence[Arrow], columns: int) -> Layered:
    """Every band's rows of at most ``columns`` boxes, its heading above them, and the arrows through all."""
    ids = [[box.id for box in band.boxes] for band in bands]
    runs = downward(ids, [(arrow.source, arrow.target) for arrow in arrows])
    layers, gaps = _frame(bands, rows(ids, runs, columns))
    nodes = {box.id: box for band in bands for box in (*band.boxes, *filter(None, (band.heading,)))}
    layer_of = {node: index for index, layer in enumerate(layers) for node in layer}
    layered = Layered(
        layers, nodes, [], [], [pair[0] != arrow.source for pair, arrow in zip(runs, arrows, strict=True)]
    )
    for number, (arrow, (upper, lower)) in enumerate(zip(arrows, runs, strict=True)):
        first, last = layer_of[upper], layer_of[lower]
        labelled = min((gap for gap in gaps if first < gap < last), key=lambda gap: len(layers[gap]))
        inner = [f"{number}@{layer}" for layer in range(first + 1, last)]
        for layer, node in enumerate(inner, first + 1):
            layers[layer].append(node)
            nodes[node] = Box(node, arrow.width, arrow.height) if layer == labelled else _LINE
        layered.chains.append([upper, *inner, lower])
        layered.labels.append(f"{number}@{labelled}")
    return layered


def _frame(
    bands: Sequence[Band], rows_by_band: Sequence[Sequence[list[str]]]
) -> tuple[list[list[str]], list[int]]:
    """The layers with only boxes and headings in them, and the indexes of those that are for labels."""
    layers: list[list[str]] = []
    gaps: list[int] = []
    for band, its_rows in zip(bands, rows_by_band, strict=True):
        for number, row in enumerate(its_rows):
            if layers:
                gaps.append(len(layers))
                layers.append([])
            if number == 0 and band.heading:
                layers.append([band.heading.id])
            layers.append(list(row))
    return layers, gaps
