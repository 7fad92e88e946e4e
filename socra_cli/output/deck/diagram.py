"""The architecture as nodes and arrows, small enough for a slide."""

from __future__ import annotations

from typing import Final

from socra_cli.domain.plan import PlanBody
from socra_cli.output.deck.model import Arrow, Diagram, Node
from socra_cli.output.deck.texts import short
from socra_cli.output.wiring import joins

_MOST_COMPONENTS: Final = 8
_MOST_EXTERNALS: Final = 4
_NAME: Final = 30
_DOES: Final = 56
_WHAT: Final = 24


def drawable(body: PlanBody) -> PlanBody:
    """``body`` with as many of its components and externals as a slide has room for."""
    first = {
        "components": body.components[:_MOST_COMPONENTS],
        "externals": body.externals[:_MOST_EXTERNALS],
    }
    return body.model_copy(update=first)


def diagram(body: PlanBody) -> Diagram:
    """The parts of a ``drawable`` body, and the links between them."""
    shown = drawable(body)
    nodes = (
        *(
            Node(f"c{number}", _name(one.name), short(one.responsibility, _DOES), one.by)
            for number, one in enumerate(shown.components, 1)
        ),
        *(
            Node(f"x{number}", _name(one.name), _controlled(one.controlled_by), "outside")
            for number, one in enumerate(shown.externals, 1)
        ),
    )
    return Diagram(
        nodes, tuple(Arrow(one.source, one.target, short(one.what, _WHAT)) for one in joins(shown))
    )


def _name(name: str) -> str:
    return short(name, _NAME) or "unnamed"


def _controlled(by: str) -> str:
    return short(f"controlled by {by}", _DOES) if by.strip() else "outside our control"
