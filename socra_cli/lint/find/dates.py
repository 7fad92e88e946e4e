"""What is ready when, against when it is needed or when the money ends."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from socra_cli.lint.document import Document, Sentence
from socra_cli.lint.find.roles import figure
from socra_cli.lint.rule import Finding
from socra_cli.lint.rules import numbers

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            *("january jan", "february feb", "march", "april", "may", "june", "july", "august aug"),
            *("september sept", "october oct", "november nov", "december dec christmas"),
        ),
        start=1,
    )
    for name in names.split()
}
_DATE_WORDS: Final = frozenset(
    ("by", "in", "until", "till", "of", "before", "end", "early", "late", "mid", "through", "starts", "is")
)
_REACH: Final = 5  # words after a cue in which its month stands


class When(NamedTuple):
    """A month of a year, where the year is said; ``year`` 0 is unsaid."""

    year: int
    month: int
    name: str


def findings(doc: Document) -> Iterator[Finding]:
    """At most one finding: months in names first, then in numbers."""
    ready = [
        (sentence, when) for sentence in doc.by_tag.get("ready", ()) for when in _months(sentence, "ready")
    ]
    for needed in doc.by_tag.get("needed", ()):
        for due in _months(needed, "needed"):
            for sentence, when in ready:
                if _is_after(when, due):
                    total = f"ready in {when.name}, needed or paid for until {due.name}"
                    yield Finding(
                        numbers.DEADLINE,
                        sentence.start,
                        sentence.end,
                        {"sum": total},
                        ((needed.start, needed.end),),
                    )
                    return
    yield from _durations(doc)


def _months(sentence: Sentence, tag: str) -> Iterator[When]:
    """The last month that each cue of ``tag`` speaks of: the one within it, or the first one soon after
    it."""
    doc = sentence.doc
    years = [
        int(word) for word in sentence.words if len(word) == 4 and word.startswith("20") and word.isdigit()
    ]
    for first, last in sentence.tags[tag]:
        for at in range(first, min(last + _REACH, sentence.last)):
            word = doc.words[at]
            if word in _MONTHS and (word not in ("may", "march") or doc.words[at - 1] in _DATE_WORDS):
                yield When(years[0] if len(years) == 1 else 0, _MONTHS[word], word.capitalize())
                break


def _is_after(one: When, other: When) -> bool:
    if one.year and other.year and one.year != other.year:
        return one.year > other.year
    return one.month > other.month


def _durations(doc: Document) -> Iterator[Finding]:
    """*Ready in nine months* against *six months of runway*."""
    for needed in doc.by_tag.get("needed", ()):
        for left in _in_months(needed):
            for sentence in doc.by_tag.get("ready", ()):
                for takes in _in_months(sentence):
                    if sentence is not needed and takes > left:
                        total = (
                            f"ready after {figure(takes)} months, with {figure(left)} months of time or money"
                        )
                        yield Finding(
                            *(numbers.DEADLINE, sentence.start, sentence.end, {"sum": total}),
                            ((needed.start, needed.end),),
                        )
                        return


def _in_months(sentence: Sentence) -> Iterator[Decimal]:
    for quantity in sentence.quantities:
        if quantity.unit == "month" and not quantity.per:
            yield quantity.value
        elif quantity.unit == "week" and not quantity.per:
            yield quantity.value / Decimal("4.35")
        elif quantity.unit == "year" and not quantity.per:
            yield quantity.value * 12
