"""What a slide says where the plan has nothing: a call that failed, or what is missing and who could answer."""

from __future__ import annotations

from typing import Final

from socra_cli.domain.evidence import Level
from socra_cli.domain.plan import Masterplan, Missing
from socra_cli.output import gaps
from socra_cli.output.deck.model import Bullets, Claim
from socra_cli.output.deck.texts import BULLET, clause, short

_MOST: Final = 4
_WHO: Final = 60


def gap(plan: Masterplan, *sections: str) -> Bullets:
    """What ``sections`` of the plan lack, as claims that nobody has stated; never empty."""
    failed = gaps.undelivered(plan, sections[0])
    missing = tuple(_say(one) for one in gaps.missing_in(plan, *sections)[:_MOST])
    items = (Claim(failed, Level.E0),) if failed else missing or (Claim(gaps.NOTHING, Level.E0),)
    return Bullets(items, "Missing")


def _say(missing: Missing) -> Claim:
    what, who = clause(missing.what), clause(missing.who)
    said = f"{short(what, BULLET)}. Could answer: {short(who, _WHO)}" if who else short(what, BULLET)
    return Claim(said, Level.E0, "Not established")
