"""A digest as the rules look at it: each assumption with its topic and its verified words."""

from __future__ import annotations

from functools import cached_property

from pydantic import ConfigDict

from socra_cli.domain.base import Frozen
from socra_cli.domain.evidence import Level, Quote, QuoteDraft
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.stages import Digest, Lead
from socra_cli.llm.offline.language import is_english
from socra_cli.llm.offline.reading import Passage, excerpt, of_quote
from socra_cli.llm.offline.topics import Topic, topic_of
from socra_cli.llm.offline.words import load

_SIDE_WORDS = 10
_MONEY_LENSES = frozenset(("economist", "sustainer"))


class Point(Frozen):
    """One assumption with its topic, if its words reach one."""

    assumption: Assumption
    topic: Topic | None

    @property
    def id(self) -> str:
        return self.assumption.id

    @property
    def name(self) -> str:
        """The topic's name, the two sides of a contradiction, else the statement in quotation marks."""
        if self.is_contradiction:
            sides = (excerpt(words[0].text, _SIDE_WORDS) for words in (self.quotes, self.against))
            return str(load("frames")["contradiction"]["name"].format(*sides))
        if self.topic is None:
            return excerpt(self.assumption.statement, 30)
        return self.topic.name

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return tuple(quote for quote in self.assumption.quotes if quote.verified)

    @property
    def against(self) -> tuple[Quote, ...]:
        return tuple(quote for quote in self.assumption.counter_quotes if quote.verified)

    @property
    def level(self) -> Level:
        return self.assumption.evidence_level

    @property
    def best(self) -> Quote | None:
        """Of its quotes of the highest level the one that is most about it; the first of equals."""
        top = [quote for quote in self.quotes if quote.level is self.level]
        return max(top, key=self._relevance, default=None)

    def _relevance(self, quote: Quote) -> tuple[int, bool]:
        counted = any(character.isdigit() for character in quote.text)
        return (self.topic.hits(quote.text) if self.topic else 0), counted

    @property
    def silent(self) -> bool:
        return not self.quotes and not self.against

    @property
    def is_contradiction(self) -> bool:
        """Two passages of the founder's that exclude each other, and not merely words against a topic."""
        own = self.topic is not None and self.topic.statement == self.assumption.statement
        return bool(self.quotes and self.against) and not own

    @property
    def doubted(self) -> bool:
        return bool(self.against) or self.assumption.status is Status.CONTRADICTED


class Case(Frozen):
    """Everything a judging stage may read, in the order of the ledger."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    summary: str
    commercial: bool
    points: tuple[Point, ...]
    leads: tuple[Lead, ...]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every verified passage once, in the order of the ledger."""
        quotes = [quote for point in self.points for quote in (*point.quotes, *point.against)]
        return tuple({(q.turn, q.text): of_quote(q) for q in quotes}.values())

    @cached_property
    def english(self) -> bool:
        return is_english(" ".join(passage.text for passage in self.passages))

    def of(self, persona: str) -> tuple[Point, ...]:
        """The points of a persona's lens; Economist and Sustainer look at the same."""
        lens = _MONEY_LENSES if persona in _MONEY_LENSES else {persona}
        return tuple(point for point in self.points if point.assumption.persona in lens)

    def on(self, *topic_ids: str) -> tuple[Passage, ...]:
        """The passages under the assumptions on these topics."""
        mine = [p for p in self.points if p.topic is not None and p.topic.id in topic_ids]
        quotes = [quote for point in mine for quote in (*point.quotes, *point.against)]
        return tuple({(q.turn, q.text): of_quote(q) for q in quotes}.values())

    def first(self, *topic_ids: str) -> Point | None:
        """The first point on the first of these topics that there is, contradictions left out."""
        plain = {p.topic.id: p for p in reversed(self.points) if p.topic and not p.is_contradiction}
        return next((plain[topic_id] for topic_id in topic_ids if topic_id in plain), None)

    def by_risk(self) -> tuple[Point, ...]:
        order = [assumption.id for assumption in Ledger(assumptions=self._live()).by_risk()]
        return tuple(sorted(self._open(), key=lambda point: order.index(point.id)))

    def holding(self, quote_text: str, persona: str = "") -> Point | None:
        """The point under which these words stand, one of the persona's first."""
        holders = [
            p for p in self.points if any(_shared(quote_text, q.text) for q in (*p.quotes, *p.against))
        ]
        own = [p for p in holders if p.assumption.persona == persona]
        return next(iter(own or holders), None)

    def _open(self) -> tuple[Point, ...]:
        return tuple(p for p in self.points if p.assumption.status is not Status.RETIRED)

    def _live(self) -> tuple[Assumption, ...]:
        return tuple(point.assumption for point in self._open())


def case_of(digest: Digest) -> Case:
    """The digest with each assumption's topic found."""
    live = [a for a in digest.ledger.assumptions if a.status is not Status.RETIRED]
    return Case(
        summary=digest.summary,
        commercial=digest.commercial,
        points=tuple(Point(assumption=a, topic=topic_of(a)) for a in live),
        leads=digest.leads,
    )


def draft(quote: Quote) -> QuoteDraft:
    return QuoteDraft(turn=quote.turn, text=quote.text, level=quote.level)


def leads_on(case: Case, persona: str) -> tuple[Lead, ...]:
    """The leads of a persona's lens. A lead whose persona is not seated goes to the one in its place."""
    lens = _MONEY_LENSES if persona in _MONEY_LENSES else {persona}
    return tuple(lead for lead in case.leads if lead.persona in lens)


def _shared(one: str, other: str) -> bool:
    return one in other or other in one
