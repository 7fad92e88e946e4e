"""How much a sentence has behind it, read from its words: the ladder of the method page, one sentence at a
time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from socra_cli.domain.evidence import Level

if TYPE_CHECKING:
    from socra_cli.lint.document import Sentence

_REACH: Final = 4  # words before an act in which "would", "if" or "nobody" undoes it
_SUBJECT: Final = 6  # words before a present-tense "pay" in which those who pay are counted
_ONCE: Final = frozenset(("signed", "letter", "deposit", "deposits", "intent", "granted", "lent", "awarded"))
_NOT_PEOPLE: Final = frozenset(
    (
        "money",
        "percent",
        "calendar",
        "time",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "semester",
        "year",
        "season",
        "",
    )
)
# "are found" tells of no one time, and "our cut" of no act.
_NO_ACT: Final = frozenset(
    ("are", "is", "be", "being", "get", "gets", "our", "the", "a", "an", "their", "my", "no")
)
_ACTS: Final = frozenset(("gave", "gives", "bound", "did", "uses", "talked"))
_PAST: Final = frozenset(("was", "were", "had", "did"))
_ITSELF: Final = frozenset(("itself", "themselves"))  # what pays for itself is paid by nobody yet
_IF: Final = frozenset(("if", "once", "unless", "until"))


def level(sentence: Sentence) -> Level:
    """E5 repeated, E4 given, E3 observed, E2 liked, E1 said. Hopes, hearsay and markets stay at E1 or E2."""
    tags = sentence.tags
    opinion = "opinion" in tags
    if _ACTS.isdisjoint(tags) and len(sentence.quantities) < 2:
        return Level.E2 if opinion else Level.E1
    if "market" in tags or sentence.kind == "heading":
        return Level.E2 if opinion else Level.E1
    gave = _acts(sentence, "gave") or _counted_acts(sentence, "gives")
    if _acts(sentence, "bound"):
        return Level.E4
    did = _acts(sentence, "did") or _is_tally(sentence)
    counted = _is_counted(sentence)
    if gave and (counted or "when" in tags or "lasted" in tags):
        return Level.E5 if "lasted" in tags and _is_paid(sentence) else Level.E4
    if did and counted and "before_after" in tags and {"did", "when", "lasted"} & tags.keys():
        return Level.E5 if "lasted" in tags and len(sentence.quantities) > 2 else Level.E3
    if "friends" in tags and "first_hand" not in tags:
        return Level.E2 if opinion else Level.E1
    if opinion:
        return Level.E2
    uses = "lasted" in tags and _counted_acts(sentence, "uses")
    talked = _acts(sentence, "talked") and counted
    if uses or (did and counted) or (talked and did):
        return Level.E3
    return Level.E1


def _is_tally(sentence: Sentence) -> bool:
    """*61 of 140 were …*: so many of those looked at, told in the past."""
    text = sentence.doc.blanked
    pairs = pairwise(sentence.quantities)
    tallied = any(text[one.end : other.start].strip() == "of" for one, other in pairs)
    return tallied and not _PAST.isdisjoint(sentence.words) and "hypothetical" not in sentence.tags


def _acts(sentence: Sentence, tag: str) -> bool:
    return any(_stands(sentence, first) for first, _ in sentence.tags.get(tag, ()))


def _stands(sentence: Sentence, at: int) -> bool:
    """Whether the act at word ``at`` is told as done: not wished, not supposed, not denied."""
    words = sentence.doc.words
    if at > sentence.first and words[at - 1] in _NO_ACT:
        return False
    if at + 1 < sentence.last and words[at + 1] == "by":
        return False
    if _ITSELF.intersection(words[at + 1 : min(at + 3, sentence.last)]) or _is_price_tag(sentence, at):
        return False
    reach = max(sentence.first, at - _REACH)
    undone = (*sentence.tags.get("hypothetical", ()), *sentence.tags.get("nobody", ()))
    if any(reach <= first < at for first, _ in undone):
        return False
    return not _IF.intersection(words[sentence.first : at])


def _is_price_tag(sentence: Sentence, at: int) -> bool:
    """*£1,900 delivered*, *£14,000 saved*: the word goes with a sum of money and tells of no act."""
    start = sentence.doc.starts[at]
    return any(q.is_money and 0 <= start - q.end <= 1 for q in sentence.quantities)


def _is_counted(sentence: Sentence) -> bool:
    return any(q.unit != "calendar" for q in sentence.quantities)


def _counted_acts(sentence: Sentence, tag: str) -> bool:
    """Whether a number of people stands before a verb of the present: *three other teams pay*."""
    starts = sentence.doc.starts
    for verb, _ in sentence.tags.get(tag, ()):
        low, high = starts[max(sentence.first, verb - _SUBJECT)], starts[verb]
        counted = any(low <= q.start < high and q.unit not in _NOT_PEOPLE for q in sentence.quantities)
        if counted and _stands(sentence, verb):
            return True
    return False


def _is_paid(sentence: Sentence) -> bool:
    """Whether something was given more than once, or sold over a time: signing once is not repetition."""
    words = sentence.words
    return not _ONCE.intersection(words)
