"""The slides that open a deck: the verdict, the problem, and the people who have it and pay."""

from __future__ import annotations

from typing import Final

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.plan import Masterplan, Sourced
from socra_cli.domain.verdict import Decision
from socra_cli.output import wording
from socra_cli.output.deck.gaps import gap
from socra_cli.output.deck.model import Block, Bullets, Claim, Slide, SlideKind, Statement, Text, mark
from socra_cli.output.deck.quotes import notes_on, quotes_under
from socra_cli.output.deck.texts import (
    BULLET,
    LEAD,
    clause,
    count,
    quotation,
    sentence,
    short,
    standing_words,
)
from socra_cli.output.standing import Standing

_VERDICTS: Final = {
    Decision.BUILD: "Build it: every persona is convinced, and no severe contradiction is open",
    Decision.PIVOT: "Pivot: something speaks against it, and another way survives that",
    Decision.KILL: "Stop: something speaks against it that no other way survives",
    Decision.NOT_ENOUGH_EVIDENCE: "Not decided: too little is known yet to say build, pivot or kill",
}
_MOST_REASONS: Final = 2
_MOST_QUOTES: Final = 2


def verdict(plan: Masterplan) -> Slide:
    reasons = plan.verdict.reasons or (f"Rule: {wording.rule(plan.verdict)}",)
    summary = plan.plan.summary.strip()
    blocks: list[Block] = [Statement(Claim(short(summary, LEAD)))] if summary else []
    blocks += [Text(sentence(short(reason, LEAD))) for reason in reasons[:_MOST_REASONS]]
    return Slide(
        SlideKind.VERDICT,
        _verdict_title(plan),
        (*blocks, Text(_gauges(plan), "small")),
        notes=(
            *([f"The idea, in the plan's words (a proposal): {sentence(summary)}"] if summary else []),
            *map(sentence, reasons),
            f"The rule that fired: {wording.rule(plan.verdict)}. Rules are fixed and run in code; "
            "no model chose the verdict.",
            *(
                sentence(f"{name}: {one_why}")
                for name, one_why in (
                    ("Coverage", plan.gauges.coverage_why),
                    ("Merit", plan.gauges.merit_why),
                )
                if one_why
            ),
            *([f"{wording.DEMO} {wording.DEMO_ADDS}"] if plan.demo else []),
        ),
    )


def problem(plan: Masterplan) -> Slide:
    said = plan.plan.problem
    if said is None:
        missing = gap(plan, "problem")
        return Slide(SlideKind.PROBLEM, "Nobody has described the problem yet", (missing,))
    ground = Standing(plan).of(said.basis)
    quotes = quotes_under(plan, ground.ids)
    return Slide(
        SlideKind.PROBLEM,
        f"The problem is {standing_words(ground.level)}",
        (Statement(Claim(short(clause(said.text), LEAD), ground.level)), *_cited(quotes)),
        notes=(_full("Problem", said, ground.ids, ground.level), *notes_on(plan, ground.ids)),
    )


def people(plan: Masterplan) -> Slide:
    standing, body = Standing(plan), plan.plan
    named = [(label, who) for label, who in (("User", body.user), ("Buyer", body.buyer)) if who]
    grounds = [standing.of(who.basis) for _, who in named]
    blocks: list[Block] = [
        Bullets(
            tuple(
                Claim(short(clause(who.text), BULLET), ground.level, label)
                for (label, who), ground in zip(named, grounds, strict=True)
            )
        )
    ]
    lacking = [section for section, who in (("user", body.user), ("buyer", body.buyer)) if who is None]
    ids = tuple(dict.fromkeys(one for ground in grounds for one in ground.ids))
    quotes = quotes_under(plan, ids)
    return Slide(
        SlideKind.PEOPLE,
        _people_title(plan, [ground.level for ground in grounds]),
        (
            *(blocks if named else []),
            *_cited(quotes),
            *([gap(plan, *lacking)] if lacking else []),
        ),
        notes=(
            *(
                _full(label, who, ground.ids, ground.level)
                for (label, who), ground in zip(named, grounds, strict=True)
            ),
            *notes_on(plan, ids),
        ),
    )


def _verdict_title(plan: Masterplan) -> str:
    if plan.verdict.decision is None:
        return f"No verdict: {count(len(plan.failures), 'call')} failed, so there is nothing to decide on"
    marks = [
        word
        for word, on in (
            ("provisional", plan.verdict.provisional),
            ("unstable", plan.verdict.stable is False),
        )
        if on
    ]
    return _VERDICTS[plan.verdict.decision] + (f" ({', '.join(marks)})" if marks else "")


def _gauges(plan: Masterplan) -> str:
    merit = "not known" if plan.gauges.merit is None else f"{plan.gauges.merit} %"
    return f"Can it be judged yet? Coverage {plan.gauges.coverage} %. Should it be built? Merit {merit}."


def _people_title(plan: Masterplan, levels: list[Level | None]) -> str:
    body = plan.plan
    if body.user is None and body.buyer is None:
        return "Nobody has said who has the problem, or who pays"
    if body.buyer is None:
        return "Somebody has the problem; nobody has said who pays"
    if body.user is None:
        return "Somebody would pay; nobody has said who has the problem"
    user, buyer = map(standing_words, levels)
    if user == buyer:
        return f"Who has it is {user}, and so is who pays"
    return f"Who has it is {user}; who pays is {buyer}"


def _cited(quotes: tuple[tuple[str, Quote], ...]) -> tuple[Block, ...]:
    return tuple(quotation(quote, bears_on) for bears_on, quote in quotes[:_MOST_QUOTES])


def _full(label: str, sourced: Sourced, ids: tuple[str, ...], level: Level | None) -> str:
    behind = f"{', '.join(ids)}: {mark(level)}" if ids else mark(level)
    return f"{label}: {clause(sourced.text)} ({behind})."
