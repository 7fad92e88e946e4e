"""The slide on the personas: what each scores, and the most that its evidence admits."""

from __future__ import annotations

from typing import Final

from socra_cli.domain.plan import Masterplan
from socra_cli.domain.report import PersonaReport
from socra_cli.domain.text import one_line
from socra_cli.output import wording
from socra_cli.output.deck.model import BarChart, Bullets, Claim, Slide, SlideKind, Text
from socra_cli.output.deck.texts import NAME, cited, clause, count, sentence, short

_TEN: Final = 10.0
_REASON: Final = 120


def personas(plan: Masterplan) -> Slide:
    reports = plan.personas
    reasons = tuple(
        Claim(short(clause(report.reason), _REASON), report.evidence_level, _name(report))
        for report in reports
        if report.reason.strip() and not report.failed
    )
    return Slide(
        SlideKind.PERSONAS,
        _scores_title(reports),
        (_scores(reports),) if reports else (Text("No persona was asked.", "lead"),),
        (Bullets(reasons, "Why"),) if reasons else (),
        notes=tuple(note for report in reports for note in _report_notes(report)),
    )


def _name(report: PersonaReport) -> str:
    return short(wording.persona(report.id), NAME) or "Unnamed"


def _scores(reports: tuple[PersonaReport, ...]) -> BarChart:
    return BarChart(
        heading="Scores, and the most that the evidence admits",
        categories=tuple(map(_name, reports)),
        values=tuple(None if report.failed else report.score for report in reports),
        unit="of 10",
        caps=tuple(None if report.failed else report.evidence_level.cap for report in reports),
        levels=tuple(None if report.failed else report.evidence_level for report in reports),
        remarks=tuple(
            wording.score(report) if report.failed or report.score is None else wording.capped(report)
            for report in reports
        ),
        maximum=_TEN,
    )


def _scores_title(reports: tuple[PersonaReport, ...]) -> str:
    failed = sum(report.failed for report in reports)
    silent = sum(report.score is None and not report.failed for report in reports)
    scores = [report.score for report in reports if report.score is not None and not report.failed]
    if not failed and not silent:
        return _range_title(reports, scores)
    said = [f"{count(silent)} had nothing to judge"] if silent else []
    said += [f"{count(failed)} gave no answer"] if failed else []
    return wording.capital(f"of {count(len(reports), 'persona')}, {' and '.join(said)}")


def _range_title(reports: tuple[PersonaReport, ...], scores: list[int]) -> str:
    if not scores:
        return "No persona was asked"
    low, high = min(scores), max(scores)
    span = f"{low} of 10" if low == high else f"from {low} to {high} of 10"
    admits = max(report.evidence_level.cap or 0 for report in reports)
    most = f", and the evidence admits {admits} at most" if admits < _TEN else ""
    who = wording.capital(count(len(reports), "persona"))
    return f"{who} {'score' if len(reports) > 1 else 'scores'} it {span}{most}"


def _report_notes(report: PersonaReport) -> tuple[str, ...]:
    name = f"{wording.persona(report.id)} ({one_line(report.lens)})"
    if report.failed:
        return (sentence(f"{name}: {wording.score(report)}"),)
    head = ", ".join(
        filter(None, (wording.score(report), wording.level(report.evidence_level), wording.capped(report)))
    )
    return (
        f"{one_line(name)}: {sentence(head)} {sentence(report.reason)}".rstrip(),
        *cited("The score rests on", report.score_quotes),
        *(
            [sentence(f"Would change its mind: {report.would_change_my_mind}")]
            if report.would_change_my_mind.strip()
            else []
        ),
    )
