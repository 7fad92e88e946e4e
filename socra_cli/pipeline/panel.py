"""The panel: five personas and the devil's advocate, asked as one burst, none of whom sees another.

The devil's advocate is blind to the scores, so it need not wait for them.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date

from socra_cli.domain.checking import check_report, failed_report
from socra_cli.domain.checking_advocate import check_advocate, failed_advocate
from socra_cli.domain.evidence import Quote
from socra_cli.domain.grounding import Corpus
from socra_cli.domain.personas import PersonaSpec, draft_model, panel
from socra_cli.domain.plan import StageFailure
from socra_cli.domain.quotes import unfound_quotes, with_repaired_quotes
from socra_cli.domain.report import AdvocateDraft, AdvocateReport, PersonaReport, ReportDraft
from socra_cli.domain.stages import AdvocateInputs, Digest, PersonaInputs
from socra_cli.errors import ProvidersError, SocraError
from socra_cli.llm.events import StageFailed, StageFinished, StageStarted
from socra_cli.llm.request import Reply, Request
from socra_cli.pipeline.repair import repair_quotes
from socra_cli.pipeline.setup import Setup, draft_key, keep, stored
from socra_cli.store.session import Session

ADVOCATE = "devils_advocate"

Drafts = dict[str, ReportDraft | AdvocateDraft]
"""What was handed in, by the seat's key."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the panel handed in: one report a persona and run, the advocate's, and what failed."""

    runs: tuple[tuple[PersonaReport, ...], ...]
    advocate: AdvocateReport
    failures: tuple[StageFailure, ...]


@dataclass(frozen=True, slots=True)
class _Seat:
    """One thing to ask of the panel. ``key`` is its place in the session's store."""

    key: str
    label: str
    request: Request
    spec: PersonaSpec | None


async def hear(session: Session, digest: Digest, corpus: Corpus, setup: Setup) -> Hearing:
    """Ask whoever has not answered in this session yet. One failure never stops the others.

    Raises the router's RefusedError when the burst was refused whole, before anything was sent.
    """
    specs = panel(setup.personas, commercial=digest.commercial)
    first = _run_seats(specs, digest, setup, 1)
    advocate = _advocate_seat(digest, setup, session.state.created_at.date())
    results, failures = await _sit((*first, advocate), session, digest, corpus, setup)
    runs = [_reports(first, results)]
    for number in range(2, setup.runs + 1):
        seats = _run_seats(specs, digest, setup, number)
        again, failed = await _sit(seats, session, digest, corpus, setup)
        runs.append(_reports(seats, again))
        failures += failed
    found = results.get(advocate.key)
    handed_in = found if isinstance(found, AdvocateReport) else failed_advocate()
    return Hearing(tuple(runs), handed_in, tuple(failures))


def _run_seats(specs: Sequence[PersonaSpec], digest: Digest, setup: Setup, run: int) -> tuple[_Seat, ...]:
    suffix = "" if run == 1 else f"#{run}"
    return tuple(
        _Seat(
            f"persona:{spec.id}{suffix}",
            spec.title,
            setup.stages.persona(PersonaInputs(persona=spec, digest=digest)),
            spec,
        )
        for spec in specs
    )


def _advocate_seat(digest: Digest, setup: Setup, day: date) -> _Seat:
    """``day`` is the session's first, not today: a plan that is gone on with tomorrow asks nothing again
    for it."""
    inputs = AdvocateInputs(digest=digest, as_of_date=day.isoformat())
    return _Seat(ADVOCATE, "Devil's advocate", setup.stages.advocate(inputs), None)


def _reports(
    seats: Sequence[_Seat], results: dict[str, PersonaReport | AdvocateReport]
) -> tuple[PersonaReport, ...]:
    reports = []
    for seat in seats:
        if seat.spec is not None:
            found = results.get(seat.key)
            reports.append(found if isinstance(found, PersonaReport) else failed_report(seat.spec))
    return tuple(reports)


