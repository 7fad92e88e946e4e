"""The assumption matrix: how much hangs on each assumption, and how much stands behind it."""

from __future__ import annotations

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
from socra_cli.output.figures.measure import clip

_WIDTH, _LEFT, _TOP = 420, 84, 37
_COLUMN = (_WIDTH - _LEFT) / 3
_CHIP_WIDTH, _CHIP_HEIGHT, _GAP, _PAD = 52, 22, 2, 3
_PER_LINE = 2
_SMALL = 11
_IMPORTANCE: Final = {1: "1 a detail", 2: "2 it must change", 3: "3 it falls with it"}
_LADDER: Final = tuple(reversed(Level))
_UNSEEN: Final = tuple(level for level in _LADDER if level < Level.E3)
_TITLE = "Assumptions by importance and evidence"
_RISKIEST = "Riskiest: the idea falls with it, and nobody observed it"


def matrix(plan: Masterplan, *, linked: bool = True) -> Markup:
    """One mark an assumption, in columns of importance and rows of evidence; empty without assumptions.

    ``linked`` makes each mark a link to ``#<id>``, so that it takes the keyboard's focus.
    """
    if not plan.assumptions:
        return Markup()
    cells = _cells(plan.assumptions)
    tops, bottom = _row_tops(cells)
    met = {assumption.status for assumption in plan.assumptions}
    entries = [Entry(status.value, _MARKS[status]) for status in Status if status in met]
    marks = legend(entries, bottom + 18, _WIDTH)
    return svg.figure(
        "fig-matrix",
        _TITLE,
        " ".join(f"{_told(assumption)}." for assumption in plan.assumptions),
        (_WIDTH, marks.bottom),
        _zone(tops, bottom),
        *_grid(tops, bottom),
        *(
            _chip(assumption, *_place(index, importance, tops[level]), linked=linked)
            for (importance, level), held in cells.items()
            for index, assumption in enumerate(held)
        ),
        svg.text(_WIDTH - 1, bottom + 15, _RISKIEST, size=_SMALL, class_="fig-bad", anchor="end"),
        *marks.elements,
        role="group" if linked else "img",
    )


_Cells = dict[tuple[int, Level], list[Assumption]]


def _cells(assumptions: tuple[Assumption, ...]) -> _Cells:
    cells: _Cells = {}
    for assumption in assumptions:
        cells.setdefault((assumption.importance, assumption.evidence_level), []).append(assumption)
    return cells


def _row_tops(cells: _Cells) -> tuple[dict[Level, float], float]:
    """Where each level's row begins, and where the last one ends: as high as its fullest cell."""
    tops: dict[Level, float] = {}
    y: float = _TOP
    for level in _LADDER:
        tops[level] = y
        most = max(len(cells.get((importance, level), ())) for importance in _IMPORTANCE)
        y += max(1, -(-most // _PER_LINE)) * (_CHIP_HEIGHT + _GAP) + 2 * _PAD - _GAP
    return tops, y


def _place(index: int, importance: int, top: float) -> tuple[float, float]:
    line, position = divmod(index, _PER_LINE)
    x = _LEFT + (importance - 1) * _COLUMN + _PAD + position * (_CHIP_WIDTH + _GAP)
    return x, top + _PAD + line * (_CHIP_HEIGHT + _GAP)


def _zone(tops: dict[Level, float], bottom: float) -> Element:
    top = tops[_UNSEEN[0]]
    return svg.rect(_LEFT + 2 * _COLUMN, top, _COLUMN, bottom - top, "fig-zone")


def _grid(tops: dict[Level, float], bottom: float) -> list[Element]:
    rules = [svg.line(0, y, _WIDTH, y, "fig-grid") for y in (*tops.values(), bottom)]
    columns = [
        svg.line(x, _TOP, x, bottom, "fig-grid")
        for x in (_LEFT, _LEFT + _COLUMN, _LEFT + 2 * _COLUMN, _WIDTH)
    ]
    levels = [
        svg.text(0, top + 18, wording.level(level), size=_SMALL, class_="fig-muted")
        for level, top in tops.items()
    ]
    heads = [
        svg.text(_LEFT + (number - 0.5) * _COLUMN, _TOP - 7, said, size=_SMALL, anchor="middle")
        for number, said in _IMPORTANCE.items()
    ]
    names = [
        svg.text(_LEFT + 1.5 * _COLUMN, 13, "Importance", size=_SMALL, class_="fig-strong", anchor="middle"),
        svg.text(0, _TOP - 7, "Evidence", size=_SMALL, class_="fig-strong"),
    ]
    return [*rules, *columns, *levels, *heads, *names]


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
