"""Which places of a report quote which words, so that the transcript can point back at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from socra_cli.domain.evidence import Quote
from socra_cli.domain.plan import Masterplan
from socra_cli.domain.report import AdvocateReport, PersonaReport
from socra_cli.output import wording
from socra_cli.output.anchors import anchor


class Place(NamedTuple):
    """Where words are quoted: what to call the place, and its id on the page."""

    label: str
    anchor: str


Citation = tuple[Quote, Place]


def citations(plan: Masterplan) -> Iterator[Citation]:
    """Every quotation on the page with its place, in the page's order."""
    body = plan.plan
    yield from chain.from_iterable(map(_persona, plan.personas))
    for assumption in plan.assumptions:
        here = anchor(assumption.id)
        yield from _at(Place(assumption.id, here), assumption.quotes)
        yield from _at(Place(f"against {assumption.id}", here), assumption.counter_quotes)
    yield from _at(Place("Evidence", "evidence"), (row.quote for row in body.evidence))
    targets = (target.quote for target in body.quality_targets)
    yield from _at(Place("Quality targets", "quality-targets"), filter(None, targets))
    yield from _advocate(plan.devils_advocate)
    for dissent in plan.dissent:
        yield from _at(Place(f"{wording.persona(dissent.persona)}'s dissent", "dissent"), dissent.quotes)


def _persona(report: PersonaReport) -> Iterator[Citation]:
    for finding in report.findings:
        yield from _at(Place(finding.id, anchor(finding.id)), finding.quotes)
    place = Place(f"{wording.persona(report.id)}'s score", anchor(f"findings-{report.id}"))
    yield from _at(place, report.score_quotes)


def _advocate(report: AdvocateReport) -> Iterator[Citation]:
    yield from _at(Place("Best case", "case"), report.steelman_quotes)
    cited = chain((kill.quotes for kill in report.kill_case), (one.quotes for one in report.holds_up))
    yield from _at(Place("Case against it", "case"), chain.from_iterable(cited))


def _at(place: Place, quotes: Iterable[Quote]) -> Iterator[Citation]:
    return ((quote, place) for quote in quotes)
