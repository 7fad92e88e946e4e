"""The engine's own words, as data: what to find out, why, and a question that leads no witness.

Every question asks for what happened (the last time, who, how many, how much), never for an opinion, and
is one sentence with one question mark. ``{quote}`` and ``{statement}`` are filled by the engine.
"""

from __future__ import annotations

from typing import Final

from socra_cli.domain.evidence import Level
from socra_cli.domain.stages import QuestionKind as K

OPENING: Final = "What is it, who is it for, and what happened that made you think of it?"

DONT_KNOW: Final = "I don't know yet"
"""The quick reply that is always offered."""

AGREED: Final = "You have agreed {times} times without an instance: name one."

NEXT_RUNG: Final[dict[Level, str]] = {
    Level.E0: "what is known about it at all: plain facts, no opinion",
    Level.E1: "one instance: who, when, how much",
    Level.E2: "what somebody did, as against what they say they like",
    Level.E3: "whether anyone gave something for it: money, data, time, a signature",
    Level.E4: "whether it came again: how often, over which period, measured how",
    Level.E5: "where it stops holding: for whom, since when",
}
"""What would lift an assumption from each level to the next."""

ANGLE: Final[dict[K, str]] = {
    K.CLARIFICATION: "make the words concrete",
    K.ASSUMPTION: "bring out what is taken for granted",
    K.EVIDENCE: "ask for the grounds",
    K.VIEWPOINT: "ask for the one who sees or does it otherwise",
    K.IMPLICATION: "ask what followed from it",
    K.QUESTION: "ask what settles it",
}

WHY_FIRST: Final = (
    "{id} ({persona}) is the riskiest untested assumption: importance {importance} of 3, {level}."
)
WHY_AGAIN: Final = "{id} ({persona}) is still the riskiest: importance {importance} of 3, {level}."
WHY_CONTRADICTION: Final = "Two passages differ on {id} ({persona}); a plan can't stand on both."

SO_FAR: Final[dict[Level, str]] = {
    Level.E0: "nothing said so far",
    Level.E1: "only asserted so far",
    Level.E2: "only opinion so far",
    Level.E3: "observed, nothing given for it yet",
    Level.E4: "committed once, not repeated yet",
    Level.E5: "repeated",
}

CONTRADICTION_AIM: Final = "which of two passages on this holds: {statement}"
CONTRADICTION: Final = (
    "You said “{quote}” and also “{counter}”. "
    "These differ: which one holds, and what happened last that shows it?"
)

DOUBT_AIM: Final = "Their own words leave it open: “{quote}”. "
DOUBT: Final = "You said “{quote}”, and that leaves this open: {statement}"

LEAD_IN: Final[dict[Level, str]] = {
    Level.E0: "One thing is taken for granted so far: {statement}",
    Level.E1: "You said: “{quote}”.",
    Level.E2: "You told what others think: “{quote}”.",
    Level.E3: "You told what happened: “{quote}”.",
    Level.E4: "Somebody gave something for it: “{quote}”.",
    Level.E5: "It came more than once: “{quote}”.",
}

