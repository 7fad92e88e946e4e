"""Two places of one brief that can't both hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from socra_cli.domain.quantities import singular
from socra_cli.domain.quantity_words import words
from socra_cli.lint.document import Document, Sentence
from socra_cli.lint.find.spans import clause, is_denied, quoted
from socra_cli.lint.inflection import noun_forms
from socra_cli.lint.rule import Finding, Rule
from socra_cli.lint.rules.contradiction import DENIED, TOPICS, Topic

_ABOUT_OTHERS: Final = frozenset(("rivals+", "rivals-"))
_APART: Final = 2  # words between two poles in one sentence, for them to be two statements
_OWNING: Final = words("our the a an your its each every their my")
# After these a denial is of the thing itself: "we have no server", "needs no server".
_SUBJECTS: Final = words(
    """we have has need needs use uses require requires there with charge charges hold holds keep keeps run
    runs is are
    sell sells store stores it you and i"""
)
_NOT_THINGS: Final = words(
    """longer need doubt matter idea ideas time problem problems more other others one way such real good
    single any
    money cost charge fee competition competitors competitor rival rivals alternative alternatives evidence
    reason
    point sign plan plans answer hurry experience change changes customers customer users user people person
    name
    effort code work need right wrong internet connection data risk less later further app apps tool price
    prices"""
)


# What is done where a thing is had: "no approval" is undone by "every swap is approved".
_DONE: Final = {
    "approval": "approved",
    "check": "checked",
    "delivery": "delivered",
    "deposit": "deposited",
    "inspection": "inspected",
    "installation": "installed",
    "moderation": "moderated",
    "moderator": "moderated",
    "recording": "recorded",
    "registration": "registered",
    "review": "reviewed",
    "supervision": "supervised",
    "training": "trained",
    "translation": "translated",
    "upload": "uploaded",
}
_DEEDS: Final = frozenset(_DONE.values())
_BEING: Final = words("is are be being gets get")


class Place(NamedTuple):
    """A cue in a sentence, as words of the document."""

    sentence: Sentence
    first: int
    last: int

    @property
    def clause(self) -> tuple[int, int]:
        return clause(self.sentence, *self.sentence.doc.word_span(self.first, self.last))


def findings(doc: Document) -> Iterator[Finding]:
    """One finding for each topic whose two poles are both in the brief."""
    for topic in TOPICS:
        if topic.promise in doc.by_tag and topic.undoing in doc.by_tag:
            pair = _pair(topic, doc)
            if pair is not None and not all(place.sentence.is_sound for place in pair):
                yield _finding(topic.rule, doc, *pair)
    pair = _denied_and_used(doc)
    if pair is not None and not any(place.sentence.is_sound for place in pair):
        yield _finding(DENIED, doc, *pair)


def _pair(topic: Topic, doc: Document) -> tuple[Place, Place] | None:
    promise = next(_places(doc, topic.promise), None)
    if promise is None:
        return None
    undoings = [place for place in _places(doc, topic.undoing) if _undoes(topic, promise, place)]
    if not undoings:
        return None
    at = promise.sentence.index
    return promise, min(undoings, key=lambda place: (abs(place.sentence.index - at), -place.first))


def _undoes(topic: Topic, promise: Place, place: Place) -> bool:
    sentence = place.sentence
    if is_denied(sentence, place.first):
        return False
    if sentence is not promise.sentence:
        return topic.promise not in sentence.tags
    return place.first >= promise.last + _APART or place.last + _APART <= promise.first


def _places(doc: Document, tag: str) -> Iterator[Place]:
    """Where ``tag`` is said of the idea itself, not of what others do today."""
    for sentence in doc.by_tag[tag]:
        if ("others" not in sentence.tags or tag in _ABOUT_OTHERS) and sentence.kind != "heading":
            for first, last in sentence.tags[tag]:
                yield Place(sentence, first, last)


def _finding(rule: Rule, doc: Document, one: Place, other: Place) -> Finding:
    if one.sentence.is_sound:  # what is shown is not doubted: the other side is
        one, other = other, one
    fields = {
        "cue": quoted(doc, *doc.word_span(one.first, one.last)),
        "other": quoted(doc, *doc.word_span(other.first, other.last)),
    }
    return Finding(rule, *one.clause, fields, (other.clause,))


def _denied_and_used(doc: Document) -> tuple[Place, Place] | None:
    """*No moderators … our moderators*: a thing the brief does without in one place and has in another."""
    denied: dict[str, Place] = {}
    for sentence, at in ((s, at) for s in doc.by_tag.get("denies", ()) for at, _ in s.tags["denies"]):
        if at + 1 >= sentence.last:
            continue
        thing = singular(doc.words[at + 1])
        before = doc.words[at - 1] if at > sentence.first else "we"
        is_of_the_idea = before in _SUBJECTS or doc.words[at] == "without"
        if len(thing) > 3 and thing not in _NOT_THINGS and is_of_the_idea:
            for form in (*noun_forms(thing), *_DONE.get(thing, "").split()):
                denied.setdefault(form, Place(sentence, at, at + 2))
    return _use(doc, denied) if denied else None


def _use(doc: Document, denied: dict[str, Place]) -> tuple[Place, Place] | None:
    for at in [at for at, word in enumerate(doc.words) if word in denied]:
        place, sentence = denied[doc.words[at]], doc.sentence_of(at)
        if sentence is None or sentence is place.sentence or at == sentence.first:
            continue
        if "others" in sentence.tags or sentence.kind == "heading":
            continue
        is_owned = not _OWNING.isdisjoint(doc.words[max(sentence.first, at - 2) : at])
        is_done = doc.words[at] in _DEEDS and doc.words[at - 1] in _BEING
        if (is_done if doc.words[at] in _DEEDS else is_owned) and not is_denied(sentence, at):
            return place, Place(sentence, at - 1, at + 1)
    return None
