"""A figure's two widths, so that its words can be read on a phone too.

A picture shrinks with the page: one drawn for a laptop has letters of eight pixels on a phone. So each figure
can also be drawn ``narrow``, and the page shows the one that fits the place it has.
"""

from __future__ import annotations

from typing import Final, Protocol

from markupsafe import Markup

from socra_cli.domain.plan import Masterplan

WIDE: Final = 420
NARROW: Final = 280
"""What a phone of 320 pixels leaves between its margins."""


class Figure(Protocol):
    """A figure of this package."""

    def __call__(self, plan: Masterplan, *, narrow: bool = ...) -> Markup: ...


def width_of(*, narrow: bool) -> int:
    return NARROW if narrow else WIDE


def name_of(figure: str, *, narrow: bool) -> str:
    """Unique on a page that holds both."""
    return f"{figure}-narrow" if narrow else figure


def for_any_width(figure: Figure, plan: Masterplan) -> Markup:
    """``figure`` drawn twice: ``figures.css`` shows the one that fits. Empty where the figure is."""
    wide = figure(plan)
    if not wide:
        return wide
    both = Markup('<div class="fig-wide">{}</div><div class="fig-narrow">{}</div>')
    return both.format(wide, figure(plan, narrow=True))
