"""The tribunal: rules in order over checked reports. No model is asked, and none can set the decision.

1. kill: a persona scored 0 on a verified quote, or a stated number crosses a kill threshold; no variant
survives. 2. not enough evidence: two or more personas had nothing to judge, or too little importance is
observed. 3. pivot: a persona at 2 or less, or an open severity-3 contradiction, and a variant survives. 4.
build: every persona at 6 or more and no open severity-3 contradiction; otherwise not enough evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from socra_cli.domain.evidence import Level
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.report import AdvocateReport, FindingKind, PersonaReport, Variant
from socra_cli.domain.runs import combine_runs, dissent, typical_run
from socra_cli.domain.supposing import supposed_reports, supposed_variants
from socra_cli.domain.survival import grounds, survivor
from socra_cli.domain.thresholds import crossing
from socra_cli.domain.verdict import Decision, Verdict

__all__ = ["combine_runs", "decide", "decide_on_caps", "dissent", "typical_run"]

BUILD_AT: Final = 6
PIVOT_AT: Final = 2
NULLS: Final = 2
OBSERVED_AT: Final = Level.E3
OBSERVED_SHARE: Final = 0.4
SEVERE: Final = 3
INCOMPLETE_AT: Final = 2
"""Failed calls from which on nothing is decided."""


class _Threat(NamedTuple):
    """Something that speaks against the idea as it is, and the assumptions that it rests on."""

    text: str
    threatened: frozenset[str]


class _Ruling(NamedTuple):
    decision: Decision
    rule: str
    reasons: tuple[str, ...]


def decide(
    reports: Sequence[PersonaReport],
    advocate: AdvocateReport,
    ledger: Ledger,
    failed_stages: Iterable[str] = (),
) -> Verdict:
    """The verdict on one run. ``failed_stages`` are the names
    of failed calls, those of reports among them or not.

    With one failed call the verdict is provisional and never build; with two or more nothing is decided.
    """
    failed = _failed(reports, advocate, failed_stages)
    if len(failed) >= INCOMPLETE_AT:
        reason = f"{len(failed)} calls failed ({', '.join(failed)}), so nothing is decided."
        return Verdict(decision=None, rule="incomplete", provisional=True, reasons=(reason,))
    ruling = _rule([report for report in reports if not report.failed], advocate, ledger)
    if not failed:
        return Verdict(decision=ruling.decision, rule=ruling.rule, reasons=ruling.reasons)
    return _provisional(ruling, failed[0])


def decide_on_caps(ledger: Ledger) -> Verdict:
    """The verdict if every persona scored what its assumptions'
    evidence admits: what an interview can still move.

    A persona whose stated assumptions are all contradicted stands at 0; the variant that drops what is
    contradicted and keeps the rest is taken as given.
    """
    advocate = AdvocateReport(variants=supposed_variants(ledger))
    return decide(supposed_reports(ledger), advocate, ledger)


def _rule(reports: Sequence[PersonaReport], advocate: AdvocateReport, ledger: Ledger) -> _Ruling:
    rules = (
        _kill(reports, advocate, ledger),
        _not_enough(reports, ledger),
        _pivot(reports, advocate, ledger),
    )
    return next((ruling for ruling in rules if ruling is not None), None) or _build(reports, ledger)


# ── the rules ────────────────────────────────────────────────────────────────


def _kill(reports: Sequence[PersonaReport], advocate: AdvocateReport, ledger: Ledger) -> _Ruling | None:
    threats = [*_zeros(reports, ledger), *_crossed(advocate, ledger)]
    fatal = [t for t in threats if survivor(t.threatened, advocate.variants, ledger) is None]
    if not fatal:
        return None
    reasons = [f"Rule 1, kill: {threat.text}, and no variant survives it." for threat in fatal]
    return _Ruling(Decision.KILL, "kill", tuple(reasons))


def _not_enough(reports: Sequence[PersonaReport], ledger: Ledger) -> _Ruling | None:
    silent = [_title(report.id) for report in reports if report.score is None]
    share = observed_share(ledger)
    reasons = []
    if len(silent) >= NULLS:
        reasons.append(f"Rule 2, not enough evidence: nothing was said for {_listed(silent)} to score.")
    if share < OBSERVED_SHARE:
        reasons.append(
            "Rule 2, not enough evidence: assumptions with observed evidence "
            f"({OBSERVED_AT} or better) carry {_percent(share)} of the importance; "
            f"{_percent(OBSERVED_SHARE)} is needed."
        )
    return _Ruling(Decision.NOT_ENOUGH_EVIDENCE, "not_enough_evidence", tuple(reasons)) if reasons else None


def _pivot(reports: Sequence[PersonaReport], advocate: AdvocateReport, ledger: Ledger) -> _Ruling | None:
    threats = [*_low_scores(reports, ledger), *_contradictions(reports, ledger)]
    survived = [(t, v) for t in threats if (v := survivor(t.threatened, advocate.variants, ledger))]
    if not survived:
        return None
    reasons = [f"Rule 3, pivot: {t.text}, and {_named(variant)} survives it." for t, variant in survived]
    return _Ruling(Decision.PIVOT, "pivot", tuple(reasons))


def _build(reports: Sequence[PersonaReport], ledger: Ledger) -> _Ruling:
    below = [f"{_title(r.id)} is at {r.score}" for r in reports if r.score is not None and r.score < BUILD_AT]
    below += [f"{_title(r.id)} had nothing to judge" for r in reports if r.score is None]
    against = below + [threat.text for threat in _contradictions(reports, ledger)]
    if against or not reports:
        why = "; ".join(against) or "no persona reported"
        needed = f"building needs every persona at {BUILD_AT} or more and no severe contradiction"
        reason = f"Rule 4, otherwise not enough evidence: {needed}, but {why}."
        return _Ruling(Decision.NOT_ENOUGH_EVIDENCE, "not_enough_evidence", (reason,))
    reason = f"Rule 4, build: every persona is at {BUILD_AT} or more, and no severe contradiction is open."
    return _Ruling(Decision.BUILD, "build", (reason,))


def _provisional(ruling: _Ruling, stage: str) -> Verdict:
    note = f"Provisional: the call {stage} failed"
    if ruling.decision is not Decision.BUILD:
        reasons = (*ruling.reasons, f"{note}.")
        return Verdict(decision=ruling.decision, rule=ruling.rule, provisional=True, reasons=reasons)
    reasons = (f"{note}, and a verdict with a failed call is never build. Without it: {ruling.reasons[0]}",)
    return Verdict(
        decision=Decision.NOT_ENOUGH_EVIDENCE, rule="not_enough_evidence", provisional=True, reasons=reasons
    )


# ── what speaks against ──────────────────────────────────────────────────────


def _zeros(reports: Iterable[PersonaReport], ledger: Ledger) -> list[_Threat]:
    return [
        _Threat(f"{_title(report.id)} scored 0 on “{report.score_quotes[0].text}”", grounds(report, ledger))
        for report in reports
        if report.score == 0 and report.score_quotes
    ]


def _crossed(advocate: AdvocateReport, ledger: Ledger) -> list[_Threat]:
    threats = []
    for kill in advocate.kill_case:
        assumption = ledger.find(kill.assumption_id)
        if assumption is None or assumption.status is Status.RETIRED or kill.kill_threshold is None:
            continue
        words = (*kill.quotes, *assumption.quotes, *assumption.counter_quotes)
        found = crossing(kill.kill_threshold, words)
        if found is not None:
            threats.append(
                _Threat(f"{assumption.id} crosses its threshold, {found}", frozenset([assumption.id]))
            )
    return threats


def _low_scores(reports: Iterable[PersonaReport], ledger: Ledger) -> list[_Threat]:
    return [
        _Threat(f"{_title(report.id)} is at {report.score} ({PIVOT_AT} or less)", grounds(report, ledger))
        for report in reports
        if report.score is not None and report.score <= PIVOT_AT
    ]


def _contradictions(reports: Iterable[PersonaReport], ledger: Ledger) -> list[_Threat]:
    """Open contradictions of severity 3: those on which the ledger stands, and those that personas found
    beside them."""
    stands = [
        _Threat(_told(a), frozenset([a.id]))
        for a in ledger.assumptions
        if a.status is Status.CONTRADICTED and a.importance >= SEVERE and a.counter_quotes
    ]
    known = frozenset(a_id for threat in stands for a_id in threat.threatened)
    found = [
        _Threat(f"{f.id} is an open severe contradiction", _under(f.assumption_id, report, ledger))
        for report in reports
        for f in report.findings
        if f.kind is FindingKind.CONTRADICTION and f.severity >= SEVERE and f.assumption_id not in known
    ]
    return stands + found


def _told(assumption: Assumption) -> str:
    """*A-005: “no staff” stands against “two clerks”*; without words for it, the words against it."""
    against = assumption.counter_quotes[0].text
    if not assumption.quotes:
        return f"{assumption.id} is contradicted by “{against}”"
    return f"{assumption.id}: “{assumption.quotes[0].text}” stands against “{against}”"


def _under(assumption_id: str | None, report: PersonaReport, ledger: Ledger) -> frozenset[str]:
    return frozenset([assumption_id]) if assumption_id else grounds(report, ledger)


def observed_share(ledger: Ledger) -> float:
    """The part of the importance that assumptions at E3 or better carry, 0 to 1; retired ones don't count."""
    live = [a for a in ledger.assumptions if a.status is not Status.RETIRED]
    weight = sum(a.importance for a in live)
    return sum(a.importance for a in live if _is_observed(a)) / weight if weight else 0.0


def _is_observed(assumption: Assumption) -> bool:
    return assumption.evidence_level >= OBSERVED_AT


def _failed(
    reports: Iterable[PersonaReport], advocate: AdvocateReport, failed_stages: Iterable[str]
) -> list[str]:
    named = [*failed_stages, *(f"persona:{report.id}" for report in reports if report.failed)]
    return list(dict.fromkeys([*named, *(["devils_advocate"] if advocate.failed else [])]))


def _named(variant: Variant) -> str:
    return f"{variant.id} ({variant.change.rstrip('.')})" if variant.change else variant.id


def _title(persona_id: str) -> str:
    return persona_id.replace("_", " ").replace("-", " ").capitalize()


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
