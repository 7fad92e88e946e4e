"""The deck as one HTML file: slides by arrow keys, a stack of them without a script, a page each on paper."""

from __future__ import annotations

from functools import cache
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from socra_cli.domain.plan import Masterplan
from socra_cli.output import figures, wording
from socra_cli.output.deck.diagram import drawable
from socra_cli.output.deck.model import HOW, BarChart, Block, Deck, Diagram, SlideKind, mark
from socra_cli.output.selfcontained import asset, page_environment, render_page

_PACKAGE: Final = "socra_cli.output.deck"
_MOST_MARKS: Final = 60


def render_html(deck: Deck, plan: Masterplan) -> str:
    """The whole document, ending in a line feed. ``plan`` is the deck's own: its figures are drawn from it.

    Texts of models and founders in it are text and no more; nothing in it asks the network for anything.
    """

    def figure(kind: SlideKind, block: Block) -> Markup:
        draw = _FIGURES.get((kind, type(block)))
        return figures.for_any_width(draw, plan) if draw else Markup()

    return render_page(
        _environment(),
        "deck.html.j2",
        style="\n".join((figures.TOKENS_CSS, figures.FIGURES_CSS, asset(_PACKAGE, "deck.css"))),
        script=asset(_PACKAGE, "deck.js"),
        deck=deck,
        figure=figure,
    )


def _architecture(plan: Masterplan, *, narrow: bool = False) -> Markup:
    """Names alone, large enough for a slide: what each part does stands in the list beside it."""
    body = drawable(plan.plan)
    parts = tuple(one.model_copy(update={"responsibility": ""}) for one in body.components)
    named = plan.model_copy(update={"plan": body.model_copy(update={"components": parts})})
    return figures.architecture(named, narrow=narrow)


def _matrix(plan: Masterplan, *, narrow: bool = False) -> Markup:
    """Empty where there are more assumptions than can be told apart on a slide: then they are counted."""
    few = len(plan.assumptions) <= _MOST_MARKS
    return figures.matrix(plan, linked=False, narrow=narrow) if few else Markup()


_FIGURES: Final[dict[tuple[SlideKind, type], figures.Figure]] = {
    (SlideKind.EVIDENCE, BarChart): _matrix,
    (SlideKind.ARCHITECTURE, Diagram): _architecture,
    (SlideKind.ECONOMICS, BarChart): figures.economics,
    (SlideKind.PERSONAS, BarChart): figures.scores,
}
"""The pictures that the report shows too, in place of a chart's bare numbers."""


def _kind_of(block: Block) -> str:
    return type(block).__name__


@cache
def _environment() -> Environment:
    environment = page_environment(_PACKAGE)
    environment.globals |= {"wording": wording, "mark": mark, "how": HOW, "kind_of": _kind_of}
    return environment
