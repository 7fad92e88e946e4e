"""The router: every call to a model goes through one of its two doors, ``complete`` and ``stream``.

async with Router.from_specs(specs) as router:
    reply = await router.complete(request)
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import aclosing, contextmanager
from types import TracebackType
from typing import Any, Self

from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt

from socra_cli.domain.calls import CallRecord
from socra_cli.errors import SocraError
from socra_cli.llm.accounts import Accounts, Shared
from socra_cli.llm.attempt import Attempt
from socra_cli.llm.budget import Budget
from socra_cli.llm.clock import Clock, SystemClock
from socra_cli.llm.desk import Desk
from socra_cli.llm.events import Observer, ignore
from socra_cli.llm.exhausted import REFUSALS, exhausted, refused, worn_out
from socra_cli.llm.failures import CallFailed
from socra_cli.llm.fit import Demand
from socra_cli.llm.forecast import Plan, forecast
from socra_cli.llm.planner import Rules
from socra_cli.llm.prices import price_usd
from socra_cli.llm.providers.base import Provider
from socra_cli.llm.reactions import MAX_ATTEMPTS
from socra_cli.llm.request import Answer, Call, Message, Reply, Request, StreamEvent
from socra_cli.llm.route import RouteEntry, route
from socra_cli.llm.scheduler import Scheduler
from socra_cli.llm.spec import ProviderSpec
from socra_cli.llm.streaming import Screen, streamed
from socra_cli.llm.structured import Unreadable, read, repair_messages
from socra_cli.llm.tail import with_instruction
from socra_cli.llm.ticket import NoPlace, Reservation, Ticket, options

OnResult = Callable[[int, "Reply[Any] | SocraError"], None]


class Router:
    """Sends requests to providers in their order, within their quotas and the user's budget, and fails over.

    ``limits`` shares quotas with other runs and processes. ``max_wait_s`` bounds the waiting of the whole
    run, and ``patience_s`` is what a request rather waits than go to a later provider. Errors raised are of
    ``SocraError``: ``RefusedError`` before anything was sent, ``ProvidersError`` after,
    ``ConfigurationError`` if no key is usable.
    """

    def __init__(
        self,
        providers: Sequence[Provider],
        *,
        clock: Clock | None = None,
        observer: Observer = ignore,
        limits: Shared | None = None,
        budget: Budget = Budget(),  # noqa: B008 - an immutable value
        max_wait_s: float = 900.0,
        patience_s: float = 2.0,
    ) -> None:
        specs = [provider.spec for provider in providers]
        self._providers = {provider.spec.name: provider for provider in providers}
        self._clock = clock or SystemClock()
        self._observer = observer
        self._accounts = Accounts(specs, limits)
        self._desk = Desk(specs, self._accounts, budget, price_usd, observer)
        rules = Rules(price_usd, patience_s, max_wait_s)
        self._scheduler = Scheduler(self._desk, self._accounts, self._clock, observer, rules)
        self._calls: list[CallRecord] = []

    @classmethod
    def from_specs(cls, specs: Sequence[ProviderSpec], **settings: Any) -> Self:
        """A router of the providers that ``specs`` describe; ``settings`` are those of ``Router``."""
        from socra_cli.llm.providers.registry import build_provider

        return cls([build_provider(spec) for spec in specs], **settings)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close every provider's connections."""
        self._scheduler.close()
        for provider in self._providers.values():
            await provider.aclose()

    @property
    def calls(self) -> tuple[CallRecord, ...]:
        """Every attempt so far, failed, skipped and cancelled ones too, in the order in which they ended."""
        return tuple(self._calls)

    def route(self) -> tuple[RouteEntry, ...]:
        """Every model of every provider in the order of asking, usable or not, and why."""
        now = self._clock.now()
        _, standings = self._desk.open(now)
        return route(standings, now)

    def plan(self, *bursts: Sequence[Request]) -> Plan:
        """What would happen to ``bursts``, one after the other, if they were sent now. Sends nothing."""
        now = self._clock.now()
        _, standings = self._desk.open(now)
        demands = [[Demand(request.stage, options(request)) for request in burst] for burst in bursts]
        return forecast(demands, standings, now, self._scheduler.rules())

    def check(self, *bursts: Sequence[Request]) -> Plan:
        """The plan of a whole run. Raises RefusedError if budget, limits or ``max_wait_s`` forbid it."""
        plan = self.plan(*bursts)
        if plan.kind in REFUSALS:
            raise refused(plan)
        return plan

    async def complete(self, request: Request) -> Reply[Any]:
        """A finished answer, typed if the request has a schema. Raises SocraError."""
        ticket = Ticket(request)
        with _bounded(ticket):
            async for attempt in _policy():
                with attempt:
                    return await self._answered(ticket)
        raise AssertionError("the policy returns or raises")  # pragma: no cover

    async def complete_all(
        self, requests: Sequence[Request], *, on_result: OnResult | None = None
    ) -> list[Reply[Any] | SocraError]:
        """The outcomes of a burst that is planned whole and run in parallel, in the order of ``requests``.

        One that fails does not disturb the others. ``on_result`` is told each outcome as it comes.
        """

        async def outcome(index: int, request: Request) -> Reply[Any] | SocraError:
            result: Reply[Any] | SocraError
            try:
                result = await self.complete(request)
            except SocraError as error:
                result = error
            if on_result is not None:
                on_result(index, result)
            return result

        tasks = [asyncio.ensure_future(outcome(index, request)) for index, request in enumerate(requests)]
        try:
            return list(await asyncio.gather(*tasks))
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def stream(self, request: Request) -> AsyncGenerator[StreamEvent, None]:
        """The answer as it is written; only ``Finished`` means that it is whole. Raises SocraError.

        Close the iterator to stop: the connection is closed at once.
        """
        ticket, screen = Ticket(request), Screen()
        with _bounded(ticket):
            async for attempt in _policy():
                with attempt:
                    reservation = await self._admitted(ticket)
                    call = self._call(ticket, reservation)
                    running = self._attempt(reservation, ticket)
                    provider = self._providers[reservation.provider]
                    async with aclosing(streamed(provider, call, running, ticket, screen)) as events:
                        async for event in events:
                            yield event

    async def _answered(self, ticket: Ticket) -> Reply[Any]:
        reservation = await self._admitted(ticket)
        try:
            return await self._asked(ticket, reservation)
        except Unreadable as problem:
            return await self._repaired(ticket, reservation, problem)

    async def _asked(self, ticket: Ticket, reservation: Reservation) -> Reply[Any]:
        """One attempt. Raises CallFailed; Unreadable if the answer came but is not of the schema."""
        request = ticket.request
        with self._attempt(reservation, ticket) as running:
            answer = await self._providers[reservation.provider].complete(self._call(ticket, reservation))
            value = None if request.schema is None else read(answer, request.schema)
            running.finished(answer)
        return self._reply(answer, value, ticket, reservation)

    async def _repaired(self, ticket: Ticket, reservation: Reservation, problem: Unreadable) -> Reply[Any]:
        """The one repair: the same provider is shown its errors. Raises CallFailed if it can't mend them."""
        messages = repair_messages(self._call(ticket, reservation).messages, problem)
        repair = ticket.repaired(messages, reservation)
        try:
            place = await self._scheduler.admit(repair)
        except NoPlace:
            raise problem from None
        try:
            return await self._asked(repair, place)
        except CallFailed as error:
            ticket.failed(reservation, error.failure)
            raise

    def _reply(self, answer: Answer, value: Any, ticket: Ticket, reservation: Reservation) -> Reply[Any]:
        return Reply(answer.text, value, ticket.trail.usage, reservation.provider, answer.model)

    async def _admitted(self, ticket: Ticket) -> Reservation:
        """The place that the planner gave. Raises SocraError when nobody can take the request."""
        try:
            return await self._scheduler.admit(ticket)
        except NoPlace as refusal:
            raise exhausted(
                ticket.request.stage,
                refusal.unplaced,
                tuple(ticket.trail.tried),
                sent=self._desk.sent > 0,
                usable=bool(self._desk.usable),
                keys_refused=self._desk.keys_refused,
            ) from None

    def _attempt(self, reservation: Reservation, ticket: Ticket) -> Attempt:
        return Attempt(reservation, ticket, self._desk, self._clock, self._observer, self._record)

    def _record(self, call: CallRecord) -> None:
        self._calls.append(call)
        self._scheduler.wake()

    def _call(self, ticket: Ticket, reservation: Reservation) -> Call:
        request = ticket.request
        rendering = request.renderings[reservation.fit.option]
        spec = self._providers[reservation.provider].spec
        messages: tuple[Message, ...] = rendering.messages
        if spec.reliable_tail:
            messages = with_instruction(messages, request.tail)
        return Call(
            request.stage,
            reservation.model,
            messages,
            reservation.fit.max_output_tokens,
            request.inputs,
            request.schema,
        )


@contextmanager
def _bounded(ticket: Ticket) -> Iterator[None]:
    """Turns the last failure, when no attempt is left, into an error that names them all."""
    try:
        yield
    except CallFailed:
        raise worn_out(ticket.request.stage, tuple(ticket.trail.tried)) from None


def _policy() -> AsyncRetrying:
    """Failures of a call are tried elsewhere, or again, until the planner finds no place; it also does the
    waiting.
    """
    return AsyncRetrying(
        retry=retry_if_exception_type(CallFailed), stop=stop_after_attempt(MAX_ATTEMPTS), reraise=True
    )
