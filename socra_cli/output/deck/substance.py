"""The slides on what is there: the evidence so far, the first version, how it is built."""

from __future__ import annotations

from typing import Final, NamedTuple

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.ledger import Assumption, Status
from socra_cli.domain.plan import Component, External, Masterplan, Sourced
from socra_cli.domain.text import one_line
from socra_cli.output import wording
from socra_cli.output.deck.diagram import diagram
from socra_cli.output.deck.gaps import gap, gap_notes, told
from socra_cli.output.deck.model import HOW, BarChart, Bullets, Claim, Slide, SlideKind, Text
from socra_cli.output.deck.quotes import notes_on
from socra_cli.output.deck.texts import (
    BULLET,
    cited,
    clause,
    count,
    in_full,
    listed,
    name_of,
    part,
    quotation,
    sentence,
    short,
    shown_of,
)
from socra_cli.output.standing import Standing

_MOST_QUOTES: Final = 3
_MOST_ITEMS: Final = 5
_PROPOSED: Final = "Proposed by the builder and confirmed by nobody"
_MADE: Final = ("build", "buy", "manual")


def evidence(plan: Masterplan) -> Slide:
    live = [a for a in plan.assumptions if a.status is not Status.RETIRED]
    words = _words_of(plan)
    quotes = tuple(
        quotation(one.quote, one.bears_on, against=one.against) for one in _of_different_claims(words)
    )
    return Slide(
        SlideKind.EVIDENCE,
        _evidence_title(live),
        quotes or (gap(plan, "evidence"),),
        (_ladder(live),) if live else (),
        notes=(
            *(note for one in words for note in cited(one.about, (one.quote,))),
            *(() if words else gap_notes(plan, "evidence")),
            wording.LADDER,
        ),
    )


def first_version(plan: Masterplan) -> Slide:
    standing = Standing(plan)
    inside, outside = _worded(plan.plan.mvp_in), _worded(plan.plan.mvp_out)
    if not inside and not outside:
        title = told(plan, "mvp", "The first version", "Nobody has said what the first version does")
        return Slide(SlideKind.FIRST_VERSION, title, (gap(plan, "mvp"),), notes=gap_notes(plan, "mvp"))
    ids = [one for item in (*inside, *outside) for one in standing.of(item.basis).ids]
    return Slide(
        SlideKind.FIRST_VERSION,
        _version_title(len(inside), len(outside)),
        (_claims(inside, standing, "In") if inside else gap(plan, "mvp"),),
        (_claims(outside, standing, "Left out"),) if outside else (),
        notes=(
            *(in_full("In", item, standing.of(item.basis)) for item in inside),
            *(in_full("Left out", item, standing.of(item.basis)) for item in outside),
            *notes_on(plan, ids),
        ),
    )


def architecture(plan: Masterplan) -> Slide:
    body = plan.plan
    if not body.components:
        title = told(plan, "architecture", "The design", "Nobody has named a part that it is made of")
        missing = gap(plan, "architecture")
        return Slide(
            SlideKind.ARCHITECTURE, title, (missing,), notes=gap_notes(plan, "architecture", "data_model")
        )
    drawn = diagram(body)
    proposed = shown_of(_PROPOSED, len(drawn.nodes), len(body.components) + len(body.externals))
    return Slide(
        SlideKind.ARCHITECTURE,
        _parts_title(body.components),
        (drawn, Text(proposed, "small")),
        notes=(
            *(
                sentence(f"{clause(one.name)} ({HOW[one.by]}, proposal): {clause(one.responsibility)}")
                for one in body.components
            ),
            *(sentence(_external(one)) for one in body.externals),
            *(
                sentence(f"Decide (proposal): {clause(one.decision)}; choose {clause(one.choose) or 'later'}")
                for one in body.decisions
            ),
        ),
    )


class _Words(NamedTuple):
    """Words of the founder's that bear on an assumption."""

    quote: Quote
    bears_on: str
    against: bool
    about: str


def _words_of(plan: Masterplan) -> list[_Words]:
    """All verified words that the plan lists as evidence, the highest level first."""
    against = {
        (assumption.id, quote.turn, quote.start)
        for assumption in plan.assumptions
        for quote in assumption.counter_quotes
    }
    words = [
        _Words(
            row.quote,
            row.assumption_id or "",
            (row.assumption_id, row.quote.turn, row.quote.start) in against,
            ": ".join(filter(None, (name_of(row.assumption_id or ""), clause(row.claim)))),
        )
        for row in plan.plan.evidence
        if row.quote.verified and one_line(row.quote.text)
    ]
    return sorted(words, key=lambda one: -one.quote.level.rank)


def _of_different_claims(words: list[_Words]) -> list[_Words]:
    """The strongest words, of as many different assumptions as there are."""
    first = {one.bears_on: one for one in reversed(words)}
    chosen = [one for one in words if first[one.bears_on] is one]
    others = [one for one in words if first[one.bears_on] is not one]
    return [*chosen, *others][:_MOST_QUOTES]


def _evidence_title(live: list[Assumption]) -> str:
    if not live:
        return "There is no assumption that evidence could bear on"
    observed = sum(assumption.evidence_level >= Level.E3 for assumption in live)
    if observed == len(live):
        return "Every assumption rests on something observed"
    if not observed:
        return "No assumption rests on anything observed yet"
    verb = "rests" if observed == 1 else "rest"
    return f"{wording.capital(part(observed, len(live), 'assumption'))} {verb} on something observed"


def _ladder(live: list[Assumption]) -> BarChart:
    """How many assumptions stand on each rung."""
    rungs = tuple(reversed(Level))
    return BarChart(
        heading="Assumptions at each level",
        categories=tuple(map(wording.level, rungs)),
        values=tuple(float(sum(a.evidence_level is rung for a in live)) for rung in rungs),
        unit="assumptions",
        caps=(None,) * len(rungs),
        levels=(None,) * len(rungs),
        remarks=("",) * len(rungs),
    )


def _version_title(inside: int, outside: int) -> str:
    if not inside:
        return f"The first version leaves out {count(outside, 'thing')}; what it does is open"
    does = f"The first version does {count(inside, 'thing')}"
    return f"{does} and leaves out {count(outside)}" if outside else f"{does}; nothing is ruled out"


def _worded(items: tuple[Sourced, ...]) -> list[Sourced]:
    return [one for one in items if clause(one.text)]


def _claims(items: list[Sourced], standing: Standing, heading: str) -> Bullets:
    shown = (
        Claim(short(clause(one.text), BULLET), standing.of(one.basis).level) for one in items[:_MOST_ITEMS]
    )
    return Bullets(tuple(shown), shown_of(heading, _MOST_ITEMS, len(items)))


def _parts_title(components: tuple[Component, ...]) -> str:
    parts = [
        f"{count(number)} {HOW[how]}" for how in _MADE if (number := sum(one.by == how for one in components))
    ]
    return f"It is made of {count(len(components), 'part')}: {listed(parts)}"


def _external(one: External) -> str:
    controlled = f"controlled by {clause(one.controlled_by)}" if one.controlled_by else "outside our control"
    instead = f"; instead: {clause(one.fallback)}" if one.fallback else "; no fallback is named"
    return f"{clause(one.name)}: {controlled}{instead}"
