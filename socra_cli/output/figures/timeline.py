"""The calls of a session in time: one row a stage, one bar an attempt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from math import floor, log10
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from markupsafe import Markup

from socra_cli.domain.calls import CallRecord, Outcome
from socra_cli.domain.plan import Masterplan
from socra_cli.output import wording
from socra_cli.output.figures import svg
from socra_cli.output.figures.clock import Clock, Span
from socra_cli.output.figures.legend import Entry, legend, swatch, upright
from socra_cli.output.figures.measure import clip, width
from socra_cli.output.figures.widths import WIDE, name_of, width_of

_LEFT, _MARGIN, _TOP = 112, 12, 4
_SMALL = 11
_BAR, _LANE_GAP, _ROW_PAD = 10.0, 2, 6
_LEAST, _MANY = 3, 4
_TITLE = "Calls in the order of time"
_CLASSES: Final[dict[Outcome, str]] = {
    "ok": "fig-bar",
    "failed": "fig-bar-bad",
    "skipped": "fig-skipped",
    "cancelled": "fig-hollow",
}


class _Bar(NamedTuple):
    call: CallRecord
    waiting_from: float
    start: float
    end: float
    first_token: float | None

    @property
    def shows_waiting(self) -> bool:
        return self.start - self.waiting_from >= 1

    @property
    def shows_first_words(self) -> bool:
        return self.first_token is not None and self.end - self.start > 2 * _LEAST


class _Row(NamedTuple):
    """``lanes`` hold bars that don't overlap."""

    stage: str
    lanes: list[list[_Bar]]

    @property
    def bar(self) -> float:
        """The height of a bar: lower where many attempts ran at once."""
        return _BAR if len(self.lanes) <= _MANY else _BAR / 2

    @property
    def height(self) -> float:
        return len(self.lanes) * (self.bar + _LANE_GAP) - _LANE_GAP + 2 * _ROW_PAD


class _Scale(NamedTuple):
    """Seconds across the picture."""

    clock: Clock
    width: float

    @property
    def right(self) -> float:
        return self.width - _MARGIN

    def x(self, elapsed: float) -> float:
        total = self.clock.total
        return _LEFT + (elapsed / total if total else 0.0) * (self.right - _LEFT)

    def at(self, moment: float) -> float:
        return self.x(self.clock.elapsed(moment))


def timeline(plan: Masterplan, *, narrow: bool = False) -> Markup:
    """A Gantt chart of every attempt; long pauses between calls are left out. Empty without calls."""
    calls = plan.provenance.calls
    if not calls:
        return Markup()
    scale = _Scale(Clock(map(_span, calls)), width_of(narrow=narrow))
    rows = _rows(calls, scale)
    bottom = _TOP + sum(row.height for row in rows)
    marks = legend(_entries(rows, scale.clock), bottom + 20, scale.width)
    return svg.figure(
        name_of("fig-timeline", narrow=narrow),
        _TITLE,
        _told(rows, scale.clock),
        (scale.width, marks.bottom),
        *_axis(scale, bottom),
        *_drawn(rows, scale.width),
        *marks.elements,
    )


def _span(call: CallRecord) -> Span:
    return Span.of(call.started_at, call.ended_at, call.waited_s)


def _rows(calls: Iterable[CallRecord], scale: _Scale) -> list[_Row]:
    """Stages in the order of their first call; the runs of a persona share its row."""
    bars: dict[str, list[_Bar]] = {}
    for call in calls:
        bars.setdefault(call.stage.partition("#")[0], []).append(_bar(call, scale))
    return [_Row(stage, _lanes(held)) for stage, held in bars.items()]


def _bar(call: CallRecord, scale: _Scale) -> _Bar:
    """A bar in the picture's units, at least wide enough to be seen and never past the right edge."""
    span = _span(call)
    start = min(scale.at(span.started), scale.right - _LEAST)
    end = max(scale.at(span.ended), start + _LEAST)
    first = call.first_token_at
    token = None if first is None else min(max(scale.at(Span.moment(first)), start), end)
    return _Bar(call, min(scale.at(span.queued), start), start, end, token)


def _lanes(bars: list[_Bar]) -> list[list[_Bar]]:
    lanes: list[list[_Bar]] = []
    for bar in sorted(bars, key=lambda bar: bar.waiting_from):
        free = next((lane for lane in lanes if lane[-1].end + 1 <= bar.waiting_from), None)
        if free is None:
            lanes.append([bar])
        else:
            free.append(bar)
    return lanes


def _drawn(rows: list[_Row], wide: float) -> Iterable[Element]:
    y: float = _TOP
    for row in rows:
        yield svg.line(0, y, wide, y, "fig-grid")
        name = clip(wording.capital(wording.stage(row.stage)), _LEFT - 8, _SMALL)
        yield svg.text(0, y + _ROW_PAD + 9, name, size=_SMALL)
        for number, lane in enumerate(row.lanes):
            top = y + _ROW_PAD + number * (row.bar + _LANE_GAP)
            yield from (_attempt(bar, top, row.bar) for bar in lane)
        y += row.height


