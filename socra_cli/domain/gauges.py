"""The two gauges, from the ledger: coverage (can this be
judged yet?) and provisional merit (should it be built?).

Talking moves only the first; each explains itself in a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from socra_cli.domain.evidence import Level, highest
from socra_cli.domain.ledger import Assumption, Ledger, Status

OBSERVED: Final = Level.E3
"""The level at which an assumption can be judged, and so counts in full."""


def coverage(ledger: Ledger) -> int:
    """Percent: how far the assumptions have come from unstated (0) to observed (1), weighted by importance.

    Words against an assumption cover it as well as words for it; retired assumptions don't count.
    """
    live = _live(ledger)
    weight = sum(a.importance for a in live)
    if not weight:
        return 0
    known = sum(a.importance * min(_known(a).rank, OBSERVED.rank) for a in live)
    return int(100 * known / (OBSERVED.rank * weight))


def provisional_merit(ledger: Ledger) -> int | None:
    """Percent: the importance-weighted mean of the assumptions'
    caps, contradicted ones 0, unstated ones left out.

    ``None`` where every assumption is unstated: silence has no merit, and no demerit.
    """
    stated = _stated(ledger)
    weight = sum(a.importance for a in stated)
    if not weight:
        return None
    return round(10 * sum(a.importance * _cap(a) for a in stated) / weight)


def explain_coverage(ledger: Ledger) -> str:
    """One sentence: how much was said, how much of it observed, and what is missing most."""
    live = _live(ledger)
    if not live:
        return "Nothing is covered: no assumption has been named yet."
    observed = sum(_known(a) >= OBSERVED for a in live)
    unstated = sum(_known(a) is Level.E0 for a in live)
    said = len(live) - observed - unstated
    told = (
        f"{observed} of {len(live)} assumptions observed, for or against; "
        f"{said} only said, {unstated} unstated"
    )
    widest = max(live, key=lambda a: a.importance * (OBSERVED.rank - min(_known(a).rank, OBSERVED.rank)))
    if _known(widest) >= OBSERVED:
        return f"{told}."
    return f"{told}; the widest gap is {widest.id}, {_lower_first(widest.statement)}"


def explain_merit(ledger: Ledger) -> str:
    """One sentence on what the provisional merit is made of."""
    stated = _stated(ledger)
    if not stated:
        return "No merit yet: nothing has been said that evidence could stand behind."
    counts = [(level, sum(_counted(a) and a.evidence_level is level for a in stated)) for level in Level]
    parts = [f"{count} {level.label} (cap {level.cap})" for level, count in counts if count]
    contradicted = sum(a.status is Status.CONTRADICTED for a in stated)
    if contradicted:
        parts.append(f"{contradicted} contradicted (0)")
    return f"Provisional, from what the evidence admits: {', '.join(parts)}, weighted by importance."


def _live(ledger: Ledger) -> Sequence[Assumption]:
    return [a for a in ledger.assumptions if a.status is not Status.RETIRED]


def _stated(ledger: Ledger) -> Sequence[Assumption]:
    return [a for a in _live(ledger) if a.status is Status.CONTRADICTED or a.evidence_level > Level.E0]


def _counted(assumption: Assumption) -> bool:
    return assumption.status is not Status.CONTRADICTED


def _cap(assumption: Assumption) -> int:
    return (assumption.evidence_level.cap or 0) if _counted(assumption) else 0


def _known(assumption: Assumption) -> Level:
    return highest(assumption.quotes + assumption.counter_quotes)


def _lower_first(statement: str) -> str:
    first = statement.split(" ", 1)[0]
    lowered = statement if first.isupper() or not statement else statement[0].lower() + statement[1:]
    return lowered if lowered.endswith((".", "?", "!")) else f"{lowered}."
