"""The deck of a plan: twelve slides, one message each, made by code from the plan alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from socra_cli.domain.plan import Masterplan
from socra_cli.domain.text import one_line
from socra_cli.output import wording
from socra_cli.output.deck import business, doubts, opening, panel, substance, sums
from socra_cli.output.deck.model import Deck, Slide
from socra_cli.output.deck.texts import TITLE, clause, short

__all__ = ["Deck", "Slide", "outline"]

_FOOTER: Final = 60


def outline(plan: Masterplan) -> Deck:
    """The same twelve slides for every plan: one with nothing to show says what is missing."""
    title = clause(plan.idea.title) or "An idea without a title"
    idea = short(title, _FOOTER)
    return Deck(
        title=short(title, TITLE),
        subtitle=f"Verdict: {wording.decision(plan.verdict)}",
        slides=tuple(_spoken(build(plan)) for build in _BUILDERS),
        demo=plan.demo,
        footer=f"{idea} · {wording.DEMO}" if plan.demo else idea,
        date=plan.created_at.date().isoformat(),
    )


def _spoken(slide: Slide) -> Slide:
    """``slide`` with the notes that say something, each once and on one line."""
    return replace(slide, notes=tuple(filter(None, dict.fromkeys(map(one_line, slide.notes)))))


_BUILDERS: Final = (
    opening.verdict,
    opening.problem,
    opening.people,
    substance.evidence,
    substance.first_version,
    substance.architecture,
    sums.economics,
    business.first_ten,
    panel.personas,
    doubts.against,
    doubts.unknown,
    business.next_steps,
)
