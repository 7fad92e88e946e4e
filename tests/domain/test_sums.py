from __future__ import annotations

import pytest

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.ledger import Ledger
from socra_cli.domain.report import PersonaReport
from socra_cli.domain.sums import LOSS_CAP, economics_of, held_by_loss

SALE = "An order is 120 rupees and we keep 15 percent; packaging costs us about 35 rupees an order"
MORE = "An order is 120 rupees and we keep 50 percent; packaging costs us about 35 rupees an order"


def economist(words: str, score: int | None, share: int = 15) -> PersonaReport:
    said = Quote(turn="brief", text=words, end=len(words), verified=True, level=Level.E5)
    return PersonaReport(
        id="economist",
        lens="viability",
        reason="It sells.",
        score=score,
        score_quotes=(said,),
        evidence_level=Level.E5,
        proposed_score=score,
        fields={
            "price": {"amount": 120, "currency": "INR", "per": "order"},
            "take_rate_percent": share,
            "unit_cost_lines": [{"name": "packaging", "amount": 35}],
        },
    )


@pytest.mark.parametrize("proposed", [6, 8, 10])
def test_a_computed_loss_on_every_sale_holds_the_score_and_says_why(proposed: int) -> None:
    held = held_by_loss(economist(SALE, proposed), Ledger())
    assert held.score == LOSS_CAP
    assert held.proposed_score == proposed
    assert "120 × 15 % − 35 = −17 INR per order" in held.reason
    assert held.reason.startswith("It sells. Lowered to 4 by rule")


@pytest.mark.parametrize("proposed", [None, 0, 4])
def test_a_lower_score_stays_as_it_is(proposed: int | None) -> None:
    report = economist(SALE, proposed)
    assert held_by_loss(report, Ledger()) is report


def test_a_sale_that_leaves_something_limits_nothing() -> None:
    report = economist(MORE, 8, share=50)
    assert held_by_loss(report, Ledger()) is report


def test_a_report_without_a_price_is_left_alone() -> None:
    report = PersonaReport(id="builder", lens="feasibility", reason="", score=8)
    assert held_by_loss(report, Ledger()) is report


def test_what_is_not_sold_lacks_no_price_and_no_customer() -> None:
    fields = {"price": None, "unit_cost_lines": [], "cac": None, "runway_months": None}
    report = PersonaReport(id="sustainer", lens="sustainability", reason="", score=None, fields=fields)
    found = economics_of([report], Ledger())
    assert found is not None
    assert found.missing == (
        "what a year of it costs, line by line",
        "who pays that, and until when",
        "the runway: for how many months the money lasts",
    )
