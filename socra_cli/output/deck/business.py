"""The slides on how it gets on: the first ten customers, and what happens next."""

from __future__ import annotations

from typing import Final

from socra_cli.domain.evidence import Level
from socra_cli.domain.plan import Masterplan, Milestone, Prospect
from socra_cli.domain.rows import FIRST_TEN
from socra_cli.domain.verdict import Decision
from socra_cli.output import wording
from socra_cli.output.deck.gaps import gap, gap_notes, told
from socra_cli.output.deck.model import Block, Bullets, Claim, Slide, SlideKind, Table, Text, mark
from socra_cli.output.deck.quotes import notes_on
from socra_cli.output.deck.texts import BULLET, CELL, cited, clause, count, name_of, sentence, short
from socra_cli.output.standing import Standing

_MOST_STEPS: Final = 5
_MOST_WAYS: Final = 2
_UNSAID: Final = "not said"


def first_ten(plan: Masterplan) -> Slide:
    people, ways = plan.plan.first_ten[:FIRST_TEN], _ways_in(plan)
    sought = {"go_to_market": clause(plan.plan.channel), "first_ten": people}
    lacking = [section for section, found in sought.items() if not found]
    blocks: list[Block] = [_people(plan, people)] if people else []
    if ways:
        blocks.append(Bullets(tuple(Claim(short(text, BULLET), None, label) for label, text in ways)))
    if lacking:
        blocks.append(gap(plan, *lacking))
    return Slide(
        SlideKind.FIRST_TEN,
        _ten_title(plan, len(people)),
        tuple(blocks),
        notes=(
            *map(_person_in_full, people),
            *(sentence(f"{label} (proposal): {text}") for label, text in ways),
            *_seller_words(plan),
            *(gap_notes(plan, *lacking) if lacking else ()),
        ),
    )


def next_steps(plan: Masterplan) -> Slide:
    milestones, standing = plan.plan.milestones, Standing(plan)
    rows = tuple(_step(one, standing) for one in milestones[:_MOST_STEPS])
    rest = len(milestones) - len(rows)
    blocks: list[Block] = [Table(_STEPS, rows) if rows else gap(plan, "milestones")]
    blocks += [Text(f"Then {count(rest, 'later step')}.", "small")] if rest else []
    blocks += _other_ways(plan)
    return Slide(
        SlideKind.NEXT,
        _next_title(plan),
        (*blocks, Text(_decided(plan), "small")),
        notes=(
            *(_step_in_full(one, standing) for one in milestones),
            *(() if milestones else gap_notes(plan, "milestones")),
            sentence(f"The rule that fired: {wording.rule(plan.verdict)}"),
            wording.RULES_DECIDE,
            *map(sentence, plan.verdict.reasons),
            *(sentence(f"{one.id} (proposal): {one.change}") for one in plan.devils_advocate.variants),
            *notes_on(plan, [one.assumption_id for one in milestones if one.assumption_id]),
        ),
    )


def _people(plan: Masterplan, people: tuple[Prospect, ...]) -> Table:
    rows = tuple(
        (
            short(one.who, CELL) or "somebody without a name",
            short(one.reachable_via, CELL) or _UNSAID,
            short(one.status, CELL) or _UNSAID,
        )
        for one in people
    )
    heading = f"Named so far (the seller's evidence: {mark(_seller_level(plan))})"
    return Table(("Who", "Reached through", "State"), rows, heading)


def _person_in_full(one: Prospect) -> str:
    return sentence(f"{one.who}, reached through {one.reachable_via or _UNSAID}: {one.status or _UNSAID}")


def _ways_in(plan: Masterplan) -> tuple[tuple[str, str], ...]:
    named = (("Wedge", clause(plan.plan.wedge)), ("Channel", clause(plan.plan.channel)))
    return tuple((label, text) for label, text in named if text)


def _seller_level(plan: Masterplan) -> Level | None:
    reports = (report for report in plan.personas if report.id == "seller" and not report.failed)
    return next((report.evidence_level for report in reports), None)


def _seller_words(plan: Masterplan) -> tuple[str, ...]:
    return tuple(
        note
        for report in plan.personas
        if report.id == "seller"
        for finding in report.findings
        for note in cited(f"{finding.id}, {clause(finding.claim)}", finding.quotes)
    )


def _ten_title(plan: Masterplan, named: int) -> str:
    if not named:
        return told(plan, "go_to_market", "How it gets to people", "Nobody has named a first customer yet")
    if named == FIRST_TEN:
        return "The first ten customers are named"
    return f"{wording.capital(count(named))} of the first ten customers {'is' if named == 1 else 'are'} named"


_STEPS: Final = ("Step", "Time", "Go on only if", "Evidence now")


def _step(one: Milestone, standing: Standing) -> tuple[str, str, str, str]:
    gate = short(clause(one.gate), CELL) or "no gate is set"
    return (
        short(clause(one.name), CELL) or "a step without a name",
        wording.days(one.days) or "open",
        gate,
        _behind(one, standing),
    )


def _behind(one: Milestone, standing: Standing) -> str:
    ids, level = standing.of((one.assumption_id,) if one.assumption_id else ())
    return " ".join((*map(name_of, ids), mark(level)))


def _step_in_full(one: Milestone, standing: Standing) -> str:
    length = f", {wording.days(one.days)}" if one.days is not None else ""
    gate = f"go on only if {clause(one.gate)}" if one.gate else "no gate is set"
    return sentence(f"{clause(one.name)}{length}: {gate} ({_behind(one, standing)})")


def _next_title(plan: Masterplan) -> str:
    milestones = plan.plan.milestones
    if not milestones:
        return told(plan, "milestones", "The next step", "No next step is gated by a test yet")
    ungated = sum(not one.gate.strip() for one in milestones)
    gates = f"{count(ungated)} without a gate" if ungated else "each with a gate"
    if len(milestones) == 1:
        gates = "without a gate" if ungated else "with a gate"
    length = wording.days(milestones[0].days)
    steps = wording.capital(count(len(milestones), "step"))
    said = f"{steps} {'come' if len(milestones) > 1 else 'comes'} next, {gates}"
    return f"{said}; the first takes {length}" if length else said


def _other_ways(plan: Masterplan) -> list[Block]:
    variants = [one for one in plan.devils_advocate.variants if clause(one.change)][:_MOST_WAYS]
    if plan.verdict.decision is not Decision.PIVOT or not variants:
        return []
    claims = tuple(Claim(short(clause(one.change), BULLET), None, name_of(one.id)) for one in variants)
    return [Bullets(claims, "Other ways")]


def _decided(plan: Masterplan) -> str:
    return f"Verdict: {wording.decision(plan.verdict)}. The rule: {sentence(wording.rule(plan.verdict))}"
