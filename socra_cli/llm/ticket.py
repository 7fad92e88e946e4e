"""One request on its way through the router: what is asked, and what has happened to it so far."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from socra_cli.llm.estimate import prompt_tokens
from socra_cli.llm.failures import Failure
from socra_cli.llm.fit import Demand, Fit, Option
from socra_cli.llm.health import told
from socra_cli.llm.planner import Assignment, Unplaced
from socra_cli.llm.quota import Taken
from socra_cli.llm.reactions import REACTIONS
from socra_cli.llm.request import Message, Quota, Rendering, Request, Usage
from socra_cli.llm.tail import with_instruction


@dataclass(frozen=True, slots=True)
class Reservation:
    """What was set aside for one attempt when it was sent."""

    assignment: Assignment
    taken: dict[Quota, Taken]
    raw_tokens: int
    sent_at: float

    @property
    def provider(self) -> str:
        return self.assignment.provider

    @property
    def model(self) -> str:
        return self.assignment.model

    @property
    def fit(self) -> Fit:
        return self.assignment.fit


@dataclass(frozen=True, slots=True)
class Tried:
    """One failed attempt of a request."""

    provider: str
    model: str
    failure: Failure


class NoPlace(Exception):  # noqa: N818 - a verdict of the planner, told to the router alone
    """Nobody can take the request (any more)."""

    def __init__(self, unplaced: Unplaced) -> None:
        super().__init__(unplaced.kind)
        self.unplaced = unplaced


@dataclass(slots=True)
class Trail:
    """What all attempts of one request have in common, its repair included."""

    attempts: int = 0
    usage: Usage = field(default_factory=Usage)
    tried: list[Tried] = field(default_factory=list)
    skips: set[tuple[str, str]] = field(default_factory=set)


_numbers = itertools.count()


class Ticket:
    """A request in the queue. Retries keep their number, and with it their place before later requests."""

    def __init__(self, request: Request, *, trail: Trail | None = None, pinned: str | None = None) -> None:
        self.request = request
        self.number = next(_numbers)
        self.repair = trail is not None
        self.trail = trail or Trail()
        self.waited_s = 0.0
        self.queued_at = 0.0
        self.place: asyncio.Future[Reservation] | None = None
        self.announced: tuple[str, float] = ("", 0.0)
        self.demand = Demand(request.stage, options(request), pinned=pinned)

    def failed(self, reservation: Reservation, failure: Failure) -> None:
        """Note a failure: who comes after the others from now on, and who is not asked again for this
        request.
        """
        name, reaction = reservation.provider, REACTIONS[failure.kind]
        self.trail.tried.append(Tried(name, reservation.model, failure))
        kinds = [tried.failure.kind for tried in self.trail.tried if tried.provider == name]
        tries, barred = dict(self.demand.tries), dict(self.demand.barred)
        if reaction.others_first:
            tries[name] = tries.get(name, 0) + 1
        if kinds.count(failure.kind) > reaction.again:
            barred[name] = told(failure)
        self.demand = replace(self.demand, tries=tries, barred=barred)

    def repaired(self, messages: Sequence[Message], reservation: Reservation) -> Ticket:
        """The ticket of a repair: the same request with other words, to the same provider."""
        rendering = Rendering("repair", tuple(messages), reservation.fit.max_output_tokens)
        request = replace(self.request, renderings=(rendering,))
        return Ticket(request, trail=self.trail, pinned=reservation.provider)


def options(request: Request) -> tuple[Option, ...]:
    """A request's renderings as the planner sees them."""
    return tuple(_option(request, rendering) for rendering in request.renderings)


def _option(request: Request, rendering: Rendering) -> Option:
    # Counted with the tail's instruction for every provider, also for those that are not given it.
    messages = with_instruction(rendering.messages, request.tail)
    return Option(rendering.name, prompt_tokens(messages, request.schema), rendering.max_output_tokens)
