from __future__ import annotations

from dataclasses import replace
from typing import Any

from socra_cli.llm.budget import Budget, Spending
from socra_cli.llm.fit import Demand, Option
from socra_cli.llm.health import Health
from socra_cli.llm.planner import PROBE_S, Assignment, PassedOver, Rules, Unplaced, plan
from socra_cli.llm.quota import Account, reconciled
from socra_cli.llm.request import Usage
from socra_cli.llm.route import Standing
from socra_cli.llm.spec import Limits, ProviderSpec
from tests.llm.fakes import groq_like, spec

T = 1_800_000_000.0


def free(_: ProviderSpec, __: str, usage: Usage) -> float | None:
    return 0.001 * usage.input_tokens


RULES = Rules(free)


def standing(which: ProviderSpec, *, answered: bool = True, **members: Any) -> Standing:
    return Standing(which, reconciled(Account(answered=answered), which, T), **members)


def demand(name: str = "p", tokens: int = 900, output: int = 1000, **members: Any) -> Demand:
    return Demand(name, (Option("full", tokens, output),), **members)


def placed(demands: list[Demand], standings: list[Standing], rules: Rules = RULES) -> list[tuple[str, float]]:
    entries = plan(demands, standings, T, rules)
    return [
        (entry.provider, round(entry.start.at - T, 1)) if isinstance(entry, Assignment) else ("", 0.0)
        for entry in entries
    ]


def test_a_burst_that_fits_goes_at_once_to_the_first_provider() -> None:
    assert placed([demand()] * 3, [standing(groq_like()), standing(spec("google"))]) == [("groq", 0.0)] * 3


def test_what_does_not_fit_goes_to_the_next_provider() -> None:
    assert placed([demand()] * 5, [standing(groq_like()), standing(spec("google"))]) == [
        ("groq", 0.0),
        ("groq", 0.0),
        ("groq", 0.0),
        ("google", 0.0),
        ("google", 0.0),
    ]


def test_or_is_paced_when_there_is_no_other() -> None:
    starts = [start for _, start in placed([demand()] * 5, [standing(groq_like())])]
    assert starts[:3] == [0.0] * 3
    assert 16 < starts[3] <= 17
    assert 35 < starts[4] <= 36


def test_or_is_paced_when_waiting_is_shorter_than_the_patience() -> None:
    burst = [demand(tokens=1005)] * 3
    standings = [standing(groq_like()), standing(spec("google"))]
    assert [provider for provider, _ in placed(burst, standings)] == ["groq"] * 3
    hasty = replace(RULES, patience_s=0.1)
    assert [provider for provider, _ in placed(burst, standings, hasty)] == ["groq", "groq", "google"]


def test_nobody_overtakes_within_a_provider() -> None:
    assert (
        placed(
            [demand(tokens=4000), demand(tokens=4000), demand(tokens=10, output=10)], [standing(groq_like())]
        )[2][1]
        > 40
    )


def test_the_first_request_under_a_key_goes_alone_and_the_others_wait_for_it_only_a_moment() -> None:
    cold = standing(spec(), answered=False)
    assert placed([demand()] * 3, [cold]) == [("groq", 0.0), ("groq", 2.0), ("groq", 2.0)]
    assert placed([demand()], [replace(cold, first_sent_at=T - 1)]) == [("groq", 1.0)]
    assert placed([demand()], [replace(cold, first_sent_at=T - 3)]) == [("groq", 0.0)]


def test_after_an_outage_one_probe_goes_and_the_others_go_elsewhere_or_wait_for_it() -> None:
    down = standing(spec("a"), health=Health(outages=1, closed_until=T - 1))
    assert placed([demand()] * 2, [down]) == [("a", 0.0), ("a", PROBE_S)]
    assert placed([demand()] * 2, [down, standing(spec("b"))]) == [("a", 0.0), ("b", 0.0)]
    assert placed([demand()], [replace(down, probing=True), standing(spec("b"))]) == [("b", 0.0)]


def test_a_closed_provider_is_waited_for_only_if_there_is_no_other() -> None:
    down = standing(spec("a"), health=Health(outages=1, closed_until=T + 8, closed_reason="overloaded"))
    assert placed([demand()], [down]) == [("a", 8.0)]
    assert placed([demand()], [down, standing(spec("b"))]) == [("b", 0.0)]


