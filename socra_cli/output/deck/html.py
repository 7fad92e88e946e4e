"""The deck as one HTML file: slides by arrow keys, a stack of them without a script, a page each on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from socra_cli.domain.plan import Masterplan
from socra_cli.output import figures, wording
from socra_cli.output.deck.model import HOW, BarChart, Block, Deck, Diagram, SlideKind, mark
from socra_cli.output.report.page import content_security_policy


def render_html(deck: Deck, plan: Masterplan) -> str:
    """The whole document, ending in a line feed. ``plan`` is the deck's own: its figures are drawn from it.

    Texts of models and founders in it are text and no more; nothing in it asks the network for anything.
    """
    style = "\n".join((figures.TOKENS_CSS, figures.FIGURES_CSS, _asset("deck.css")))
    script = _asset("deck.js")

    def figure(kind: SlideKind, block: Block) -> Markup:
        draw = _FIGURES.get((kind, type(block)))
        return draw(plan) if draw else Markup()

    return (
        _environment()
        .get_template("deck.html.j2")
        .render(
            deck=deck,
            figure=figure,
            style=_inlined(style),
            script=_inlined(script),
            policy=content_security_policy(style, script),
        )
    )


_FIGURES: Final[dict[tuple[SlideKind, type], Callable[[Masterplan], Markup]]] = {
    (SlideKind.EVIDENCE, BarChart): lambda plan: figures.matrix(plan, linked=False),
    (SlideKind.ARCHITECTURE, Diagram): lambda plan: figures.architecture(_names_only(plan)),
    (SlideKind.ECONOMICS, BarChart): figures.economics,
    (SlideKind.PERSONAS, BarChart): figures.scores,
}
"""The pictures that the report shows too, in place of a chart's bare numbers."""


def _names_only(plan: Masterplan) -> Masterplan:
    """For a picture that can be read on a slide: what each part does stands in the list beside it."""
    parts = tuple(one.model_copy(update={"responsibility": ""}) for one in plan.plan.components)
    return plan.model_copy(update={"plan": plan.plan.model_copy(update={"components": parts})})


def _inlined(text: str) -> Markup:
    """Our own style or script, as it stands between its tags: what is hashed must not be escaped."""
    return Markup(text)  # noqa: S704 - files of this package


def _kind_of(block: Block) -> str:
    return type(block).__name__


@cache
def _asset(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("socra_cli.output.deck"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"wording": wording, "mark": mark, "how": HOW, "kind_of": _kind_of}
    return environment
