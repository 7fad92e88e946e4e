"""One attempt from its reservation to its entry in the call ledger, however it ends."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any

from socra_cli.domain.calls import CallRecord, Outcome
from socra_cli.llm.clock import Clock, utc
from socra_cli.llm.desk import Desk
from socra_cli.llm.events import FirstToken, Observer, Recorded, Sent, Withdrawn
from socra_cli.llm.failures import CallFailed, Failure
from socra_cli.llm.health import told
from socra_cli.llm.request import Answer, End, Usage
from socra_cli.llm.ticket import Reservation, Ticket


class Attempt:
    """A context manager around one attempt: on leaving it, its reservation is settled or released, always.

    ``finished`` inside it makes the attempt a success. ``CallFailed`` passing through makes it a failure, and
    anything else (a cancellation, a closed stream) makes it cancelled.
    """

    def __init__(
        self,
        reservation: Reservation,
        ticket: Ticket,
        desk: Desk,
        clock: Clock,
        observer: Observer,
        keep: Callable[[CallRecord], None],
    ) -> None:
        self._reservation = reservation
        self._ticket = ticket
        self._desk = desk
        self._clock = clock
        self._observer = observer
        self._keep = keep
        self._first_token_at: float | None = None
        self._partial = ""
        self._end: Answer | End | None = None

    def __enter__(self) -> Attempt:
        trail, place = self._ticket.trail, self._reservation
        trail.attempts += 1
        stage = self._ticket.request.stage
        try:
            self._skips()
            self._observer(Sent(stage, place.provider, place.model, trail.attempts, place.fit.input_tokens))
        except BaseException:
            self._desk.withdraw(place, self._clock.now())
            raise
        return self

    def received(self, text: str) -> None:
        """Note a piece of streamed text."""
        if self._first_token_at is None:
            self._first_token_at = self._clock.now()
            self._observer(FirstToken(self._ticket.request.stage, self._reservation.provider))
        self._partial += text

    def withdrawn(self, text: str, reason: str) -> None:
        """Tell of text that was shown and is not part of an answer."""
        if text:
            place = self._reservation
            self._observer(Withdrawn(self._ticket.request.stage, place.provider, place.model, text, reason))

    def finished(self, end: Answer | End) -> None:
        """Note that the provider has said that its answer is whole."""
        self._end = end

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        now = self._clock.now()
        if isinstance(error, CallFailed):
            self._failed(error.failure, now)
        elif self._end is not None:
            self._succeeded(self._end, now)
        else:
            self._desk.abandon(self._reservation, self._partial, now)
            self._record("cancelled", now, Usage(), None)

    def _succeeded(self, end: Answer | End, now: float) -> None:
        self._ticket.trail.usage += end.usage
        usd = self._desk.settle(self._reservation, end.usage, end.limits, now)
        self._record("ok", now, end.usage, usd, finish_reason=end.finish_reason, response_model=end.model)

    def _failed(self, failure: Failure, now: float) -> None:
        self._ticket.trail.usage += failure.usage
        self._ticket.failed(self._reservation, failure)
        usd = self._desk.fail(self._reservation, failure, now)
        self._record(
            "failed",
            now,
            failure.usage,
            usd,
            reason=told(failure),
            status=failure.status,
            finish_reason=failure.finish_reason,
        )

    def _skips(self) -> None:
        """Record the candidates passed over for this attempt, each reason once a request."""
        now, trail = self._clock.now(), self._ticket.trail
        for passed in self._reservation.assignment.passed_over:
            if (passed.provider, passed.reason) not in trail.skips:
                trail.skips.add((passed.provider, passed.reason))
                self._keep_record(
                    CallRecord(
                        stage=self._ticket.request.stage,
                        provider=passed.provider,
                        model=passed.model,
                        attempt=trail.attempts,
                        outcome="skipped",
                        reason=passed.reason,
                        started_at=utc(now),
                        ended_at=utc(now),
                    )
                )

    def _record(
        self,
        outcome: Outcome,
        now: float,
        usage: Usage,
        usd: float | None,
        **told_of_it: Any,
    ) -> None:
        """``told_of_it``: members of the entry that depend on how the attempt ended."""
        place, ticket = self._reservation, self._ticket
        known = usage != Usage()
        first = self._first_token_at
        self._keep_record(
            CallRecord(
                stage=ticket.request.stage,
                provider=place.provider,
                model=place.model,
                attempt=ticket.trail.attempts,
                outcome=outcome,
                started_at=utc(place.sent_at),
                ended_at=utc(now),
                first_token_at=None if first is None else utc(first),
                input_tokens=usage.input_tokens if known else None,
                output_tokens=usage.output_tokens if known else None,
                cached_tokens=usage.cached_tokens if known else None,
                cost_usd=usd if known else None,
                estimated_input_tokens=place.fit.input_tokens,
                waited_s=ticket.waited_s,
                rendering=ticket.request.renderings[place.fit.option].name,
                repair=ticket.repair,
                **told_of_it,
            )
        )

    def _keep_record(self, record: CallRecord) -> None:
        self._keep(record)
        self._observer(Recorded(record))
