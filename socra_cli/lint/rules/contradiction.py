"""SOC5xx: the brief promises a thing and undoes it. A topic is a row: its poles are cue tables, its words
are here."""

from __future__ import annotations

from typing import Final, NamedTuple

from socra_cli.lint.diagnostic import Family, Severity
from socra_cli.lint.rule import Persona, Rule


class Topic(NamedTuple):
    """Two poles of one topic. ``promise`` and ``undoing`` are the tags to be seen in two places of one
    brief."""

    rule: Rule
    promise: str
    undoing: str


def _topic(
    code: str, name: str, pole: str, persona: Persona, importance: int, words: tuple[str, str]
) -> Topic:
    about, question = words
    rule = Rule(
        code=code,
        name=name,
        family=Family.CONTRADICTION,
        severity=Severity.ERROR if importance == 3 else Severity.WARNING,
        persona=persona,
        importance=importance,
        message="“{cue}” against “{other}”: " + about + ".",
        question=question,
        most=1,
    )
    return Topic(rule, pole + "+", pole + "-")


TOPICS: Final = (
    _topic(
        *("SOC501", "free-and-priced", "free", "economist", 3),
        ("free of charge and priced at once", "Who paid last time, how much, and who got it for nothing?"),
    ),
    _topic(
        *("SOC502", "local-and-sent-away", "leaves", "warden", 3),
        (
            "data that never leaves is also sent to a cloud, a vendor or a hosted model",
            "Which bytes left the device the last time it ran, and where did they go?",
        ),
    ),
    _topic(
        *("SOC503", "offline-and-online", "offline", "builder", 3),
        (
            "made for no connection (offline), yet something in it needs the network (online)",
            "What happened in the last test without a connection?",
        ),
    ),
    _topic(
        *("SOC504", "no-hardware-and-device", "hardware", "builder", 3),
        (
            "without hardware, and with a device or sensor to be made and installed",
            "Who installed the last one, with which parts, and how long did it take?",
        ),
    ),
    _topic(
        *("SOC505", "no-collection-and-data", "telemetry", "warden", 3),
        (
            "no telemetry or data collection, and data gathered from users",
            "Whose data was used last time, how did it reach you, and what had they agreed to?",
        ),
    ),
    _topic(
        *("SOC506", "no-custody-and-balances", "custody", "warden", 3),
        (
            "money is never held, and yet it is in custody: a wallet, an escrow or a balance",
            "In whose account was the money last night, and by which contract?",
        ),
    ),
    _topic(
        *("SOC507", "pickup-and-delivery", "delivery", "builder", 3),
        (
            "no delivery (pickup only), and a delivery or doorstep promise",
            "Who carried the last order, from where to where, and who paid for that?",
        ),
    ),
    _topic(
        *("SOC508", "unpredictable-and-steady", "steady", "economist", 3),
        (
            "unpredictable in one place and steady in the other",
            "What were the amounts in each of the last eight weeks, from a record?",
        ),
    ),
    _topic(
        *("SOC509", "rare-and-frequent", "rare", "customer", 3),
        (
            "an occasion that comes rarely (a frequency of once or twice a year, say) and use that is "
            "frequent (daily)",
            "On how many days did one person have a reason for it last month?",
        ),
    ),
    _topic(
        *("SOC510", "one-place-and-the-world", "local", "economist", 3),
        (
            "one place only, and numbers that need a whole market; bottom-up, the place is the market size",
            "How many people in that one place have the problem, by count, and what did they spend last "
            "year?",
        ),
    ),
    _topic(
        *("SOC511", "no-rivals-and-rivals", "rivals", "seller", 2),
        (
            "no competition, and a competitor or alternative is named",
            "What did the last person who compared the two choose, and why?",
        ),
    ),
    _topic(
        *("SOC512", "alone-and-at-scale", "alone", "builder", 2),
        (
            "one person's spare time, and a service that needs many hands or all hours",
            "Who answered the last call at night, and how many hours did last week take?",
        ),
    ),
    _topic(
        *("SOC513", "automatic-and-by-hand", "people", "builder", 2),
        (
            "fully automatic or without staff, and people who do a part of it by hand",
            "How many minutes of somebody's time did the last one take?",
        ),
    ),
    _topic(
        *("SOC514", "anonymous-and-identified", "anonymous", "warden", 2),
        (
            "anonymous, and identified by a name, an account or a profile",
            "What could you tell about one user from what was stored last week?",
        ),
    ),
    _topic(
        *("SOC515", "open-and-closed", "open", "seller", 2),
        (
            "open to copy, and proprietary or protected",
            "Which part did others copy so far, and what did they pay for the rest?",
        ),
    ),
    _topic(
        *("SOC516", "no-stock-and-stock", "stock", "economist", 2),
        (
            "no inventory or assets, and stock, vehicles or premises of its own",
            "What had to be bought or leased before the last sale?",
        ),
    ),
    _topic(
        *("SOC517", "no-ads-and-ads", "noads", "economist", 2),
        (
            "no advertising, and money from advertisers or sponsors",
            "Who paid for the last month, and for what?",
        ),
    ),
    _topic(
        *("SOC518", "no-phones-and-an-app", "unphone", "customer", 3),
        (
            "people without the device, the reading or the habit, and a product that needs it",
            "On whose phone did the last of these people use it, and who helped?",
        ),
    ),
    _topic(
        *("SOC519", "no-time-and-more-work", "notime", "customer", 2),
        (
            "people without time, and a step that takes more of it",
            "Who did this step on a busy day last week, and how long did it take?",
        ),
    ),
    _topic(
        *("SOC520", "no-setup-and-integration", "nointegration", "builder", 2),
        (
            "nothing to set up, and an integration, migration or training",
            "How long did the last installation take, and who had to be in the room?",
        ),
    ),
    _topic(
        *("SOC521", "instant-and-delayed", "instant", "builder", 2),
        (
            "at once, and only after hours or days",
            "How long did the last one take from request to result, by the clock?",
        ),
    ),
    _topic(
        *("SOC522", "human-decides-and-machine-acts", "human", "warden", 3),
        (
            "a person decides, and the machine acts without one",
            "In the last case, who pressed what, and what would have happened if nobody had?",
        ),
    ),
    _topic(
        *("SOC523", "for-the-public-and-for-profit", "nonprofit", "economist", 2),
        (
            "for the common good, and for an investor's return",
            "Who put money in last, and what do they expect back?",
        ),
    ),
    _topic(
        *("SOC524", "for-few-and-for-all", "secret", "seller", 1),
        (
            "for a chosen few, and for everyone",
            "Who were the last five, and what set them apart from those turned away?",
        ),
    ),
    _topic(
        *("SOC525", "no-licence-and-regulated", "nolicence", "warden", 3),
        (
            "no licence or regulation, and a matter that is commonly regulated",
            "Which authority or lawyer was asked about this, and what did they write back?",
        ),
    ),
    _topic(
        *("SOC526", "no-upkeep-and-upkeep", "nosupport", "builder", 2),
        (
            "no maintenance, and parts that have to be charged, cleaned or replaced",
            "Who last touched a unit after it was installed, and why?",
        ),
    ),
    _topic(
        *("SOC527", "no-money-and-a-price", "poor", "economist", 2),
        (
            "people who can't afford it, and a price they are to pay",
            "What did they last pay for out of their own pocket against this problem?",
        ),
    ),
    _topic(
        *("SOC528", "private-and-read", "secure", "warden", 3),
        (
            "nobody can read it, and somebody does",
            "Who opened a user's data last, for what, and was it written down anywhere?",
        ),
    ),
)

DENIED: Final = Rule(
    code="SOC530",
    name="denied-and-used",
    family=Family.CONTRADICTION,
    severity=Severity.WARNING,
    persona="builder",
    importance=2,
    message="“{cue}” against “{other}”: the brief does without a thing and has it too.",
    question="Which of the two was true the last time it was done?",
    most=1,
)

RULES: Final = (*(topic.rule for topic in TOPICS), DENIED)
