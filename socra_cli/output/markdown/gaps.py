"""Sections with nothing to stand on: what is missing, and who could answer. Never a filler sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from socra_cli.domain.plan import Masterplan, Missing
from socra_cli.output import wording
from socra_cli.output.markdown.blocks import bullets, paragraphs, sentence
from socra_cli.output.markdown.inert import inline


class _Gap(NamedTuple):
    """Which stage would have filled the section, what to say when it did not, and who could."""

    stage: str
    what: str
    who: str


_UNSAID = {
    "problem": _Gap(
        "synthesis", "nobody has described a case of the problem", "someone who had it last week"
    ),
    "user": _Gap("synthesis", "nobody has said who uses it or who pays", "the founder"),
    "evidence": _Gap("intake", "no words of the founder's bear on any assumption", "the founder"),
    "assumptions": _Gap("intake", "no assumption was found", "the founder, in an interview"),
    "mvp": _Gap("synthesis", "nobody has said what the first version does and leaves out", "the founder"),
    "architecture": _Gap("persona:builder", "no component was named", "whoever will build it"),
    "data_model": _Gap("persona:builder", "nobody has said what is stored", "whoever will build it"),
    "api": _Gap("synthesis", "no call between components was worked out", "whoever will build it"),
    "decisions": _Gap("synthesis", "no decision that can't be taken back was named", "whoever will build it"),
    "quality_targets": _Gap(
        "persona:builder", "nobody has given a number for speed or volume", "a first user"
    ),
    "threats": _Gap("persona:warden", "no threat was worked out", "whoever answers for security and privacy"),
    "milestones": _Gap("synthesis", "no step is gated by a test yet", "the founder"),
    "economics": _Gap("persona:economist", "nobody has named a price and a cost", "whoever keeps the books"),
    "go_to_market": _Gap("persona:seller", "nobody has named a channel or a first customer", "the founder"),
    "metrics": _Gap("synthesis", "nobody has said what will be counted", "the founder"),
    "risks": _Gap("persona:warden", "no risk was worked out", "somebody who doubts the idea"),
}


def gap(plan: Masterplan, *sections: str) -> str:
    """What to say in place of a section: that its call failed, what the plan says, or what it would need."""
    unsaid = _UNSAID[sections[0]]
    failed = {failure.stage for failure in plan.failures}
    if unsaid.stage in failed:
        return f"Not delivered: the call failed ({wording.stage(unsaid.stage)})."
    return known_gaps(plan, *sections) or _say(unsaid.what, unsaid.who)


def known_gaps(plan: Masterplan, *sections: str) -> str:
    """What the plan itself says that these sections lack; empty where it says nothing."""
    return paragraphs(
        *(_say(missing.what, missing.who) for missing in plan.plan.missing if missing.section in sections)
    )


def unplaced(missing: Iterable[Missing], placed: Iterable[str]) -> str:
    """The gaps that belong to no section of the plan."""
    known = set(placed)
    return bullets(_say(one.what, one.who) for one in missing if one.section not in known)


def _say(what: str, who: str) -> str:
    said = sentence(f"Not established: {inline(what)}")
    return f"{said} {sentence(f'Could answer: {inline(who)}')}" if who else said
