"""What the idea is and what is known of it: problem, people, evidence, assumptions, first version."""

from __future__ import annotations

from socra_cli.domain.ledger import Assumption, Ledger
from socra_cli.domain.plan import Masterplan
from socra_cli.output import picks, wording
from socra_cli.output.markdown.blocks import bullets, paragraphs, table
from socra_cli.output.markdown.inert import clause, inline, verbatim
from socra_cli.output.markdown.opening import test_of
from socra_cli.output.markdown.sources import Sources, cite_best, where


def problem(plan: Masterplan) -> str:
    return Sources(plan).claim(plan.plan.problem) if plan.plan.problem else ""


def people(plan: Masterplan) -> str:
    sources, body = Sources(plan), plan.plan
    named = (("User", body.user), ("Buyer", body.buyer))
    return bullets(f"**{label}:** {sources.claim(who)}" for label, who in named if who)


def evidence(plan: Masterplan) -> str:
    return table(
        ("Claim", "In the founder's words", "Said in", "Evidence", "Bears on"),
        (
            (
                inline(row.claim),
                verbatim(row.quote.text),
                where(row.quote.turn),
                wording.level(row.level) if row.quote.verified else "none: the quote was not found",
                inline(row.assumption_id or ""),
            )
            for row in picks.strongest_evidence_first(plan)
        ),
    )


def assumptions(plan: Masterplan) -> str:
    above = {assumption.id for assumption in wording.riskiest(plan)}
    blocks = [
        _assumption(assumption, shown_above=assumption.id in above)
        for assumption in Ledger(assumptions=plan.assumptions).by_risk()
    ]
    untested = [inline(a.id) for a in picks.untested(plan)]
    retired = [f"{inline(a.id)} ({clause(a.statement)})" for a in picks.retired(plan)]
    return paragraphs(
        *blocks,
        f"No test is designed yet for {', '.join(untested)}." if untested else "",
        f"No longer needed: {'; '.join(retired)}." if retired else "",
    )


def first_version(plan: Masterplan) -> str:
    sources, body = Sources(plan), plan.plan
    return paragraphs(
        _listed("In", [sources.claim(item) for item in body.mvp_in]),
        _listed("Out", [sources.claim(item) for item in body.mvp_out]),
    )


def _assumption(assumption: Assumption, *, shown_above: bool) -> str:
    facts = (
        f"{wording.level(assumption.evidence_level)}, importance {assumption.importance} of 3, "
        f"{assumption.status.value}, {inline(wording.persona(assumption.persona))}"
    )
    return paragraphs(
        f"### {inline(assumption.id)}: {clause(assumption.statement)}",
        bullets(
            (
                facts,
                f"{wording.weight(assumption)}: {cite_best(assumption.quotes)}" if assumption.quotes else "",
                f"Against: {cite_best(assumption.counter_quotes)}" if assumption.counter_quotes else "",
                f"Ask: {inline(assumption.question)}" if assumption.question else "",
                "Test: at the top of this plan" if assumption.test and shown_above else test_of(assumption),
            )
        ),
    )


def _listed(label: str, items: list[str]) -> str:
    return f"**{label}**\n\n{bullets(items)}" if items else ""
