"""Where things stand on a slide. All lengths are points, 72 to the inch, from the top left corner."""

from __future__ import annotations

from typing import Final, NamedTuple


class Box(NamedTuple):
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


WIDTH: Final = 960.0
HEIGHT: Final = 540.0
"""16:9, as PowerPoint's own wide slide: 13⅓ by 7½ inches."""

_MARGIN: Final = 54.0
_FULL: Final = WIDTH - 2 * _MARGIN
_GUTTER: Final = 40.0
_ASIDE: Final = 330.0
_TOP: Final = 38.0
_BODY_TOP: Final = 124.0
_OPENING_TOP: Final = 176.0
_BOTTOM: Final = 490.0


TITLE: Final = Box(_MARGIN, _TOP, _FULL, 68)
BODY: Final = Box(_MARGIN, _BODY_TOP, _FULL, _BOTTOM - _BODY_TOP)


def _split(aside: float) -> tuple[Box, Box]:
    """The body as two columns, the second one ``aside`` wide."""
    right = BODY._replace(left=BODY.right - aside, width=aside)
    return BODY._replace(width=_FULL - aside - _GUTTER), right


HALVES: Final = _split((_FULL - _GUTTER) / 2)
WITH_FIGURE: Final = _split(_ASIDE)
"""Two columns: for words on the right, and for a figure there, which needs less."""

KICKER: Final = Box(_MARGIN, _TOP, _FULL, 26)
OPENING_TITLE: Final = Box(_MARGIN, 70, _FULL, 84)
OPENING: Final = Box(_MARGIN, _OPENING_TOP, _FULL, _BOTTOM - _OPENING_TOP)
"""The first slide also names the idea, above its title."""

FOOTER: Final = Box(_MARGIN, 503, _FULL - 80, 20)
NUMBER: Final = Box(WIDTH - _MARGIN - 72, 503, 72, 20)

TITLE_SIZE: Final = 26.0
OPENING_SIZE: Final = 32.0
KICKER_SIZE: Final = 14.0
SMALLEST: Final = 10.0
"""No text is set smaller than this."""

LEADING: Final = 1.25
"""Line height over type size. Written as exact points, so that no font's own line height moves the text."""
