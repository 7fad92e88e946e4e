"""SOC1xx: what the brief does not say. One note each, on the brief as a whole."""

from __future__ import annotations

from functools import partial
from typing import Final, NamedTuple

from socra_cli.lint.diagnostic import Family, Severity
from socra_cli.lint.rule import Rule

_rule = partial(Rule, family=Family.UNSAID, severity=Severity.INFO, most=1)


_OWN_USE: Final = ("internal",)
_NO_MARKET: Final = ("internal", "nonprofit")  # nothing is sold, so who keeps it going is asked instead


class Unsaid(NamedTuple):
    """``rule`` speaks where no tag of ``said`` is seen and, if there are any ``asks``, one of those is."""

    rule: Rule
    said: tuple[str, ...]
    asks: tuple[str, ...] = ()


NOT_ENGLISH: Final = _rule(
    code="SOC100",
    name="not-english",
    persona="customer",
    importance=1,
    message="This does not read as English: only its numbers were checked.",
    question="Which part of this has been told to somebody outside in their own language, and what did "
    "they ask?",
)

TOPICS: Final = (
    Unsaid(
        _rule(
            code="SOC101",
            name="no-customer",
            persona="customer",
            importance=3,
            message="Unsaid: the customer. Nobody is named who has the problem: which people, where, how "
            "many.",
            question="Who had this problem last week, and what did they do about it?",
        ),
        ("said_customer",),
    ),
    Unsaid(
        _rule(
            code="SOC102",
            name="no-buyer",
            unless_brief=_OWN_USE,
            persona="customer",
            importance=2,
            message="Unsaid: the buyer. Who pays, out of whose budget, and who decides is open; the one who "
            "suffers need not be the one who pays.",
            question="Who paid for the last thing bought against this problem, and who had to agree to it?",
        ),
        ("said_buyer",),
    ),
    Unsaid(
        _rule(
            code="SOC103",
            name="no-price",
            unless_brief=_NO_MARKET,
            persona="economist",
            importance=3,
            message="Unsaid: the price. No revenue, fee or other way to pay for it is named, and "
            "willingness to pay is untested.",
            question="What do the people who have this problem spend on it now, per month, and on what?",
        ),
        ("said_price",),
    ),
    Unsaid(
        _rule(
            code="SOC104",
            name="no-alternative",
            persona="seller",
            importance=2,
            message="Unsaid: the alternative today. What people do now (a workaround, a spreadsheet, a "
            "competitor, an incumbent, nothing) and what that costs them is missing.",
            question="What did the last person with this problem do instead, and what did it cost them?",
        ),
        ("said_alternative",),
    ),
    Unsaid(
        _rule(
            code="SOC105",
            name="no-channel",
            unless_brief=_NO_MARKET,
            persona="seller",
            importance=2,
            message="Unsaid: the channel. How customers find it, how the first ones were found, and "
            "whether the next customers can be reached the same way (distribution, acquisition cost) is "
            "missing.",
            question="How did the last three find you, and which ten names come next? How did they find it?",
        ),
        ("said_channel",),
    ),
    Unsaid(
        _rule(
            code="SOC106",
            name="no-team",
            persona="builder",
            importance=1,
            message="Unsaid: the team. Who builds and runs it, with which skills and how much time, is "
            "missing.",
            question="Who has built something like the hardest part before, and how many hours a week do "
            "they have?",
        ),
        ("said_team",),
    ),
    Unsaid(
        _rule(
            code="SOC107",
            name="no-runway",
            persona="economist",
            importance=1,
            message="Unsaid: the runway. How much money and how many months there are, and what running it "
            "costs, is missing.",
            question="What did the last month cost, and for how many such months is there money?",
        ),
        ("said_runway",),
    ),
    Unsaid(
        _rule(
            code="SOC108",
            name="no-success-measure",
            persona="economist",
            importance=2,
            message="Unsaid: the measure of success. No metric, target or date would show that it works, "
            "and none that it should stop.",
            question="Which number did you look at last week to tell whether this is working, and what was "
            "it?",
        ),
        ("said_success",),
    ),
    Unsaid(
        _rule(
            code="SOC109",
            name="no-constraint",
            persona="builder",
            importance=1,
            message="Unsaid: the constraints. What it will not do, what it depends on and when it has to "
            "be ready is missing.",
            question="What stopped or slowed the work the last time somebody tried to build a part of it?",
        ),
        ("said_constraint",),
    ),
    Unsaid(
        _rule(
            code="SOC110",
            name="no-permission",
            persona="warden",
            importance=2,
            message="Unsaid: permission. Nothing says who has to allow it (licence, consent, regulation, "
            "insurance, contract) or who is liable when it goes wrong.",
            question="Whom have you asked for permission so far, and what exactly did they answer?",
        ),
        ("said_permission",),
    ),
    Unsaid(
        _rule(
            code="SOC111",
            name="no-defence",
            unless_brief=_NO_MARKET,
            persona="seller",
            importance=2,
            message="Unsaid: the moat. What stops an incumbent or a platform vendor (the GitHub, Google or "
            "SAP of the field) from shipping it as a native feature, or anyone from copying it, is missing.",
            question="What did the last rival or vendor that came near this ship, and which customers did "
            "it take?",
        ),
        ("said_defence",),
    ),
    Unsaid(
        _rule(
            code="SOC112",
            name="no-cost",
            unless_brief=_OWN_USE,
            persona="economist",
            importance=2,
            message="Unsaid: the cost. A price is named, but not what one sale costs to make, deliver and "
            "support, so the margin is unknown.",
            question="What did the last one cost, item by item, from materials to the hours of support?",
        ),
        ("said_cost",),
        ("priced",),
    ),
    Unsaid(
        _rule(
            code="SOC113",
            name="no-first-side",
            unless_brief=_NO_MARKET,
            persona="seller",
            importance=2,
            message="Unsaid: the first side. A market with two sides is a chicken-and-egg: which side is "
            "won first, and which other suppliers have agreed (supply, other chefs, hosts, lenders…), is "
            "missing.",
            question="Who on the scarcer side has agreed so far, other than people you know, and what did "
            "they give?",
        ),
        ("said_both_sides",),
        ("ask_two_sides",),
    ),
    Unsaid(
        _rule(
            code="SOC114",
            name="no-bypass-answer",
            unless_brief=_NO_MARKET,
            persona="economist",
            importance=2,
            message="Unsaid: bypass. Once two sides have met they can deal directly, off-platform; what "
            "keeps the second transaction from leaking away is missing.",
            question="What did the last two who met this way do for their second deal, and through whom?",
        ),
        ("said_bypass",),
        ("ask_two_sides",),
    ),
    Unsaid(
        _rule(
            code="SOC115",
            name="no-wrong-answer-plan",
            persona="builder",
            importance=2,
            message="Unsaid: errors. How often the machine is wrong (false alarms, misses, accuracy on "
            "real data), who checks it, and what a mistake costs is missing.",
            question="In the last hundred real cases, how many did it get wrong, and who noticed?",
        ),
        ("said_wrong",),
        ("ask_machine",),
    ),
    Unsaid(
        _rule(
            code="SOC116",
            name="no-loss-bearer",
            unless_brief=("lends_things",),
            persona="economist",
            importance=3,
            message="Unsaid: the loss. Who bears a default or a claim, what it earns (interest, fee, "
            "premium, revenue), and from what reserve it is paid, is missing.",
            question="When the last one was not paid back, who lost how much?",
        ),
        ("said_default",),
        ("ask_lending",),
    ),
    Unsaid(
        _rule(
            code="SOC117",
            name="no-upkeep",
            persona="builder",
            importance=1,
            message="Unsaid: upkeep. Who installs, charges, repairs and replaces the hardware, under which "
            "warranty and certification, is missing.",
            question="What broke on the last unit in the field, who went there, and what did that cost?",
        ),
        ("said_upkeep",),
        ("ask_hardware",),
    ),
    Unsaid(
        _rule(
            code="SOC118",
            name="no-goal",
            unless_brief=_NO_MARKET,
            persona="economist",
            importance=1,
            message="Unsaid: the founder's goal. A hobby or side project, a learning project and a "
            "business call for different advice.",
            question="How many hours did you give it last month, and what did you give up for them?",
        ),
        ("said_goal",),
        ("ask_hobby",),
    ),
    Unsaid(
        _rule(
            code="SOC119",
            name="no-data-care",
            persona="warden",
            importance=2,
            message="Unsaid: data care. Where people's data is kept, who can read it (privacy, security, "
            "encryption), for how long, and how access is revoked is missing.",
            question="Who could read a user's data yesterday, and when was some of it last deleted?",
        ),
        ("said_data_care",),
        ("risk_personal_data", "risk_credentials", "risk_to_vendor", "risk_health", "risk_location"),
    ),
    Unsaid(
        _rule(
            code="SOC120",
            name="no-keeper",
            persona="builder",
            importance=2,
            message="Unsaid: the keeper. Nothing is sold, so somebody has to want it and pay for it all the "
            "same: who funds it, who owns it, and who keeps it running after those who began it, is missing.",
            question="Who has agreed to look after it next year, with which hours and out of whose budget?",
        ),
        ("said_keeper",),
        _NO_MARKET,
    ),
)

RULES: Final = (NOT_ENGLISH, *(topic.rule for topic in TOPICS))
