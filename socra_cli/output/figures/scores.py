"""The personas' scores, each with the most that its evidence admits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from markupsafe import Markup

from socra_cli.domain.plan import Masterplan
from socra_cli.domain.report import PersonaReport
from socra_cli.output import wording
from socra_cli.output.figures import svg
from socra_cli.output.figures.legend import Entry, legend, swatch, upright
from socra_cli.output.figures.measure import clip
from socra_cli.output.figures.widths import NARROW, WIDE, name_of

_TOP = 6
_BAR, _TEXT, _SMALL = 12, 13, 11
_TITLE = "Scores of the personas, 0 to 10"


class _Place(NamedTuple):
    """Where the parts of a row stand: words beside the bar, or above it where there is no room beside."""

    width: float
    row: float
    left: float
    right: float
    bar: float
    names: float
    level: tuple[float, float]
    level_anchor: svg.Anchor
    score: float

    @property
    def point(self) -> float:
        return (self.right - self.left) / 10


_BESIDE: Final = _Place(WIDE, 42, 120, 350, 12, 112, (0, 31), "start", 23)
_ABOVE: Final = _Place(NARROW, 48, 6, 272, 25, 112, (212, 16), "end", 16)


def scores(plan: Masterplan, *, narrow: bool = False) -> Markup:
    """Horizontal bars with the cap of each evidence level as a mark; empty without personas."""
    if not plan.personas:
        return Markup()
    place = _ABOVE if narrow else _BESIDE
    bottom = _TOP + place.row * len(plan.personas)
    marks = legend(_entries(plan.personas), bottom + 18, place.width)
    return svg.figure(
        name_of("fig-scores", narrow=narrow),
        _TITLE,
        " ".join(f"{_told(report)}." for report in plan.personas),
        (place.width, marks.bottom),
        *(_row(report, place, _TOP + place.row * number) for number, report in enumerate(plan.personas)),
        _axis(place, bottom),
        *marks.elements,
    )


def _told(report: PersonaReport) -> str:
    name, score = wording.persona(report.id), wording.score(report)
    return f"{name}: {score}" if report.failed else f"{name}: {score}; {_evidence(report)}"


def _evidence(report: PersonaReport) -> str:
    level = report.evidence_level
    return f"{wording.level(level)}, " + ("admits no score" if level.cap is None else f"admits {level.cap}")


def _row(report: PersonaReport, place: _Place, y: float) -> Element:
    name = clip(wording.persona(report.id), place.names, _TEXT, bold=True)
    level = "" if report.failed else clip(wording.level(report.evidence_level), place.names, _SMALL)
    x, below = place.level
    return svg.group(
        svg.tooltip(_told(report)),
        svg.text(0, y + 16, name, size=_TEXT, class_="fig-strong"),
        svg.text(x, y + below, level, size=_SMALL, class_="fig-muted", anchor=place.level_anchor),
        *(_silent(report, place, y) if report.score is None else _bar(report, report.score, place, y)),
    )


def _silent(report: PersonaReport, place: _Place, y: float) -> list[Element]:
    """A row without a score: no bar that could be read as a zero."""
    tone = "fig-bad" if report.failed else "fig-muted"
    top = y + place.bar - 4
    return [
        svg.rect(place.left, top, 10 * place.point, 20, "fig-hollow"),
        svg.text(place.left + 8, top + 14, wording.score(report), size=_SMALL, class_=tone),
    ]


def _bar(report: PersonaReport, score: int, place: _Place, y: float) -> list[Element]:
    left, point, top = place.left, place.point, y + place.bar
    cap = report.evidence_level.cap or 0
    most = left + cap * point
    parts = [
        svg.line(most, top + _BAR / 2, place.right, top + _BAR / 2, "fig-grid"),
        svg.rect(left, top, cap * point, _BAR, "fig-track"),
    ]
    proposed = _proposed(report)
    if proposed is not None:
        parts.append(svg.rect(left + score * point, top, (proposed - score) * point, _BAR, "fig-hollow"))
    parts.append(svg.rect(left, top, max(score * point, 2), _BAR, "fig-bar"))
    parts.append(svg.line(most, top - 5, most, top + _BAR + 5, "fig-mark"))
    said = wording.score(report)
    parts.append(
        svg.text(place.width - 1, y + place.score, said, size=_TEXT, class_="fig-strong", anchor="end")
    )
    return parts


def _proposed(report: PersonaReport) -> int | None:
    """What was proposed above the score that stands."""
    above = report.score is not None and (report.proposed_score or 0) > report.score
    return report.proposed_score if above else None


def _axis(place: _Place, y: float) -> Element:
    return svg.group(
        svg.line(place.left, y, place.right, y, "fig-axis"),
        *(
            svg.text(
                place.left + mark * place.point,
                y + 14,
                str(mark),
                size=_SMALL,
                class_="fig-muted",
                anchor="middle",
            )
            for mark in range(0, 11, 2)
        ),
    )


def _entries(reports: Iterable[PersonaReport]) -> list[Entry]:
    scored = [report for report in reports if report.score is not None]
    entries = [Entry("the most that the evidence admits", upright("fig-mark"))] if scored else []
    if any(_proposed(report) is not None for report in scored):
        entries.append(Entry("proposed, and not admitted", swatch("fig-hollow")))
    return entries
