"""The pictures that the report and the deck share: inline SVG made from the typed plan.

A page that shows them includes ``TOKENS_CSS`` (the colours, light and dark) and ``FIGURES_CSS``. Each figure
is ``Markup``: Jinja's autoescape leaves it as it is. A figure with nothing to show is empty.
"""

from __future__ import annotations

from importlib.resources import files

from socra_cli.output.figures.architecture import architecture
from socra_cli.output.figures.economics import economics
from socra_cli.output.figures.matrix import matrix
from socra_cli.output.figures.scores import scores
from socra_cli.output.figures.timeline import timeline
from socra_cli.output.figures.widths import Figure, for_any_width

TOKENS_CSS = files(__package__).joinpath("tokens.css").read_text("utf-8")
"""``--paper --ink --muted --rule --accent --good --warn --bad`` for a light and a dark page."""
FIGURES_CSS = files(__package__).joinpath("figures.css").read_text("utf-8")
"""The classes that the figures use, in terms of the tokens."""

__all__ = [
    "FIGURES_CSS",
    "TOKENS_CSS",
    "Figure",
    "architecture",
    "economics",
    "for_any_width",
    "matrix",
    "scores",
    "timeline",
]
