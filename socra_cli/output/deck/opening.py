"""The slides that open a deck: the verdict, the problem, and the people who have it and pay."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.plan import Masterplan, Sourced
from socra_cli.domain.text import one_line
from socra_cli.domain.verdict import Decision, Verdict
from socra_cli.output import runs, wording
from socra_cli.output.deck.gaps import gap, gap_notes, told
from socra_cli.output.deck.model import Block, Bullets, Claim, Slide, SlideKind, Statement, Text
from socra_cli.output.deck.quotes import notes_on, quotes_under
from socra_cli.output.deck.texts import (
    BULLET,
    LEAD,
    clause,
    count,
    in_full,
    listed,
    quotation,
    sentence,
    short,
    standing_words,
)
from socra_cli.output.standing import Ground, Standing

_VERDICTS: Final = {
    Decision.BUILD: "Build it: every persona is at 6 or more, and no severe contradiction is open",
    Decision.PIVOT: "Pivot: something speaks against it, and another way survives that",
    Decision.KILL: "Stop: something speaks against it that no other way survives",
    Decision.NOT_ENOUGH_EVIDENCE: "Not decided: too little is known yet to say build, pivot or kill",
}
_MOST_REASONS: Final = 2
_REASON: Final = 230
_MOST_QUOTES: Final = 2


def verdict(plan: Masterplan) -> Slide:
    reasons = plan.verdict.reasons or (f"Rule: {wording.rule(plan.verdict)}",)
    summary = plan.plan.summary.strip()
    blocks: list[Block] = [Statement(Claim(short(summary, LEAD)))] if summary else []
    blocks += [Text(sentence(short(reason, _REASON))) for reason in reasons[:_MOST_REASONS] if reason.strip()]
    blocks += [Text(_undelivered(plan))] if plan.failures else []
    return Slide(
        SlideKind.VERDICT,
        _verdict_title(plan),
        (*blocks, Text(_gauges(plan), "small")),
        notes=(
            *([f"The idea, in the plan's words (a proposal): {sentence(summary)}"] if summary else []),
            *map(sentence, reasons),
            sentence(f"The rule that fired: {wording.rule(plan.verdict)}"),
            wording.RULES_DECIDE,
            *_runs(plan.verdict),
            *(
                sentence(f"{name}: {one_why}")
                for name, one_why in (
                    ("Coverage", plan.gauges.coverage_why),
                    ("Merit", plan.gauges.merit_why),
                )
                if one_why
            ),
            *(sentence(f"{wording.stage(one.stage)} failed: {one.reason}") for one in plan.failures),
            *([f"{wording.DEMO} {wording.DEMO_ADDS}"] if plan.demo else []),
        ),
    )


def problem(plan: Masterplan) -> Slide:
    said = plan.plan.problem
    if said is None or not clause(said.text):
        return Slide(
            SlideKind.PROBLEM,
            told(plan, "problem", "The problem", "Nobody has described the problem yet"),
            (gap(plan, "problem"),),
            notes=gap_notes(plan, "problem"),
        )
    ids, level = Standing(plan).of(said.basis)
    return Slide(
        SlideKind.PROBLEM,
        f"The problem is {standing_words(level)}",
        (
            Statement(Claim(short(clause(said.text), LEAD), level)),
            *(quotation(quote, bears_on) for bears_on, quote in _on_problem(plan)),
        ),
        notes=(in_full("Problem", said, Ground(ids, level)), *notes_on(plan, ids)),
    )


def people(plan: Masterplan) -> Slide:
    named, standing = _named(plan), Standing(plan)
    grounds = {label: standing.of(who.basis) for label, who in named.items()}
    claims = tuple(
        Claim(short(clause(who.text), BULLET), grounds[label].level, label) for label, who in named.items()
    )
    lacking = [label.lower() for label in _PEOPLE if label not in named]
    blocks: list[Block] = [Bullets(claims)] if claims else []
    blocks += [quotation(quote, bears_on) for bears_on, quote in _on_people(plan, grounds.values())]
    blocks += [gap(plan, *lacking)] if lacking else []
    return Slide(
        SlideKind.PEOPLE,
        _people_title(plan, {label: ground.level for label, ground in grounds.items()}),
        tuple(blocks),
        notes=(
            *(in_full(label, who, grounds[label]) for label, who in named.items()),
            *notes_on(plan, [one for ground in grounds.values() for one in ground.ids]),
            *(gap_notes(plan, *lacking) if lacking else ()),
        ),
    )


_PEOPLE: Final = ("User", "Buyer")


def _named(plan: Masterplan) -> dict[str, Sourced]:
    """Who is named, by label."""
    said = zip(_PEOPLE, (plan.plan.user, plan.plan.buyer), strict=True)
    return {label: who for label, who in said if who is not None and clause(who.text)}


def _on_problem(plan: Masterplan) -> tuple[tuple[str, Quote], ...]:
    said = plan.plan.problem
    return quotes_under(plan, Standing(plan).of(said.basis).ids if said else ())[:_MOST_QUOTES]


def _on_people(plan: Masterplan, grounds: Iterable[Ground]) -> list[tuple[str, Quote]]:
    """The strongest words on each of them, but for those that the slide before has shown."""
    shown = [quote for _, quote in _on_problem(plan)]
    chosen: list[tuple[str, Quote]] = []
    for ground in grounds:
        fresh = (pair for pair in quotes_under(plan, ground.ids) if pair[1] not in shown)
        best = next(fresh, None)
        if best is not None:
            chosen.append(best)
            shown.append(best[1])
    return chosen


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
    gauges = plan.gauges
    judged = f"Can it be judged yet? Coverage {gauges.coverage} %."
    return f"{judged} Should it be built? Merit {wording.merit(gauges)}."


def _runs(said: Verdict) -> tuple[str, ...]:
    """How far repeated runs agreed; none where there was one."""
    if len(said.runs) < 2:
        return ()
    spread = (f"{name}: {scores}" for name, scores in runs.spreads(said))
    return (f"{len(said.runs)} runs: {runs.decisions(said)}.", *map(sentence, spread))


def _undelivered(plan: Masterplan) -> str:
    stages = listed([one_line(wording.stage(failure.stage)) for failure in plan.failures])
    return short(f"Not delivered, because the call failed: {stages}.", _REASON)


def _people_title(plan: Masterplan, levels: dict[str, Level | None]) -> str:
    if not levels:
        return told(
            plan,
            "user",
            "The answer to who has it and who pays",
            "Nobody has said who has the problem, or who pays",
        )
    words = {label: standing_words(level) for label, level in levels.items()}
    if "Buyer" not in words:
        return f"Who has it is {words['User']}; {told(plan, 'buyer', 'who pays', 'nobody has said who pays')}"
    if "User" not in words:
        silent = "nobody has said who has the problem"
        return f"Who pays is {words['Buyer']}; {told(plan, 'user', 'who has the problem', silent)}"
    if words["User"] == words["Buyer"]:
        return f"Who has it is {words['User']}, and so is who pays"
    return f"Who has it is {words['User']}; who pays is {words['Buyer']}"
