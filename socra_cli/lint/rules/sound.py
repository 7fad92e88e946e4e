"""SOC9xx: what speaks for the brief. Credit is given in the same breath as doubt."""

from __future__ import annotations

from functools import partial
from typing import Final

from socra_cli.lint.diagnostic import Family, Severity
from socra_cli.lint.rule import Rule

_rule = partial(Rule, family=Family.SOUND, severity=Severity.INFO, importance=2)

REPEATED: Final = _rule(
    code="SOC901",
    name="repeated",
    persona="customer",
    message="Evidence, E5: repeated use or payment over a stated time, or the same thing measured before "
    "and after.",
    question="What do those who stayed have in common, and how many others like them have you counted?",
    most=12,
)
COMMITTED: Final = _rule(
    code="SOC902",
    name="committed",
    persona="seller",
    message="Evidence, E4: somebody gave money, time, data or a signature.",
    question="What made the last one who gave this decide, and what had they refused before?",
    most=12,
)
OBSERVED: Final = _rule(
    code="SOC903",
    name="observed",
    persona="customer",
    message="Evidence, E3: something that happened, observed or counted, with who, when or how much.",
    question="How was it counted, and what did the same count give elsewhere?",
    most=12,
)
FIRST_HAND: Final = _rule(
    code="SOC904",
    name="first-hand",
    persona="builder",
    message="First-hand knowledge: somebody here has done the work that this is about.",
    question="When you last did this work, what surprised those who hadn't done it?",
    when=("first_hand",),
    most=2,
)
ADMITTED: Final = _rule(
    code="SOC905",
    name="limits-admitted",
    persona="warden",
    message="The brief says what it does not know: a limit that is admitted can be tested.",
    question="What is the cheapest thing you have tried so far to find this out?",
    when=("admitted",),
    most=3,
)
KILL_RULE: Final = _rule(
    code="SOC906",
    name="stopping-rule",
    persona="economist",
    message="A stopping rule is stated in advance: what would end this, by number or date.",
    question="When was this number last looked at, and what was it?",
    when=("kill_rule",),
    most=3,
)

RULES: Final = (REPEATED, COMMITTED, OBSERVED, FIRST_HAND, ADMITTED, KILL_RULE)
