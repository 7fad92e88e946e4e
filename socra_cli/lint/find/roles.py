"""What the amounts of a brief are: which is a price, which a cost, which a saving; and how rates compare."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from socra_cli.domain.quantities import Quantity
from socra_cli.lint.document import Document, Sentence

# Days in a period: for comparing rates, so months and years are means.
DAYS: Final[dict[str, Decimal]] = {
    "minute": Decimal(1) / 1440,
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "night": Decimal(1),
    "week": Decimal(7),
    "fortnight": Decimal(14),
    "month": Decimal("30.4"),
    "quarter": Decimal("91.3"),
    "semester": Decimal("182.6"),
    "season": Decimal("365.25"),
    "year": Decimal("365.25"),
}
_REACH: Final = 9  # words between a cue and the amount it speaks of


class Amount(NamedTuple):
    """A quantity and the sentence that it stands in."""

    quantity: Quantity
    sentence: Sentence

    @property
    def value(self) -> Decimal:
        return self.quantity.value

    @property
    def period(self) -> str:
        """What the amount is counted by, from its own words or else from the sentence's: *every year*."""
        per = self.quantity.per
        if per in DAYS:
            return per
        if per:
            return ""
        words = self.sentence.words
        for at, word in enumerate(words[:-1]):
            if word in ("per", "a", "every", "each") and words[at + 1] in DAYS and words[at + 1] != "minute":
                return words[at + 1]
        return _ADVERBS.get(next((word for word in words if word in _ADVERBS), ""), "")


_ADVERBS: Final = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}


def amounts(doc: Document, tag: str, *, unit: str = "money") -> Iterator[Amount]:
    """Amounts of ``unit`` next to a cue of ``tag``: the nearest cue before them, or else just after."""
    for sentence in doc.by_tag.get(tag, ()):
        for quantity in sentence.quantities:
            if quantity.unit == unit and _is_near(sentence, quantity, tag):
                yield Amount(quantity, sentence)


def figure(value: Decimal) -> str:
    """A number as people read it: no exponent, thousands grouped, two decimals at most."""
    rounded = value.quantize(Decimal("0.01")) if value < 10**20 else value
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(value: Decimal, currency: str) -> str:
    return f"{figure(value)} {currency}"


def _is_near(sentence: Sentence, quantity: Quantity, tag: str) -> bool:
    starts = sentence.doc.starts
    for first, last in sentence.tags[tag]:
        begin, end = sentence.doc.word_span(first, last)
        if begin <= quantity.start and _words_between(starts, first, last, quantity.start) <= _REACH:
            return not _closer_amount(sentence, quantity, begin)
        if quantity.end <= begin and sentence.doc.text[quantity.end : end].count(" ") <= 4:
            return True
    return False


def _words_between(starts: list[int], first: int, last: int, offset: int) -> int:
    count = 0
    while last + count < len(starts) and starts[last + count] < offset:
        count += 1
        if count > _REACH:
            break
    return count


def _closer_amount(sentence: Sentence, quantity: Quantity, begin: int) -> bool:
    """Whether another amount of the same kind stands between the cue and this one."""
    return any(
        begin <= other.start < quantity.start and other.unit == quantity.unit and other.end != quantity.start
        for other in sentence.quantities
        if other is not quantity
    )
