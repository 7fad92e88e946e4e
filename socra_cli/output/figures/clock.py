"""Time as the timeline shows it: seconds in which something was under way, long pauses left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import UTC, datetime
from math import isfinite
from typing import NamedTuple

_PAUSE_S = 2.0
"""A stretch without any call that is longer than this is left out: somebody was thinking."""


class Span(NamedTuple):
    """Seconds since the epoch: ``queued`` ≤ ``started`` ≤ ``ended``."""

    queued: float
    started: float
    ended: float

    @classmethod
    def of(cls, started_at: datetime, ended_at: datetime, waited_s: float) -> Span:
        started = cls.moment(started_at)
        waited = max(0.0, waited_s) if isfinite(waited_s) else 0.0
        return cls(started - waited, started, max(started, cls.moment(ended_at)))

    @staticmethod
    def moment(at: datetime) -> float:
        """A time without a zone is UTC, as everywhere in the document."""
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()


class Clock:
    """``elapsed`` counts only stretches with a call under way and short pauses between them.

    ``gaps`` are the elapsed seconds at which a pause was left out, ``total`` is the whole.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[float] = []
        self._bases: list[float] = []
        self._ends: list[float] = []
        for span in sorted(spans):
            self._take(span)
        self.total = self._bases[-1] + self._ends[-1] - self._starts[-1] if self._ends else 0.0
        self.gaps = tuple(self._bases[1:])

    def _take(self, span: Span) -> None:
        if self._ends and span.queued - self._ends[-1] <= _PAUSE_S:
            self._ends[-1] = max(self._ends[-1], span.ended)
            return
        self._bases.append(self._bases[-1] + self._ends[-1] - self._starts[-1] if self._ends else 0.0)
        self._starts.append(span.queued)
        self._ends.append(span.ended)

    def elapsed(self, moment: float) -> float:
        """Seconds from the first call's start to ``moment``, left-out pauses not counted."""
        stretch = max(0, bisect_right(self._starts, moment) - 1)
        within = min(max(moment, self._starts[stretch]), self._ends[stretch])
        return self._bases[stretch] + within - self._starts[stretch]
