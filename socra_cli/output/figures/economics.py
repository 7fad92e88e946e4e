"""One sale as bars, and how far each number may move until nothing is left."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import NamedTuple, Protocol
from xml.etree.ElementTree import Element

from markupsafe import Markup

from socra_cli.domain.economics import BreakEven, Economics
from socra_cli.domain.plan import Masterplan
from socra_cli.output import wording
from socra_cli.output.figures import svg
from socra_cli.output.figures.legend import Entry, dot, legend, upright
from socra_cli.output.figures.measure import clip, width
from socra_cli.output.figures.widths import name_of, width_of

_EDGE = 5
_TEXT, _SMALL, _LINE, _BAR = 12, 11, 15, 10
_LEFT_OVER = "Left over"
_STATED, _EVEN = dot("fig-bar"), upright("fig-mark")
_MARKS = (Entry("where it stands", _STATED), Entry("where nothing is left, all else kept", _EVEN))


def economics(plan: Masterplan, *, narrow: bool = False) -> Markup:
    """One sale line by line where the lines add up, and the break-evens; empty where there is neither."""
    sums = plan.plan.economics
    if sums is None:
        return Markup()
    steps = _steps(sums)
    moves = [one for one in sums.break_evens if _finite(one.stated, one.break_even)]
    if not steps and not moves:
        return Markup()
    per = sums.price.per if sums.price and sums.price.per else "sale"
    rows = [_of_move(move, f" per {per}" if steps else "") for move in moves]
    sheet = _Sheet.of(width_of(narrow=narrow), [*steps, *rows] if narrow else [])
    sale = [sheet.heading(f"One {per}", 0), *_sale(steps, sheet, 22)] if steps else []
    bottom = 22 + len(steps) * sheet.row if steps else 0.0
    margins, bottom = _margins(rows, sheet, bottom + 10 * bool(steps)) if rows else ([], bottom)
    return svg.figure(
        name_of("fig-economics", narrow=narrow),
        "One sale, and how far each of its numbers may move",
        _told(steps, moves),
        (sheet.width, bottom),
        *sale,
        *margins,
    )


def _told(steps: Sequence[_Step], moves: Sequence[BreakEven]) -> str:
    said = [f"{step.name}: {step.said}." for step in steps]
    return " ".join([*said, *(f"Nothing is left when {_moved(one)}, all else kept." for one in moves)])


class _Row(Protocol):
    """What every row says: its name, and its numbers."""

    @property
    def name(self) -> str: ...
    @property
    def said(self) -> str: ...


class _Sheet(NamedTuple):
    """The room there is. ``lines`` of words stand above a bar: two where names and numbers need one each."""

    width: float
    lines: int

    @classmethod
    def of(cls, room: float, rows: Sequence[_Row]) -> _Sheet:
        fits = all(width(f"{row.name}  {row.said}", _TEXT, bold=True) <= room for row in rows)
        return cls(room, 1 if fits else 2)

    @property
    def span(self) -> float:
        return self.width - 2 * _EDGE

    @property
    def below(self) -> float:
        """How much lower a bar stands for its second line of words."""
        return (self.lines - 1) * _LINE

    @property
    def row(self) -> float:
        return 36 + self.below

    def heading(self, said: str, y: float) -> Element:
        return svg.text(0, y + 13, clip(said, self.width, _SMALL), size=_SMALL, class_="fig-muted")

    def named(self, row: _Row, y: float, *, strong: bool = False) -> tuple[Element, Element]:
        """What a row is about on the left, its numbers on the right or below; the name gives way."""
        class_, beside = "fig-strong" if strong else "fig-text", self.lines == 1
        numbers = clip(row.said, self.width * (0.6 if beside else 1), _TEXT, bold=strong)
        taken = width(numbers, _TEXT, bold=strong) + 10 if beside else 0
        name = svg.text(
            0, y + 12, clip(row.name, self.width - taken, _TEXT, bold=strong), size=_TEXT, class_=class_
        )
        if beside:
            return name, svg.text(self.width - 1, y + 12, numbers, size=_TEXT, class_=class_, anchor="end")
        return name, svg.text(0, y + 12 + _LINE, numbers, size=_TEXT, class_=class_)


class _Step(NamedTuple):
    """A bar of the waterfall from ``start`` to ``end``, in money."""

    name: str
    said: str
    start: float
    end: float
    tone: str


def _steps(sums: Economics) -> list[_Step]:
    """Price, costs and what is left; none where the lines don't add up by subtracting."""
    price, left = sums.price, sums.contribution
    if price is None or left is None or not _finite(price.amount, left.amount):
        return []
    if not sums.adds_up or {line.currency for line in sums.cost_lines} - {"", price.currency}:
        return []
    steps = [_Step("Price", wording.amount(price.amount, price.currency), 0, price.amount, "fig-bar")]
    rest = price.amount
    for line in sums.cost_lines:
        said = wording.amount(-line.amount, price.currency)
        steps.append(_Step(wording.capital(line.name), said, rest, rest - line.amount, "fig-bar-muted"))
        rest -= line.amount
    tone = "fig-bar-good" if left.amount > 0 else "fig-bar-bad"
    return [*steps, _Step(_LEFT_OVER, wording.amount(left.amount, left.currency), 0, left.amount, tone)]


