"""One sale as bars, and how far each number may move until nothing is left."""

from __future__ import annotations

from collections.abc import Iterable
from math import isclose, isfinite
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markupsafe import Markup

from socra_cli.domain.economics import BreakEven, Economics
from socra_cli.domain.plan import Masterplan
from socra_cli.output import wording
from socra_cli.output.figures import svg
from socra_cli.output.figures.measure import clip

_WIDTH, _LEFT, _RIGHT, _NAMES = 420, 140, 310, 132
_TEXT, _SMALL, _ROW, _BAR = 12, 11, 26, 12


def economics(plan: Masterplan) -> Markup:
    """One sale line by line where the lines add up, and the break-evens; empty where there is neither."""
    sums = plan.plan.economics
    if sums is None:
        return Markup()
    steps, moves = _steps(sums), [one for one in sums.break_evens if _finite(one.stated, one.break_even)]
    if not steps and not moves:
        return Markup()
    parts: list[Element] = []
    y = _sale(parts, steps, 0) if steps else 0.0
    y = _break_evens(parts, moves, y) if moves else y
    told = [f"{step.name}: {step.said}." for step in steps]
    told += [f"Nothing is left when {one.variable} moves {_moved(one)}." for one in moves]
    return svg.figure("fig-economics", "One sale in numbers", " ".join(told), (_WIDTH, y + 4), *parts)


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
    if not isclose(price.amount - sum(line.amount for line in sums.cost_lines), left.amount, abs_tol=0.005):
        return []
    steps = [_Step("Price", wording.money(price), 0, price.amount, "fig-bar")]
    rest = price.amount
    for line in sums.cost_lines:
        said = f"−{wording.line_amount(line, price)}"
        steps.append(_Step(line.name, said, rest, rest - line.amount, "fig-bar-warn"))
        rest -= line.amount
    tone = "fig-bar-good" if left.amount > 0 else "fig-bar-bad"
    return [*steps, _Step("Left over", wording.money(left), 0, left.amount, tone)]


def _finite(*values: float) -> bool:
    return all(map(isfinite, values))


def _sale(parts: list[Element], steps: list[_Step], y: float) -> float:
    low = min(0.0, *(min(step.start, step.end) for step in steps))
    high = max(max(step.start, step.end) for step in steps)
    scale = (_RIGHT - _LEFT) / ((high - low) or 1)
    bottom = y + _ROW * len(steps)
    zero = _LEFT - low * scale
    parts.append(svg.line(zero, y, zero, bottom, "fig-axis"))
    for number, step in enumerate(steps):
        parts.append(_step(step, y + number * _ROW, _LEFT + (min(step.start, step.end) - low) * scale, scale))
    return bottom + 8


def _step(step: _Step, y: float, x: float, scale: float) -> Element:
    last = step.name == "Left over"
    tone = "fig-strong" if last else "fig-text"
    return svg.group(
        svg.tooltip(f"{step.name}: {step.said}"),
        svg.text(0, y + 17, clip(step.name, _NAMES, _TEXT, bold=last), size=_TEXT, class_=tone),
        svg.rect(x, y + 7, max(abs(step.end - step.start) * scale, 1), _BAR, step.tone),
        svg.text(
            _WIDTH,
            y + 17,
            clip(step.said, _WIDTH - _RIGHT - 6, _TEXT, bold=last),
            size=_TEXT,
            class_=tone,
            anchor="end",
        ),
    )


def _break_evens(parts: list[Element], moves: Iterable[BreakEven], y: float) -> float:
    parts.append(
        svg.text(0, y + 16, "If only one number moves, nothing is left at", size=_SMALL, class_="fig-muted")
    )
    y += 24
    for move in moves:
        parts.append(_move(move, y))
        y += 34
    return y


def _moved(move: BreakEven) -> str:
    return f"from {wording.number(move.stated)} to {wording.number(move.break_even)} {move.unit}"


def _move(move: BreakEven, y: float) -> Element:
    most = max(abs(move.stated), abs(move.break_even)) or 1
    said = f"{wording.number(move.stated)} → {wording.number(move.break_even)} {move.unit}"
    parts = [
        svg.tooltip(f"{move.variable} moves {_moved(move)}"),
        svg.text(0, y + 12, clip(move.variable, 190, _TEXT), size=_TEXT),
        svg.text(_WIDTH, y + 12, clip(said, 220, _TEXT), size=_TEXT, anchor="end"),
        svg.rect(0, y + 20, _WIDTH, 2, "fig-track"),
    ]
    if min(move.stated, move.break_even) >= 0:
        stated, even = move.stated / most * (_WIDTH - 10) + 5, move.break_even / most * (_WIDTH - 10) + 5
        parts += [
            svg.rect(min(stated, even), y + 19, abs(even - stated), 4, "fig-bar"),
            svg.element("circle", cx=stated, cy=y + 21, r=4, class_="fig-bar"),
            svg.line(even, y + 15, even, y + 27, "fig-mark"),
        ]
    return svg.group(*parts)
