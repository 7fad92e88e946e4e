"""The assumption matrix: how much hangs on each assumption, and how much stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element

from markupsafe import Markup

from socra_cli.domain.evidence import Level
from socra_cli.domain.ledger import Assumption, Status
from socra_cli.domain.plan import Masterplan
from socra_cli.output import wording
from socra_cli.output.anchors import anchor
from socra_cli.output.figures import svg
from socra_cli.output.figures.legend import Entry, dot, legend
from socra_cli.output.figures.measure import clip, wrap
from socra_cli.output.figures.widths import name_of, width_of

_LEFT, _TOP = 84, 37
_CHIP_WIDTH, _CHIP_HEIGHT, _GAP, _PAD = 52, 22, 2, 3
_SMALL, _LINE = 11, 14
_IMPORTANCE: Final = {1: "1 a detail", 2: "2 it must change", 3: "3 it falls with it"}
_LADDER: Final = tuple(reversed(Level))
_UNSEEN: Final = tuple(level for level in _LADDER if level < Level.E3)
_TITLE = "Assumptions by importance and evidence"
_RISKIEST = "Riskiest: the idea falls with it, and nobody observed it"


def matrix(plan: Masterplan, *, linked: bool = True, narrow: bool = False) -> Markup:
    """One mark an assumption, in columns of importance and rows of evidence; empty without assumptions.

    ``linked`` makes each mark a link to ``#<id>``, so that it takes the keyboard's focus.
    """
    if not plan.assumptions:
        return Markup()
    grid = _Grid(_cells(plan.assumptions), width_of(narrow=narrow))
    met = {assumption.status for assumption in plan.assumptions}
    entries = [Entry(status.value, _MARKS[status]) for status in Status if status in met]
    riskiest = wrap(_RISKIEST, grid.width, _SMALL, lines=2)
    marks = legend(entries, grid.bottom + 4 + _LINE * len(riskiest), grid.width)
    return svg.figure(
        name_of("fig-matrix", narrow=narrow),
        _TITLE,
        " ".join(f"{_told(assumption)}." for assumption in plan.assumptions),
        (grid.width, marks.bottom),
        grid.zone(),
        *grid.rules(),
        *grid.heads(),
        *(
            _chip(assumption, *grid.place(index, importance, level), linked=linked)
            for (importance, level), held in grid.cells.items()
            for index, assumption in enumerate(held)
        ),
        *_lines(riskiest, grid.width - 1, grid.bottom + 15, "fig-bad", "end"),
        *marks.elements,
        role="group" if linked else "img",
    )


_Cells = dict[tuple[int, Level], list[Assumption]]


def _cells(assumptions: tuple[Assumption, ...]) -> _Cells:
    cells: _Cells = {}
    for assumption in assumptions:
        cells.setdefault((assumption.importance, assumption.evidence_level), []).append(assumption)
    return cells


class _Grid:
    """Where columns and rows stand: a row is as high as its fullest cell."""

    def __init__(self, cells: _Cells, width: float) -> None:
        self.cells = cells
        self.width = width
        self.column = (width - _LEFT) / len(_IMPORTANCE)
        self.per_line = int((self.column - 2 * _PAD + _GAP) // (_CHIP_WIDTH + _GAP))
        self.said = [wrap(said, self.column - 2, _SMALL, lines=2) for said in _IMPORTANCE.values()]
        self.top = _TOP + (max(map(len, self.said)) - 1) * _LINE
        self.tops: dict[Level, float] = {}
        self.bottom: float = self.top
        for level in _LADDER:
            self.tops[level] = self.bottom
            self.bottom += self._height(level)

    def _height(self, level: Level) -> float:
        most = max(len(self.cells.get((importance, level), ())) for importance in _IMPORTANCE)
        return max(1, -(-most // self.per_line)) * (_CHIP_HEIGHT + _GAP) + 2 * _PAD - _GAP

    def place(self, index: int, importance: int, level: Level) -> tuple[float, float]:
        line, position = divmod(index, self.per_line)
        x = _LEFT + (importance - 1) * self.column + _PAD + position * (_CHIP_WIDTH + _GAP)
        return x, self.tops[level] + _PAD + line * (_CHIP_HEIGHT + _GAP)

    def zone(self) -> Element:
        top = self.tops[_UNSEEN[0]]
        return svg.rect(_LEFT + 2 * self.column, top, self.column, self.bottom - top, "fig-zone")

    def rules(self) -> list[Element]:
        edges = [_LEFT + number * self.column for number in range(len(_IMPORTANCE))]
        return [
            *(svg.line(0, y, self.width, y, "fig-grid") for y in (*self.tops.values(), self.bottom)),
            *(svg.line(x, self.top, x, self.bottom, "fig-grid") for x in (*edges, self.width)),
        ]

    def heads(self) -> list[Element]:
        over = self.top - 7
        return [
            svg.text(
                _LEFT + 1.5 * self.column, 13, "Importance", size=_SMALL, class_="fig-strong", anchor="middle"
            ),
            svg.text(0, over, "Evidence", size=_SMALL, class_="fig-strong"),
            *(
                one
                for number, lines in enumerate(self.said)
                for one in _lines(
                    lines,
                    _LEFT + (number + 0.5) * self.column,
                    over - (len(lines) - 1) * _LINE,
                    "fig-text",
                    "middle",
                )
            ),
            *(
                svg.text(0, top + 18, wording.level(level), size=_SMALL, class_="fig-muted")
                for level, top in self.tops.items()
            ),
        ]


def _lines(said: Sequence[str], x: float, y: float, class_: str, anchor: svg.Anchor) -> list[Element]:
    return [
        svg.text(x, y + number * _LINE, one, size=_SMALL, class_=class_, anchor=anchor)
        for number, one in enumerate(said)
    ]


def _chip(assumption: Assumption, x: float, y: float, *, linked: bool) -> Element:
    told = _told(assumption)
    muted = assumption.status is Status.RETIRED
    parts = (
        svg.tooltip(told),
        svg.rect(x, y, _CHIP_WIDTH, _CHIP_HEIGHT, "fig-focus", rx=3),
        _MARKS[assumption.status](x + 8, y + _CHIP_HEIGHT / 2),
        svg.text(
            x + 16,
            y + 15,
            clip(assumption.id, _CHIP_WIDTH - 16, _SMALL),
            size=_SMALL,
            class_="fig-muted" if muted else "fig-text",
        ),
    )
    if not linked:
        return svg.group(*parts)
    return svg.element("a", *parts, href=f"#{anchor(assumption.id)}", aria_label=told)


def _told(assumption: Assumption) -> str:
    level = wording.level(assumption.evidence_level)
    return (
        f"{assumption.id}, importance {assumption.importance} of 3, {level}, {assumption.status}: "
        f"{wording.clause(assumption.statement)}"
    )


def _diamond(x: float, y: float) -> Element:
    return svg.path(f"M{x:g} {y - 5:g}l5 5l-5 5l-5 -5z", "fig-contradicted")


def _dash(x: float, y: float) -> Element:
    return svg.line(x - 4, y, x + 4, y, "fig-retired")


_MARKS: Final = {
    Status.OPEN: dot("fig-open"),
    Status.SUPPORTED: dot("fig-supported"),
    Status.CONTRADICTED: _diamond,
    Status.RETIRED: _dash,
}
