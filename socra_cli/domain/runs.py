"""Several runs of the personas: how far they agree, and the dissent that is never averaged away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Final

from socra_cli.domain.plan import Dissent
from socra_cli.domain.report import PersonaReport
from socra_cli.domain.verdict import Decision, Run, Verdict

DISSENT_AT: Final = 4
_CAUTION: Final = (None, Decision.NOT_ENOUGH_EVIDENCE, Decision.KILL, Decision.PIVOT, Decision.BUILD)
"""Which decision wins where runs are evenly split: the one that claims less."""

Reports = Sequence[PersonaReport]


def combine_runs(verdicts: Sequence[Verdict], runs: Sequence[Reports]) -> Verdict:
    """The verdict of the typical run, with what every run came to. ``stable`` is null for a single run.

    ``verdicts`` and ``runs`` go in step and hold at least one each.
    """
    typical = verdicts[typical_run(verdicts)]
    told = tuple(_run(verdict, reports) for verdict, reports in zip(verdicts, runs, strict=True))
    if len(told) == 1:
        return typical.model_copy(update={"runs": told})
    flips = sum(run.decision is not typical.decision for run in told)
    reasons = (*typical.reasons, *_spread(told), _flips(flips, len(told)))
    return typical.model_copy(update={"runs": told, "stable": flips == 0, "reasons": reasons})


def typical_run(verdicts: Sequence[Verdict]) -> int:
    """The index of the first run with the commonest decision;
    of equally common ones the one that claims less."""
    counts = Counter(verdict.decision for verdict in verdicts)
    chosen = min(counts, key=lambda decision: (-counts[decision], _CAUTION.index(decision)))
    return next(at for at, verdict in enumerate(verdicts) if verdict.decision is chosen)


def dissent(reports: Reports) -> tuple[Dissent, ...]:
    """Every persona four or more points from the median, in its own words."""
    scores = [report.score for report in reports if report.score is not None]
    middle = float(median(scores)) if scores else 0.0
    return tuple(
        Dissent(persona=r.id, score=r.score, median=middle, reason=r.reason, quotes=r.score_quotes)
        for r in reports
        if r.score is not None and abs(r.score - middle) >= DISSENT_AT
    )


def _run(verdict: Verdict, reports: Reports) -> Run:
    scores = {report.id: report.score for report in reports}
    return Run(scores=scores, decision=verdict.decision, rule=verdict.rule)


def _spread(runs: Sequence[Run]) -> list[str]:
    """Median and range of each persona over the runs; a run
    without a score is named, never counted as a number."""
    lines = []
    for persona in dict.fromkeys(name for run in runs for name in run.scores):
        found = [score for run in runs if (score := run.scores.get(persona)) is not None]
        without = len(runs) - len(found)
        told = f"median {median(found):g}, range {min(found)} to {max(found)}" if found else "no score"
        lines.append(f"{persona}: {told}" + (f", no score in {without}" if found and without else "") + ".")
    return lines


def _flips(flips: int, runs: int) -> str:
    if not flips:
        return f"Stable: {runs} runs, one decision."
    return f"Unstable: {flips} of {runs} runs decided otherwise."
