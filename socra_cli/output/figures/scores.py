"""The personas' scores, each with the most that its evidence admits."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markupsafe import Markup

from socra_cli.domain.plan import Masterplan
from socra_cli.domain.report import PersonaReport
from socra_cli.output import wording
from socra_cli.output.figures import svg
from socra_cli.output.figures.legend import Entry, legend, swatch, upright
from socra_cli.output.figures.measure import clip

_WIDTH, _ROW, _TOP = 420, 42, 6
_NAMES, _LEFT, _RIGHT = 112, 120, 350
_POINT = (_RIGHT - _LEFT) / 10
_BAR, _TEXT, _SMALL = 12, 13, 11
_TITLE = "Scores of the personas, 0 to 10"


def scores(plan: Masterplan) -> Markup:
    """Horizontal bars with the cap of each evidence level as a mark; empty without personas."""
    if not plan.personas:
        return Markup()
    bottom = _TOP + _ROW * len(plan.personas)
    marks = legend(_entries(plan.personas), bottom + 18, _WIDTH)
    return svg.figure(
        "fig-scores",
        _TITLE,
        " ".join(f"{_told(report)}." for report in plan.personas),
        (_WIDTH, marks.bottom),
        *(_row(report, _TOP + _ROW * number) for number, report in enumerate(plan.personas)),
        _axis(bottom),
        *marks.elements,
    )


def _told(report: PersonaReport) -> str:
    name, score = wording.persona(report.id), wording.score(report)
    return f"{name}: {score}" if report.failed else f"{name}: {score}; {_evidence(report)}"


def _evidence(report: PersonaReport) -> str:
    level = report.evidence_level
    return f"{wording.level(level)}, " + ("admits no score" if level.cap is None else f"admits {level.cap}")


def _row(report: PersonaReport, y: float) -> Element:
    name = wording.persona(report.id)
    level = "" if report.failed else wording.level(report.evidence_level)
    return svg.group(
        svg.tooltip(_told(report)),
        svg.text(0, y + 16, clip(name, _NAMES, _TEXT, bold=True), size=_TEXT, class_="fig-strong"),
        svg.text(0, y + 31, clip(level, _NAMES, _SMALL), size=_SMALL, class_="fig-muted"),
        *(_silent(report, y) if report.score is None else _bar(report, report.score, y)),
    )


def _silent(report: PersonaReport, y: float) -> list[Element]:
    """A row without a score: no bar that could be read as a zero."""
    tone = "fig-bad" if report.failed else "fig-muted"
    return [
        svg.rect(_LEFT, y + 6, 10 * _POINT, 24, "fig-hollow"),
        svg.text(_LEFT + 8, y + 22, wording.score(report), size=_SMALL, class_=tone),
    ]


def _bar(report: PersonaReport, score: int, y: float) -> list[Element]:
    top = y + 12
    cap = report.evidence_level.cap or 0
    most = _LEFT + cap * _POINT
    parts = [
        svg.line(most, top + _BAR / 2, _RIGHT, top + _BAR / 2, "fig-grid"),
        svg.rect(_LEFT, top, cap * _POINT, _BAR, "fig-track"),
    ]
    proposed = _proposed(report)
    if proposed is not None:
        parts.append(svg.rect(_LEFT + score * _POINT, top, (proposed - score) * _POINT, _BAR, "fig-hollow"))
    parts.append(svg.rect(_LEFT, top, max(score * _POINT, 2), _BAR, "fig-bar"))
    parts.append(svg.line(most, top - 5, most, top + _BAR + 5, "fig-mark"))
    parts.append(
        svg.text(_WIDTH - 1, y + 23, wording.score(report), size=_TEXT, class_="fig-strong", anchor="end")
    )
    return parts


def _proposed(report: PersonaReport) -> int | None:
    """What was proposed above the score that stands."""
    above = report.score is not None and (report.proposed_score or 0) > report.score
    return report.proposed_score if above else None


def _axis(y: float) -> Element:
    marks = range(0, 11, 2)
    return svg.group(
        svg.line(_LEFT, y, _RIGHT, y, "fig-axis"),
        *(
            svg.text(
                _LEFT + mark * _POINT, y + 14, str(mark), size=_SMALL, class_="fig-muted", anchor="middle"
            )
            for mark in marks
        ),
    )


def _entries(reports: Iterable[PersonaReport]) -> list[Entry]:
    scored = [report for report in reports if report.score is not None]
    entries = [Entry("the most that the evidence admits", upright("fig-mark"))] if scored else []
    if any(_proposed(report) is not None for report in scored):
        entries.append(Entry("proposed, and not admitted", swatch("fig-hollow")))
    return entries
