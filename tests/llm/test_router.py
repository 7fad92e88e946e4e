"""The router's door for whole answers, on a clock that jumps."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from pydantic import BaseModel

from socra_cli.errors import ConfigurationError, ProvidersError, RefusedError, SocraError
from socra_cli.llm import AllFailed, Budget, Message, Notice, Price, Rendering, Reply, Request, Router
from socra_cli.llm.events import RouterEvent, Sent, Waiting
from socra_cli.llm.failures import Failure, Kind
from socra_cli.llm.request import Answer, LimitSeen, Usage
from tests.llm.fakes import FakeProvider, Inputs, JumpingClock, groq_like, request, spec


class Score(BaseModel):
    score: int


class Stage:
    """Two providers, `a` before `b`, a router over them, and all it told."""

    def __init__(self, *specs: Any, **settings: Any) -> None:
        self.clock = JumpingClock()
        self.begun = self.clock.now()
        self.events: list[RouterEvent] = []
        self.providers = [FakeProvider(each, self.clock) for each in specs or (spec("a"), spec("b"))]
        self.router = Router(self.providers, clock=self.clock, observer=self.events.append, **settings)

    @property
    def a(self) -> FakeProvider:
        return self.providers[0]

    @property
    def b(self) -> FakeProvider:
        return self.providers[1]

    @property
    def passed_s(self) -> float:
        return self.clock.now() - self.begun

    def complete(self, what: Request | None = None) -> Reply[Any]:
        return self.clock.run(self.router.complete(what or request()))

    def burst(self, count: int = 5, **members: Any) -> list[Reply[Any] | SocraError]:
        return self.clock.run(self.router.complete_all([request(f"p{n}", **members) for n in range(count)]))

    def outcomes(self) -> list[tuple[str, str]]:
        return [(call.provider, call.outcome) for call in self.router.calls]

    def told(self, kind: type[RouterEvent]) -> list[Any]:
        return [event for event in self.events if isinstance(event, kind)]


def failing(*failures: Failure, then: str = "fine") -> Any:
    """A script: these failures, then an answer."""
    return lambda call, number: failures[number - 1] if number <= len(failures) else then


def always(kind: Kind, **members: Any) -> Any:
    return lambda call, number: Failure(kind, **members)


def test_an_answer_comes_from_the_first_provider_with_its_ledger_entry() -> None:
    stage = Stage()
    reply = stage.complete()
    assert (reply.text, reply.provider, reply.model, reply.value) == ("fine", "a", "a-model", None)
    (call,) = stage.router.calls
    assert (call.outcome, call.attempt, call.rendering, call.repair) == ("ok", 1, "full", False)
    assert (call.input_tokens, call.output_tokens, call.estimated_input_tokens) == (1000, 10, 1000)
    assert (call.ended_at - call.started_at).total_seconds() == pytest.approx(0.1, abs=0.01)
    assert isinstance(stage.told(Sent)[0], Sent)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.MODEL_GONE])
def test_every_failure_leads_to_the_next_provider(kind: Kind) -> None:
    stage = Stage()
    stage.a.script = failing(Failure(kind, "words"))
    assert stage.complete().provider == "b"
    assert stage.outcomes()[0] == ("a", "failed")
    assert stage.outcomes()[-1] == ("b", "ok")
    assert stage.router.calls[0].reason == f"{kind.value}: words"
    assert stage.passed_s < 1


def test_a_model_that_is_gone_makes_room_for_the_next_of_the_same_provider_said_once() -> None:
    stage = Stage(spec("a", models=("old", "new")), spec("b"))
    stage.a.script = failing(Failure(Kind.MODEL_GONE, "404"))
    assert (stage.complete().model, stage.complete().model) == ("new", "new")
    assert [notice.text for notice in stage.told(Notice)] == ["a no longer has old; new is asked instead"]
    assert [(entry.model, entry.usable) for entry in stage.router.route()] == [
        ("old", False),
        ("new", True),
        ("b-model", True),
    ]


def test_a_provider_without_any_model_left_is_left() -> None:
    stage = Stage()
    stage.a.script = always(Kind.MODEL_GONE)
    assert stage.complete().provider == "b"
    assert len(stage.a.calls) == 1


def test_a_refused_key_is_tried_by_one_request_of_a_burst_and_said_once() -> None:
    stage = Stage()
    stage.a.script = always(Kind.UNAUTHORISED, message="401", status=401)
    assert all(isinstance(outcome, Reply) for outcome in stage.burst())
    assert len(stage.a.calls) == 1
    assert [notice.text for notice in stage.told(Notice)] == [
        "a is not asked again in this run: unauthorised: 401"
    ]
    assert stage.router.calls[0].status == 401


def test_every_key_refused_is_a_matter_of_configuration() -> None:
    stage = Stage()
    stage.a.script = stage.b.script = always(Kind.UNAUTHORISED)
    with pytest.raises(ConfigurationError) as raised:
        stage.complete()
    assert raised.value.kind == "keys_refused"


def test_no_usable_provider_is_a_matter_of_configuration() -> None:
    with pytest.raises(ConfigurationError) as raised:
        Stage(spec("a", key=None)).complete()
    assert raised.value.kind == "no_provider"
    with pytest.raises(ConfigurationError):
        JumpingClock().run(Router([]).complete(request()))


def test_when_all_have_failed_the_error_carries_every_failure() -> None:
    stage = Stage()
    stage.a.script, stage.b.script = always(Kind.REFUSED), always(Kind.BAD_REQUEST)
    with pytest.raises(AllFailed) as raised:
        stage.complete()
    assert isinstance(raised.value, ProvidersError)
    assert [(each.provider, each.failure.kind) for each in raised.value.failures] == [
        ("a", Kind.REFUSED),
        ("b", Kind.BAD_REQUEST),
        ("b", Kind.BAD_REQUEST),
    ]
    assert raised.value.message == "No provider can take 'ask' (a: refused; b: bad_request)."
    assert (raised.value.kind, bool(raised.value.hint)) == ("providers_failed", True)


def test_a_wait_hint_is_honoured_and_told_when_there_is_no_other_provider() -> None:
    stage = Stage(spec("a"))
    stage.a.script = failing(Failure(Kind.RATE_LIMITED_MINUTE, "slow down", retry_after_s=7.0))
    assert stage.complete().text == "fine"
    assert stage.passed_s == pytest.approx(0.1 + 7.25 + 0.1, abs=0.01)
    (waiting,) = stage.told(Waiting)
    assert (waiting.provider, round(waiting.seconds, 2)) == ("a", 7.25)
    assert "slow down" in waiting.reason
    assert stage.router.calls[-1].waited_s == pytest.approx(7.25, abs=0.01)


def test_a_rate_limit_holds_all_calls_back_and_one_goes_first() -> None:
    stage = Stage(spec("a"))
    stage.complete()
    stage.a.script = lambda call, number: (
        Failure(Kind.RATE_LIMITED_MINUTE, retry_after_s=5.0) if 2 <= number <= 6 else "fine"
    )
    assert all(isinstance(outcome, Reply) for outcome in stage.burst())
    times = [at - stage.begun for at, _ in stage.a.calls]
    assert len(times) == 1 + 5 + 5, "nobody asked again before the provider was ready"
    assert times[6] == pytest.approx(0.1 + 0.1 + 5.25, abs=0.01)
    assert times[7] == pytest.approx(times[6] + 0.1, abs=0.01)


def test_an_outage_seen_by_one_call_diverts_all_not_yet_sent() -> None:
    stage = Stage(groq_like("a"), spec("b"))
    stage.complete(request(tokens=10, output=10))
    stage.a.script = always(Kind.OVERLOADED, status=529)
    assert all(isinstance(outcome, Reply) for outcome in stage.burst(3, tokens=1100))
    # Two die at once; the third, which would have waited less than the patience, does not go there any more.
    assert (len(stage.a.calls), len(stage.b.calls)) == (1 + 2, 3)
    assert stage.passed_s < 3


def test_a_probe_is_one_call_and_recovery_is_noticed() -> None:
    stage = Stage(spec("a"))
    stage.complete()
    stage.a.takes_s = 1.0
    stage.a.script = lambda call, number: Failure(Kind.OVERLOADED) if number <= 6 else "fine"
    assert all(isinstance(outcome, Reply) for outcome in stage.burst())
    times = [round(at - stage.begun, 1) for at, _ in stage.a.calls]
    # Five die together at 1.1; one probe when the outage is over, the other four once it has answered.
    assert times == [0.0, 0.1, 0.1, 0.1, 0.1, 0.1, 3.1, 4.1, 4.1, 4.1, 4.1]


def test_a_provider_that_stays_down_is_given_up_within_a_minute() -> None:
    stage = Stage(spec("a"))
    stage.a.script = always(Kind.OVERLOADED)
    assert all(isinstance(outcome, AllFailed) for outcome in stage.burst())
    assert stage.passed_s < 60
    assert len(stage.a.calls) <= 10


def test_a_burst_on_one_slow_quota_is_paced_without_one_refusal() -> None:
    stage = Stage(groq_like("a"))
    assert all(isinstance(outcome, Reply) for outcome in stage.burst())
    assert 39 < stage.passed_s < 42
    assert {reason for event in stage.told(Waiting) if (reason := event.reason)} >= {
        "its tokens a minute are used up"
    }


def test_a_burst_spills_to_the_second_provider() -> None:
    stage = Stage(groq_like("a"), spec("b"))
    stage.complete(request(tokens=10, output=10))
    stage.burst()
    assert (len(stage.a.calls), len(stage.b.calls)) == (4, 2)
    skipped = [call for call in stage.router.calls if call.outcome == "skipped"]
    assert {(call.stage, call.provider) for call in skipped} == {("p3", "a"), ("p4", "a")}
    assert "its tokens a minute are used up" in skipped[0].reason
    assert skipped[0].cost_usd is None


@pytest.mark.parametrize(("kind", "again_after_s"), [(Kind.UNREACHABLE, 2), (Kind.SERVER_ERROR, 20)])
def test_a_failed_call_gives_its_tokens_back_only_if_they_were_not_counted(
    kind: Kind, again_after_s: float
) -> None:
    stage = Stage(groq_like("a"))
    stage.a.script = failing(Failure(kind))
    stage.complete(request(tokens=3000, output=2000))
    assert (
        stage.a.calls[1][0] - stage.begun == pytest.approx(again_after_s, rel=0.1)
        or kind is Kind.SERVER_ERROR
    )
    assert stage.a.calls[1][0] - stage.begun >= again_after_s


def test_tokens_read_from_a_cache_are_free() -> None:
    stage = Stage(groq_like("a"))
    stage.a.script = lambda call, number: Answer("fine", Usage(4000, 10, 4000), call.model)
    stage.complete(request(tokens=4000, output=500))
    stage.complete(request(tokens=4000, output=500))
    assert stage.passed_s < 1


def test_nothing_is_sent_beside_a_probe_however_long_it_takes() -> None:
    stage = Stage(spec("a"))
    stage.complete()
    stage.a.script = lambda call, number: Failure(Kind.OVERLOADED) if number == 2 else "fine"

    async def main() -> None:
        failing_one = asyncio.ensure_future(stage.router.complete(request()))
        await stage.clock.sleep(1.0)
        stage.a.takes_s = 20.0
        await stage.clock.sleep(3.0)
        late = asyncio.ensure_future(stage.router.complete(request()))
        await stage.clock.sleep(12.0)
        assert stage.a.open_now == 1
        await asyncio.gather(failing_one, late)

    stage.clock.run(main())


def test_a_provider_without_a_key_has_none_to_prove() -> None:
    stage = Stage(spec("a", key=None, needs_key=False))
    stage.burst(3)
    assert stage.a.most_open == 3


def test_limits_in_the_headers_are_learned() -> None:
    stage = Stage(spec("a", counts="input_and_max_output"))
    seen = (LimitSeen("tokens_minute", limit=6000, remaining=4000),)
    stage.a.script = lambda call, number: Answer(
        "fine", Usage(1000, 10), call.model, seen if number == 1 else ()
    )
    stage.complete()
    stage.burst(3)
    assert stage.passed_s > 15, "4,000 were left, the third has to wait for refill"


def test_a_refusal_for_size_teaches_the_limit_and_a_leaner_rendering_goes_there() -> None:
    stage = Stage(spec("a", counts="input_and_max_output"))
    stage.a.script = failing(Failure(Kind.TOO_LARGE, "413", status=413, limit=6000, requested=7000))
    full, compact = (request(tokens=size).renderings[0] for size in (6000, 3000))
    both = Request("ask", (full, replace(compact, name="compact")), Inputs())
    stage.complete(both)
    assert [call.rendering for call in stage.router.calls] == ["full", "compact"]
    assert [notice.text for notice in stage.told(Notice)] == ["a takes at most 6,000 tokens in one request"]
    stage.complete(both)
    assert stage.router.calls[-1].rendering == "compact"


def test_a_request_that_no_limit_admits_is_refused_before_anything_is_sent() -> None:
    stage = Stage(groq_like("a"))
    with pytest.raises(RefusedError) as raised:
        stage.complete(request(tokens=9000))
    assert raised.value.kind == "too_large"
    assert "one request may have 6,000" in raised.value.message
    assert stage.a.calls == []
    assert stage.router.calls == ()


def test_the_same_later_in_a_run_is_a_failure_of_the_providers() -> None:
    stage = Stage(groq_like("a"))
    stage.complete()
    with pytest.raises(ProvidersError) as raised:
        stage.complete(request(tokens=9000))
    assert raised.value.kind == "too_large"


def test_a_used_up_day_is_not_waited_for() -> None:
    stage = Stage(spec("a"))
    stage.a.script = always(Kind.RATE_LIMITED_DAY, retry_after_s=38.2)
    with pytest.raises(ProvidersError) as raised:
        stage.complete()
    assert raised.value.kind == "max_wait"
    assert stage.passed_s < 1
    assert len(stage.a.calls) == 1


def test_waiting_is_bounded_over_the_whole_run() -> None:
    stage = Stage(groq_like("a"), max_wait_s=30.0)
    outcomes = stage.burst()
    assert [isinstance(outcome, Reply) for outcome in outcomes] == [True, True, True, True, False]
    assert isinstance(outcomes[4], SocraError)
    assert outcomes[4].kind == "max_wait"
    assert stage.passed_s < 30


def test_waits_of_one_call_after_another_add_up() -> None:
    stage = Stage(groq_like("a"), max_wait_s=30.0)
    stage.complete(request(tokens=4000, output=2000))
    stage.complete(request())
    with pytest.raises(ProvidersError) as raised:
        stage.complete(request())
    assert raised.value.kind == "max_wait"
    assert "9 s of waiting are left" in raised.value.message


def test_a_call_that_is_tried_again_keeps_its_place_before_later_ones() -> None:
    stage = Stage(groq_like("a"))
    stage.a.script = lambda call, number: Failure(Kind.CUT) if number == 1 else "fine"

    async def main() -> None:
        first = asyncio.ensure_future(stage.router.complete(request("first", tokens=3000, output=2000)))
        await stage.clock.sleep(0.05)
        later = [asyncio.ensure_future(stage.router.complete(request(f"later {n}"))) for n in range(3)]
        await asyncio.gather(first, *later)

    stage.clock.run(main())
    assert [call.stage for _, call in stage.a.calls] == ["first", "first", "later 0", "later 1", "later 2"]


def test_a_whole_run_can_be_checked_before_it_begins() -> None:
    burst = [request(f"p{n}") for n in range(5)]
    patient, hasty = Stage(groq_like("a")), Stage(groq_like("a"), max_wait_s=30.0)
    assert len(patient.router.check(burst).rows) == 5
    with pytest.raises(RefusedError) as raised:
        hasty.router.check(burst)
    assert raised.value.kind == "max_wait"
    assert hasty.a.calls == []


def test_the_plan_is_what_then_happens() -> None:
    stage = Stage(groq_like("a"), spec("b"))
    burst = [request(f"p{n}") for n in range(5)]
    planned = [(row.stage, row.provider) for row in stage.router.plan(burst).rows]
    stage.burst()
    assert planned == [
        (sent.stage, sent.provider) for sent in sorted(stage.told(Sent), key=lambda sent: sent.stage)
    ]


PRICED = spec("a", price=Price(1.0, 1.0))


def test_the_budget_is_kept_across_parallel_calls() -> None:
    stage = Stage(PRICED, budget=Budget(usd=0.0050))
    outcomes = stage.burst(5)
    # Each may cost $0.0020 and costs $0.00101: two at a time, until what is left can't hold another.
    assert [isinstance(outcome, Reply) for outcome in outcomes] == [True] * 3 + [False] * 2
    assert sum(call.cost_usd or 0 for call in stage.router.calls) == pytest.approx(3 * 0.00101)
    assert stage.a.most_open == 1
    stage = Stage(PRICED, budget=Budget(tokens=1000))
    with pytest.raises(RefusedError) as raised:
        stage.complete()
    assert raised.value.kind == "over_budget"


def test_a_failed_call_frees_what_it_was_promised() -> None:
    stage = Stage(PRICED, budget=Budget(usd=0.0025))
    stage.a.script = failing(Failure(Kind.RATE_LIMITED_MINUTE, retry_after_s=1.0))
    assert stage.complete().text == "fine"
    assert stage.router.calls[0].cost_usd is None


def test_a_model_of_unknown_price_is_not_asked_under_a_budget() -> None:
    stage = Stage(spec("a"), spec("b", price=Price(1.0, 1.0)), budget=Budget(usd=1.0))
    assert stage.complete().provider == "b"
    assert stage.router.calls[0].reason == "its price is unknown, and a budget in dollars is set"


def test_a_typed_answer_is_validated() -> None:
    stage = Stage()
    stage.a.script = lambda call, number: '```json\n{"score": 3}\n```'
    reply = stage.complete(request(schema=Score))
    assert reply.value == Score(score=3)
    assert stage.a.calls[0][1].schema is Score


def test_an_invalid_answer_gets_one_repair_that_shows_the_errors() -> None:
    stage = Stage()
    stage.a.script = lambda call, number: '{"score": "high"}' if number == 1 else '{"score": 3}'
    reply = stage.complete(request(schema=Score))
    assert reply.value == Score(score=3)
    repair = stage.a.calls[1][1].messages
    assert repair[-2] == Message("assistant", '{"score": "high"}')
    assert "valid integer" in repair[-1].content
    assert [(call.outcome, call.repair, call.attempt) for call in stage.router.calls] == [
        ("failed", False, 1),
        ("ok", True, 2),
    ]
    first, second = stage.router.calls
    assert reply.usage.output_tokens == 20
    assert reply.usage.input_tokens == (first.input_tokens or 0) + (second.input_tokens or 0)


def test_after_a_failed_repair_the_next_provider_is_asked_and_then_the_stage_has_failed() -> None:
    stage = Stage()
    stage.a.script = lambda call, number: '{"score": "high"}'
    stage.b.script = lambda call, number: '{"score": 3}'
    assert stage.complete(request(schema=Score)).provider == "b"
    assert (len(stage.a.calls), len(stage.b.calls)) == (2, 1)
    stage = Stage()
    stage.a.script = stage.b.script = lambda call, number: "no idea"
    with pytest.raises(AllFailed) as raised:
        stage.complete(request(schema=Score))
    assert (len(stage.a.calls), len(stage.b.calls)) == (2, 2)
    assert "malformed: there is no JSON object" in raised.value.message


def test_a_repair_that_does_not_fit_is_left_out() -> None:
    stage = Stage(groq_like("a"), spec("b"))
    stage.a.script = lambda call, number: "x" * 20_000
    stage.b.script = lambda call, number: '{"score": 3}'
    assert stage.complete(request(tokens=3000, output=2000, schema=Score)).provider == "b"
    assert len(stage.a.calls) == 1


def test_one_failed_request_does_not_disturb_the_others_and_each_is_told_as_it_comes() -> None:
    stage = Stage(spec("a"))
    stage.a.script = lambda call, number: Failure(Kind.REFUSED) if call.stage == "p1" else "fine"
    told: list[int] = []
    requests = [request(f"p{n}") for n in range(3)]
    outcomes = stage.clock.run(
        stage.router.complete_all(requests, on_result=lambda index, _: told.append(index))
    )
    assert [type(outcome).__name__ for outcome in outcomes] == ["Reply", "AllFailed", "Reply"]
    assert sorted(told) == [0, 1, 2]


def test_a_call_cancelled_in_the_queue_takes_nothing() -> None:
    stage = Stage(groq_like("a"))

    async def main() -> None:
        await stage.router.complete(request(tokens=4000))
        waiting = asyncio.ensure_future(stage.router.complete(request(tokens=4000)))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await stage.router.complete(request(tokens=10, output=10))

    stage.clock.run(main())
    assert stage.passed_s < 1
    assert stage.outcomes() == [("a", "ok"), ("a", "ok")]


@pytest.mark.parametrize("turns", range(1, 8))
def test_a_call_cancelled_at_any_moment_leaves_no_reservation(turns: int) -> None:
    stage = Stage(PRICED, budget=Budget(usd=0.0021))

    async def main() -> None:
        cancelled = asyncio.ensure_future(stage.router.complete(request()))
        for _ in range(turns):
            await asyncio.sleep(0)
        cancelled.cancel()
        with pytest.raises(asyncio.CancelledError):
            await cancelled

    stage.clock.run(main())
    desk = stage.router._desk
    assert desk._under_way == []
    assert (desk.spending.promised_usd, desk.spending.promised_tokens) == (0, 0)
    assert desk.sent == len(stage.a.calls)
    assert stage.a.open_now == 0
    assert [call.outcome for call in stage.router.calls] == ["cancelled"] * len(stage.a.calls)


def test_a_cancelled_burst_cancels_all_its_calls() -> None:
    stage = Stage(spec("a"))

    async def main() -> None:
        await stage.router.complete(request())
        burst = asyncio.ensure_future(stage.router.complete_all([request(f"p{n}") for n in range(3)]))
        while stage.a.open_now < 3:
            await asyncio.sleep(0)
        burst.cancel()
        with pytest.raises(asyncio.CancelledError):
            await burst
        await asyncio.sleep(0)

    stage.clock.run(main())
    assert stage.a.open_now == 0
    assert [call.outcome for call in stage.router.calls] == ["ok", "cancelled", "cancelled", "cancelled"]


def test_closing_the_router_closes_every_provider() -> None:
    stage = Stage()

    async def main() -> None:
        async with stage.router as router:
            await router.complete(request())

    stage.clock.run(main())
    assert (stage.a.closed, stage.b.closed) == (1, 1)


def test_the_router_is_built_from_specs_without_loading_an_sdk_or_the_command_line() -> None:
    code = (
        "import sys\n"
        "from socra_cli.llm import ProviderSpec, Router\n"
        "Router.from_specs([ProviderSpec('a', 'openai', ('m',)), ProviderSpec('b', 'anthropic', ('m',))])\n"
        "heavy = {'openai', 'anthropic', 'typer', 'rich', 'genai_prices', 'socra_cli.app'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_renderings_go_out_as_they_are() -> None:
    stage = Stage()
    messages = (Message("system", "be brief"), Message("user", "ask"))
    stage.complete(Request("ask", (Rendering("full", messages, 100),), Inputs()))
    call = stage.a.calls[0][1]
    assert (call.messages, call.max_output_tokens, call.stage) == (messages, 100, "ask")


def test_a_repair_that_would_have_to_wait_leaves_the_request_to_a_provider_that_need_not() -> None:
    stage = Stage(groq_like("a", tokens_minute=2200), spec("b"))
    stage.a.script = lambda call, number: '{"score": "high"}'
    stage.b.script = lambda call, number: '{"score": 3}'
    assert stage.complete(request(schema=Score)).provider == "b"
    assert (len(stage.a.calls), len(stage.b.calls)) == (1, 1)
    assert stage.passed_s < 1


def test_alone_it_waits_for_its_repair() -> None:
    stage = Stage(groq_like("a", tokens_minute=2600))
    stage.a.script = lambda call, number: '{"score": "high"}' if number == 1 else '{"score": 3}'
    assert stage.complete(request(tokens=900, output=500, schema=Score)).value == Score(score=3)
    assert stage.passed_s > 2
