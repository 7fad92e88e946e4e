"""Intake by rule: one assumption for each topic that matters, with the founder's words for and against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from socra_cli.domain.evidence import BRIEF, Level, QuoteDraft
from socra_cli.domain.quotes import overlap
from socra_cli.domain.stages import AssumptionDraft, IntakeDraft, IntakeInputs, Lead
from socra_cli.llm.offline import aim
from socra_cli.llm.offline.fatal import solved_free
from socra_cli.llm.offline.hearing import Heard, hear
from socra_cli.llm.offline.language import is_english
from socra_cli.llm.offline.reading import Passage, excerpt, level, quotable, said
from socra_cli.llm.offline.topics import Topic, topics
from socra_cli.llm.offline.words import cues, load

_QUOTES = 5  # passages under one assumption: more are not read
_FOREIGN_QUOTES = 8


def draft_intake(inputs: IntakeInputs) -> IntakeDraft:
    """The brief and the founder's turns as assumptions, the most important first."""
    words = said(inputs.brief.text, inputs.turns)
    if not is_english(inputs.brief.text):
        return _foreign(inputs, words)
    commercial = aim.is_commercial(words)
    heard = hear(words, inputs.leads, commercial=commercial)
    rows = [_row(one, heard) for one in topics() if one.fits(commercial=commercial)]
    rows += [_contradiction(lead, words) for lead in inputs.leads if _is_contradiction(lead)]
    return IntakeDraft(
        summary=aim.summary(words, inputs.brief.title),
        commercial=commercial,
        assumptions=sorted((row for row in rows if row), key=lambda row: -row.importance),
    )


def _row(one: Topic, heard: Sequence[Heard]) -> AssumptionDraft | None:
    """The topic's assumption; ``None`` where the brief need not and does not speak of it."""
    adopted = [each.passage for each in heard if each.adopted == one.id]
    touching = [each for each in heard if one.id in each.touched and each.adopted != one.id]
    if one.when == "said" and not touching:
        return None
    against = [each.passage for each in touching if _speaks_against(one, each)]
    plain = (each.passage for each in touching if not _speaks_against(one, each))
    return AssumptionDraft(
        statement=one.statement,
        question=one.question,
        persona=one.persona,
        importance=one.importance,
        quotes=_strongest(one, [*adopted, *_supporting(one, plain)]),
        counter_quotes=_strongest(one, against),
    )


def _supporting(one: Topic, touching: Iterable[Passage]) -> Iterator[Passage]:
    """What speaks for the topic: words about it, at the level at which they show it.

    An event told beside it shows nothing; it is kept, as a mention, only where mentioning raises the topic.
    """
    for passage in touching:
        if passage.level < Level.E3 or one.shown_by(passage.text):
            yield passage
        elif one.raised:
            yield passage.model_copy(update={"level": Level.E1})


def _speaks_against(one: Topic, each: Heard) -> bool:
    """By the topic's own phrases, a plain denial, a sum, or something free that already does the job."""
    if one.id in each.lost or one.contradicted_by(each.passage.text) or _is_denied(one, each.passage):
        return True
    return one.id == "alternative" and solved_free([each.passage]) is not None


def _is_denied(one: Topic, passage: Passage) -> bool:
    """A plain denial of something that must be true, such as *nobody has paid yet*."""
    denies = cues("denials").search(passage.text) and not cues("welcome_negation").search(passage.text)
    return bool(denies) and one.id in load("cues")["denied_by_negation"] and passage.level < Level.E3


def _strongest(one: Topic, chosen: Iterable[Passage]) -> list[QuoteDraft]:
    """The passages of the highest levels, in the order in which they were said."""
    ranked = sorted(chosen, key=lambda p: (-p.level.rank, -one.hits(p.text)))[:_QUOTES]
    return [p.draft() for p in sorted(ranked, key=lambda p: (p.turn != BRIEF, p.turn, p.start))]


def _is_contradiction(lead: Lead) -> bool:
    """Two passages that exclude each other; what one sentence says against itself is a finding alone."""
    return (
        lead.family == "contradiction"
        and len(lead.quotes) > 1
        and not overlap(lead.quotes[0], lead.quotes[1])
    )


def _contradiction(lead: Lead, words: Sequence[Passage]) -> AssumptionDraft:
    first, second = lead.quotes[:2]
    frame = load("frames")["contradiction"]
    return AssumptionDraft(
        statement=frame["statement"].format(first=excerpt(first.text, 12), second=excerpt(second.text, 12)),
        question=frame["question"].format(first=excerpt(first.text, 16), second=excerpt(second.text, 16)),
        persona=lead.persona,
        importance=lead.importance,
        quotes=[_verbatim(first.turn, quotable(first.text, words))],
        counter_quotes=[_verbatim(second.turn, quotable(second.text, words))],
    )


def _verbatim(turn: str, text: str) -> QuoteDraft:
    return QuoteDraft(turn=turn, text=text, level=level(text))


def _foreign(inputs: IntakeInputs, words: Sequence[Passage]) -> IntakeDraft:
    """A brief that the rules can't read: its words stand under the first topic, the others are asked."""
    quotes = [p.draft() for p in words[:_FOREIGN_QUOTES]]
    rows = [
        AssumptionDraft(
            statement=one.statement,
            question=one.question,
            persona=one.persona,
            importance=one.importance,
            quotes=quotes if one.id == "problem" else [],
            counter_quotes=[],
        )
        for one in topics()
        if one.when == "always" and one.fits(commercial=True)
    ]
    first = next((p for p in words if p.turn == BRIEF), None)
    opening = aim.neutral(first.text) if first else inputs.brief.title
    return IntakeDraft(summary=opening, commercial=True, assumptions=rows)