async def _sit(
    seats: Sequence[_Seat], session: Session, digest: Digest, corpus: Corpus, setup: Setup
) -> tuple[dict[str, PersonaReport | AdvocateReport], list[StageFailure]]:
    results: dict[str, PersonaReport | AdvocateReport] = {}
    drafts: Drafts = {}
    for seat in seats:
        if (report := _earlier(seat, session, setup)) is not None:
            results[seat.key] = report
        elif (draft := _earlier_draft(seat, session, setup)) is not None:
            drafts[seat.key] = draft
    failures = await _ask(seats, results.keys() | drafts.keys(), drafts, session, setup)
    drafts = await _repaired(drafts, digest, corpus, setup)
    for seat in seats:
        if seat.key in drafts:
            results[seat.key] = _checked(seat, drafts[seat.key], digest, corpus)
            keep(session, seat.key, seat.request, setup, results[seat.key])
    return results, failures


def _earlier(seat: _Seat, session: Session, setup: Setup) -> PersonaReport | AdvocateReport | None:
    if seat.spec is None:
        return stored(session, seat.key, seat.request, setup, AdvocateReport)
    return stored(session, seat.key, seat.request, setup, PersonaReport)


def _earlier_draft(seat: _Seat, session: Session, setup: Setup) -> ReportDraft | AdvocateDraft | None:
    """What was handed in before a run that ended before it was checked."""
    if seat.spec is None:
        return stored(session, draft_key(seat.key), seat.request, setup, AdvocateDraft)
    return stored(session, draft_key(seat.key), seat.request, setup, draft_model(seat.spec))


async def _ask(
    seats: Sequence[_Seat], kept: Set[str], drafts: Drafts, session: Session, setup: Setup
) -> list[StageFailure]:
    """Add to ``drafts`` what is handed in, each stored as it comes: a burst may wait minutes for quotas, and
    who leaves in the middle must not lose what is there. Returns the failures."""
    for seat in seats:
        setup.emit(StageStarted(seat.key, seat.label))
        if seat.key in kept:
            setup.emit(StageFinished(seat.key, "kept from before"))
    waiting = [seat for seat in seats if seat.key not in kept]
    failures: list[StageFailure] = []

    def heard(index: int, outcome: Reply[object] | SocraError) -> None:
        seat = waiting[index]
        if isinstance(outcome, SocraError):
            failures.append(StageFailure(stage=seat.key, reason=outcome.message))
            setup.emit(StageFailed(seat.key, outcome.message))
        elif isinstance(outcome.value, ReportDraft | AdvocateDraft):
            drafts[seat.key] = outcome.value
            keep(session, draft_key(seat.key), seat.request, setup, outcome.value)
            setup.emit(StageFinished(seat.key, _said(outcome.value)))

    if waiting:
        outcomes = await setup.router.complete_all([seat.request for seat in waiting], on_result=heard)
        refused = [o for o in outcomes if isinstance(o, SocraError) and not isinstance(o, ProvidersError)]
        if refused and len(refused) == len(outcomes):
            raise refused[0]
    return failures


def _said(draft: ReportDraft | AdvocateDraft) -> str:
    if isinstance(draft, AdvocateDraft):
        return _counted(len(draft.kill_case), "way to fail", "ways to fail")
    return _counted(len(draft.findings), "finding", "findings")


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


async def _repaired(drafts: Drafts, digest: Digest, corpus: Corpus, setup: Setup) -> Drafts:
    """All unfound quotes of a burst in one repair call: a second chance each, at the price of one request."""
    unfound = [words for draft in drafts.values() for words in unfound_quotes(draft, corpus)]
    if not unfound:
        return drafts
    repaired = await repair_quotes(unfound, _passages(digest), setup)
    return {key: with_repaired_quotes(draft, repaired) for key, draft in drafts.items()}


def _passages(digest: Digest) -> tuple[Quote, ...]:
    live = digest.ledger.by_risk()
    return tuple(q for a in live for q in (*a.quotes, *a.counter_quotes) if q.verified)


def _checked(
    seat: _Seat, draft: ReportDraft | AdvocateDraft, digest: Digest, corpus: Corpus
) -> PersonaReport | AdvocateReport:
    if isinstance(draft, AdvocateDraft):
        return check_advocate(draft, corpus, digest.ledger)
    assert seat.spec is not None  # noqa: S101 - only personas hand in a ReportDraft
    return check_report(seat.spec, draft, corpus, digest.ledger)
