"""What each passage is about: the topics that it touches, those of its leads, a home for events of none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from socra_cli.domain.evidence import Level
from socra_cli.domain.stages import Lead
from socra_cli.llm.offline.reading import Passage
from socra_cli.llm.offline.topics import Topic, about, topics
from socra_cli.llm.offline.words import cues


class Heard(NamedTuple):
    """A passage and topic ids: ``touched`` by its words, ``adopted`` for what it tells, ``lost`` by sums."""

    passage: Passage
    touched: frozenset[str] = frozenset()
    adopted: str = ""
    lost: frozenset[str] = frozenset()


def hear(words: Sequence[Passage], leads: Iterable[Lead], *, commercial: bool) -> tuple[Heard, ...]:
    """Each passage, in order. A lead's topic counts where no words decide; that of a sum always does."""
    led, lost = _pointed_at(words, leads)
    return tuple(
        _heard(passage, led.get(place, set()), lost.get(place, set()), commercial=commercial)
        for place, passage in enumerate(words)
    )


def _heard(passage: Passage, led: set[str], lost: set[str], *, commercial: bool) -> Heard:
    own = about(passage.text, commercial=commercial)
    if cues("feeling").search(passage.text):
        led = set()
    unknown = cues("unknown").search(passage.text) is not None
    touched = {one.id for one in own if one.raised or not unknown}
    return Heard(
        passage=passage,
        touched=frozenset(touched | lost | (set() if own else led)),
        adopted=_home(passage, own),
        lost=frozenset(lost),
    )


def _home(passage: Passage, own: Iterable[Topic]) -> str:
    """The topic of an event that no topic's words show: the demand if something was given, the core if it was
    measured; else none."""
    if passage.level < Level.E3 or any(one.shown_by(passage.text) for one in own):
        return ""
    if cues("figures_of_speech").search(passage.text):
        return ""
    if passage.level >= Level.E4:
        return "demand"
    return "feasibility" if cues("measured").search(passage.text) else ""


def _pointed_at(
    words: Sequence[Passage], leads: Iterable[Lead]
) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """By the place of a passage: the topics of the leads on it, and those that a grave sum denies."""
    led: dict[int, set[str]] = {}
    lost: dict[int, set[str]] = {}
    starts = {turn: _starts(words, turn) for turn in {passage.turn for passage in words}}
    for lead in leads:
        topic_id = lead_topic(lead)
        for quote in lead.quotes if topic_id else ():
            places = starts.get(quote.turn, [])
            for _, place in places[max(0, bisect_right(places, (quote.start, len(words))) - 1) :][:1]:
                grave = lead.family == "numbers" and lead.importance == _GRAVE
                (lost if grave else led).setdefault(place, set()).add(topic_id)
    return led, lost


_GRAVE = 3


def _starts(words: Sequence[Passage], turn: str) -> list[tuple[int, int]]:
    return sorted((passage.start, place) for place, passage in enumerate(words) if passage.turn == turn)


def lead_topic(lead: Lead) -> str:
    """The id of the topic that a lead belongs to: of its persona's topics the one that its words touch most.

    Empty where it belongs to none: silence has no words, contradictions are points of their own, and praise
    says nothing of the idea.
    """
    if lead.family in ("injection", "sound", "unsaid", "contradiction", "framing"):
        return ""
    if lead.family == "numbers" and lead.persona == "economist":
        return "margin"
    own = [one for one in topics() if one.persona == lead.persona]
    told = f"{lead.message} {lead.question}"
    nearest = max(own, key=lambda one: one.hits(told), default=None)
    return nearest.id if nearest and nearest.hits(told) else ""
