"""What stands in place of a section that has nothing to say. Never a filler sentence."""

from __future__ import annotations

from collections.abc import Iterable

from socra_cli.domain.plan import Masterplan, Missing
from socra_cli.output import gaps
from socra_cli.output.markdown.blocks import bullets, paragraphs
from socra_cli.output.markdown.inert import inline
from socra_cli.output.wording import sentence


def gap(plan: Masterplan, *sections: str) -> str:
    """What to say in place of a section: that its call failed, or what is missing and who could answer."""
    return gaps.undelivered(plan, sections[0]) or known_gaps(plan, *sections) or gaps.NOTHING


def known_gaps(plan: Masterplan, *sections: str) -> str:
    """What the plan itself says that these sections lack; empty where it says nothing."""
    return paragraphs(*map(_say, gaps.missing_in(plan, *sections)))


def unplaced(plan: Masterplan, placed: Iterable[str]) -> str:
    """The gaps that belong to no section of the plan."""
    return bullets(map(_say, gaps.unplaced(plan, placed)))


def _say(missing: Missing) -> str:
    said = sentence(f"Not established: {inline(missing.what)}")
    return f"{said} {sentence(f'Could answer: {inline(missing.who)}')}" if missing.who else said
