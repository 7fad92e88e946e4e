"""SOC7xx: how the idea is put: solution first, technology first, words without content, questions left
open."""

from __future__ import annotations

from functools import partial
from typing import Final

from socra_cli.lint.diagnostic import Family, Severity
from socra_cli.lint.rule import Rule

_rule = partial(Rule, family=Family.FRAMING, severity=Severity.INFO, persona="customer")

RULES: Final = (
    _rule(
        code="SOC701",
        name="solution-before-problem",
        importance=2,
        message="It begins with the thing to be built, and nowhere says who suffers from what today.",
        question="What went wrong, for whom, the last time this thing was missing?",
        most=1,
    ),
    _rule(
        code="SOC702",
        name="technology-first",
        importance=1,
        persona="builder",
        message="“{cue}” says how, not what for: nothing shows that a simpler means was tried and fell "
        "short.",
        question="What was the simplest thing you tried without it, and where did that fail?",
        when=("tech_first",),
        most=2,
    ),
    _rule(
        code="SOC703",
        name="buzzword",
        importance=1,
        persona="seller",
        message="“{cue}” could be said of any product, so it says nothing of this one.",
        question="What could the last user do afterwards that they couldn't do before?",
        when=("buzzword",),
        most=2,
    ),
    _rule(
        code="SOC704",
        name="left-open",
        severity=Severity.WARNING,
        importance=2,
        persona="economist",
        message="“{cue}” leaves open what the idea hangs on{topic}.",
        question="What have you tried so far to settle this, and what did you find out?",
        when=("undecided",),
        unless=("admitted",),
        most=3,
    ),
    _rule(
        code="SOC705",
        name="many-audiences",
        importance=2,
        severity=Severity.WARNING,
        message="{number} kinds of people are to be served at once; each has another problem, buyer and "
        "channel.",
        question="Which one of these had the problem most recently, and what did it cost them?",
        most=1,
    ),
    _rule(
        code="SOC706",
        name="solved-today",
        severity=Severity.WARNING,
        importance=3,
        message="By the brief's own words something already does this (a free group, tool or habit): the "
        "status quo may be good enough.",
        question="What happened the last time somebody tried to move these people off what they already use?",
        most=2,
    ),
    _rule(
        code="SOC707",
        name="problem-is-a-missing-app",
        importance=1,
        message="“{cue}” names the absence of a solution as the problem; a missing product hurts nobody by "
        "itself.",
        question="What do people do today in its place, and what did that cost them last month?",
        when=("no_app_yet",),
        most=1,
    ),
)
