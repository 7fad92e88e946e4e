"""The words that all renderings of a plan share, so that they say the same. Nothing is escaped here."""

from __future__ import annotations

import re

from socra_cli.domain.economics import Economics, Line, Money
from socra_cli.domain.evidence import BRIEF, Level, highest
from socra_cli.domain.ledger import Assumption, Ledger, Threshold
from socra_cli.domain.plan import Gauges, Masterplan
from socra_cli.domain.provenance import Provenance
from socra_cli.domain.report import AsksFor, Finding, PersonaReport
from socra_cli.domain.verdict import Decision, Verdict
from socra_cli.output.numbers import amount as amount
from socra_cli.output.numbers import number as number

RISKIEST = 3
"""How many assumptions a reader in a hurry is shown first."""

_DECISIONS = {
    Decision.BUILD: "build",
    Decision.PIVOT: "pivot",
    Decision.KILL: "kill",
    Decision.NOT_ENOUGH_EVIDENCE: "not enough evidence",
}
_RULES = {
    "kill": "a persona scored 0 on a verified quote, or a number from one crosses a kill threshold, "
    "and no variant survives it",
    "not_enough_evidence": "two or more personas had nothing to judge, or assumptions with observed evidence "
    "(E3 or better) carry less than 40 % of the importance, or building needs more than is there",
    "pivot": "a persona at 2 or less, or an open severe contradiction, and a variant survives",
    "build": "every persona at 6 or more, and no open severe contradiction",
    "incomplete": "two or more stages failed, so there is nothing to decide on",
}
_STAGES = {
    "intake": "intake",
    "devils_advocate": "devil's advocate",
    "synthesis": "synthesis",
    "quote_repair": "quote repair",
    "ask": "question",
    "assess": "assessment",
    "replies": "quick replies",
}

_SEVERITIES = ("", "minor", "serious", "severe")
_ASKS_FOR = {
    AsksFor.PAST_BEHAVIOUR: "an instance",
    AsksFor.NUMBER: "a number",
    AsksFor.DOCUMENT: "a document",
    AsksFor.DECISION: "a decision",
}
_SOURCES = {"-": "standard input", "typed": "typed in"}
_BY = {"build": "build", "buy": "buy", "manual": "by hand"}
_STRIDE = {
    "S": "Spoofing",
    "T": "Tampering",
    "R": "Repudiation",
    "I": "Information disclosure",
    "D": "Denial of service",
    "E": "Elevation of privilege",
}
_FULL_STOP = re.compile(r"(?<![.\s])\.\s*\Z")
_THIS_WEEK_DAYS = 7

PROPOSED = "A proposal: nobody has confirmed it."
LADDER = (
    "Evidence levels: E0 unstated, E1 asserted, E2 others' opinion, E3 observed, E4 committed, E5 repeated. "
    "A quote proves that something was said, not that it is true."
)
RULES_DECIDE = "The rules are fixed, are tried in their order, and run in code; no model chose the verdict."
CODE_DID_THE_SUMS = "Computed in code from the numbers stated; no model did the sums."
LAW_IS_ASKED = "socra does not say what the law is. These are questions for the people named."
NOTHING_AT_RISK = "No assumption is left at risk: each has been repeated or retired."
DEMO = "Demo: no model was asked."
DEMO_ADDS = (
    "Everything here was worked out by fixed rules from the founder's own words. The rules find what is "
    "unsaid, over-claimed or contradictory, and do the sums. A model would also read for meaning, know the "
    "field, and propose a design, other ways to do it and tests of its own."
)


def decision(verdict: Verdict) -> str:
    """The verdict in plain words: ``pivot (provisional)``, or ``none`` where too much failed."""
    if verdict.decision is None:
        return "none"
    marks = {"provisional": verdict.provisional, "unstable": verdict.stable is False}
    marked = ", ".join(mark for mark, on in marks.items() if on)
    return f"{_DECISIONS[verdict.decision]} ({marked})" if marked else _DECISIONS[verdict.decision]


def rule(verdict: Verdict) -> str:
    """What the rule that fired says, as one clause."""
    return _RULES.get(verdict.rule, verdict.rule)


def level(value: Level) -> str:
    """``E3 observed``."""
    return f"{value.value} {value.label}"


def score(report: PersonaReport) -> str:
    """``4 of 10``, or why there is no number."""
    if report.failed:
        return "no answer: the call failed"
    return "no score: nothing was said" if report.score is None else f"{report.score} of 10"


def capped(report: PersonaReport) -> str:
    """``lowered from 8 because E3 admits no more``; empty where the score is what the model proposed."""
    proposed = report.proposed_score
    if proposed is None or report.score is None or proposed <= report.score:
        return ""
    if report.score == report.evidence_level.cap:
        return f"lowered from {proposed} because {report.evidence_level} admits no more"
    return f"lowered from {proposed} by the rule named here"


def merit(gauges: Gauges) -> str:
    """``48 %``, or that it is not known."""
    return "not known" if gauges.merit is None else f"{gauges.merit} %"


def persona(persona_id: str) -> str:
    """``customer`` as a title."""
    return persona_id.replace("_", " ").replace("-", " ").capitalize()


def stage(name: str) -> str:
    """A stage's name for people: ``persona:customer#2`` is Customer, run 2."""
    whole, _, run = name.partition("#")
    head, _, tail = whole.partition(":")
    said = persona(tail) if tail else _STAGES.get(head, head.replace("_", " "))
    return f"{said}, run {run}" if run else said


