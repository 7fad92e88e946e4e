"""SOC6xx: who could be hurt, and whose permission is needed. Law is never stated as a fact: it is asked
about."""

from __future__ import annotations

from functools import partial
from typing import Final

from socra_cli.lint.diagnostic import Family, Severity
from socra_cli.lint.rule import Rule

_rule = partial(Rule, family=Family.RISK, severity=Severity.WARNING, persona="warden", negatable=True, most=1)

RULES: Final = (
    _rule(
        code="SOC601",
        name="health",
        importance=3,
        message="“{cue}” touches people's health: clinical safety, liability for a wrong answer, consent "
        "to the use of health data, and approval by a regulator are not addressed.",
        question="Who answers for it if a patient comes to harm, and who has been asked for permission so "
        "far?",
        when=("risk_health",),
    ),
    _rule(
        code="SOC602",
        name="other-peoples-money",
        importance=3,
        message="“{cue}” means lending, holding or moving other people's money: a licence, identity checks "
        "(KYC), money-laundering rules (AML), stored value and who bears a loss are not addressed.",
        question="Which licence or licensed partner is it done under, and who loses the money if it goes "
        "missing?",
        when=("risk_money_held",),
        unless=("lends_things",),
    ),
    _rule(
        code="SOC603",
        name="children",
        importance=3,
        message="“{cue}”: minors can't consent for themselves; parents' consent, safeguarding, school "
        "approval and what is kept about a child are not addressed.",
        question="Which parent or school has agreed in writing so far, and to what exactly?",
        when=("risk_children",),
    ),
    _rule(
        code="SOC604",
        name="location",
        importance=2,
        message="“{cue}”: whoever can see where someone is or lives can stalk, rob or discipline them; "
        "consent, retention and who sees location data are not addressed.",
        question="Who can see a person's location today, for how long is it kept, and who agreed to that?",
        when=("risk_location",),
    ),
    _rule(
        code="SOC605",
        name="credentials",
        importance=3,
        message="“{cue}” makes it a target: least privilege, where the token or password is stored, "
        "revocation and the supply chain behind it are not addressed.",
        question="What is the narrowest access it has run with, and what would a thief of that access get?",
        when=("risk_credentials",),
    ),
    _rule(
        code="SOC606",
        name="legal-advice",
        importance=3,
        message="“{cue}” comes close to legal or tax advice: unauthorised practice, liability for wrong "
        "advice, and privilege or confidentiality are not addressed.",
        question="Which lawyer or authority has looked at this, and who pays when the advice was wrong?",
        when=("risk_legal_advice",),
    ),
    _rule(
        code="SOC607",
        name="safety-function",
        importance=3,
        message="“{cue}”: people may come to rely on it for their safety; false alarms, missed alarms, "
        "certification, standards and liability are not addressed.",
        question="What happened in the test where it failed or stayed silent, and who certifies such a "
        "device?",
        when=("risk_safety",),
    ),
    _rule(
        code="SOC608",
        name="personal-data-to-a-vendor",
        importance=3,
        message="“{cue}” hands people's data to a third party: consent, a processing agreement, where the "
        "vendor keeps it (privacy, GDPR) and whether it trains on it are not addressed.",
        question="Which data leaves, to whom, under which agreement, and who of the people in it has been "
        "told?",
        when=(
            "risk_to_vendor risk_personal_data",
            "risk_to_vendor risk_health",
            "risk_to_vendor risk_children",
        ),
    ),
    _rule(
        code="SOC609",
        name="food",
        importance=3,
        message="“{cue}”: food sold to strangers usually needs registration or a licence (such as FSSAI or "
        "a local food authority); hygiene, food safety, allergens and liability for illness are not "
        "addressed.",
        question="Which kitchen has been registered or inspected so far, and who pays if somebody falls ill?",
        when=("risk_food",),
    ),
    _rule(
        code="SOC610",
        name="made-at-work",
        importance=2,
        message="“{cue}”: what is made at work or at a university often belongs to the employer; the "
        "ownership of the code and its intellectual property (IP assignment, license) is unstated.",
        question="What does your contract say about who owns it, and which written release do you have?",
        when=("risk_employer",),
        unless_brief=("internal",),
    ),
    _rule(
        code="SOC611",
        name="watching-people",
        importance=3,
        message="“{cue}” records or identifies people who may not know it: consent, notice, biometric data "
        "and works councils or bystanders are not addressed.",
        question="Who in the picture or recording has agreed, and what happened when someone said no?",
        when=("risk_biometric",),
    ),
    _rule(
        code="SOC612",
        name="someone-elses-platform",
        importance=2,
        message="“{cue}” depends on a platform or on content that others own: terms of service, API "
        "limits, blocking, copyright and scraping are not addressed.",
        question="What do their terms say about this, and what would be left the day they cut access?",
        when=("risk_platform",),
    ),
    _rule(
        code="SOC613",
        name="automated-judgement",
        importance=3,
        message="“{cue}” lets software judge people: bias, the right to object or appeal, explanation and "
        "who answers for a wrong decision are not addressed.",
        question="Who was wrongly judged in the last test, how was it noticed, and how could they object?",
        when=("risk_automated",),
    ),
    _rule(
        code="SOC614",
        name="strangers-meet",
        importance=2,
        message="“{cue}” brings strangers together, in a home or a chat: vetting, moderation, insurance, "
        "abuse and liability when someone is hurt are not addressed.",
        question="What would the worst user do with this, and who deals with it on the day it happens?",
        when=("risk_strangers",),
    ),
    _rule(
        code="SOC615",
        name="permission-needed",
        importance=2,
        message="“{cue}” is commonly regulated: which permit, licence, import or product rule or insurance "
        "applies, and who grants it, is not addressed.",
        question="Which authority has been asked, what did it answer, and how long did the last such "
        "permit take?",
        when=("risk_regulated_good",),
    ),
    _rule(
        code="SOC616",
        name="who-works-for-whom",
        importance=2,
        message="“{cue}”: whether those who do the work are employed, insured and paid the minimum is not "
        "addressed.",
        question="What did one of them earn in the last hour worked, after costs, and who insures them?",
        when=("risk_workers",),
    ),
    _rule(
        code="SOC617",
        name="personal-data-kept",
        importance=2,
        message="“{cue}” is personal data: who may read it, how long it is kept, how it is deleted, and "
        "the privacy law it falls under (GDPR or another) are not addressed.",
        question="What is the least you could keep, and who has asked to see or delete theirs so far?",
        when=("risk_private_record", "risk_personal_data risk_keeps"),
    ),
)
