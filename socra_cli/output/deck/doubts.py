"""The slides on what is doubted: the case against it, and what nobody knows yet."""

from __future__ import annotations

from typing import Final

from socra_cli.domain.evidence import Level
from socra_cli.domain.ledger import Assumption, Status
from socra_cli.domain.plan import Masterplan, Risk
from socra_cli.domain.report import Kill
from socra_cli.output import picks, wording
from socra_cli.output.deck.gaps import gap, gap_notes, told
from socra_cli.output.deck.model import Block, Bullets, Claim, Slide, SlideKind, Table, Text, mark
from socra_cli.output.deck.quotes import notes_on
from socra_cli.output.deck.texts import (
    BULLET,
    CELL,
    cited,
    clause,
    count,
    name_of,
    part,
    sentence,
    short,
    shown_of,
)
from socra_cli.output.standing import Standing

_SEVERE: Final = 3
_MOST_RISKS: Final = 4
_MOST_KILLS: Final = 3
_MOST_QUESTIONS: Final = 2


def against(plan: Masterplan) -> Slide:
    standing, advocate = Standing(plan), plan.devils_advocate
    ranked = [risk for risk in picks.worst_risks_first(plan) if clause(risk.text)]
    kills = [kill for kill in advocate.kill_case if clause(kill.fails_if)]
    return Slide(
        SlideKind.AGAINST,
        _against_title(plan, ranked, len(kills)),
        (_risks(ranked, standing) if ranked else gap(plan, "risks"),),
        _beside(plan, kills, standing),
        notes=(
            *(_risk_in_full(risk, standing) for risk in ranked),
            *(note for kill in kills for note in _kill_notes(kill)),
            *_premortem(plan),
            *([sentence(f"The best case for it: {advocate.steelman}")] if clause(advocate.steelman) else []),
            *cited("It rests on", advocate.steelman_quotes),
            *(
                note
                for one in advocate.holds_up
                for note in cited(f"Holds up: {clause(one.claim)}", one.quotes)
            ),
            *notes_on(plan, [risk.source for risk in ranked]),
            *(() if ranked else gap_notes(plan, "risks")),
            *(gap_notes(plan, "premortem") if advocate.failed else ()),
        ),
    )


def unknown(plan: Masterplan) -> Slide:
    risky = wording.riskiest(plan)
    questions = [one for one in picks.open_questions(plan) if clause(one.text)]
    asked = tuple(Claim(short(one.text, BULLET), Level.E0) for one in questions[:_MOST_QUESTIONS])
    blocks: list[Block] = [
        Table(_TESTS, tuple(map(_test, risky)), "Riskiest first") if risky else _nothing(plan)
    ]
    if asked:
        blocks.append(Bullets(asked, shown_of("Asked and not answered", len(asked), len(questions))))
    return Slide(
        SlideKind.UNKNOWN,
        _unknown_title(plan),
        tuple(blocks),
        notes=(
            *map(_assumption_in_full, risky),
            *(sentence(f"Open question: {one.text}") for one in questions),
            *(
                sentence(f"Could not be assessed: {one}")
                for one in plan.devils_advocate.could_not_assess
                if clause(one)
            ),
            *notes_on(plan, [assumption.id for assumption in risky]),
            *(() if risky else gap_notes(plan, "assumptions", "evidence")),
        ),
    )


# ── the case against it ──────────────────────────────────────────────────────


def _against_title(plan: Masterplan, risks: list[Risk], kills: int) -> str:
    if not risks and not kills:
        silent = "No case against it has been made yet"
        return told(plan, "premortem", "The case against it", silent)
    severe = sum(risk.severity >= _SEVERE for risk in risks)
    open_risks = count(severe, "severe risk") if severe else count(len(risks), "risk")
    verb = "are" if (severe or len(risks)) > 1 else "is"
    ways = f"{count(kills, 'way')} to fail {'are' if kills > 1 else 'is'} named"
    return wording.capital(f"{open_risks} {verb} open, and {ways}")


