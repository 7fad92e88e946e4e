"""SOC3xx: what is offered as evidence shows liking, and liking is not demand."""

from __future__ import annotations

from functools import partial
from typing import Final

from socra_cli.lint.diagnostic import Family, Severity
from socra_cli.lint.rule import Rule

_rule = partial(Rule, family=Family.WEAK_EVIDENCE, severity=Severity.WARNING, persona="customer")

RULES: Final = (
    _rule(
        code="SOC301",
        name="would",
        importance=3,
        message="“{cue}” is what people say they will do. Saying so is free; nobody has paid or changed "
        "anything.",
        question="What have those people paid for, or put up with, to deal with this in the last year?",
        when=("weak_would",),
        negatable=True,
        most=3,
    ),
    _rule(
        code="SOC302",
        name="liking",
        importance=2,
        message="“{cue}” is liking, an opinion and not demand: it costs the speaker nothing.",
        question="After they said so, what did they do: who paid, signed, or came back, and when?",
        when=("weak_liking",),
        unless=("weak_would",),
        most=3,
    ),
    _rule(
        code="SOC303",
        name="waiting-list",
        importance=2,
        message="“{cue}” counts attention. A name on a list, a follower or a sign-up has given nothing yet.",
        question="Of those on it, how many came back, paid a deposit, or answered a call, and out of how "
        "many asked?",
        when=("weak_list",),
        most=2,
    ),
    _rule(
        code="SOC304",
        name="survey",
        importance=2,
        message="A survey{sample} asks what people say, not what they did, and says little of people not "
        "asked.",
        question="Who was asked, how were they chosen, and which answers were about something they did "
        "last month?",
        when=("weak_survey",),
        most=2,
    ),
    _rule(
        code="SOC305",
        name="friends-and-family",
        importance=2,
        message="“{cue}” means to be kind: friends and family say nothing about strangers.",
        question="What happened the last time somebody who doesn't know you was asked to use it or pay for "
        "it?",
        most=2,
    ),
    _rule(
        code="SOC306",
        name="small-sample",
        importance=2,
        message="A sample of {number} is too small to carry a claim about people outside it.",
        question="How were these chosen, how many were asked in all, and how many of the others did the "
        "same?",
        most=2,
    ),
    _rule(
        code="SOC307",
        name="everyone-says",
        importance=2,
        message="“{cue}” has no number and no name in it: it can't be checked.",
        question="Who said it, how many were asked, and what had each of them done about it by then?",
        when=("weak_everyone_says",),
        unless=("weak_would", "weak_liking", "weak_list", "weak_survey"),
        most=2,
    ),
    _rule(
        code="SOC308",
        name="awards-and-experts",
        importance=1,
        message="“{cue}”: juries, mentors and press are not the ones who will pay or use it.",
        question="Which customer has done something because of it, and what?",
        when=("weak_award",),
        unless=("weak_would",),
        most=1,
    ),
    _rule(
        code="SOC309",
        name="perfect-result",
        importance=2,
        message="“{cue}” says little until the trial was large and long enough for the opposite to show.",
        question="How many would have had to take part, and for how long, for one failure to be expected?",
        most=1,
    ),
)