def test_a_hopeless_provider_is_not_waited_for() -> None:
    down = standing(spec("a"), health=Health(outages=5, closed_until=T + 32, closed_reason="overloaded"))
    (entry,) = plan([demand()], [down], T, RULES)
    assert isinstance(entry, Unplaced)
    assert entry.passed_over == (PassedOver("a", "a-model", "out for 32 s more: overloaded", "failed"),)


def test_a_provider_that_asked_for_time_gets_it() -> None:
    held = standing(spec("a"))
    held = replace(held, account=held.account.held(T + 7, "rate_limited_minute"))
    assert placed([demand()], [held]) == [("a", 7.0)]


def test_tries_put_others_first_and_bars_leave_them_out() -> None:
    both = [standing(spec("a")), standing(spec("b"))]
    assert placed([demand(tries={"a": 1})], both) == [("b", 0.0)]
    assert placed([demand(tries={"a": 1}, barred={"b": "cut"})], both) == [("a", 0.0)]
    assert placed([demand(pinned="b")], both) == [("b", 0.0)]


def test_a_limit_that_is_only_a_default_paces_but_cannot_refuse() -> None:
    members = {"limits": Limits(tokens_day=1000)}
    two = [demand(tokens=900), demand(tokens=900)]
    default = standing(spec("a", **members))
    user_set = standing(spec("a", limits_set=frozenset({"tokens_day"}), **members))
    assert placed(two, [default]) == [("a", 0.0)] * 2
    assert placed(two, [user_set]) == [("a", 0.0), ("", 0.0)]


def test_a_wait_longer_than_allowed_is_refused_with_its_arithmetic() -> None:
    entries = plan([demand()] * 4, [standing(groq_like())], T, replace(RULES, max_wait_s=10))
    assert isinstance(entries[3], Unplaced)
    assert entries[3].kind == "max_wait"
    (passed,) = entries[3].passed_over
    assert passed.provider == "groq"
    assert "10 s of waiting are left: its tokens a minute are used up" in passed.reason


def test_everything_passed_over_is_explained_in_route_order() -> None:
    refused = standing(spec("a"), health=Health(refused="unauthorised: no"))
    down = standing(spec("b"), health=Health(outages=1, closed_until=T + 9, closed_reason="overloaded"))
    keyless = standing(spec("c", key=None))
    (entry,) = plan([demand()], [refused, down, keyless, standing(spec("d")), standing(spec("e"))], T, RULES)
    assert isinstance(entry, Assignment)
    assert entry.passed_over == (
        PassedOver("a", "a-model", "unauthorised: no", "failed"),
        PassedOver("b", "b-model", "it could start 9.0 s later: out for 9 s more: overloaded", "later"),
    )


def test_the_budget_goes_to_a_cheaper_provider_waits_for_promises_or_refuses() -> None:
    def price(which: ProviderSpec, _: str, __: Usage) -> float | None:
        return {"dear": 0.9, "cheap": 0.1}.get(which.name)

    def rules(**members: Any) -> Rules:
        return Rules(price, spending=Spending(Budget(usd=0.5), **members))

    route = [standing(spec("unpriced")), standing(spec("dear")), standing(spec("cheap"))]
    assert placed([demand()], route, rules()) == [("cheap", 0.0)]
    assert placed([demand()], route, rules(promised_usd=0.45)) == [("cheap", PROBE_S)]
    (entry,) = plan([demand()], route, T, rules(spent_usd=0.45))
    assert isinstance(entry, Unplaced)
    assert entry.kind == "over_budget"


def test_a_default_limit_that_is_too_small_prefers_another_provider_and_says_so() -> None:
    small = standing(spec("small", limits=Limits(tokens_minute=500)))
    (entry,) = plan([demand()], [small, standing(spec("b"))], T, RULES)
    assert isinstance(entry, Assignment)
    assert entry.provider == "b"
    assert entry.passed_over[0].reason == "the request is larger than its tokens a minute are believed to be"
    assert placed([demand()], [small]) == [("small", 0.0)]
