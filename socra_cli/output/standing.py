"""What a line of the plan stands on: ids that the plan holds, and the best evidence under them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from socra_cli.domain.evidence import Level, highest
from socra_cli.domain.plan import Masterplan


class Ground(NamedTuple):
    """``level`` is the highest of all ``ids``; None without any: then the line is a proposal."""

    ids: tuple[str, ...]
    level: Level | None


class Standing:
    """Looks up the ids of one plan. Ids that the plan doesn't hold support nothing and are left out."""

    def __init__(self, plan: Masterplan) -> None:
        self._levels: dict[str, Level] = {a.id: a.evidence_level for a in plan.assumptions}
        for report in plan.personas:
            self._levels |= {finding.id: highest(finding.quotes) for finding in report.findings}

    def of(self, ids: Iterable[str]) -> Ground:
        known = tuple(one for one in dict.fromkeys(ids) if one in self._levels)
        return Ground(known, max((self._levels[one] for one in known), default=None))
