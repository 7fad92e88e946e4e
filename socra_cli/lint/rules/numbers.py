"""SOC4xx: the numbers don't work out. Each message shows its sum."""

from __future__ import annotations

from functools import partial
from typing import Final

from socra_cli.lint.diagnostic import Family, Severity
from socra_cli.lint.rule import Rule

_rule = partial(
    Rule, family=Family.NUMBERS, severity=Severity.ERROR, persona="economist", importance=3, most=1
)

CUT_BELOW_COST: Final = _rule(
    code="SOC401",
    name="share-below-cost",
    message="{sum}: the share kept does not cover the cost, so every sale makes a loss (negative "
    "contribution).",
    question="For the last sale, what came in after everyone else was paid, and what did it cost you?",
)
PRICE_BELOW_COST: Final = _rule(
    code="SOC402",
    name="price-below-cost",
    message="{sum}: the price does not cover the cost, so every sale makes a loss (negative margin).",
    question="What was paid for the last one, and what did it cost to make, deliver and support?",
)
SLOW_PAYBACK: Final = _rule(
    code="SOC403",
    name="slow-payback",
    message="{sum}: what it saves or earns pays back its price too late, or never.",
    question="What did the last buyer of something like this pay, and after how long had it paid for itself?",
)
OVER_CAPACITY: Final = _rule(
    code="SOC404",
    name="over-capacity",
    persona="builder",
    message="{sum}: more work than there are hours (capacity against demand).",
    question="How many were done in the busiest day so far, by how many people, and in how many hours?",
)
BATTERY: Final = _rule(
    code="SOC405",
    name="battery",
    persona="builder",
    message="{sum}: the battery does not last as long as is said.",
    question="How long did the last unit run on one charge, with the radio and sensors in real use?",
)
CURRENCIES: Final = _rule(
    code="SOC406",
    name="mixed-currencies",
    severity=Severity.WARNING,
    importance=1,
    message="Amounts stand in {sum}; a sum over them needs one currency, and a rate with a date.",
    question="In which currency was the last payment made, and in which was the last bill?",
)
PARTS: Final = _rule(
    code="SOC407",
    name="parts-and-total",
    message="{sum}: the parts don't add up to the total.",
    question="Where does each part come from, and which of them was counted twice or left out?",
    most=2,
)
PRODUCT: Final = _rule(
    code="SOC408",
    name="wrong-product",
    message="{sum}: the figures given multiply to something else.",
    question="Which of these three numbers was counted, and which were worked out from the others?",
    most=2,
)
RUNWAY: Final = _rule(
    code="SOC409",
    name="runway-too-short",
    message="{sum}: the money ends before the time that is planned with it.",
    question="What was left in the account at the end of last month, and what had gone out?",
)
RATES: Final = _rule(
    code="SOC410",
    name="rates-disagree",
    message="{sum}: the same thing is counted at two rates that don't agree.",
    question="Which of these was counted, over which weeks, and by whom?",
)
DEADLINE: Final = _rule(
    code="SOC412",
    name="late-for-the-date",
    severity=Severity.WARNING,
    importance=2,
    message="{sum}: it is ready after the date that it is needed by, or after the money ends.",
    question="What was finished in the last month, and what is left before the day it is first needed?",
)

RULES: Final = (
    CUT_BELOW_COST,
    PRICE_BELOW_COST,
    SLOW_PAYBACK,
    OVER_CAPACITY,
    BATTERY,
    CURRENCIES,
    PARTS,
    PRODUCT,
    RUNWAY,
    RATES,
    DEADLINE,
)
