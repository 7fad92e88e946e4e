"""Sections with nothing to stand on: whether a call failed, or what is missing and who could answer."""

from __future__ import annotations

from collections.abc import Iterable

from socra_cli.domain.plan import Masterplan, Missing
from socra_cli.domain.rows import FIRST_TEN
from socra_cli.output import wording

_BUILDER = ("persona:builder",)
_SELLER = ("persona:seller",)
_SYNTHESIS = ("synthesis",)
_FILLED_BY = {
    "problem": _SYNTHESIS,
    "user": _SYNTHESIS,
    "buyer": _SYNTHESIS,
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
    "go_to_market": _SELLER,
    "first_ten": _SELLER,
    "metrics": _SYNTHESIS,
    "premortem": ("devils_advocate",),
}
"""The stages whose answer a section is made of: where one failed, nobody was silent."""

NOTHING = "Not established."


def undelivered(plan: Masterplan, section: str) -> str:
    """That the call failed which ``section`` is made of; empty where it did not."""
    failed = {failure.stage for failure in plan.failures}
    stage = next((one for one in _FILLED_BY.get(section, ()) if one in failed), None)
    return f"Not delivered: the call failed ({wording.stage(stage)})." if stage else ""


def missing_in(plan: Masterplan, *sections: str) -> tuple[Missing, ...]:
    """What the plan itself says that these sections lack."""
    return tuple(one for one in plan.plan.missing if one.section in sections)


def others_unnamed(plan: Masterplan) -> str:
    """That some, but not all, of the first customers are named; empty where none or all are."""
    some = 0 < len(plan.plan.first_ten) < FIRST_TEN
    return f"Nobody else of the first {FIRST_TEN} is known." if some else ""


def unplaced(plan: Masterplan, placed: Iterable[str]) -> tuple[Missing, ...]:
    """The gaps that belong to no section of the plan."""
    known = set(placed)
    return tuple(one for one in plan.plan.missing if one.section not in known)
