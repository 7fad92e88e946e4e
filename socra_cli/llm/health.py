"""What this run has learned of one provider: an outage, dead models, a refused key, requests too large."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from socra_cli.llm.failures import Failure
from socra_cli.llm.reactions import REACTIONS, Out, backoff_s

HOPELESS = 5
"""Failures in a row after which no call waits for a provider; it is probed again once its time is over."""

_SMALLER = 0.9


@dataclass(frozen=True, slots=True)
class Health:
    """One provider's state in this run.

    An outage closes it until ``closed_until``; after that, as after a rate limit, one call at a time goes
    out as a probe until one succeeds. ``outages`` and ``rate_limits`` count failures in a row.
    ``troubled_at`` is when the last was counted: of five calls that fail together, only the first is.
    ``ceilings`` are the most tokens that one request to a model may count.
    """

    refused: str = ""
    troubled_at: float = 0.0
    closed_until: float = 0.0
    closed_reason: str = ""
    outages: int = 0
    rate_limits: int = 0
    gone: Mapping[str, str] = field(default_factory=dict)
    ceilings: Mapping[str, float] = field(default_factory=dict)

    @property
    def on_probation(self) -> bool:
        """Whether only one call at a time may go out."""
        return self.outages > 0 or self.rate_limits > 0

    def hopeless(self, now: float) -> bool:
        """Whether waiting for it is pointless."""
        return self.outages >= HOPELESS and now < self.closed_until

    def model(self, models: tuple[str, ...]) -> str | None:
        """The model to ask: the first that is not gone."""
        return next((model for model in models if model not in self.gone), None)

    def answered(self, sent_at: float) -> Health:
        """After a sign of life. A call that went out before the trouble says nothing of its end."""
        if sent_at < self.troubled_at:
            return self
        return replace(self, outages=0, rate_limits=0, closed_until=0.0, closed_reason="")

    def failed(self, failure: Failure, model: str, counted: float, sent_at: float, now: float) -> Health:
        """After a failed attempt on ``model``, sent at ``sent_at`` and reserved as ``counted`` tokens."""
        match REACTIONS[failure.kind].out:
            case Out.RUN:
                return replace(self, refused=told(failure))
            case Out.MODEL:
                return replace(self, gone={**self.gone, model: told(failure)})
            case Out.SIZE:
                return self._smaller(failure, model, counted)
            case Out.HINT if sent_at >= self.troubled_at:
                return replace(self, rate_limits=self.rate_limits + 1, troubled_at=now)
            case Out.OUTAGE if sent_at >= self.troubled_at:
                return self._closed(failure, now)
            case Out.NOBODY if REACTIONS[failure.kind].counted:
                return self.answered(sent_at)
        return self

    def _closed(self, failure: Failure, now: float) -> Health:
        wait = max(backoff_s(self.outages + 1), failure.retry_after_s or 0.0)
        return replace(
            self,
            outages=self.outages + 1,
            troubled_at=now,
            closed_until=now + wait,
            closed_reason=told(failure),
        )

    def _smaller(self, failure: Failure, model: str, counted: float) -> Health:
        """The ceiling that a refusal implies: the limit it states, if that explains the refusal of this
        size.
        """
        ceiling = min(counted * _SMALLER, self.ceilings.get(model, counted))
        if failure.limit and (failure.requested or failure.limit < counted):
            ceiling = failure.limit
        return replace(self, ceilings={**self.ceilings, model: ceiling})


def told(failure: Failure) -> str:
    """A failure in one phrase, as the call ledger has it: the kind, then the provider's words."""
    return f"{failure.kind.value}: {failure.message}" if failure.message else failure.kind.value