QUESTIONS: Final[dict[str, dict[K, str]]] = {
    "customer": {
        K.CLARIFICATION: "Who was the last person you watched with this, and what were they doing?",
        K.ASSUMPTION: "Who did something about it before you came along, and what was it?",
        K.EVIDENCE: "When did it last happen, to whom, and what did it cost them in hours or money?",
        K.VIEWPOINT: "Whom did you meet who does not have this, and how do they get by?",
        K.IMPLICATION: "What happened to them the last time nothing was done about it?",
        K.QUESTION: "How many did something this month that shows it, and what did each do?",
    },
    "economist": {
        K.CLARIFICATION: "Line by line, what did the last sale, or what came nearest, bring in and cost?",
        K.ASSUMPTION: "Which amount stands on a bill, an offer or a bank statement, and what does it say?",
        K.EVIDENCE: "Who paid last, how much, and on which date?",
        K.VIEWPOINT: "What did the last person who found it too dear pay for instead, and how much?",
        K.IMPLICATION: "With that number at half, how many months of money are left?",
        K.QUESTION: "Which single number, read off within two weeks, ends this?",
    },
    "sustainer": {
        K.CLARIFICATION: "Who keeps this running today, and how many hours a week does it take them?",
        K.ASSUMPTION: "Who has put money, hours or a line in a budget behind this, and how much?",
        K.EVIDENCE: "When was something like this last funded or staffed there, by whom, and for how long?",
        K.VIEWPOINT: "Who turned down a request like this last, and what reason did they give?",
        K.IMPLICATION: "What became of it the last time the one who looks after it was away?",
        K.QUESTION: "Who decides on the second year's money, and on which date?",
    },
    "builder": {
        K.CLARIFICATION: "Which part has nobody on the team built, and what came nearest to it?",
        K.ASSUMPTION: "Which data or access do others control, and what did they say when asked?",
        K.EVIDENCE: "What has run so far, on whose real data, and what did it measure?",
        K.VIEWPOINT: "Who has tried this before, and where did it break for them?",
        K.IMPLICATION: "What stopped working the last time the network, the data or a supplier was missing?",
        K.QUESTION: "What is the smallest piece that can run in front of one user this week, even by hand?",
    },
    "seller": {
        K.CLARIFICATION: "Who are the first ten by name, and when did you last speak with each?",
        K.ASSUMPTION: "By which way have you tried to reach them, and how many answered?",
        K.EVIDENCE: "How many did you ask so far, how many said yes, and what did the first of them do next?",
        K.VIEWPOINT: "What did the last person who said no tell you, word for word?",
        K.IMPLICATION: "What did they stop using or paying for on the day they began?",
        K.QUESTION: "Which count, after twenty attempts, says that this way is closed?",
    },
    "warden": {
        K.CLARIFICATION: "Whose data, money or safety does this touch, and who answers for it today?",
        K.ASSUMPTION: "Which permission, licence or contract does this need, and who grants it?",
        K.EVIDENCE: "When did something like this last go wrong, whom did it hurt, and who noticed?",
        K.VIEWPOINT: "Who has objected so far, and on what ground?",
        K.IMPLICATION: "On its worst day, who notices first, and what do they switch off?",
        K.QUESTION: "Whom have you asked for leave, on which date, and what did they answer?",
    },
}
"""By persona and kind. A persona that is not listed asks with ``ANYONE``."""

ANYONE: Final[dict[K, str]] = {
    K.CLARIFICATION: "Who exactly is this about, and when did it last happen to them?",
    K.ASSUMPTION: "What have you seen with your own eyes that this rests on?",
    K.EVIDENCE: "When did it last happen, to whom, and what did it cost?",
    K.VIEWPOINT: "Who has told you the opposite, and what had happened to them?",
    K.IMPLICATION: "What had to be done the last time it did not hold?",
    K.QUESTION: "Which result, seen within two weeks, settles this either way?",
}

TESTS: Final[dict[str, dict[str, str]]] = {
    "customer": {
        "test": "Ask five of the people this is about when it last happened to them; write it down.",
        "metric": "people of five who tell a dated instance",
        "pass_if": "3 or more of 5",
        "kill_if": "1 or fewer of 5",
    },
    "economist": {
        "test": "Find the number on a bill, an offer or a bank statement; or ask three buyers for a deposit.",
        "metric": "amounts found on paper, or deposits of three",
        "pass_if": "the paper agrees, or 1 or more of 3 pay",
        "kill_if": "the paper says otherwise, or 0 of 3 pay",
    },
    "sustainer": {
        "test": "Ask the one who holds the budget for a line in next year's, in writing.",
        "metric": "a dated written answer with an amount",
        "pass_if": "a written yes with an amount",
        "kill_if": "a written no, or no answer in two weeks",
    },
    "builder": {
        "test": "Run the part nobody has built, by hand if need be, on one day of real data.",
        "metric": "cases handled right out of the first twenty",
        "pass_if": "15 or more of 20",
        "kill_if": "10 or fewer of 20",
    },
    "seller": {
        "test": "Try the way to reach them twenty times, and count.",
        "metric": "answers, and next steps agreed, of twenty",
        "pass_if": "2 or more next steps of 20",
        "kill_if": "0 answers of 20",
    },
    "warden": {
        "test": "Ask the body or person that grants the permission, in writing.",
        "metric": "a dated written answer",
        "pass_if": "a written yes, or yes with conditions that can be met",
        "kill_if": "a written no",
    },
}
"""What "I don't know" turns an assumption into, by persona; ``customer`` where a persona is not listed."""

BARE_ASSENT: Final = "A yes without an instance stays asserted (E1)."
BECOMES_TEST: Final = "Not known; it becomes a test: {test}"
NOTED_UNKNOWN: Final = "Not known; noted."
