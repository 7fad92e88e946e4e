"""Scores by rule: the highest anchor with evidence in the founder's words, never above the level's cap."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from socra_cli.domain.base import Frozen
from socra_cli.domain.evidence import Level
from socra_cli.llm.offline.case import Case
from socra_cli.llm.offline.fatal import blocked_channel, no_revenue_model, solved_free
from socra_cli.llm.offline.numbers import read_sale
from socra_cli.llm.offline.reading import Passage
from socra_cli.llm.offline.topics import topics
from socra_cli.llm.offline.words import cues


class Score(Frozen):
    """An anchor reached and the passages that reach it. ``value`` is ``None`` where nothing was said.

    ``anchor`` is what the words' content reaches; ``value`` the same under the cap of their level.
    """

    value: int | None
    on: tuple[Passage, ...] = ()
    anchor: int | None = None

    @property
    def level(self) -> Level:
        return max((passage.level for passage in self.on), default=Level.E0)


Rule = Callable[[Case, Sequence[Passage]], Score]

UNKNOWN = Score(value=None)


def score(persona: str, case: Case) -> Score:
    """The persona's score on its own passages; ``UNKNOWN`` for silence, another language or another lens."""
    rule = _RULES.get(persona)
    if rule is None or not case.english:
        return UNKNOWN
    said = _said(case, persona)
    reached = rule(case, said)
    if reached.value is None or not reached.on:
        return UNKNOWN
    cap = reached.level.cap
    under = reached.value if cap is None else min(reached.value, cap)
    return reached.model_copy(update={"value": under, "anchor": reached.value})


def knows(persona: str) -> bool:
    """Whether there are rules for this lens."""
    return persona in _RULES


def _said(case: Case, persona: str) -> tuple[Passage, ...]:
    ids = {p.topic.id for p in case.of(persona) if p.topic is not None}
    return case.on(*ids)


def _strongest(said: Sequence[Passage], persona: str, most: int = 2) -> tuple[Passage, ...]:
    """Of the passages of the highest level the most telling on this lens: a score needs no more."""
    top = max((passage.level for passage in said), default=Level.E0)
    chosen = (passage for passage in said if passage.level is top)
    return tuple(sorted(chosen, key=lambda passage: -_relevance(passage, persona)))[:most]


def _relevance(passage: Passage, persona: str) -> int:
    """How many cues of one topic of the lens stand in it, for the topic with most."""
    return max(one.hits(passage.text) for one in topics() if one.persona == persona)


def _with(said: Sequence[Passage], name: str) -> tuple[Passage, ...]:
    return tuple(passage for passage in said if cues(name).search(passage.text))


def _customer(case: Case, said: Sequence[Passage]) -> Score:
    solved = solved_free(said)
    if solved:
        return Score(value=0, on=(solved,))
    best = _strongest(case.on("problem", "demand"), "customer")
    level = Score(value=None, on=best).level
    if level >= Level.E5 and _with(said, "complains_when_down"):
        return Score(value=10, on=best)
    if level >= Level.E4:
        return Score(value=8, on=best)
    if level >= Level.E3:
        return Score(value=6, on=best)
    specific = _with(said, "specific")
    return Score(value=4, on=specific[:2]) if specific else Score(value=2, on=best or tuple(said[:1]))


def _economist(case: Case, said: Sequence[Passage]) -> Score:
    read = read_sale(said)
    if read.price and read.sale:
        if read.sale.contribution <= 0:
            return Score(value=0, on=read.passages)
        paid = read.price.passage.level >= Level.E4 and read.runway is not None
        return Score(value=8 if paid else 6, on=read.passages)
    undecided = no_revenue_model(said)
    if undecided:
        return Score(value=2, on=(undecided,))
    if read.price:
        return Score(value=4, on=(read.price.passage,))
    return Score(value=2, on=tuple(case.on("price", "margin", "market"))[:1])


def _sustainer(case: Case, said: Sequence[Passage]) -> Score:
    denied = {q.text for point in case.of("sustainer") for q in point.against}
    standing = [passage for passage in said if passage.text not in denied]
    funders, keepers = _with(standing, "funder"), _with(standing, "keeper")
    gave = [
        p
        for p in (*funders, *keepers)
        if p.level >= Level.E4 or (p.level >= Level.E3 and cues("gave").search(p.text))
    ]
    if gave:
        return Score(value=8, on=_strongest(gave, "sustainer"))
    if funders or keepers:
        return Score(value=4, on=_strongest((*funders, *keepers), "sustainer"))
    return Score(value=2, on=tuple(said[:1]))


def _builder(case: Case, said: Sequence[Passage]) -> Score:
    lost = _with(said, "no_approach")
    if lost:
        return Score(value=2, on=lost[:1])
    best = _strongest(case.on("feasibility", "team"), "builder")
    rank = {Level.E5: 8, Level.E4: 8, Level.E3: 6}
    return Score(value=rank.get(Score(value=None, on=best).level, 4), on=best)


def _seller(case: Case, said: Sequence[Passage]) -> Score:
    block = blocked_channel(said)
    if block:
        return Score(value=0, on=(block,))
    reached = _strongest(case.on("channel"), "seller")
    level = Score(value=None, on=reached).level
    if level >= Level.E5:
        return Score(value=8, on=reached)
    if level >= Level.E3:
        return Score(value=6, on=reached)
    vague = _with(said, "vague_channel")
    if vague:
        return Score(value=2, on=vague[:1])
    return Score(value=4, on=reached)


def _warden(case: Case, said: Sequence[Passage]) -> Score:
    granted, noticed, mitigated = (_with(said, name) for name in ("granted", "noticed", "mitigated"))
    if granted:
        return Score(value=8, on=_strongest(granted, "warden"))
    if noticed and mitigated:
        return Score(value=6, on=_strongest((*mitigated, *noticed), "warden"))
    if noticed:
        return Score(value=4, on=_strongest(noticed, "warden"))
    return Score(value=2, on=_strongest(said, "warden", 1))


_RULES: dict[str, Rule] = {
    "customer": _customer,
    "economist": _economist,
    "sustainer": _sustainer,
    "builder": _builder,
    "seller": _seller,
    "warden": _warden,
}
