"""Sections with nothing to stand on: what is missing, and who could answer. Never a filler sentence."""

from __future__ import annotations

from collections.abc import Iterable

from socra_cli.domain.plan import Masterplan, Missing
from socra_cli.output.markdown.blocks import bullets, sentence
from socra_cli.output.markdown.inert import inline

_UNSAID: dict[str, tuple[str, str]] = {
    "problem": ("nobody has described a case of the problem", "someone who had it last week"),
    "user": ("nobody has said who uses it or who pays", "the founder"),
    "evidence": ("no words of the founder's bear on any assumption", "the founder"),
    "assumptions": ("no assumption was found", "the founder, in an interview"),
    "mvp": ("nobody has said what the first version does and leaves out", "the founder with the builder"),
    "architecture": ("no component was named", "whoever will build it"),
    "data_model": ("nobody has said what is stored", "whoever will build it"),
    "api": ("no call between components was worked out", "whoever will build it"),
    "decisions": ("no decision that can't be taken back was named", "whoever will build it"),
    "quality_targets": ("nobody has given a number for speed, volume or accuracy", "a first user"),
    "threats": ("no threat was worked out for a component", "whoever answers for security and privacy"),
    "milestones": ("no step is gated by a test yet", "the founder"),
    "economics": (
        "nobody has named a price and what one sale costs",
        "whoever will pay, and whoever keeps the books",
    ),
    "go_to_market": ("nobody has named a channel or a first customer", "the founder"),
    "metrics": ("nobody has said what will be counted", "the founder"),
    "risks": ("no risk was worked out", "the founder with somebody who doubts the idea"),
}


def gap(plan: Masterplan, *sections: str) -> str:
    """What to say in place of a section: the plan's own words on it, else what such a section would need."""
    own = [missing for missing in plan.plan.missing if missing.section in sections]
    if own:
        return "\n\n".join(_say(missing.what, missing.who) for missing in own)
    what, who = _UNSAID[sections[0]]
    return _say(what, who)


def unplaced(missing: Iterable[Missing], placed: Iterable[str]) -> str:
    """The gaps that belong to no section of the plan."""
    known = set(placed)
    return bullets(
        f"{inline(one.section)}: {_say(one.what, one.who)}" for one in missing if one.section not in known
    )


def _say(what: str, who: str) -> str:
    said = sentence(f"Not established: {inline(what)}")
    return f"{said} {sentence(f'Could answer: {inline(who)}')}" if who else said
