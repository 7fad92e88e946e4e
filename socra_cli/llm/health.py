"""What this run has learned of one provider: an outage, dead models, a refused key, requests too large for
it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from socra_cli.llm.failures import Failure
from socra_cli.llm.reactions import REACTIONS, Out, backoff_s

HOPELESS = 5
"""Failures in a row after which no call waits for a provider any more; it is probed again once its time is
over.
"""

_SMALLER = 0.9


@dataclass(frozen=True, slots=True)
class Health:
    """One provider's state in this run.

    An outage closes it until ``closed_until``; from then on one call at a time goes out as a probe, until
    one succeeds. ``outages`` counts failures in a row and ``closed_at`` is when the last one closed it, so
    that five calls that die together count as one. ``ceilings`` are the tokens one request to a model may
    count.
    """

    refused: str = ""
    closed_at: float = 0.0
    closed_until: float = 0.0
    closed_reason: str = ""
    outages: int = 0
    rate_limits: int = 0
    gone: Mapping[str, str] = field(default_factory=dict)
    ceilings: Mapping[str, float] = field(default_factory=dict)

    @property
    def on_probation(self) -> bool:
        """Whether only one call at a time may go out."""
        return self.outages > 0

    def hopeless(self, now: float) -> bool:
        """Whether waiting for it is pointless."""
        return self.outages >= HOPELESS and now < self.closed_until

    def model(self, models: tuple[str, ...]) -> str | None:
        """The model to ask: the first that is not gone."""
        return next((model for model in models if model not in self.gone), None)

    def succeeded(self, sent_at: float) -> Health:
        """After an answer. One that was sent before the outage was seen says nothing of its end."""
        health = replace(self, rate_limits=0)
        return (
            health
            if sent_at < self.closed_at
            else replace(health, outages=0, closed_until=0.0, closed_reason="")
        )

    def failed(self, failure: Failure, model: str, counted: float, sent_at: float, now: float) -> Health:
        """After ``failure`` of an attempt on ``model`` that was sent at ``sent_at`` and counted ``counted``
        tokens.
        """
        out = REACTIONS[failure.kind].out
        if out is Out.RUN:
            return replace(self, refused=told(failure))
        if out is Out.MODEL:
            return replace(self, gone={**self.gone, model: told(failure)})
        if out is Out.SIZE:
            ceiling = failure.limit or counted * _SMALLER
            return replace(
                self, ceilings={**self.ceilings, model: min(ceiling, self.ceilings.get(model, ceiling))}
            )
        if out is Out.HINT:
            return replace(self, rate_limits=self.rate_limits + 1)
        if out is Out.OUTAGE and sent_at >= self.closed_at:
            return self._closed(failure, now)
        return self

    def _closed(self, failure: Failure, now: float) -> Health:
        outages = self.outages + 1
        wait = max(backoff_s(outages), failure.retry_after_s or 0.0)
        return replace(
            self, outages=outages, closed_at=now, closed_until=now + wait, closed_reason=told(failure)
        )


def told(failure: Failure) -> str:
    """A failure in one phrase, as the call ledger has it: the kind, then the provider's words."""
    return f"{failure.kind.value}: {failure.message}" if failure.message else failure.kind.value
