"""The architecture as native shapes: boxes that can be moved, and arrows that stay glued to them."""

# mypy: allow-untyped-calls
# python-pptx has no types for some of its methods.

from __future__ import annotations

from typing import Final

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.autoshape import Shape
from pptx.shapes.connector import Connector
from pptx.shapes.shapetree import GroupShapes
from pptx.slide import Slide
from pptx.util import Length, Pt

from socra_cli.output.deck.model import Arrow, Diagram, Node
from socra_cli.output.deck.pptx import flow
from socra_cli.output.deck.pptx.arrangement import LABEL_SIZE, Line, arrange
from socra_cli.output.deck.pptx.flow import Paragraph, Run, Tone
from socra_cli.output.deck.pptx.layout import Drawn
from socra_cli.output.deck.pptx.page import Box
from socra_cli.output.deck.pptx.shapes import describe, emu
from socra_cli.output.deck.pptx.theme import ACCENT, MUTED, PAPER
from socra_cli.output.deck.pptx.words import write

_NAME: Final = 15.0
_DOES: Final = 12.0
_PAD, _PAD_DOWN = 7.0, 3.0
_SCALES: Final = (1.0, 0.93, 0.86, 0.79, 0.72)
_HOW: Final = {"build": "to build", "buy": "to buy", "manual": "by hand", "outside": "outside"}
_DASHES: Final = {"manual": MSO_LINE.DASH, "outside": MSO_LINE.ROUND_DOT}
_FIRST: Final = 2
"""Where a group's own shapes begin, after its two properties."""

_ARROW: Final = '<a:tailEnd {} type="triangle" w="med" len="med"/>'


def add_diagram(slide: Slide, drawn: Drawn, diagram: Diagram) -> None:
    """Nodes, arrows and the arrows' words as one group, which says in words what it shows."""
    arranged = arrange(diagram, drawn.box)
    group = slide.shapes.add_group_shape()
    describe(group, "Architecture", told(diagram))
    words = _fitting(diagram, arranged.nodes)
    made = {
        node.id: _add_node(group.shapes, node, arranged.nodes[node.id], words[node.id])
        for node in diagram.nodes
    }
    names = {node.id: node.name for node in diagram.nodes}
    for number, line in enumerate(arranged.lines):
        connector = _add_arrow(group.shapes, line, made)
        describe(connector, f"Arrow {number + 1}", _arrow(line.arrow, names))
        group._element.insert(_FIRST + number, connector._element)  # behind the boxes
        if line.label:
            _add_label(group.shapes, line.arrow.what, line.label)


def told(diagram: Diagram) -> str:
    """The diagram in sentences, for those who can't see it."""
    names = {node.id: node.name for node in diagram.nodes}
    parts = [
        f"{node.name} ({_HOW[node.how]}): {node.does or 'not said what it does'}" for node in diagram.nodes
    ]
    return f"{'. '.join((*parts, *(_arrow(arrow, names) for arrow in diagram.arrows)))}."


def _arrow(arrow: Arrow, names: dict[str, str]) -> str:
    joined = f"{names[arrow.source]} to {names[arrow.target]}"
    return f"{joined}: {arrow.what}" if arrow.what else joined


# ── boxes ────────────────────────────────────────────────────────────────────


def _add_node(shapes: GroupShapes, node: Node, box: Box, words: tuple[Paragraph, ...]) -> Shape:
    shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, *emu(box))
    describe(shape, node.name)
    shape.shadow.inherit = False
    shape.fill.solid()
    shape.fill.fore_color.theme_color = PAPER
    shape.line.width = Pt(1.25)
    shape.line.color.theme_color = ACCENT if node.how == "build" else MUTED
    if node.how in _DASHES:
        shape.line.dash_style = _DASHES[node.how]
    write(shape.text_frame, words, anchor=MSO_ANCHOR.MIDDLE, margin=_PAD)
    return shape


def _words(node: Node) -> tuple[Paragraph, ...]:
    how = "" if node.how == "outside" else _HOW[node.how]
    does = " · ".join(filter(None, (how, node.does)))
    name = Paragraph((Run(node.name, _NAME, bold=True),))
    return (name, Paragraph((Run(does, _DOES, Tone.MUTED),), 2.0)) if does else (name,)


def _fitting(diagram: Diagram, boxes: dict[str, Box]) -> dict[str, tuple[Paragraph, ...]]:
    """The words of all nodes at the largest size that every box holds.

    At the smallest, a box that can't hold what a node does has its name alone.
    """
    for scale in _SCALES:
        words = {node.id: flow.scaled(_words(node), scale) for node in diagram.nodes}
        if all(_fits(words[one], boxes[one]) for one in words):
            break
    return {one: words[one] if _fits(words[one], boxes[one]) else words[one][:1] for one in words}


def _fits(words: tuple[Paragraph, ...], box: Box) -> bool:
    return flow.height(words, box.width - 2 * _PAD) <= box.height - 2 * _PAD_DOWN


# ── arrows ───────────────────────────────────────────────────────────────────


def _add_arrow(shapes: GroupShapes, line: Line, nodes: dict[str, Shape]) -> Connector:
    connector = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *_start(nodes, line))
    connector.begin_connect(nodes[line.arrow.source], line.begin)
    connector.end_connect(nodes[line.arrow.target], line.end)
    connector.line.width = Pt(1.25)
    connector.line.color.theme_color = MUTED
    connector.line._get_or_add_ln().append(parse_xml(_ARROW.format(nsdecls("a"))))
    return connector


def _start(nodes: dict[str, Shape], line: Line) -> tuple[Length, Length, Length, Length]:
    """Both ends in the node that it leaves, so that the group never grows to the page's corner for it."""
    node = nodes[line.arrow.source]
    return node.left, node.top, node.left, node.top


def _add_label(shapes: GroupShapes, what: str, box: Box) -> None:
    label = shapes.add_textbox(*emu(box))
    label.fill.solid()
    label.fill.fore_color.theme_color = PAPER
    write(
        label.text_frame,
        (Paragraph((Run(what, LABEL_SIZE, Tone.MUTED),), centred=True),),
        anchor=MSO_ANCHOR.MIDDLE,
    )