def _attempt(bar: _Bar, y: float, height: float) -> Element:
    parts = [svg.tooltip(_said(bar.call))]
    if bar.shows_waiting:
        parts.append(
            svg.rect(bar.waiting_from, y + height / 3, bar.start - bar.waiting_from, height / 3, "fig-wait")
        )
    parts.append(_shape(bar.call.outcome, bar.start, y, bar.end - bar.start, height))
    if bar.first_token is not None and bar.shows_first_words:
        parts.append(svg.line(bar.first_token, y + 1, bar.first_token, y + height - 1, "fig-tick"))
    return svg.group(*parts)


def _shape(outcome: Outcome, x: float, y: float, wide: float, high: float) -> Element:
    """A bar of its outcome's colour; a failed one is struck through, for readers who don't see colours."""
    bar = svg.rect(x, y, wide, high, _CLASSES[outcome])
    if outcome != "failed":
        return bar
    return svg.group(bar, svg.line(x, y + high / 2, x + wide, y + high / 2, "fig-tick"))


def _swatch(outcome: Outcome, x: float, y: float) -> Element:
    return _shape(outcome, x - 5, y - 5, 10, 10)


def _said(call: CallRecord) -> str:
    span = _span(call)
    parts = [
        f"{wording.stage(call.stage)}, attempt {call.attempt}, {call.provider} {call.model}",
        f"{call.outcome} ({call.reason})" if call.reason else call.outcome,
        f"{span.ended - span.started:.3g} s",
    ]
    if call.waited_s > 0:
        parts.append(f"waited {call.waited_s:.3g} s before it")
    if call.first_token_at is not None:
        parts.append(f"first words after {Span.moment(call.first_token_at) - span.started:.3g} s")
    return "; ".join(parts)


def _told(rows: list[_Row], clock: Clock) -> str:
    pauses = len(clock.gaps)
    idle = f"{pauses} pause{' with nothing under way is' if pauses == 1 else 's with nothing under way are'}"
    parts = [
        f"{clock.total:.3g} seconds with a call under way.",
        f"{idle} left out." if pauses else "",
        f"{'; '.join(map(_counted, rows))}.",
    ]
    return " ".join(filter(None, parts))


def _counted(row: _Row) -> str:
    outcomes = [bar.call.outcome for lane in row.lanes for bar in lane]
    counts = ", ".join(f"{outcomes.count(one)} {one}" for one in _CLASSES if one in outcomes)
    return f"{wording.stage(row.stage)}: {counts}"


def _axis(scale: _Scale, bottom: float) -> Iterable[Element]:
    for gap in scale.clock.gaps:
        x = scale.x(gap)
        yield svg.line(x, _TOP, x, bottom, "fig-gap")
    yield svg.line(_LEFT, bottom, scale.right, bottom, "fig-axis")
    yield svg.text(0, bottom + 16, "Seconds", size=_SMALL, class_="fig-muted")
    for tick in _ticks(scale.clock.total, least=4 if scale.width >= WIDE else 2):
        x, said = scale.x(tick), f"{tick:g}"
        centre = min(x, scale.width - width(said, _SMALL) / 2)
        yield svg.line(x, bottom, x, bottom + 4, "fig-axis")
        yield svg.text(centre, bottom + 16, said, size=_SMALL, class_="fig-muted", anchor="middle")


def _ticks(total: float, *, least: int) -> list[float]:
    """Round numbers of seconds, ``least`` to about twice as many; only 0 where no time passed."""
    if total <= 0:
        return [0.0]
    decade = 10.0 ** floor(log10(total / least))
    step = next(decade * factor for factor in (5, 2, 1) if decade * factor * least <= total or factor == 1)
    return [number * step for number in range(floor(total / step * (1 + 1e-9)) + 1)]


def _entries(rows: Sequence[_Row], clock: Clock) -> list[Entry]:
    """A swatch for everything that is drawn, and nothing else."""
    bars = [bar for row in rows for lane in row.lanes for bar in lane]
    met = {bar.call.outcome for bar in bars}
    entries = [Entry(outcome, partial(_swatch, outcome)) for outcome in _CLASSES if outcome in met]
    if any(bar.shows_waiting for bar in bars):
        entries.append(Entry("waiting to be sent", swatch("fig-wait")))
    if any(bar.shows_first_words for bar in bars):
        entries.append(Entry("first words", _first_words))
    if clock.gaps:
        entries.append(Entry("pause, left out", upright("fig-gap")))
    return entries


def _first_words(x: float, y: float) -> Element:
    return svg.group(
        svg.rect(x - 6, y - 5, 12, 10, "fig-bar"), svg.line(x - 2, y - 4, x - 2, y + 4, "fig-tick")
    )
