"""The words that the plan and its closing summary share, so that they say the same."""

from __future__ import annotations

from socra_cli.domain.evidence import Level
from socra_cli.domain.ledger import Assumption, Ledger
from socra_cli.domain.plan import Masterplan, Provenance
from socra_cli.domain.report import PersonaReport
from socra_cli.domain.verdict import Decision, Verdict

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


def number(value: float) -> str:
    """``−1,234.5``: grouped, at most two decimals, none that are zero, a real minus sign."""
    return f"{value:,.2f}".rstrip("0").rstrip(".").replace("-", "−")


def amount(value: float, currency: str) -> str:
    """``23.50 EUR``, ``30 EUR``: cents only where there are some."""
    said = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"
    return f"{said.replace('-', '−')} {currency}".rstrip()


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
