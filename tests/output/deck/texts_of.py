"""Every text of a slide, for tests that hold of all of them."""

from __future__ import annotations

from collections.abc import Iterator

from socra_cli.output.deck.model import (
    BarChart,
    Block,
    Bullets,
    Claim,
    Diagram,
    Quotation,
    Slide,
    Statement,
    Table,
    Text,
)


def blocks_of(slide: Slide) -> tuple[Block, ...]:
    return (*slide.blocks, *slide.aside)


def claims_of(slide: Slide) -> Iterator[Claim]:
    for block in blocks_of(slide):
        if isinstance(block, Statement):
            yield block.claim
        elif isinstance(block, Bullets):
            yield from block.items


def texts_of(block: Block) -> Iterator[str]:
    """What must never be empty."""
    match block:
        case Text() | Quotation():
            yield block.text
        case Statement():
            yield block.claim.text
        case Bullets():
            yield from (item.text for item in block.items)
        case BarChart():
            yield block.heading
            yield from block.categories
        case Table():
            yield from (cell for row in (block.headers, *block.rows) for cell in row)
        case Diagram():
            yield from (node.name for node in block.nodes)
