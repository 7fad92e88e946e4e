"""One sale as bars, and how far each number may move until nothing is left."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markupsafe import Markup

from socra_cli.domain.economics import BreakEven, Economics
from socra_cli.domain.plan import Masterplan
from socra_cli.output import wording
from socra_cli.output.figures import svg
from socra_cli.output.figures.legend import Entry, dot, legend, upright
from socra_cli.output.figures.measure import clip, width

_WIDTH, _EDGE = 420, 5
_TEXT, _SMALL, _ROW, _BAR = 12, 11, 36, 10
_SPAN = _WIDTH - 2 * _EDGE
_LEFT_OVER = "Left over"
_STATED, _EVEN = dot("fig-bar"), upright("fig-mark")
_MARKS = (Entry("where it stands", _STATED), Entry("where nothing is left, all else kept", _EVEN))


def economics(plan: Masterplan) -> Markup:
    """One sale line by line where the lines add up, and the break-evens; empty where there is neither."""
    sums = plan.plan.economics
    if sums is None:
        return Markup()
    steps = _steps(sums)
    moves = [one for one in sums.break_evens if _finite(one.stated, one.break_even)]
    if not steps and not moves:
        return Markup()
    per = sums.price.per if sums.price and sums.price.per else "sale"
    sale = [_heading(f"One {per}", 0), *_sale(steps, 22)] if steps else []
    bottom = 22 + len(steps) * _ROW if steps else 0.0
    told_above = f" per {per}" if steps else ""
    margins, bottom = _margins(moves, told_above, bottom + 10 * bool(steps)) if moves else ([], bottom)
    return svg.figure(
        "fig-economics",
        "One sale, and how far each of its numbers may move",
        _told(steps, moves),
        (_WIDTH, bottom),
        *sale,
        *margins,
    )


def _told(steps: Sequence[_Step], moves: Sequence[BreakEven]) -> str:
    said = [f"{step.name}: {step.said}." for step in steps]
    return " ".join([*said, *(f"Nothing is left when {_moved(one)}, all else kept." for one in moves)])


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


def _sale(steps: Sequence[_Step], y: float) -> list[Element]:
    low = min(0.0, *(min(step.start, step.end) for step in steps))
    high = max(0.0, *(max(step.start, step.end) for step in steps))
    scale = _SPAN / ((high - low) or 1)
    zero = _EDGE - low * scale
    rows = [y + row * _ROW for row in range(len(steps))]
    return [
        *(svg.line(zero, top + 16, zero, top + 20 + _BAR, "fig-axis") for top in rows),
        *(
            _step(step, top, zero + min(step.start, step.end) * scale, scale)
            for step, top in zip(steps, rows, strict=True)
        ),
    ]


def _step(step: _Step, y: float, x: float, scale: float) -> Element:
    return svg.group(
        svg.tooltip(f"{step.name}: {step.said}"),
        *_named(step.name, step.said, y, strong=step.name == _LEFT_OVER),
        svg.rect(x, y + 18, max(abs(step.end - step.start) * scale, 1), _BAR, step.tone),
    )


# ── break-evens ──────────────────────────────────────────────────────────────


def _margins(moves: Sequence[BreakEven], told_above: str, y: float) -> tuple[list[Element], float]:
    top = y + 22
    rows = [
        _move(move, move.unit.removesuffix(told_above), top + _ROW * row) for row, move in enumerate(moves)
    ]
    marks = legend(_MARKS, top + _ROW * len(moves) - 4, _WIDTH)
    return [_heading("If only one number moves", y), *rows, *marks.elements], marks.bottom


def _moved(move: BreakEven) -> str:
    stated, even = wording.number(move.stated), wording.number(move.break_even)
    return f"{move.variable} moves from {stated} to {even} {move.unit}"


def _move(move: BreakEven, unit: str, y: float) -> Element:
    """Where the number stands, and where nothing is left; words alone where one of them is below zero."""
    said = f"{wording.number(move.stated)} → {wording.number(move.break_even)} {unit}"
    parts = [svg.tooltip(_moved(move)), *_named(wording.capital(move.variable), said, y)]
    if min(move.stated, move.break_even) >= 0:
        most = max(move.stated, move.break_even) or 1
        stated, even = (_EDGE + value / most * _SPAN for value in (move.stated, move.break_even))
        parts += [
            svg.rect(_EDGE, y + 22, _SPAN, 2, "fig-track"),
            svg.rect(min(stated, even), y + 21, abs(even - stated), 4, "fig-bar"),
            _STATED(stated, y + 23),
            _EVEN(even, y + 23),
        ]
    return svg.group(*parts)


# ── words ────────────────────────────────────────────────────────────────────


def _heading(said: str, y: float) -> Element:
    return svg.text(0, y + 13, clip(said, _WIDTH, _SMALL), size=_SMALL, class_="fig-muted")


def _named(name: str, said: str, y: float, *, strong: bool = False) -> tuple[Element, Element]:
    """What a row is about on the left, its numbers on the right; the name gives way."""
    class_ = "fig-strong" if strong else "fig-text"
    numbers = clip(said, _WIDTH * 0.6, _TEXT, bold=strong)
    room = _WIDTH - width(numbers, _TEXT, bold=strong) - 10
    name = clip(name, room, _TEXT, bold=strong)
    return (
        svg.text(0, y + 12, name, size=_TEXT, class_=class_),
        svg.text(_WIDTH - 1, y + 12, numbers, size=_TEXT, class_=class_, anchor="end"),
    )
