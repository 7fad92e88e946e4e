"""Sections with nothing to stand on: what is missing, and who could answer. Never a filler sentence."""

from __future__ import annotations

from collections.abc import Iterable

from socra_cli.domain.plan import Masterplan, Missing
from socra_cli.output import wording
from socra_cli.output.markdown.blocks import bullets, paragraphs
from socra_cli.output.markdown.inert import inline
from socra_cli.output.wording import sentence

_BUILDER = ("persona:builder",)
_SYNTHESIS = ("synthesis",)
_FILLED_BY = {
    "problem": _SYNTHESIS,
    "user": _SYNTHESIS,
    "evidence": ("intake",),
    "assumptions": ("intake",),
    "mvp": _SYNTHESIS,
    "architecture": _BUILDER,
    "data_model": _BUILDER,
    "api": _SYNTHESIS,
    "decisions": _SYNTHESIS,
    "quality_targets": _BUILDER,
    "threats": ("persona:warden",),
    "milestones": _SYNTHESIS,
    "economics": ("persona:economist", "persona:sustainer"),
    "go_to_market": ("persona:seller",),
    "metrics": _SYNTHESIS,
    "premortem": ("devils_advocate",),
}
"""The stages whose answer a section is made of: where one failed, nobody was silent."""


def gap(plan: Masterplan, *sections: str) -> str:
    """What to say in place of a section: that its call failed, or what is missing and who could answer."""
    failed = {failure.stage for failure in plan.failures}
    stage = next((one for one in _FILLED_BY.get(sections[0], ()) if one in failed), None)
    if stage:
        return f"Not delivered: the call failed ({wording.stage(stage)})."
    return known_gaps(plan, *sections) or "Not established."


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
