"""What every idea has to answer for: the topics, held as data, and how words reach them."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache

from pydantic import ConfigDict

from socra_cli.domain.base import Frozen
from socra_cli.domain.ledger import Assumption
from socra_cli.domain.report import AsksFor
from socra_cli.domain.stages import QuestionKind
from socra_cli.llm.offline.words import alternation, cues, load


class Topic(Frozen):
    """One thing that must be true, with its cues and its wording (the file explains each member)."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    id: str
    persona: str
    importance: int
    serves: str
    when: str
    cues: tuple[str, ...]
    against: tuple[str, ...]
    shows: tuple[str, ...]
    raised: str
    name: str
    statement: str
    question: str
    asks_for: AsksFor
    unsaid: str
    replies: tuple[str, ...]
    fails_if: str
    test: str
    metric: str
    pass_if: str
    kill_if: str
    days: float
    cost: str
    step: str
    signal: str
    mind: str
    ask: dict[QuestionKind, tuple[str, ...]]

    @cached_property
    def _cues(self) -> re.Pattern[str]:
        return alternation(self.cues)

    @cached_property
    def _against(self) -> re.Pattern[str]:
        return alternation(self.against)

    @cached_property
    def _shows(self) -> re.Pattern[str]:
        return alternation(self.shows)

    def shown_by(self, text: str) -> bool:
        """Whether a past event told in ``text`` is about this topic, and not only told beside it."""
        return self._shows.search(_literal(text)) is not None

    def hits(self, text: str) -> int:
        """How many different cues stand in ``text``; a phrase against it counts twice: it tells more."""
        found = {m.group().lower() for m in self._cues.finditer(_literal(text))}
        return len(found) + 2 * self.contradicted_by(text)

    def contradicted_by(self, text: str) -> bool:
        return self._against.search(text) is not None

    def fits(self, *, commercial: bool) -> bool:
        return self.serves == "any" or (self.serves == "commercial") is commercial


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic, in the order of the file."""
    return tuple(Topic.model_validate(table) for table in load("topics")["topic"])


@cache
def topic(topic_id: str) -> Topic:
    """The topic of that id. Raises StopIteration for an id that the file does not have."""
    return next(one for one in topics() if one.id == topic_id)


@lru_cache(maxsize=4096)
def about(text: str, *, commercial: bool | None = None, most: int = 3) -> tuple[Topic, ...]:
    """The topics that ``text`` touches, the best hit first; ties in the order of the file.

    Topics that a mention raises don't count towards ``most``: raising one takes nothing from the others.
    """
    fitting = [one for one in topics() if commercial is None or one.fits(commercial=commercial)]
    scored = sorted(((one.hits(text), -index, one) for index, one in enumerate(fitting)), key=_by_hits)
    touched = [one for hits, _, one in scored if hits]
    plain = [one for one in touched if not one.raised][:most]
    return tuple(one for one in touched if one.raised or one in plain)


def _literal(text: str) -> str:
    """``text`` without the figures of speech in which cue words mean something else."""
    return cues("figures_of_speech").sub(" ", text)


def _by_hits(row: tuple[int, int, Topic]) -> tuple[int, int]:
    return -row[0], -row[1]


def topic_of(assumption: Assumption) -> Topic | None:
    """The topic that an assumption is about, whoever worded it; ``None`` when its words reach none."""
    for one in topics():
        if one.statement == assumption.statement or one.question == assumption.question:
            return one
    text = f"{assumption.statement} {assumption.question}"
    candidates = about(text, most=5)
    own = [one for one in candidates if one.persona == assumption.persona]
    return next(iter(own or candidates), None)
