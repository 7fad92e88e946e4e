"""Repeated runs of the personas in words: what each decided, and how far their scores lie apart."""

from __future__ import annotations

from statistics import median

from socra_cli.domain.verdict import Decision, Verdict
from socra_cli.output import wording


def decisions(verdict: Verdict) -> str:
    """``pivot, pivot, kill``."""
    return ", ".join(_plain(run.decision) for run in verdict.runs)


def spreads(verdict: Verdict) -> list[tuple[str, str]]:
    """Each persona's name with ``median 6, from 4 to 8`` over the runs."""
    names = dict.fromkeys(name for run in verdict.runs for name in run.scores)
    return [
        (wording.persona(name), _spread([run.scores.get(name) for run in verdict.runs])) for name in names
    ]


def _spread(scores: list[int | None]) -> str:
    given = [score for score in scores if score is not None]
    if not given:
        return "no score in any run"
    none = f", no score in {len(scores) - len(given)}" if len(given) < len(scores) else ""
    return f"median {median(given):g}, from {min(given)} to {max(given)}{none}"


def _plain(decision: Decision | None) -> str:
    return decision.value.replace("_", " ") if decision else "none"
