"""How it would get to people and pay for itself: milestones, one sale line by line, first ten, metrics."""

from __future__ import annotations

from socra_cli.domain.economics import Economics, Money
from socra_cli.domain.plan import Masterplan, Milestone
from socra_cli.output import gaps, wording
from socra_cli.output.markdown.blocks import bullets, numbered, paragraphs, table
from socra_cli.output.markdown.inert import clause, inline
from socra_cli.output.markdown.sources import PROPOSAL, Sources
from socra_cli.output.wording import days, number, sentence


def milestones(plan: Masterplan) -> str:
    sources = Sources(plan)
    return numbered(_milestone(milestone, sources) for milestone in plan.plan.milestones)


def economics(plan: Masterplan) -> str:
    sums = plan.plan.economics
    if sums is None:
        return ""
    parts = (_sale(sums), bullets(map(inline, wording.pay_back(sums))), _break_evens(sums), _workings(sums))
    missing = bullets(sentence(inline(one)) for one in sums.missing)
    known = paragraphs(*parts)
    said = wording.CODE_DID_THE_SUMS if known else ""
    return paragraphs(said, known, f"Not established:\n\n{missing}" if missing else "")


def go_to_market(plan: Masterplan) -> str:
    body = plan.plan
    how = bullets(
        f"**{label}:** {clause(text)} ({PROPOSAL})"
        for label, text in (("Wedge", body.wedge), ("Channel", body.channel))
        if text
    )
    first = table(
        ("#", "Who", "Reached through", "State"),
        (
            (
                str(place),
                inline(one.who),
                inline(one.reachable_via) or "not said",
                inline(one.status) or "not said",
            )
            for place, one in enumerate(body.first_ten, 1)
        ),
    )
    return paragraphs(how, first, gaps.others_unnamed(plan))


def metrics(plan: Masterplan) -> str:
    rows = table(
        ("Count", "Target", "And watch that this does not get worse"),
        (
            (
                inline(metric.name),
                inline(metric.target) or "none set",
                inline(metric.counter_metric) or "none named",
            )
            for metric in plan.plan.metrics
        ),
    )
    return paragraphs(wording.PROPOSED if rows else "", rows)


def _milestone(milestone: Milestone, sources: Sources) -> str:
    basis = sources.basis((milestone.assumption_id,) if milestone.assumption_id else ())
    length = f", {days(milestone.days)}" if milestone.days is not None else ""
    return f"**{clause(milestone.name)}**{length}. " + sentence(
        f"Go on only if: {clause(milestone.gate)} ({basis})"
        if milestone.gate
        else f"No gate is set ({basis})"
    )


def _sale(sums: Economics) -> str:
    rows = [("Price", _money(sums.price))] if sums.price else []
    rows += [
        (inline(line.name), f"−{inline(wording.line_amount(line, sums.price))}") for line in sums.cost_lines
    ]
    if sums.contribution:
        below = "" if sums.adds_up else ", as worked out below"
        rows.append((f"**Left over (contribution)**{below}", f"**{_money(sums.contribution)}**"))
    return table(("One sale", "Amount"), rows)


def _break_evens(sums: Economics) -> str:
    return table(
        ("If only this number moves", "Stated", "Nothing is left at"),
        (
            (
                inline(one.variable),
                number(one.stated, inline(one.unit)),
                number(one.break_even, inline(one.unit)),
            )
            for one in sums.break_evens
        ),
    )


def _workings(sums: Economics) -> str:
    workings = bullets(map(inline, sums.workings))
    return f"Workings:\n\n{workings}" if workings else ""


def _money(value: Money | None) -> str:
    return inline(wording.money(value))
