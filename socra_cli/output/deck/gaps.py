"""What a slide says where the plan has nothing: that a call failed, or what is missing and who could tell."""

from __future__ import annotations

from typing import Final

from socra_cli.domain.evidence import Level
from socra_cli.domain.plan import Masterplan, Missing
from socra_cli.output import gaps, wording
from socra_cli.output.deck.model import Block, Bullets, Claim, Text
from socra_cli.output.deck.texts import BULLET, clause, sentence, short

_MOST: Final = 4


def gap(plan: Masterplan, *sections: str) -> Block:
    """What ``sections`` of the plan lack, as claims that nobody has stated; never empty.

    Where a call failed nobody was asked, so that is told without a level of evidence.
    """
    failed = gaps.undelivered(plan, sections[0])
    if failed:
        return Text(sentence(short(failed, BULLET)), "lead")
    said = list(map(_say, gaps.missing_in(plan, *sections))) or [gaps.NOTHING]
    return Bullets(tuple(Claim(short(clause(one), BULLET), Level.E0) for one in said[:_MOST]), "Missing")


def gap_notes(plan: Masterplan, *sections: str) -> tuple[str, ...]:
    """The same in full, and how to ask again where a call failed."""
    failed = gaps.undelivered(plan, sections[0])
    if failed:
        return (f"{failed} `socra masterplan {plan.session_id}` asks only for what is missing.",)
    return tuple(sentence(f"Not established: {_say(one)}") for one in gaps.missing_in(plan, *sections))


def told(plan: Masterplan, section: str, thing: str, otherwise: str) -> str:
    """The title of a slide with nothing to show: where a call failed nobody was silent."""
    return f"{thing} is missing, because a call failed" if gaps.undelivered(plan, section) else otherwise


def _say(missing: Missing) -> str:
    what, who = wording.capital(clause(missing.what)), clause(missing.who)
    return f"{what}. Could answer: {who}" if who else what
