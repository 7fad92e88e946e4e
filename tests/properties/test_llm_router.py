"""Whatever fails and whoever is cancelled: every reservation is closed, and no refusal is provoked."""

from __future__ import annotations

import asyncio
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.errors import SocraError
from socra_cli.llm import Budget, Price, Reply, Router
from socra_cli.llm.failures import CallFailed, Failure, Kind
from socra_cli.llm.quota import ARRIVAL_S
from socra_cli.llm.request import Answer, Call
from tests.llm.fakes import FakeProvider, JumpingClock, groq_like, request, spec
from tests.wire.admission import Bucket

KINDS = st.one_of(st.none(), st.sampled_from(list(Kind)))


@settings(max_examples=60, deadline=None)
@given(st.lists(KINDS, max_size=20), st.lists(KINDS, max_size=20), st.integers(0, 40), st.integers(1, 6))
def test_every_reservation_is_settled_or_released(
    first: list[Kind | None], second: list[Kind | None], cancelled_after: int, count: int
) -> None:
    clock = JumpingClock()

    def script(kinds: list[Kind | None]) -> Any:
        def step(_: Call, number: int) -> str | Failure:
            kind = kinds[number - 1] if number <= len(kinds) else None
            return Failure(kind, "words") if kind else "fine"

        return step

    price = Price(1.0, 1.0)
    providers = [
        FakeProvider(spec("a", price=price, models=("m", "n")), clock, script(first)),
        FakeProvider(groq_like("b", price=price), clock, script(second)),
    ]
    router = Router(providers, clock=clock, budget=Budget(usd=1.0))

    async def main() -> None:
        tasks = [asyncio.ensure_future(router.complete(request(f"p{n}"))) for n in range(count)]
        for _ in range(cancelled_after):
            await asyncio.sleep(0)
        tasks[0].cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(isinstance(each, Reply | SocraError | asyncio.CancelledError) for each in outcomes)

    clock.run(main())
    desk = router._desk
    assert desk._under_way == []
    assert abs(desk.spending.promised_usd) < 1e-9
    assert desk.spending.promised_tokens == 0
    assert sum(call.outcome != "skipped" for call in router.calls) == sum(len(p.calls) for p in providers)


class Travelling(FakeProvider):
    """A provider that counts as Groq does, when a request arrives: late, each by a time of its own."""

    bucket: Bucket
    travels: list[float]
    refusals: int = 0

    async def complete(self, call: Call) -> Answer:
        await self.clock.sleep(self.travels[len(self.calls) % len(self.travels)])
        counted = self.usage(call).input_tokens + call.max_output_tokens
        self.bucket.refill(self.clock.now())
        if counted > self.bucket.level + 1e-6:
            self.refusals += 1
            raise CallFailed(Failure(Kind.RATE_LIMITED_MINUTE, retry_after_s=1.0))
        self.bucket.level -= counted
        return await super().complete(call)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(10, 2900), st.integers(10, 2900), st.floats(0, 30)), min_size=1, max_size=10
    ),
    st.lists(st.floats(0, ARRIVAL_S), min_size=1, max_size=5),
)
def test_no_pattern_of_arrivals_provokes_a_refusal_or_wastes_much_time(
    arrivals: list[tuple[int, int, float]], travels: list[float]
) -> None:
    clock = JumpingClock()
    begun = clock.now()
    provider = Travelling(groq_like("a"), clock)
    provider.bucket, provider.travels = Bucket(6000, 60.0), travels
    router = Router([provider], clock=clock, max_wait_s=1e6)
    ends: list[float] = []

    async def one(tokens: int, output: int, after: float) -> None:
        await clock.sleep(after)
        await router.complete(request(tokens=tokens, output=output))
        ends.append(clock.now())

    async def main() -> None:
        await asyncio.gather(*(one(*arrival) for arrival in arrivals))

    clock.run(main())
    assert provider.refusals == 0
    lower_bound = max(0.0, (sum(tokens + output for tokens, output, _ in arrivals) - 6000) / 100)
    last_arrival = max(after for _, _, after in arrivals)
    assert max(ends) - begun <= last_arrival + 1.1 * lower_bound + 2 * (ARRIVAL_S + 0.1) + 2.0
