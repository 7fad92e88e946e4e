"""The slides on what is there: the evidence so far, the first version, how it is built."""

from __future__ import annotations

from typing import Final, NamedTuple

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.ledger import Assumption, Status
from socra_cli.domain.plan import Component, External, Masterplan, Sourced
from socra_cli.output import wording
from socra_cli.output.deck.diagram import diagram
from socra_cli.output.deck.gaps import gap
from socra_cli.output.deck.model import BarChart, Bullets, Claim, Slide, SlideKind, Text, mark
from socra_cli.output.deck.quotes import notes_on
from socra_cli.output.deck.texts import (
    BULLET,
    capital,
    cited,
    clause,
    count,
    listed,
    quotation,
    sentence,
    short,
)
from socra_cli.output.standing import Standing

_MOST_QUOTES: Final = 3
_MOST_ITEMS: Final = 5
_HOW: Final = {"build": "to build", "buy": "to buy", "manual": "by hand"}


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
        notes=tuple(note for one in words for note in cited(one.about, (one.quote,))),
    )


def first_version(plan: Masterplan) -> Slide:
    body, standing = plan.plan, Standing(plan)
    if not body.mvp_in and not body.mvp_out:
        missing = gap(plan, "mvp")
        return Slide(SlideKind.FIRST_VERSION, "Nobody has said what the first version does", (missing,))
    ids = [one for item in (*body.mvp_in, *body.mvp_out) for one in standing.of(item.basis).ids]
    inside = _claims(body.mvp_in, standing, "In") if body.mvp_in else gap(plan, "mvp")
    return Slide(
        SlideKind.FIRST_VERSION,
        _version_title(len(body.mvp_in), len(body.mvp_out)),
        (inside,),
        (_claims(body.mvp_out, standing, "Left out"),) if body.mvp_out else (),
        notes=(
            *(_full("In", item, standing) for item in body.mvp_in),
            *(_full("Left out", item, standing) for item in body.mvp_out),
            *notes_on(plan, ids),
        ),
    )


def architecture(plan: Masterplan) -> Slide:
    body = plan.plan
    if not body.components:
        missing = gap(plan, "architecture")
        return Slide(SlideKind.ARCHITECTURE, "Nobody has named a part that it is made of", (missing,))
    return Slide(
        SlideKind.ARCHITECTURE,
        _parts_title(body.components),
        (diagram(body), Text("A proposal by the builder: nobody has "
         "confirmed it.", "small")),
        notes=(
            *(
                sentence(f"{one.name} ({_HOW[one.by]}, proposal): {clause(one.responsibility)}")
                for one in body.components
            ),
            *(sentence(_external(one)) for one in body.externals),
            *(
                sentence(f"Decide: {clause(one.decision)}. Choose: {one.choose or 'open'} (proposal)")
                for one in body.decisions
            ),
        ),
    )  # fmt: skip


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
            ": ".join(filter(None, (row.assumption_id or "", clause(row.claim)))),
        )
        for row in plan.plan.evidence
        if row.quote.verified
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
        return "There is no assumption yet that evidence could bear on"
    observed = sum(assumption.evidence_level >= Level.E3 for assumption in live)
    if observed == len(live):
        return f"All {count(len(live), 'assumption')} rest on something observed"
    verb = "rests" if observed <= 1 else "rest"
    return f"{capital(count(observed))} of {count(len(live), 'assumption')} {verb} on something observed"


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
    return f"{does} and leaves out {count(outside, 'thing')}" if outside else f"{does}; nothing is ruled out"


def _claims(items: tuple[Sourced, ...], standing: Standing, heading: str) -> Bullets:
    shown = (
        Claim(short(clause(one.text), BULLET), standing.of(one.basis).level) for one in items[:_MOST_ITEMS]
    )
    return Bullets(tuple(shown), _heading(heading, len(items)))


def _heading(heading: str, number: int) -> str:
    return f"{heading}, {_MOST_ITEMS} of {number}" if number > _MOST_ITEMS else heading


def _full(label: str, item: Sourced, standing: Standing) -> str:
    ids, level = standing.of(item.basis)
    return f"{label}: {clause(item.text)} ({', '.join((*ids, mark(level)))})."


def _parts_title(components: tuple[Component, ...]) -> str:
    parts = [f"{number} {_HOW[how]}" for how in _HOW if (number := sum(one.by == how for one in components))]
    return f"It is made of {count(len(components), 'part')}: {listed(parts)}"


def _external(one: External) -> str:
    controlled = f"controlled by {clause(one.controlled_by)}" if one.controlled_by else "outside our control"
    instead = f"; instead: {clause(one.fallback)}" if one.fallback else "; no fallback is named"
    return f"{clause(one.name)}: {controlled}{instead}"
