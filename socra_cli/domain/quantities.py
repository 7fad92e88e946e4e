"""Numbers as people write them: 1,200 · 1.2k · 15 % · Rs. 120 an order · 4 billion dollars · twice a year.

Every pattern consumes what it has matched and none needs anything after a run of digits, so the time taken is
linear in the length of the text, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from socra_cli.domain import quantity_words as lexicon

PERCENT: Final = "percent"
MONEY: Final = "money"
CALENDAR: Final = "calendar"
_LONGEST: Final = 24  # characters: a longer run of digits is an identifier, not an amount
_LOOK_BACK: Final = 16  # characters before a number that can hold its currency or an "about"


class Quantity(NamedTuple):
    """One amount in a text; ``text[start:end]`` is how it was written.

    ``unit`` is ``"percent"``, ``"money"``, ``"calendar"`` for a bare year, ``"time"`` for *once* and *twice*,
    else the singular of the noun that follows in lower case (``"student"``, ``"month"``), or ``""``.
    ``currency`` is an ISO 4217 code for money, else ``""``. ``per`` is the singular of what one is counted by
    (``"month"``, ``"order"``), or ``""``. ``approx`` is set by words such as *about*, *over* and *up to*.
    """

    value: Decimal
    unit: str = ""
    currency: str = ""
    per: str = ""
    approx: bool = False
    start: int = 0
    end: int = 0

    @property
    def is_money(self) -> bool:
        return self.unit == MONEY

    @property
    def is_percent(self) -> bool:
        return self.unit == PERCENT


_FIGURES: Final = re.compile(
    r"[0-9](?:[0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+(?![0-9])|[0-9]*(?:[.,][0-9]+)*)"
)
_GROUPING: Final = re.compile(r"[ \u00a0\u202f]")
_ONES: Final = re.compile(r"[ -](one|two|three|four|five|six|seven|eight|nine)\b", re.IGNORECASE)
_TAIL: Final = re.compile(
    r"(?P<plus>\+?)"
    r"(?:[ \u00a0-]?(?P<scale>[kKmMbB]|mn|mio|bn|tn|cr|dozen|hundred|thousand|millions?|billions?|trillions?|"
    r"lakhs?|lacs?|crores?)(?![A-Za-z0-9]))?"
    r"(?P<plus2>\+?)"
    r"(?:[ \u00a0\u202f-]{0,2}(?:(?P<percent>%|percent\b|per cent\b|pct\b|percentage points?\b)"
    r"|(?P<sign>[$€£₹¥₦¢])"
    r"|(?P<unit>[A-Za-z]+(?:-[A-Za-z]+)?)(?:[ \n](?P<unit2>[A-Za-z]+))?(?:[ \n](?P<unit3>[A-Za-z]+))?))?"
)
_PER: Final = re.compile(
    r"(?:,? ?/ ?|[ \n](?P<by>per|an?|each|every) )(?P<noun>[A-Za-z]+)"
    r"|[ \n](?P<adverb>hourly|daily|weekly|monthly|quarterly|yearly|annually)\b"
)


class _Before(NamedTuple):
    """What stands before a number: a character, the one before it, and the last run without white space."""

    char: str
    ahead: str
    chunk: str
    touching: bool

    @classmethod
    def of(cls, text: str, start: int) -> _Before:
        window = text[max(0, start - _LOOK_BACK) : start]
        chunks = window.rsplit(None, 1)
        return cls(
            window[-1:] or " ", window[-2:-1] or " ", chunks[-1] if chunks else "", not window[-1:].isspace()
        )


def parse_quantities(text: str, words: Iterable[tuple[int, str]] | None = None) -> tuple[Quantity, ...]:
    """All amounts in ``text``, in order, never overlapping; no dates, times, versions or ordinals.

    ``words`` are where words such as *twelve* stand, in lower case, from a caller who knows them.
    """
    found: list[Quantity] = []
    floor = 0
    figures = ((match.start(), match.group()) for match in _FIGURES.finditer(text))
    for start, raw in sorted((*figures, *(_number_words(text) if words is None else words))):
        quantity = _read(text, start, raw) if start >= floor else None
        if quantity is not None:
            if quantity.start < floor:  # the sign before it belongs to the amount before it
                quantity = quantity._replace(start=floor)
            found.append(quantity)
            floor = quantity.end
    _share_units(text, found)
    return tuple(found)


def singular(noun: str) -> str:
    """A plain guess at the singular of an English noun in lower case: *families* → *family*."""
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses", "zes")):
        return noun[:-2]
    return noun[:-1]


def _number_words(text: str) -> Iterator[tuple[int, str]]:
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals grow when lowered, and would shift every offset
        lowered = text
    for word in lexicon.NUMBERS:
        at = lowered.find(word)
        while at >= 0:
            if not lowered[at + len(word) : at + len(word) + 1].isalnum():
                yield at, word
            at = lowered.find(word, at + len(word))


def _read(text: str, start: int, raw: str) -> Quantity | None:
    before, end = _Before.of(text, start), start + len(raw)
    if raw[0].isdigit():
        value = _figures(text, before, end, raw)
    else:
        value, end = _word(text, before, end, raw)
    if value is None:
        return None
    start, currency = _currency_before(before, start)
    if not currency and (before.char.isalnum() or before.char in "_#"):
        return None
    tail = _TAIL.match(text, end)
    assert tail is not None  # noqa: S101 - every part of the pattern is optional
    if before.char in "-−" and raw[0].isdigit() and not before.ahead.isalnum():
        value, start = -value, start - 1
    if raw in lexicon.ADVERBS:
        per, end = _per(text, end)
        return Quantity(value, "time", "", per, _is_approximate(before, tail), start, end)
    return _with_tail(text, before, start, end, value, currency, tail)


def _with_tail(
    text: str, before: _Before, start: int, end: int, value: Decimal, currency: str, tail: re.Match[str]
) -> Quantity | None:
    scale = tail["scale"]
    if scale in ("m", "b") and tail.start("scale") > end and not currency:
        per, stop = _per(text, tail.end("scale"))  # "5 m" is metres
        return Quantity(value, scale, "", per, _is_approximate(before, tail), start, stop)
    if not scale and not _may_touch(tail, end):
        return None  # 1st, 3G, 2FA
    if scale:
        value, end = value * lexicon.SCALES[scale], tail.end("scale")
    unit, money, after = _unit(tail, currency)
    if unit == "cent":
        value = value / 100
    currency = currency or money
    per, stop = _per(text, max(end, after))
    if not (unit or currency or per or scale) and 1900 <= value <= 2099 and value == int(value):
        unit = CALENDAR
    return Quantity(
        value, MONEY if currency else unit, currency, per, _is_approximate(before, tail), start, stop
    )


def _figures(text: str, before: _Before, end: int, raw: str) -> Decimal | None:
    after, beyond = text[end : end + 1], text[end + 1 : end + 2]
    if len(raw) > _LONGEST or (before.char == "-" and raw[0] == "0" and raw.isdigit()):
        return None  # an identifier, or the month or day of a date
    is_joined = before.char in "-/:.," and before.ahead.isalnum()
    if is_joined and not (before.char == "-" and before.ahead.isdigit()):
        return None
    if after in ("/", ":", "-", ".") and beyond.isdigit() and (after != "-" or _is_date(text, end)):
        return None
    return Decimal(raw) if raw.isdigit() else _decimal(_GROUPING.sub("", raw))


def _is_date(text: str, end: int) -> bool:
    """Whether the hyphen at ``end`` is the first of a date such as 2026-05-01, and not that of a range."""
    piece = text[end : end + 6]
    return len(piece) == 6 and piece[1:3].isdigit() and piece[3] == "-" and piece[4:].isdigit()


def _decimal(raw: str) -> Decimal | None:
    """The value of figures with points and commas, or ``None`` where they are a list or a version."""
    commas, dots = raw.count(","), raw.count(".")
    if not commas and not dots:
        return Decimal(raw)
    if commas and dots:
        mark, grouping = (",", ".") if raw.rfind(",") > raw.rfind(".") else (".", ",")
        return None if raw.count(mark) > 1 else Decimal(raw.replace(grouping, "").replace(mark, "."))
    mark = "," if commas else "."
    first, *groups = raw.split(mark)
    grouped = len(groups[-1]) == 3 and len(first) <= 3 and all(len(group) in (2, 3) for group in groups)
    if grouped and (commas or len(groups) > 1):
        return Decimal(raw.replace(mark, ""))
    return Decimal(raw.replace(",", ".")) if len(groups) == 1 else None


def _word(text: str, before: _Before, end: int, word: str) -> tuple[Decimal | None, int]:
    is_hyphened = before.char == "-" and before.ahead.isalnum()
    if is_hyphened or text[end : end + 1] in ("'", "’") or before.char.isalnum() or before.char in "'’_":
        return None, end
    previous = before.chunk.lower()
    if word == "one" and (
        previous in lexicon.NOT_BEFORE_ONE or text[end : end + 4] in (" of ", " can", " who")
    ):
        return None, end
    if word == "once" and not _PER.match(text, end):
        return None, end  # "once it runs" counts nothing
    if word in lexicon.BARE_SCALES and previous not in ("a", "one", "per"):
        return None, end  # "hundreds" and "a few hundred" say no number
    value = lexicon.NUMBERS[word]
    ones = _ONES.match(text, end) if word in lexicon.TENS else None
    return (value, end) if ones is None else (value + lexicon.SMALL[ones[1].lower()], ones.end())


def _currency_before(before: _Before, start: int) -> tuple[int, str]:
    """Where the amount begins, its currency sign or code included, and the currency's ISO code."""
    written = before.chunk.lstrip("([\"'“‘*_~≈<>±-−")
    if not written or (before.char.isdigit() and before.touching):
        return start, ""
    currency = lexicon.CURRENCIES.get(written.lower(), "")
    if not currency or not (
        written.isupper() or written in lexicon.CURRENCIES or written.lower() in ("rs", "rs.")
    ):
        return start, ""
    if written.isalpha() and not written.isupper() and written.lower() != "rs":
        return start, ""  # "dollars 5" is two things
    return start - len(written) - (not before.touching), currency


