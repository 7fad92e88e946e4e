"""The queue of requests not yet sent. Whatever changes, everything in it is planned anew, by the same
planner.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from socra_cli.llm.accounts import Accounts, Book
from socra_cli.llm.clock import Clock
from socra_cli.llm.desk import Desk
from socra_cli.llm.events import Observer, Waiting
from socra_cli.llm.planner import Assignment, Rules, Unplaced, plan
from socra_cli.llm.ticket import NoPlace, Reservation, Ticket

_DUE_S = 0.001
_TOLD_FROM_S = 0.2
_TOLD_AGAIN_S = 0.5


@dataclass(slots=True)
class Waited:
    """How long the run has waited: time during which at least one request could not be sent yet."""

    total_s: float = 0.0
    since: float | None = None

    def mark(self, now: float, waiting: bool) -> None:
        if self.since is not None:
            self.total_s += max(0.0, now - self.since)
        self.since = now if waiting else None


class Scheduler:
    """Admits requests in their order, each as soon as its plan says so."""

    def __init__(
        self, desk: Desk, accounts: Accounts, clock: Clock, observer: Observer, rules: Rules
    ) -> None:
        self._desk = desk
        self._accounts = accounts
        self._clock = clock
        self._observer = observer
        self._rules = rules
        self._queue: list[Ticket] = []
        self._woken = False
        self._timer: asyncio.Task[None] | None = None
        self._waited = Waited()

    def rules(self) -> Rules:
        """The rules as they are now: what is left to wait and to spend."""
        left = self._rules.max_wait_s - self._waited.total_s
        return replace(self._rules, max_wait_s=max(0.0, left), spending=self._desk.spending)

    async def admit(self, ticket: Ticket) -> Reservation:
        """Wait until the request may be sent. Raises NoPlace as soon as nobody can take it."""
        loop = asyncio.get_running_loop()
        place: asyncio.Future[Reservation] = loop.create_future()
        ticket.place, ticket.queued_at = place, self._clock.now()
        self._queue.append(ticket)
        self._queue.sort(key=lambda each: each.number)
        self.wake()
        try:
            reservation = await place
        except asyncio.CancelledError:
            self._leave(ticket, place)
            raise
        ticket.waited_s = max(0.0, reservation.sent_at - ticket.queued_at)
        return reservation

    def wake(self) -> None:
        """Plan anew, once everything that is happening in this turn of the loop has happened.

        That is also what makes a burst one plan: requests that arrive together are planned together.
        """
        if self._queue and not self._woken:
            self._woken = True
            asyncio.get_running_loop().call_soon(self._replan)

    def close(self) -> None:
        """Stop the timer."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _leave(self, ticket: Ticket, place: asyncio.Future[Reservation]) -> None:
        """Take a cancelled request out of the queue, with what it may have been given in the same moment."""
        if ticket in self._queue:
            self._queue.remove(ticket)
        if place.done() and not place.cancelled() and place.exception() is None:
            self._desk.withdraw(place.result(), self._clock.now())
        self.wake()

    def _replan(self) -> None:
        self._woken = False
        self.close()
        try:
            self._plan_anew()
        except Exception as error:  # noqa: BLE001 - in a callback of the loop it would end nothing, ever
            self._end_all(error)

    def _end_all(self, error: Exception) -> None:
        """Raise ``error``, an observer's or a bug, in every call that waits: none may wait for no plan."""
        for ticket in self._queue:
            if ticket.place is not None and not ticket.place.done():
                ticket.place.set_exception(error)
        self._queue = []

    def _plan_anew(self) -> None:
        now = self._clock.now()
        self._queue = [each for each in self._queue if each.place is not None and not each.place.done()]
        self._waited.mark(now, waiting=bool(self._queue))
        with self._accounts.open(now) as book:
            demands = [ticket.demand for ticket in self._queue]
            entries = plan(demands, self._desk.standings(book), now, self.rules())
            waiting = [
                (ticket, entry)
                for ticket, entry in zip(self._queue, entries, strict=True)
                if isinstance(entry, Assignment) and not self._sent(ticket, entry, book, now)
            ]
        self._refuse(dict(zip(self._queue, entries, strict=True)))
        self._queue = [ticket for ticket, _ in waiting]
        self._waited.mark(now, waiting=bool(waiting))
        for ticket, entry in waiting:
            self._announce(ticket, entry, now)
        if waiting:
            self._sleep(min(entry.start.at for _, entry in waiting) - now)

    def _sent(self, ticket: Ticket, entry: Assignment, book: Book, now: float) -> bool:
        """Hand the ticket its reservation if it is due."""
        if entry.start.at > now + _DUE_S or ticket.place is None:
            return False
        raw_tokens = ticket.demand.options[entry.fit.option].raw_tokens
        ticket.place.set_result(self._desk.reserve(book, entry, raw_tokens, now))
        return True

    def _refuse(self, entries: dict[Ticket, Assignment | Unplaced]) -> None:
        for ticket, entry in entries.items():
            if isinstance(entry, Unplaced) and ticket.place is not None:
                ticket.place.set_exception(NoPlace(entry))

    def _announce(self, ticket: Ticket, entry: Assignment, now: float) -> None:
        """Tell of a wait when it begins, and again when its end or its place has moved."""
        provider, until = ticket.announced
        wait = entry.start.at - now
        moved = provider != entry.provider or abs(until - entry.start.at) > _TOLD_AGAIN_S
        if wait >= _TOLD_FROM_S and moved:
            ticket.announced = (entry.provider, entry.start.at)
            stage = ticket.request.stage
            self._observer(Waiting(stage, entry.provider, wait, entry.start.at, entry.start.reason))

    def _sleep(self, seconds: float) -> None:
        async def later() -> None:
            await self._clock.sleep(max(0.0, seconds))
            self._timer = None
            self.wake()

        self._timer = asyncio.create_task(later())
