"""The router among hostile surroundings: servers that never stop refusing, observers that raise."""

from __future__ import annotations

import asyncio
import math
from typing import Any

import pytest

from socra_cli.errors import ProvidersError
from socra_cli.llm import AllFailed, Router
from socra_cli.llm.accounts import Unshared
from socra_cli.llm.events import Recorded, RouterEvent, Sent, Waiting
from socra_cli.llm.failures import Failure, Kind
from socra_cli.llm.reactions import MAX_ATTEMPTS, hinted_s
from socra_cli.llm.request import StreamEvent
from tests.llm.fakes import FakeProvider, JumpingClock, groq_like, request, spec

BUSY = Failure(Kind.RATE_LIMITED_MINUTE, "slow down", retry_after_s=0.1)


def crowd(clock: JumpingClock, count: int) -> list[FakeProvider]:
    """Providers that all refuse, each in two ways in turn: more attempts than anybody needs."""
    busy = (BUSY, Failure(Kind.CUT, "cut"))
    return [
        FakeProvider(spec(f"p{number}"), clock, script=lambda call, nth: busy[nth % 2])
        for number in range(count)
    ]


def test_a_request_that_everybody_refuses_for_ever_ends_as_the_providers_failure() -> None:
    clock = JumpingClock()
    router = Router(crowd(clock, 6), clock=clock)
    with pytest.raises(AllFailed) as caught:
        clock.run(router.complete(request()))
    assert (
        len(caught.value.failures) == sum(call.outcome == "failed" for call in router.calls) == MAX_ATTEMPTS
    )
    assert "20 attempts" in caught.value.message


def test_so_does_a_stream() -> None:
    clock = JumpingClock()

    async def read() -> list[StreamEvent]:
        return [event async for event in Router(crowd(clock, 6), clock=clock).stream(request())]

    with pytest.raises(AllFailed):
        clock.run(read())


class BrokenError(Exception):
    """What an observer raises whose screen is gone."""


@pytest.mark.parametrize("kind", [Waiting, Sent, Recorded])
def test_an_observer_that_raises_ends_the_call_and_leaves_nothing_reserved(kind: type[RouterEvent]) -> None:
    def raises(event: RouterEvent) -> None:
        if isinstance(event, kind):
            raise BrokenError

    clock, limits = JumpingClock(), Unshared()
    provider = FakeProvider(groq_like(), clock)
    router = Router([provider], clock=clock, observer=raises, limits=limits)
    before = level(limits, router)

    async def burst() -> None:
        await router.complete_all([request(f"p{number}", output=3000) for number in range(3)])

    with pytest.raises(BrokenError):
        clock.run(burst())
    assert router._desk._under_way == []
    if kind is Sent:
        assert level(limits, router) == before


def level(limits: Unshared, router: Router) -> float:
    router.route()
    with limits.transact() as state:
        (account,) = state.values()
    return float(account["buckets"]["tokens_minute"]["level"])


@pytest.mark.parametrize("hint", [1e9, 1e300])
def test_no_hint_however_long_empties_a_quota_for_more_than_a_day(hint: float) -> None:
    assert hinted_s(hint, 1) <= 90_000
    clock, limits = JumpingClock(), Unshared()
    busy = Failure(Kind.RATE_LIMITED_MINUTE, "slow", retry_after_s=hint, quota="tokens_minute")
    provider = FakeProvider(groq_like(), clock, script=lambda call, nth: busy if nth == 1 else "fine")
    router = Router([provider], clock=clock, limits=limits)
    with pytest.raises(ProvidersError):
        clock.run(router.complete(request()))

    async def two_days() -> Any:
        await clock.sleep(2 * 86_400)
        return await Router([provider], clock=clock, limits=limits, max_wait_s=1).complete(request())

    assert clock.run(two_days()).text == "fine"
    assert math.isfinite(level(limits, router))


def test_a_plan_that_fails_to_be_made_ends_every_call_that_waits_for_it() -> None:
    class Torn(Unshared):
        def transact(self) -> Any:
            raise BrokenError

    clock = JumpingClock()
    router = Router([FakeProvider(spec("a"), clock)], clock=clock, limits=Torn())

    async def both() -> list[Any]:
        calls = [router.complete(request(f"p{number}")) for number in range(2)]
        return list(await asyncio.gather(*calls, return_exceptions=True))

    assert [type(outcome) for outcome in clock.run(both())] == [BrokenError, BrokenError]
