"""Bar charts that can be edited: drawn by the office program from a workbook inside the file."""

# mypy: allow-untyped-calls
# python-pptx has no types for some of its methods.

from __future__ import annotations

import io
from datetime import datetime
from typing import Final, cast

from pptx.chart.chart import Chart
from pptx.chart.data import ChartData
from pptx.chart.series import BarSeries
from pptx.dml.color import ColorFormat
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.parts.chart import ChartPart
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Pt
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it comes without types

from socra_cli.domain.evidence import Level
from socra_cli.output import wording
from socra_cli.output.deck.model import BarChart
from socra_cli.output.deck.pptx.flow import smaller, unbroken
from socra_cli.output.deck.pptx.layout import Drawn
from socra_cli.output.deck.pptx.shapes import describe, emu
from socra_cli.output.deck.pptx.theme import ACCENT, INK, MUTED, RULE
from socra_cli.output.deck.pptx.words import holdable

CAPS: Final = "The most that the evidence admits"
SCORE: Final = "Score"
_SIZE: Final = 12.0
_LARGEST: Final = 1.12
_GAP_PERCENT: Final = 55
_COVERED_PERCENT: Final = 100
_ROOM_FOR_LABEL: Final = 1.12


def add_chart(slide: Slide, drawn: Drawn, chart: BarChart, created: datetime) -> None:
    """``chart`` as a native bar chart. ``created`` goes into its workbook."""
    names, rows = _columns(chart)
    data = ChartData()
    data.categories = [row[0] for row in rows]
    for number, name in enumerate(names, 1):
        data.add_series(name, [row[number] for row in rows])
    added = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *emu(drawn.box), data)
    frame = cast("GraphicFrame", added)  # declared as the chart inside it
    describe(frame, chart.heading, told(chart))
    made = frame.chart
    part = cast("ChartPart", made.part)
    part.chart_workbook.update_from_xlsx_blob(_workbook(names, rows, created))
    _style(made, chart, smaller(_SIZE, min(drawn.scale, _LARGEST)))


def told(chart: BarChart) -> str:
    """The chart in sentences, for those who can't see it."""
    said = []
    for row in zip(chart.categories, chart.values, chart.levels, chart.caps, chart.remarks, strict=True):
        category, value, level, cap, remark = row
        parts = [
            f"{category}: {'no value' if value is None else wording.number(value, chart.unit)}",
            _level(level),
            f"the evidence admits {wording.number(cap)}" if cap is not None else "",
            remark,
        ]
        said.append(", ".join(filter(None, parts)))
    return f"{chart.heading}. {'. '.join(said)}."


_Row = tuple[str | float | None, ...]


def _columns(chart: BarChart) -> tuple[tuple[str, ...], list[_Row]]:
    """Names of the series, and a row for each category: its label, then a value for each series.

    The bounds come first, so that the values are drawn over them.
    """
    labels = [
        unbroken(holdable(" · ".join(filter(None, (category, remark if value is None else _level(level))))))
        for category, value, level, remark in zip(
            chart.categories, chart.values, chart.levels, chart.remarks, strict=True
        )
    ]
    if any(cap is not None for cap in chart.caps):
        return (CAPS, SCORE), list(zip(labels, chart.caps, chart.values, strict=True))
    return (holdable(chart.unit),), list(zip(labels, chart.values, strict=True))


def _level(level: Level | None) -> str:
    return wording.level(level) if level else ""


def _workbook(names: tuple[str, ...], rows: list[_Row], created: datetime) -> bytes:
    """The numbers behind the chart. Text stays text: nothing in it becomes a formula or a link."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": created})
        sheet = book.add_worksheet()
        for column, name in enumerate(names, 1):
            sheet.write_string(0, column, name)
        for number, (label, *values) in enumerate(rows, 1):
            sheet.write_string(number, 0, str(label))
            for column, value in enumerate(values, 1):
                if value is not None:
                    sheet.write(number, column, value)
    return buffer.getvalue()


def _style(made: Chart, chart: BarChart, size: float) -> None:
    made.font.size = Pt(size)
    _colour(made.font.color, INK)
    made.has_title = False
    made.has_legend = len(made.plots[0].series) > 1
    if made.has_legend:
        made.legend.position = XL_LEGEND_POSITION.BOTTOM
        made.legend.include_in_layout = False
        made.legend.font.size = Pt(size)
        _colour(made.legend.font.color, MUTED)
    _style_axes(made, chart)
    plot = made.plots[0]
    plot.gap_width, plot.overlap = _GAP_PERCENT, _COVERED_PERCENT
    *bounds, values = plot.series
    for bound in bounds:
        _fill(bound, RULE)
    _fill(values, ACCENT)
    labels = values.data_labels
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.bold = Pt(size), True


def _style_axes(made: Chart, chart: BarChart) -> None:
    across, down = made.value_axis, made.category_axis
    across.visible = False
    across.has_major_gridlines = False
    known = [value for value in (*chart.values, *chart.caps) if value is not None]
    highest = chart.maximum or max((0.0, *known))
    across.minimum_scale = min((0.0, *known)) * _ROOM_FOR_LABEL
    across.maximum_scale = (highest or 1.0) * _ROOM_FOR_LABEL
    down.reverse_order = True  # the first category on top
    down.major_tick_mark = XL_TICK_MARK.NONE
    down.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _colour(down.format.line.color, RULE)


def _fill(series: BarSeries, colour: MSO_THEME_COLOR) -> None:
    series.invert_if_negative = False
    series.format.fill.solid()
    _colour(series.format.fill.fore_color, colour)


def _colour(target: ColorFormat, colour: MSO_THEME_COLOR) -> None:
    target.theme_color = colour
