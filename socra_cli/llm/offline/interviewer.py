"""The next question in words: the engine's move, put with the founder's own words and never twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socra_cli.domain.answers import is_bare_assent, is_unknown
from socra_cli.domain.evidence import BRIEF, Quote
from socra_cli.domain.ledger import Assumption, Status
from socra_cli.domain.opposites import names_both, opposed
from socra_cli.domain.stages import AskInputs, QuestionDraft, RepliesInputs
from socra_cli.llm.offline.reading import excerpt, passages
from socra_cli.llm.offline.topics import Topic, about, topic_of
from socra_cli.llm.offline.words import load

_BRIDGE_WORDS = 14
_SIDE_WORDS = 12
_WORDS = re.compile(r"\w+")
_TWO_SIDES = re.compile(r"“[^”]*”[^“]*\band\b[^“]*“[^”]*”")


def question(inputs: AskInputs) -> str:
    """One question, with at most one sentence before it that takes up what was said."""
    note = f"{inputs.move.note} " if inputs.move.note else ""
    if inputs.move.contradiction:
        return note + _fresh(_on_contradiction(inputs), inputs)
    chosen = _fresh(_candidates(inputs), inputs)
    bridge = "" if note else _bridge(inputs)
    return f"{note}{bridge} {chosen}".strip() if bridge else note + chosen


def replies(inputs: RepliesInputs) -> QuestionDraft:
    """Answers that a founder could give to this question; none of them states a fact."""
    words = load("frames")["replies"]
    if _TWO_SIDES.search(inputs.question):
        return QuestionDraft(replies=words["contradiction"])
    topic = topic_of(inputs.assumption)
    return QuestionDraft(replies=list(topic.replies if topic else words["other"]))


def name_of(assumption: Assumption) -> str:
    """What an assumption is about, short enough for a sentence."""
    sides = opposed(assumption)
    if sides is not None and names_both(assumption, *sides):
        return str(
            load("frames")["contradiction"]["name"].format(*(excerpt(q.text, _SIDE_WORDS) for q in sides))
        )
    topic = topic_of(assumption)
    return topic.name if topic else excerpt(assumption.statement, 14)


def _on_contradiction(inputs: AskInputs) -> Iterator[str]:
    words = load("frames")["ask"]
    first, second = (excerpt(quote.text, _SIDE_WORDS) for quote in inputs.move.contradiction[:2])
    yield words["contradiction"].format(first=first, second=second)
    yield words["contradiction_again"].format(first=first, second=second)
    yield inputs.move.fallback


def _candidates(inputs: AskInputs) -> Iterator[str]:
    """Wordings for this move, the best first: the topic's for this kind, its others, then plain ones."""
    topic = topic_of(inputs.assumption)
    if topic is not None:
        yield from topic.ask.get(inputs.move.kind, ())
        yield topic.question
        yield from (
            wording
            for kind, wordings in topic.ask.items()
            if kind != inputs.move.kind
            for wording in wordings
        )
    elif inputs.assumption.question:
        yield inputs.assumption.question
    words, name = load("frames")["ask"], name_of(inputs.assumption)
    for plain in ("number", "person", "paper", "last_resort", "last_resort_more"):
        yield words[plain].format(name=name)


def _fresh(candidates: Iterator[str], inputs: AskInputs) -> str:
    """The first wording that no question asked so far holds; the engine's own when all are used up."""
    asked = [_bare(text) for text in (*inputs.asked, inputs.rewrite_of)]
    return next(
        (text for text in candidates if not any(_bare(text) in one for one in asked)), inputs.move.fallback
    )


def _bare(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _bridge(inputs: AskInputs) -> str:
    """What the founder said that leads here: just now if it bears on this, else before, else nothing."""
    words, name = load("frames")["ask"], name_of(inputs.assumption)
    topic = topic_of(inputs.assumption)
    if is_unknown(inputs.last_answer):
        return str(words["unknown"])
    if (told := _told_just_now(inputs.last_answer, topic)) is not None:
        return str(words["bridge_answer"].format(quote=excerpt(told, _BRIDGE_WORDS)))
    if (doubt := _doubt(inputs.assumption)) is not None:
        return str(words["bridge_doubt"].format(quote=excerpt(doubt.text, _BRIDGE_WORDS), name=name))
    best = next(
        (q for q in inputs.assumption.quotes if q.level is inputs.assumption.evidence_level and q.verified),
        None,
    )
    if best is None:
        return str(words["unsaid"].format(name=name))
    bridge = words["bridge_brief"] if best.turn == BRIEF else words["bridge_earlier"]
    return str(bridge.format(quote=excerpt(best.text, _BRIDGE_WORDS)))


def _doubt(assumption: Assumption) -> Quote | None:
    """The founder's own words against it, where they stand unanswered."""
    if assumption.status is not Status.CONTRADICTED:
        return None
    return next((quote for quote in assumption.counter_quotes if quote.verified), None)


def _told_just_now(answer: str, topic: Topic | None) -> str | None:
    """The sentence of the last answer that bears on the topic."""
    if not answer or is_bare_assent(answer):
        return None
    return next((p.text for p in passages(answer) if topic is not None and topic in about(p.text)), None)
