"""SOC2xx: more is claimed than is shown."""

from __future__ import annotations

from functools import partial
from typing import Final

from socra_cli.lint.diagnostic import Family, Severity
from socra_cli.lint.rule import Rule

_rule = partial(Rule, family=Family.OVERCLAIM, severity=Severity.WARNING)

RULES: Final = (
    _rule(
        code="SOC201",
        name="everyone",
        persona="customer",
        importance=2,
        message="“{cue}” is not a customer: nobody can be found, asked or counted by that description.",
        question="Who was the last single person who had this problem, and what did they do about it?",
        when=("everyone",),
        unless=("weak_everyone_says", "weak_liking", "no_rivals", "everyone_ok"),
        negatable=True,
        most=2,
    ),
    _rule(
        code="SOC202",
        name="no-competitors",
        persona="seller",
        importance=3,
        message="“{cue}”: people already do something about this, be it a spreadsheet, a habit, an "
        "incumbent or nothing, and that is the competitor.",
        question="What did the last three people you met use instead, and what did it cost them?",
        when=("no_rivals",),
        most=2,
    ),
    _rule(
        code="SOC203",
        name="guaranteed",
        persona="warden",
        importance=2,
        message="“{cue}” promises certainty; nothing here shows how often it was tried and how often it "
        "failed.",
        question="How many times has it been tried so far, how many times did it fail, and what happened "
        "then?",
        when=("guaranteed",),
        negatable=True,
        most=2,
    ),
    _rule(
        code="SOC204",
        name="first-ever",
        persona="seller",
        importance=1,
        message="“{cue}” is a claim about everyone else, and no search is described that could support it.",
        question="Where did you look for others who tried this, and why did the last one you found stop?",
        when=("first_ever",),
        negatable=True,
        most=2,
    ),
    _rule(
        code="SOC205",
        name="share-of-a-huge-market",
        persona="economist",
        importance=3,
        message="A share of a whole market is top-down: the revenue follows from the market size and not "
        "from anyone reached.{sum}",
        question="Counting bottom-up: how many named customers can you reach this year, and what did the "
        "last one pay?",
        most=1,
    ),
    _rule(
        code="SOC206",
        name="superlative",
        persona="seller",
        importance=1,
        message="“{cue}” compares without a measurement or a source.",
        question="Compared with what, measured how, and by whom, the last time somebody compared them?",
        when=("superlative",),
        unless=("superlative_ok", "source"),
        negatable=True,
        most=2,
    ),
    _rule(
        code="SOC207",
        name="unsourced-number",
        persona="economist",
        importance=2,
        message="“{cue}” is stated as a fact about the world, and no source is named.",
        question="Where does this number come from, of what year and place is it, and who counted?",
        most=2,
    ),
    _rule(
        code="SOC208",
        name="sells-itself",
        persona="seller",
        importance=2,
        message="“{cue}” leaves the work of reaching customers to luck: no channel is named and none was "
        "tried.",
        question="How did the last five users hear of it, and what did reaching them cost in hours and "
        "money?",
        when=("viral",),
        negatable=True,
        most=2,
    ),
    _rule(
        code="SOC209",
        name="easy",
        persona="builder",
        importance=1,
        message="“{cue}” makes light of a step that nobody is said to have done.",
        question="Which part of this has somebody here already built, and how long did that take?",
        when=("easy",),
        unless=("easy_ok",),
        negatable=True,
        most=2,
    ),
    _rule(
        code="SOC210",
        name="profitable-at-once",
        persona="economist",
        importance=3,
        message="“{cue}”: what one sale brings in and what it costs has to be shown line by line.",
        question="For the last sale or trial, what came in, and what went out for each item until it was "
        "done?",
        when=("profit_now",),
        negatable=True,
        most=1,
    ),
    _rule(
        code="SOC211",
        name="habit-assumed",
        persona="customer",
        importance=2,
        message="“{cue}” foretells a habit: how often people do this today is not said.",
        question="How many times did one person do this last month, by their own record?",
        when=("habit",),
        unless=("everyone", "weak_would"),
        negatable=True,
        most=2,
    ),
    _rule(
        code="SOC212",
        name="inevitable",
        persona="seller",
        importance=2,
        message="“{cue}” tells the future as a fact; what would make people change is not shown.",
        question="Who has already switched, from what, and what did they give up to do it?",
        when=("inevitable",),
        unless=("everyone", "habit", "guaranteed"),
        negatable=True,
        most=2,
    ),
    _rule(
        code="SOC213",
        name="accuracy-unmeasured",
        persona="builder",
        importance=2,
        message="{number} is given without the test it comes from: how many cases, whose, and who judged "
        "them.",
        question="On how many cases was this measured, who labelled them, and what went wrong in the misses?",
        most=2,
    ),
    _rule(
        code="SOC214",
        name="projection-without-basis",
        persona="economist",
        importance=2,
        message="{number} is a forecast, and nothing counted so far leads up to it.",
        question="What was the count last month, and what did it take to get there from the month before?",
        most=2,
    ),
)
