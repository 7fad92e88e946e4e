from __future__ import annotations

from dataclasses import replace

import pytest

from socra_cli.llm.budget import Budget, Spending
from socra_cli.llm.fit import Demand, Option
from socra_cli.llm.forecast import forecast
from socra_cli.llm.planner import Rules
from socra_cli.llm.prices import price_usd
from socra_cli.llm.quota import Account, reconciled
from socra_cli.llm.route import Standing
from socra_cli.llm.spec import Price, ProviderSpec
from tests.llm.fakes import groq_like, spec

T = 1_800_000_000.0
RULES = Rules(price_usd)


def standing(which: ProviderSpec) -> Standing:
    return Standing(which, reconciled(Account(), which, T))


def demand(stage: str, tokens: int = 900, output: int = 1000) -> Demand:
    return Demand(stage, (Option("full", tokens, output),))


PERSONAS = [demand(f"persona {number}") for number in range(5)]


def test_a_plan_says_where_when_how_much_and_why() -> None:
    plan = forecast(
        [[demand("intake")], PERSONAS], [standing(groq_like()), standing(spec("google"))], T, RULES
    )
    assert [row.provider for row in plan.rows] == ["groq", "groq", "groq", "google", "google", "google"]
    assert [row.stage for row in plan.rows[:2]] == ["intake", "persona 0"]
    assert plan.rows[0].tokens == plan.rows[0].input_tokens + 1000
    assert plan.rows[4].tokens == plan.rows[4].input_tokens
    assert plan.rows[4].reason.startswith("the first request under its key goes alone; groq: it could start ")
    assert plan.refusal == ""


def test_an_earlier_burst_proves_the_key_for_the_later_ones() -> None:
    plan = forecast([[demand("intake")], PERSONAS[:2]], [standing(groq_like())], T, RULES)
    assert [row.start_in_s for row in plan.rows] == [0.0, 0.0, 0.0]


def test_a_later_burst_starts_when_the_one_before_it_has() -> None:
    plan = forecast([PERSONAS, [demand("synthesis")]], [standing(groq_like())], T, RULES)
    assert plan.rows[5].start_in_s > plan.rows[4].start_in_s > 35


def test_the_naive_way_is_counted() -> None:
    large = [demand(f"persona {number}", 1500) for number in range(5)]
    plan = forecast([[demand("intake")], large], [standing(groq_like())], T, RULES)
    assert str(plan.naive) == "3 of 5 would be refused"
    assert plan.naive is not None
    assert plan.naive.provider == "groq"
    keyless = forecast([large], [standing(spec(key=None))], T, RULES)
    assert keyless.naive is None
    assert forecast([], [standing(groq_like())], T, RULES).naive is None


def test_a_request_above_the_limit_is_refused_naively_too() -> None:
    plan = forecast([[demand("huge", 9000)]], [standing(groq_like())], T, RULES)
    assert str(plan.naive) == "1 of 1 would be refused"
    assert plan.kind == "too_large"
    assert plan.refusal.startswith("huge: groq: it needs 9,000 tokens and 1,000 for the answer")
    assert (plan.rows[0].provider, plan.rows[0].price_usd) == ("", None)


def test_a_run_is_refused_when_its_whole_price_is_over_the_budget() -> None:
    priced = spec(price=Price(1.0, 1.0))
    plan = forecast([PERSONAS], [standing(priced)], T, RULES)
    assert plan.price_usd == pytest.approx(5 * (900 + 1000) / 1e6)
    tight = replace(RULES, spending=Spending(Budget(usd=0.005)))
    over = forecast([PERSONAS], [standing(priced)], T, tight)
    assert over.kind == "over_budget"
    assert over.refusal.startswith("The whole run: it may cost $0.0095")
    assert forecast([PERSONAS], [standing(spec())], T, RULES).price_usd is None


def test_waiting_is_bounded_over_all_bursts_together() -> None:
    tight = replace(RULES, max_wait_s=45)
    once = forecast([PERSONAS], [standing(groq_like())], T, tight)
    twice = forecast([PERSONAS, PERSONAS], [standing(groq_like())], T, tight)
    assert (once.kind, twice.kind) == ("", "max_wait")