def _risks(risks: list[Risk], standing: Standing) -> Bullets:
    claims = (
        Claim(
            short(clause(risk.text), BULLET),
            standing.of((risk.source,)).level,
            wording.capital(wording.severity(risk.severity)),
        )
        for risk in risks[:_MOST_RISKS]
    )
    return Bullets(tuple(claims), shown_of("Risks", _MOST_RISKS, len(risks)))


def _kills(kills: list[Kill], standing: Standing) -> Bullets:
    claims = (
        Claim(short(clause(kill.fails_if), BULLET), standing.of((kill.assumption_id,)).level)
        for kill in kills[:_MOST_KILLS]
    )
    return Bullets(tuple(claims), shown_of("It fails if", _MOST_KILLS, len(kills)))


def _risk_in_full(risk: Risk, standing: Standing) -> str:
    ids, level = standing.of((risk.source,))
    weight = wording.capital(f"{wording.severity(risk.severity)} risk".strip())
    return f"{weight}: {clause(risk.text)} ({', '.join((*ids, mark(level)))})."


def _beside(plan: Masterplan, kills: list[Kill], standing: Standing) -> tuple[Block, ...]:
    if kills:
        return (_kills(kills, standing),)
    return (gap(plan, "premortem"),) if plan.devils_advocate.failed else ()


def _kill_notes(kill: Kill) -> tuple[str, ...]:
    limit = f" Kill at: {wording.threshold(kill.kill_threshold)}." if kill.kill_threshold else ""
    test = f" Cheapest test: {sentence(kill.cheapest_test)}" if kill.cheapest_test else ""
    said = sentence(f"It fails if {clause(kill.fails_if)} ({kill.assumption_id})")
    return (said + test + limit, *cited(f"On {kill.assumption_id}", kill.quotes))


def _premortem(plan: Masterplan) -> tuple[str, ...]:
    story = plan.plan.premortem
    if not story.headline and not story.chain:
        return ()
    steps = " ".join(f"{number}. {sentence(step)}" for number, step in enumerate(story.chain, 1))
    return (f"Pre-mortem (imagined, to be warned by): {sentence(story.headline)} {steps}",)


# ── what nobody knows ────────────────────────────────────────────────────────

_TESTS: Final = ("Assumption", "Evidence now", "Cheapest test", "Passes if", "Stop if")
_NONE: Final = "not set"


def _unknown_title(plan: Masterplan) -> str:
    live = [a for a in plan.assumptions if a.status is not Status.RETIRED]
    unseen = sum(a.evidence_level < Level.E3 for a in live)
    head = "What we don't know yet"
    if not plan.assumptions:
        return f"{head}: everything, for no assumption has been named"
    if not live:
        return f"{head}: what it rests on now, for every assumption was retired"
    if not unseen:
        return f"{head}: whether what was observed will hold"
    if unseen == len(live):
        return f"{head}: no assumption has been observed"
    some = part(unseen, len(live), "assumption")
    return f"{head}: {some} {'has' if unseen == 1 else 'have'} not been observed"


def _nothing(plan: Masterplan) -> Block:
    if not plan.assumptions:
        return gap(plan, "assumptions", "evidence")
    return Text(wording.NOTHING_AT_RISK, "lead")


def _test(assumption: Assumption) -> tuple[str, str, str, str, str]:
    return (
        f"{name_of(assumption.id)} {short(clause(assumption.statement), CELL)}",
        wording.level(assumption.evidence_level),
        short(clause(assumption.test), CELL) or "none is designed yet",
        short(clause(assumption.pass_if), CELL) or _NONE,
        short(clause(assumption.kill_if), CELL) or _NONE,
    )


def _assumption_in_full(assumption: Assumption) -> str:
    level = wording.level(assumption.evidence_level)
    about = (
        f"{assumption.id}: {clause(assumption.statement)} ({level}, importance {assumption.importance} of 3)"
    )
    test = " ".join(sentence(f"{label}: {clause(text)}") for label, text in wording.limits(assumption))
    effort = wording.effort(assumption)
    said = [
        sentence(about),
        sentence(f"Ask: {clause(assumption.question)}") if assumption.question else "",
        sentence(f"Test: {clause(assumption.test)}") if assumption.test else "",
        test,
        sentence(f"Effort: {effort}") if effort and assumption.test else "",
    ]
    return " ".join(filter(None, said))
