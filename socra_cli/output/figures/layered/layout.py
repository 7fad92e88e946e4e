"""The whole drawing: layers, their order, places across, then down the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from socra_cli.output.figures.layered.layering import Pair
from socra_cli.output.figures.layered.layers import Layered, in_layers
from socra_cli.output.figures.layered.model import Arrow, Band, Box, Layout, Route, Spot
from socra_cli.output.figures.layered.ordering import order
from socra_cli.output.figures.layered.placing import packed, place

_GAP, _MARGIN, _FRAME_PAD = 16.0, 14.0, 12.0
_UNDER_HEADING = 8.0
_BETWEEN, _SLOPE, _MOST_BETWEEN = 18.0, 0.1, 40.0
"""The way between two layers: at least, more where an arrow has far to go across, at most."""


def lay_out(bands: Sequence[Band], arrows: Sequence[Arrow], *, columns: int, least_width: float) -> Layout:
    """Boxes in rows of at most ``columns``, arrows that run between them and never through one.

    Boxes of a row are as high as its highest. No two boxes, labels or headings overlap. The width is what
    the widest layer takes, and ``least_width`` at least.
    """
    layered = in_layers(bands, arrows, columns)
    return _Drawing(bands, layered, least_width).result()


class _Drawing:
    """Geometry of one layered graph; ``spots`` holds every node's rectangle, lines and labels too."""

    def __init__(self, bands: Sequence[Band], layered: Layered, least_width: float) -> None:
        self.bands = bands
        self.layered = layered
        self.headings = [band.heading.id for band in bands if band.heading]
        self.segments = layered.segments()
        self.layers = [
            sorted(layer, key=lambda node: node not in self.headings)
            for layer in order([layer for layer in layered.layers if layer], self.segments)
        ]
        layer_of = {node: index for index, layer in enumerate(self.layers) for node in layer}
        framed = [band for band in bands if band.heading and band.boxes]
        self.begins = {layer_of[band.heading.id] for band in framed if band.heading}
        self.ends = {max(layer_of[box.id] for box in band.boxes) for band in framed}
        widest = max((packed(self._widths(layer), _GAP) for layer in self.layers), default=0.0)
        self.inner = max(widest, least_width - 2 * _MARGIN)
        self.outs, self.ins = self._ports()
        self.spots = self._spots()

    def result(self) -> Layout:
        boxes = {box.id: self.spots[box.id] for band in self.bands for box in band.boxes}
        frames = tuple(self._frame(band, band.heading) for band in self.bands if band.heading)
        bottom = max((spot.bottom for spot in (*self.spots.values(), *frames)), default=0.0)
        return Layout(
            boxes=boxes,
            headings=tuple(self.spots[heading] for heading in self.headings),
            frames=frames,
            routes=self._routes(),
            width=self.inner + 2 * _MARGIN,
            height=bottom + 1,
        )

    def _widths(self, layer: Sequence[str]) -> list[float]:
        return [self.layered.nodes[node].width for node in layer]

    # ── places ───────────────────────────────────────────────────────────────

    def _spots(self) -> dict[str, Spot]:
        nodes = self.layered.nodes
        widths = {node: nodes[node].width for layer in self.layers for node in layer}
        centres = place(
            self.layers, self._shifts(), widths, gap=_GAP, total=self.inner, left=frozenset(self.headings)
        )
        self._centre(centres, widths)
        spots: dict[str, Spot] = {}
        y = 1.0
        for index, layer in enumerate(self.layers):
            y += self._above(index, centres)
            height = max(nodes[node].height for node in layer)
            for node in layer:
                x = _MARGIN + centres[node] - nodes[node].width / 2
                spots[node] = Spot(x, y, nodes[node].width, height)
            y += height
        return spots

    def _centre(self, centres: dict[str, float], widths: Mapping[str, float]) -> None:
        """Move what is joined to the middle, with its rows; not to the left where a line passes a heading."""
        joined = {node for segment in self.segments for node in segment}
        rows = [layer for layer in self.layers if joined.intersection(layer)]
        free = [node for layer in rows for node in layer if node not in self.headings]
        start = min((centres[node] - widths[node] / 2 for node in free), default=0.0)
        end = max((centres[node] + widths[node] / 2 for node in free), default=self.inner)
        move = (self.inner - start - end) / 2
        if any(len(self.layers[index]) > 1 for index in self.begins):
            move = max(move, 0.0)
        for node in free:
            centres[node] += move

    def _above(self, index: int, centres: Mapping[str, float]) -> float:
        """The room above a layer: for its arrows' curves, and for the frames that begin or end there."""
        pad = _FRAME_PAD * ((index in self.begins) + (index - 1 in self.ends))
        if index == 0:
            return pad
        here = set(self.layers[index])
        across = [abs(centres[upper] - centres[lower]) for upper, lower in self.segments if lower in here]
        if not across and index - 1 in self.begins:
            return pad + _UNDER_HEADING
        return pad + min(_BETWEEN + _SLOPE * max(across, default=0.0), _MOST_BETWEEN)

    def _frame(self, band: Band, heading: Box) -> Spot:
        top = self.spots[heading.id].y - _FRAME_PAD
        bottom = max(self.spots[box.id].bottom for box in band.boxes) + _FRAME_PAD
        return Spot(1, top, self.inner + 2 * _MARGIN - 2, bottom - top)

    # ── routes ───────────────────────────────────────────────────────────────

    def _ports(self) -> tuple[list[float], list[float]]:
        """How far from its upper box's centre each arrow leaves, and from its lower box's centre it enters:
        spread along the edge in the order of what comes next, so that arrows at one box don't cross."""
        chains = self.layered.chains
        index_of = {node: index for layer in self.layers for index, node in enumerate(layer)}
        return (
            self._along([(chain[0], index_of[chain[1]]) for chain in chains]),
            self._along([(chain[-1], index_of[chain[-2]]) for chain in chains]),
        )

    def _along(self, ends: Sequence[tuple[str, int]]) -> list[float]:
        at_box: dict[str, list[int]] = {}
        for number, (box, _) in enumerate(ends):
            at_box.setdefault(box, []).append(number)
        offsets = [0.0] * len(ends)
        for box, numbers in at_box.items():
            step = self.layered.nodes[box].width / (len(numbers) + 1)
            for port, number in enumerate(sorted(numbers, key=lambda number: ends[number][1]), 1):
                offsets[number] = (port - (len(numbers) + 1) / 2) * step
        return offsets

    def _shifts(self) -> dict[Pair, float]:
        """For each segment, the lower node's place against the upper's when the line is straight."""
        shifts = dict.fromkeys(self.segments, 0.0)
        for chain, out, into in zip(self.layered.chains, self.outs, self.ins, strict=True):
            shifts[chain[0], chain[1]] += out
            shifts[chain[-2], chain[-1]] -= into
        return shifts

    def _routes(self) -> tuple[Route, ...]:
        layered = self.layered
        whole = zip(layered.chains, self.outs, self.ins, layered.labels, layered.turned, strict=True)
        return tuple(
            Route(self._points(chain, out, into), self.spots[label], up)
            for chain, out, into, label, up in whole
        )

    def _points(self, chain: Sequence[str], out: float, into: float) -> tuple[tuple[float, float], ...]:
        upper, *inner, lower = (self.spots[node] for node in chain)
        points = [(upper.centre + out, upper.bottom)]
        for spot in inner:
            points += [(spot.centre, spot.y), (spot.centre, spot.bottom)]
        return (*points, (lower.centre + into, lower.y))
