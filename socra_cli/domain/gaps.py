"""Sections with nothing to stand on: what is missing, and who could answer. They are said, never padded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from socra_cli.domain.plan import Missing, PlanBody


class _Gap(NamedTuple):
    section: str
    is_empty: Callable[[PlanBody], bool]
    what: str
    who: str


_GAPS: Final = (
    _Gap("problem", lambda p: p.problem is None, "nobody has described one case of the problem",
         "somebody who had it last week"),
    _Gap("user", lambda p: p.user is None, "nobody has said who uses it", "the founder, naming one person"),
    _Gap("buyer", lambda p: p.buyer is None, "nobody has said who pays", "whoever signs for such a purchase"),
    _Gap("evidence", lambda p: not p.evidence, "no words of the founder's bear on any assumption",
         "the founder, in an interview"),
    _Gap("mvp", lambda p: not p.mvp_in, "nobody has said what the first version does", "the founder"),
    _Gap("architecture", lambda p: not p.components, "no component was named", "whoever will build it"),
    _Gap("data_model", lambda p: not p.entities, "nobody has said what is stored, or about whom",
         "whoever will build it"),
    _Gap("api", lambda p: not p.api, "no call between known components was worked out",
         "whoever will build it"),
    _Gap("decisions", lambda p: not p.decisions, "no decision that can't be taken back was named",
         "whoever will build it"),
    _Gap("quality_targets", lambda p: not p.quality_targets, "nobody has given a number for speed, volume or "
         "accuracy", "a first user, from what they put up with today"),
    _Gap("threats", lambda p: not p.threats, "no threat was worked out",
         "whoever answers for security and privacy"),
    _Gap("threats", lambda p: not p.legal_gates, "no permission or licence was looked into",
         "the body that would grant it"),
    _Gap("milestones", lambda p: not p.milestones, "no step is gated by a test yet", "the founder"),
    _Gap("economics", lambda p: p.economics is None or p.economics.contribution is None,
         "nobody has named both a price and what one sale costs", "whoever keeps the books"),
    _Gap("go_to_market", lambda p: not p.channel, "nobody has named a channel, or tried one", "the founder"),
    _Gap("first_ten", lambda p: not p.first_ten, "nobody has named a first customer",
         "the founder, from people they can reach this week"),
    _Gap("metrics", lambda p: not p.metrics, "nobody has said what will be counted", "the founder"),
    _Gap("risks", lambda p: not p.risks, "no grave finding stands", "somebody who doubts the idea"),
    _Gap("premortem", lambda p: not p.premortem.chain, "no way to fail was told step by step",
         "somebody who doubts the idea"),
)  # fmt: skip


def missing(body: PlanBody) -> tuple[Missing, ...]:
    """One entry for each empty section of the plan, in the plan's order."""
    return tuple(Missing(section=g.section, what=g.what, who=g.who) for g in _GAPS if g.is_empty(body))