def _is_approximate(before: _Before, tail: re.Match[str]) -> bool:
    word = before.chunk.lower()
    near = word in lexicon.APPROXIMATE or word[:1] in ("~", "≈", "<", ">", "±")
    return near or word == "to" or bool(tail["plus"] or tail["plus2"])


def _may_touch(tail: re.Match[str], end: int) -> bool:
    """Whether the letters after the figures, if they touch them, are a unit."""
    if tail["unit"] is None or tail.start("unit") != end:
        return True
    unit: str = tail["unit"]
    return (unit if len(unit) == 1 else unit.lower()) in lexicon.ATTACHED


def _unit(tail: re.Match[str], currency: str) -> tuple[str, str, int]:
    """Unit, the currency that the unit names, and where the unit ends."""
    if tail["percent"]:
        return PERCENT, "", tail.end("percent")
    if tail["sign"]:
        sign = tail["sign"]
        return ("cent", "USD", tail.end()) if sign == "¢" else (MONEY, lexicon.CURRENCIES[sign], tail.end())
    for group in ("unit", "unit2", "unit3"):
        word = (tail[group] or "").lower()
        if not word or word in lexicon.NOT_UNITS:
            break
        if word in lexicon.CENTS:
            return "cent", lexicon.CENTS[word], tail.end(group)
        if word in lexicon.CURRENCIES:
            return MONEY, lexicon.CURRENCIES[word], tail.end(group)
        if currency:
            break
        if word not in lexicon.SKIPPED:
            return singular(lexicon.PERIODS.get(word, word)), "", tail.end(group)
    return "", "", -1


def _per(text: str, end: int) -> tuple[str, int]:
    match = _PER.match(text, end)
    if match is None:
        return "", end
    if match["adverb"]:
        return lexicon.PERIODS[match["adverb"]], match.end()
    noun = singular(match["noun"].lower())
    noun = lexicon.PERIODS.get(noun, noun)
    if noun in lexicon.NOT_UNITS or noun == "cent":
        return "", end
    if match["by"] in ("a", "an", "each", "every") and noun not in lexicon.COUNTED_BY:
        return "", end
    return noun, match.end()


def _share_units(text: str, found: list[Quantity]) -> None:
    """Give the low end of a range what only its high end says: *5 to 10 euros*."""
    for index, (low, high) in enumerate(pairwise(found)):
        if low.unit or not high.unit or high.unit == CALENDAR or high.start - low.end > 6:
            continue
        between = text[low.end : high.start].strip().lower()
        if between in ("-", "–", "—", "to", "or") or (
            between == "and" and _Before.of(text, low.start).chunk == "between"
        ):
            found[index] = low._replace(unit=high.unit, currency=high.currency, per=high.per)