def _finite(*values: float) -> bool:
    return all(map(isfinite, values))


# ── one sale ─────────────────────────────────────────────────────────────────


def _sale(steps: Sequence[_Step], sheet: _Sheet, y: float) -> list[Element]:
    low = min(0.0, *(min(step.start, step.end) for step in steps))
    high = max(0.0, *(max(step.start, step.end) for step in steps))
    scale = sheet.span / ((high - low) or 1)
    zero = _EDGE - low * scale
    rows = [y + row * sheet.row for row in range(len(steps))]
    return [
        *(
            svg.line(zero, top + 16 + sheet.below, zero, top + 20 + sheet.below + _BAR, "fig-axis")
            for top in rows
        ),
        *(
            svg.group(
                svg.tooltip(f"{step.name}: {step.said}"),
                *sheet.named(step, top, strong=step.name == _LEFT_OVER),
                _bar(step, zero, scale, top + 18 + sheet.below),
            )
            for step, top in zip(steps, rows, strict=True)
        ),
    ]


def _bar(step: _Step, zero: float, scale: float, y: float) -> Element:
    x = zero + min(step.start, step.end) * scale
    return svg.rect(x, y, max(abs(step.end - step.start) * scale, 1), _BAR, step.tone)


# ── break-evens ──────────────────────────────────────────────────────────────


class _Move(NamedTuple):
    """A number, where it stands and where nothing is left."""

    name: str
    said: str
    told: str
    stated: float
    even: float


def _of_move(move: BreakEven, told_above: str) -> _Move:
    """``told_above``: the end of a unit that the heading says already."""
    unit = move.unit.removesuffix(told_above)
    said = f"{wording.number(move.stated)} → {wording.number(move.break_even, unit)}"
    return _Move(wording.capital(move.variable), said, _moved(move), move.stated, move.break_even)


def _margins(rows: Sequence[_Move], sheet: _Sheet, y: float) -> tuple[list[Element], float]:
    top = y + 22
    drawn = [_move(row, sheet, top + sheet.row * number) for number, row in enumerate(rows)]
    marks = legend(_MARKS, top + sheet.row * len(rows) - 4, sheet.width)
    return [sheet.heading("If only one number moves", y), *drawn, *marks.elements], marks.bottom


def _moved(move: BreakEven) -> str:
    stated, even = wording.number(move.stated), wording.number(move.break_even, move.unit)
    return f"{move.variable} moves from {stated} to {even}"


def _move(move: _Move, sheet: _Sheet, y: float) -> Element:
    """The way from one to the other; words alone where one of them is below zero."""
    parts = [svg.tooltip(move.told), *sheet.named(move, y)]
    if min(move.stated, move.even) >= 0:
        most = max(move.stated, move.even) or 1
        stated, even = (_EDGE + value / most * sheet.span for value in (move.stated, move.even))
        middle = y + 23 + sheet.below
        parts += [
            svg.rect(_EDGE, middle - 1, sheet.span, 2, "fig-track"),
            svg.rect(min(stated, even), middle - 2, abs(even - stated), 4, "fig-bar"),
            _STATED(stated, middle),
            _EVEN(even, middle),
        ]
    return svg.group(*parts)