def riskiest(plan: Masterplan) -> tuple[Assumption, ...]:
    """The live assumptions that are still at risk, riskiest first, three at most."""
    ranked = Ledger(assumptions=plan.assumptions).by_risk()
    return tuple(assumption for assumption in ranked if assumption.risk > 0)[:RISKIEST]


def days(value: float | None) -> str:
    """``1 day``, ``2.5 days``; empty where unknown."""
    return "" if value is None else f"{number(value)} day{'' if value == 1 else 's'}"


def usage(provenance: Provenance, *, demo: bool) -> str:
    """Tokens and cost in one clause."""
    if demo:
        return "0 tokens, no cost: no model was asked"
    tokens = provenance.tokens
    cost = "cost unknown" if provenance.cost_usd is None else f"${provenance.cost_usd:.4f}"
    cached = f" ({tokens.cached:,} cached)" if tokens.cached else ""
    return f"{tokens.input:,} tokens in{cached}, {tokens.output:,} out, {cost}"


def money(value: Money | None) -> str:
    """``30 EUR per month``; empty where unknown."""
    if value is None:
        return ""
    per = f" per {value.per}" if value.per else ""
    return amount(value.amount, value.currency) + per


def line_amount(line: Line, price: Money | None) -> str:
    """A line of a sale, in its own currency or else the price's."""
    return amount(line.amount, line.currency or (price.currency if price else ""))


def winning(cac: Money) -> str:
    """What it costs to win one customer, without a full stop."""
    return f"Winning one customer costs {money(cac)}"


def paid_back(months: float) -> str:
    """When a customer has paid that back, without a full stop."""
    return f"A customer has paid that back after {_months(months)}"


def lasting(months: float) -> str:
    """How long the money lasts, without a full stop."""
    return f"The money lasts {_months(months)}"


def pay_back(sums: Economics) -> tuple[str, ...]:
    """The three as sentences, as far as they are known."""
    said = (
        winning(sums.cac) if sums.cac else "",
        "" if sums.payback_months is None else paid_back(sums.payback_months),
        "" if sums.runway_months is None else lasting(sums.runway_months),
    )
    return tuple(f"{one}." for one in said if one)


def _months(value: float) -> str:
    return f"{number(value)} month{'' if value == 1 else 's'}"


def where(turn: str) -> str:
    """``brief``, or ``answer T02``."""
    return BRIEF if turn == BRIEF else f"answer {turn}"


def source(name: str) -> str:
    """Where an idea came from: a file's name, or how else it came in."""
    return _SOURCES.get(name, name)


def severity(value: int) -> str:
    """``minor``, ``serious``, ``severe``; empty for 0."""
    return _SEVERITIES[max(0, min(value, len(_SEVERITIES) - 1))]


def kind(finding: Finding) -> str:
    """What sort of claim a finding is, and whether it lost its quote."""
    return "inference, lowered because its quote was not found" if finding.demoted else finding.kind.value


def asks_for(value: AsksFor) -> str:
    """``a number``."""
    return _ASKS_FOR[value]


def threshold(limit: Threshold) -> str:
    """``no-shows per month < 2 bookings``."""
    return f"{limit.quantity} {limit.comparator} {number(limit.value, limit.unit)}"


def weight(assumption: Assumption) -> str:
    """Words that only assert or mention are said on it; what happened, or was given, speaks for it."""
    return "For" if highest(assumption.quotes) >= Level.E3 else "Said on it"


def limits(assumption: Assumption) -> tuple[tuple[str, str], ...]:
    """What the test of an assumption measures, and where it ends: labels and texts, as far as stated."""
    said = (
        ("Measure", assumption.metric),
        ("Passes if", assumption.pass_if),
        ("Stop if", assumption.kill_if),
    )
    return tuple((label, text) for label, text in said if text)


def effort(assumption: Assumption) -> str:
    """``3 days, cost 20, Lena``: time, price and owner of a test, as far as stated."""
    cost = assumption.cost
    priced = (
        f"cost {cost}" if cost.strip().isdecimal() else cost
    )  # a bare number says nothing of what it counts
    return ", ".join(part for part in (days(assumption.days), priced, assumption.owner) if part)


def takes_too_long(assumption: Assumption) -> bool:
    """Whether the test can't be done this week."""
    return assumption.days is not None and assumption.days > _THIS_WEEK_DAYS


def made(by: str) -> str:
    """How a component comes about: ``build``, ``buy``, ``by hand``."""
    return _BY.get(by, by)


def stride(category: str) -> str:
    """A STRIDE letter or word as its name."""
    return _STRIDE.get(category.strip().upper()[:1], category)


def gate_state(status: str) -> str:
    """What is said to be cleared is not cleared by being said: whoever grants it has the word."""
    return "said to be cleared" if status == "cleared" else status


def sentence(text: str) -> str:
    """``text`` ended by a full stop unless it ends by itself; empty stays empty."""
    return text if not text or text[-1] in ".!?…:”" else f"{text}."


def capital(text: str) -> str:
    """``text`` with its first letter as a capital and the rest as it is."""
    return text[:1].upper() + text[1:]


def clause(text: str) -> str:
    """``text`` without its full stop, for places where the sentence goes on."""
    return _FULL_STOP.sub("", text)
