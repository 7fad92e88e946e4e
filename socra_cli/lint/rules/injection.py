"""SOC8xx: text that talks to the reviewer instead of about the idea."""

from __future__ import annotations

from typing import Final

from socra_cli.lint.diagnostic import Family, Severity
from socra_cli.lint.rule import Rule

ADDRESSED: Final = Rule(
    code="SOC801",
    name="addressed-to-the-reviewer",
    family=Family.INJECTION,
    severity=Severity.ERROR,
    persona="warden",
    importance=3,
    message="An instruction in the brief is addressed to the reviewer (prompt injection). It was ignored, "
    "changes no score, and nothing in it counts as evidence.",
    question="Who put this sentence into the brief, and when?",
    most=20,
)

RULES: Final = (ADDRESSED,)
