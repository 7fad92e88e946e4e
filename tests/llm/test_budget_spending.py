from __future__ import annotations

from socra_cli.llm.budget import Budget, Cost, Spending
from socra_cli.llm.request import Usage


def test_without_a_budget_everything_is_admitted() -> None:
    assert Spending().admits(Cost(None, 10**9))


def test_an_unknown_price_is_refused_only_under_a_budget_in_dollars() -> None:
    assert "unknown" in Spending(Budget(usd=1.0)).refusal(Cost(None, 10))
    assert Spending(Budget(tokens=100)).refusal(Cost(None, 10)) == ""


def test_promises_hold_back_and_settling_frees_what_was_not_spent() -> None:
    spending = Spending(Budget(usd=1.0)).promise(Cost(0.7, 100))
    assert not spending.admits(Cost(0.5, 100))
    assert spending.refusal(Cost(0.5, 100)) == "", "it may fit once the promise is settled"
    settled = spending.settle(Cost(0.7, 100), Usage(50, 10), 0.2)
    assert settled.admits(Cost(0.5, 100))
    assert (settled.spent_usd, settled.spent_tokens, settled.promised_usd, settled.promised_tokens) == (
        0.2,
        60,
        0.0,
        0,
    )


def test_refusals_do_the_arithmetic() -> None:
    spent = Spending(Budget(usd=0.01, tokens=1000), spent_usd=0.008, spent_tokens=900)
    assert (
        spent.refusal(Cost(0.005, 50)) == "it may cost $0.0050, and $0.0020 of the budget's $0.0100 is left"
    )
    assert spent.refusal(Cost(0.001, 200)) == "it may use 200 tokens, and 100 of the budget's 1,000 are left"
