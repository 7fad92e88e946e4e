"""Intake by rule: one assumption for each topic that matters, with the founder's words for and against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from socra_cli.domain.ceiling import ceiling
from socra_cli.domain.evidence import BRIEF, Level, QuoteDraft
from socra_cli.domain.stages import AssumptionDraft, IntakeDraft, IntakeInputs, Lead
from socra_cli.llm.offline import aim
from socra_cli.llm.offline.fatal import solved_free
from socra_cli.llm.offline.language import is_english
from socra_cli.llm.offline.reading import Passage, excerpt, quotable, said
from socra_cli.llm.offline.topics import Topic, about, topic, topics
from socra_cli.llm.offline.words import cues, load

_QUOTES = 5  # passages under one assumption: more are not read
_FOREIGN_QUOTES = 8


def draft_intake(inputs: IntakeInputs) -> IntakeDraft:
    """The brief and the founder's turns as assumptions, the most important first."""
    words = said(inputs.brief.text, inputs.turns)
    if not is_english(inputs.brief.text):
        return _foreign(inputs, words)
    commercial = aim.is_commercial(words)
    rows = [
        _row(one, words, inputs.leads, commercial=commercial)
        for one in topics()
        if one.fits(commercial=commercial)
    ]
    rows += [_contradiction(lead, words) for lead in inputs.leads if _is_contradiction(lead)]
    return IntakeDraft(
        summary=aim.summary(words, inputs.brief.title),
        commercial=commercial,
        assumptions=sorted((row for row in rows if row), key=lambda row: -row.importance),
    )


def _row(
    one: Topic, words: Sequence[Passage], leads: Iterable[Lead], *, commercial: bool
) -> AssumptionDraft | None:
    """The topic's assumption; ``None`` where the brief need not and does not speak of it."""
    touching = [p for p in words if one in about(p.text, commercial=commercial) and not _admits(p)]
    adopted = [p for p in words if _home(p) == one.id]
    touching += [p for p in _led(one, words, leads) if p not in touching]
    if one.when == "said" and not touching:
        return None
    touching = [p for p in touching if p not in adopted]
    against = [p for p in touching if _speaks_against(one, p, leads)]
    speaking = [*adopted, *_supporting(one, (p for p in touching if p not in against))]
    return AssumptionDraft(
        statement=one.statement,
        question=one.question,
        persona=one.persona,
        importance=one.importance,
        quotes=_strongest(one, speaking, words),
        counter_quotes=_strongest(one, against, words),
    )


def _admits(passage: Passage) -> bool:
    """*We don't know whether …*: honest, and evidence of nothing."""
    return cues("unknown").search(passage.text) is not None


def _home(passage: Passage) -> str:
    """The topic of an event that no topic's words show: the demand if something was given, the core if it was
    measured; else none."""
    if passage.level < Level.E3 or any(one.shown_by(passage.text) for one in about(passage.text)):
        return ""
    if cues("figures_of_speech").search(passage.text):
        return ""
    if passage.level >= Level.E4:
        return "demand"
    return "feasibility" if cues("measured").search(passage.text) else ""


def _supporting(one: Topic, touching: Iterable[Passage]) -> Iterator[Passage]:
    """What speaks for the topic: words about it, at the level at which they show it.

    An event told beside it shows nothing; it is kept, as a mention, only where mentioning raises the topic.
    """
    for passage in touching:
        if passage.level < Level.E3 or one.shown_by(passage.text):
            yield passage
        elif one.raised:
            yield passage.model_copy(update={"level": Level.E1})


def _led(one: Topic, words: Sequence[Passage], leads: Iterable[Lead]) -> list[Passage]:
    """The passages that a lead of this topic points at, so that whoever judges has them before them."""
    mine = [lead for lead in leads if lead_topic(lead) is one and not _is_contradiction(lead)]
    sums = [lead for lead in mine if lead.family == "numbers"]
    homeless = [p for p in words if not about(p.text)]
    return [p for p in words if any(overlaps(p, lead) for lead in (mine if p in homeless else sums))]


def lead_topic(lead: Lead) -> Topic | None:
    """Where a lead belongs: the topic of its persona that its question and message touch most."""
    if lead.family in ("injection", "sound", "unsaid"):
        return None
    if lead.family == "numbers" and lead.persona == "economist":
        return topic("margin")
    own = [one for one in about(f"{lead.message} {lead.question}", most=8) if one.persona == lead.persona]
    return own[0] if own else next((one for one in topics() if one.persona == lead.persona), None)


def overlaps(passage: Passage, lead: Lead) -> bool:
    return any(quote.text in passage.text or passage.text in quote.text for quote in lead.quotes)


def _speaks_against(one: Topic, passage: Passage, leads: Iterable[Lead]) -> bool:
    if one.contradicted_by(passage.text) or _is_denied(one, passage):
        return True
    if one.id == "alternative":
        return solved_free([passage]) is not None
    errs = (
        lead for lead in leads if one.id == "margin" and lead.family == "numbers" and lead.importance == 3
    )
    return any(lead_topic(lead) is one and overlaps(passage, lead) for lead in errs)


def _is_denied(one: Topic, passage: Passage) -> bool:
    """A plain denial of something that must be true, such as *nobody has paid yet*."""
    denies = cues("denials").search(passage.text) and not cues("welcome_negation").search(passage.text)
    return bool(denies) and one.id in load("cues")["denied_by_negation"] and passage.level < Level.E3


def _strongest(one: Topic, chosen: Iterable[Passage], order: Sequence[Passage]) -> list[QuoteDraft]:
    """The passages of the highest levels, in the order in which they were said."""
    places = {passage.text: place for place, passage in enumerate(order)}
    ranked = sorted(chosen, key=lambda p: (-p.level.rank, -one.hits(p.text)))[:_QUOTES]
    return [p.draft() for p in sorted(ranked, key=lambda p: places[p.text])]


def _is_contradiction(lead: Lead) -> bool:
    return lead.family == "contradiction" and len(lead.quotes) > 1


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
    return QuoteDraft(turn=turn, text=text, level=ceiling(text))


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
