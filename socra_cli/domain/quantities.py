"""Numbers as people write them: 1,200 · 1.2k · 15 % · Rs. 120 an order · 4 billion dollars · twice a year.

Every pattern consumes what it has matched and none needs anything after a run of digits, so the time taken is
linear in the length of the text, whatever the text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

PERCENT: Final = "percent"
MONEY: Final = "money"
CALENDAR: Final = "calendar"
_LONGEST: Final = 24  # characters: a longer run of digits is an identifier, not an amount


class Quantity(NamedTuple):
    """One amount in a text; ``text[start:end]`` is how it was written.

    ``unit`` is ``"percent"``, ``"money"``, ``"calendar"`` for a bare year, ``"time"`` for *once* and *twice*, else
    the singular of the noun that follows in lower case (``"student"``, ``"month"``), or ``""``. ``currency`` is an
    ISO 4217 code for money, else ``""``. ``per`` is the singular of what one is counted by (``"month"``,
    ``"order"``), or ``""``. ``approx`` is set by words such as *about*, *over* and *up to*.
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


_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS: Final[dict[str, Decimal]] = (
    {word: Decimal(n) for n, word in enumerate(_SMALL)}
    | {word: Decimal(10 * n) for n, word in enumerate(_TENS, start=2)}
    | {"once": Decimal(1), "twice": Decimal(2), "thrice": Decimal(3)}
    | {"dozen": Decimal(12), "hundred": Decimal(100), "thousand": Decimal(1000)}
)
_ADVERBS: Final = frozenset(("once", "twice", "thrice"))
_BARE_SCALES: Final = frozenset(("dozen", "hundred", "thousand"))
_SCALES: Final[dict[str, Decimal]] = {
    word: Decimal(factor)
    for factor, words in {
        12: "dozen",
        100: "hundred",
        1000: "k K thousand",
        100_000: "lakh lakhs lac lacs",
        10**6: "m M mn mio million millions",
        10**7: "crore crores cr",
        10**9: "b B bn billion billions",
        10**12: "tn trillion trillions",
    }.items()
    for word in words.split()
}
_CURRENCIES: Final[dict[str, str]] = {
    word: code
    for code, words in {
        "USD": "$ us$ usd dollar dollars buck bucks",
        "EUR": "€ eur euro euros",
        "GBP": "£ gbp pound pounds quid",
        "INR": "₹ rs inr rupee rupees",
        "JPY": "¥ jpy yen",
        "CNY": "cny rmb yuan",
        "CHF": "chf franc francs",
        "KES": "kes ksh shilling shillings",
        "NGN": "₦ ngn naira",
        "BRL": "r$ brl real reais",
        "AUD": "a$ aud",
        "CAD": "c$ cad",
        "PLN": "pln zloty zlotys",
        "SEK": "sek krona kronor",
        "ZAR": "zar rand",
    }.items()
    for word in words.split()
}
_CENTS: Final = frozenset(("cent", "cents", "pence", "paise", "¢", "p"))
_SIGNS: Final = frozenset("$€£₹¥₦")
_PERIODS: Final[dict[str, str]] = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
    "mo": "month",
    "mth": "month",
    "yr": "year",
    "hr": "hour",
    "h": "hour",
    "min": "minute",
    "wk": "week",
    "pa": "year",
    "annum": "year",
}
# "a" and "an" count by these only: "30 rupees a meal", but not "it costs 30 a lot of the time".
_COUNTED_BY: Final = frozenset(
    "second minute hour day night week weekend fortnight month quarter semester term season year head person user "
    "seat customer client order meal dinner lunch plate box bag bottle cup unit item piece device machine vehicle "
    "ride trip mile km kilometre kilometer kilo kg pound litre liter ton tonne acre hectare room bed patient student "
    "child pupil teacher member team company shop site store location property visit session lesson class call "
    "message ticket report page document invoice transaction booking job shift household family site licence "
    "license subscription course copy book kit pair night pound sale delivery parcel".split()
)
_NOT_UNITS: Final = frozenset(
    "a an and are as at be because before but by can could did do does each else every few for from had has have he "
    "her his how i if in into is it its less many may me more most much my no nor not of off on once one or our out "
    "over per she since so some such than that the their them then there these they this those to too under until "
    "up us was we were what when where which while who whose will with within would you your".split()
)
# Words between a number and what it counts: "three other teams", "12 paying customers".
_SKIPPED: Final = frozenset(
    "other paying active new more different small large big local separate regular unpaid paid free further "
    "additional full total current existing independent individual potential registered monthly daily weekly yearly "
    "annual us american test consecutive single straight entire whole real early second-hand".split()
)
_APPROX: Final = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|approx\.?|circa|some|nearly|almost|over|under|below|above|"
    r"than|least|most|up to)|~|≈|>|<|±)\s?$",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*|(?:"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r")(?![\w'’])",
    re.IGNORECASE,
)
_SPACES: Final = re.compile(r"[ \u00a0\u202f]")
_WORD_TAIL: Final = re.compile(r"[ -]?(" + "|".join(_SMALL[1:10]) + r")\b", re.IGNORECASE)
_TAIL: Final = re.compile(
    r"(?P<plus>\+?)"
    r"(?:[ \u00a0-]?(?P<scale>[kKmMbB]|mn|mio|bn|tn|cr|dozen|hundred|thousand|millions?|billions?|trillions?|"
    r"lakhs?|lacs?|crores?)(?![A-Za-z0-9]))?"
    r"(?P<plus2>\+?)"
    r"(?:[ \u00a0\u202f-]{0,2}(?:(?P<percent>%|percent\b|per cent\b|pct\b|percentage points?\b)|(?P<sign>[$€£₹¥₦¢])"
    r"|(?P<unit>[A-Za-z]+(?:-[A-Za-z]+)?)(?:[ \n](?P<unit2>[A-Za-z]+))?(?:[ \n](?P<unit3>[A-Za-z]+))?))?",
)
_PER: Final = re.compile(
    r"(?:,? ?/ ?|[ \n](?P<by>per|an?|each|every) )(?P<noun>[A-Za-z]+)|[ \n](?P<adverb>hourly|daily|weekly|monthly|"
    r"quarterly|yearly|annually)\b"
)
# Units written without a space. Case matters for one letter only: 12V is volts, 3G is not grams.
_ATTACHED: Final = frozenset(
    "x h hr hrs s sec ms min mins d g kg mg t km cm mm m ml l gb mb tb kb kw kwh wh mah ah hz khz mhz ghz "
    "usd eur gbp inr rs p px pt W V A C F L".split()
)
_NOT_AFTER_ONE: Final = frozenset(
    "no any this that which every each the another some only from last next first day as".split()
)
_LAST_WORD: Final = re.compile(r"([A-Za-z]+)[ \n]$")
_CODE_BEFORE: Final = re.compile(r"(?:\b([A-Za-z]{2,3})\.?|(?:\b(US|A|C|R))?([$€£₹¥₦]))[ \u00a0]?$")


def parse_quantities(text: str) -> tuple[Quantity, ...]:
    """All amounts in ``text``, in order, never overlapping. Dates, times, versions and ordinals are left out."""
    found: list[Quantity] = []
    floor = 0
    for match in _NUMBER.finditer(text):
        if match.start() < floor:
            continue
        quantity = _read(text, match)
        if quantity is not None:
            found.append(quantity)
            floor = quantity.end
    return _share_units(text, found)


def singular(noun: str) -> str:
    """A plain guess at the singular of an English noun in lower case: *families* → *family*."""
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses", "zes")):
        return noun[:-2]
    return noun[:-1]


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    start, end, raw = match.start(), match.end(), match.group()
    in_digits = raw[0].isdigit()
    value, end = _digits(text, start, end, raw) if in_digits else _word(text, start, end, raw.lower())
    if value is None:
        return None
    tail = _TAIL.match(text, end)
    assert tail is not None  # noqa: S101 - every part of the pattern is optional
    start, currency = _prefix(text, start)
    return _assemble(text, start, end, value, currency, tail, adverb=raw.lower() in _ADVERBS)


def _assemble(
    text: str, start: int, end: int, value: Decimal, currency: str, tail: re.Match[str], *, adverb: bool
) -> Quantity | None:
    before = text[start - 1] if start else " "
    if before.isalnum() or before in "_#":
        return None
    attached = tail["unit"] is not None and tail.start("unit") == end and not tail["scale"]
    if attached and (tail["unit"] if end - tail.end("unit") == -1 else tail["unit"].lower()) not in _ATTACHED:
        return None  # 1st, 3G, 2FA
    scale = tail["scale"]
    if scale in ("m", "b") and text[end : end + 1] == " " and not currency:
        scale = None  # "5 m" is metres
        end = tail.start("scale") + 1
        unit, after = tail["scale"], end
    else:
        if scale:
            value *= _SCALES[scale]
            end = tail.end("scale")
        unit, money, after = _unit(tail, currency)
        currency = currency or money
        if money and unit == "cent":
            value, unit = value / 100, MONEY
    if adverb:
        unit, after = "time", end
    end = max(end, after)
    per, end = _per(text, end)
    if not unit and not currency and not per and 1900 <= value <= 2099 and value == int(value) and not scale:
        unit = CALENDAR
    approx = (
        bool(tail["plus"] or tail["plus2"]) or _APPROX.search(text[max(0, start - 16) : start]) is not None
    )
    return Quantity(value, MONEY if currency else unit, currency, per, approx, start, end)


def _digits(text: str, start: int, end: int, raw: str) -> tuple[Decimal | None, int]:
    before = text[start - 1] if start else " "
    after, beyond = text[end : end + 1], text[end + 1 : end + 2]
    ahead = text[start - 2] if start > 1 else " "
    if before == "-" and raw[0] == "0" and raw.isdigit():
        return None, end  # the month or day of a date
    if len(raw) > _LONGEST or (
        before in "-/:.," and ahead.isalnum() and not (before in "-" and ahead.isdigit())
    ):
        return None, end
    if after in ("/", ":", "-", ".") and beyond.isdigit() and (after != "-" or _is_date(text, end)):
        return None, end
    value = _number(raw)
    if value is not None and before in "-−" and not ahead.isalnum() and ahead not in "-−":
        value = -value
    return value, end


def _is_date(text: str, end: int) -> bool:
    """Whether the hyphen at ``end`` is the first of a date such as 2026-05-01, and not that of a range."""
    piece = text[end : end + 6]
    return len(piece) == 6 and piece[1:3].isdigit() and piece[3] == "-" and piece[4:].isdigit()


def _number(raw: str) -> Decimal | None:
    raw = _SPACES.sub("", raw)
    commas, dots = raw.count(","), raw.count(".")
    if not commas and not dots:
        return Decimal(raw)
    if commas and dots:
        decimal_mark = "," if raw.rfind(",") > raw.rfind(".") else "."
        if raw.count(decimal_mark) > 1:
            return None
        grouping = "." if decimal_mark == "," else ","
        return Decimal(raw.replace(grouping, "").replace(decimal_mark, "."))
    mark = "," if commas else "."
    first, *groups = raw.split(mark)
    grouped = len(groups[-1]) == 3 and len(first) <= 3 and all(len(group) in (2, 3) for group in groups)
    if grouped and (mark == "," or len(groups) > 1):
        return Decimal(raw.replace(mark, ""))
    return Decimal(raw.replace(",", ".")) if len(groups) == 1 else None


def _word(text: str, start: int, end: int, word: str) -> tuple[Decimal | None, int]:
    before = text[start - 1] if start else " "
    if before.isalnum() or before in "'’_" or (before == "-" and text[start - 2 : start - 1].isalnum()):
        return None, end
    last = _LAST_WORD.search(text[max(0, start - 12) : start])
    previous = last.group(1).lower() if last else ""
    if word == "one" and (
        previous in _NOT_AFTER_ONE or text[end : end + 4] in (" of ", " can", " who", " is ")
    ):
        return None, end
    if word == "once" and not _PER.match(text, end):
        return None, end  # "once it runs" counts nothing
    value = _WORDS[word]
    if word in _BARE_SCALES and previous not in ("a", "one", "per"):
        return None, end  # "hundreds" and "a few hundred" say no number
    if word in _TENS:
        ones = _WORD_TAIL.match(text, end)
        if ones is not None:
            return value + _WORDS[ones.group(1).lower()], ones.end()
    return value, end


def _prefix(text: str, start: int) -> tuple[int, str]:
    """Where the amount begins, with its currency sign or code, and the currency's ISO code."""
    if start and text[start - 1] in "-−":
        signed = start - 1
        if signed == 0 or not text[signed - 1].isalnum():
            start = signed
    window = text[max(0, start - 6) : start]
    if not window or not (window[-1] in _SIGNS or window[-1] in " \u00a0." or window[-1].isalpha()):
        return start, ""
    match = _CODE_BEFORE.search(window)
    if match is None:
        return start, ""
    code = (match[2] or "") + match[3] if match[3] else match[1]
    currency = _CURRENCIES.get(code.lower()) or _CURRENCIES.get(code[-1], "")
    if not currency or (not match[3] and code.lower() not in ("rs",) and not code.isupper()):
        return start, ""
    return start - (len(window) - match.start()), currency


def _unit(tail: re.Match[str], currency: str) -> tuple[str, str, int]:
    """Unit, currency read from the unit, and where the unit ends."""
    if tail["percent"]:
        return PERCENT, "", tail.end("percent")
    if tail["sign"]:
        sign = tail["sign"]
        return (
            ("cent", "USD", tail.end("sign")) if sign == "¢" else (MONEY, _CURRENCIES[sign], tail.end("sign"))
        )
    for group in ("unit", "unit2", "unit3"):
        word = (tail[group] or "").lower()
        if not word or word in _NOT_UNITS:
            break
        if word in _CENTS and word != "p":
            return (
                "cent",
                "USD" if word.startswith("cent") else "GBP" if word == "pence" else "INR",
                tail.end(group),
            )
        if word in _CURRENCIES:
            return MONEY, _CURRENCIES[word], tail.end(group)
        if currency:
            break
        if word not in _SKIPPED:
            word = _PERIODS.get(word, word)
            return singular(word), "", tail.end(group)
    return "", "", tail.end("scale")


def _per(text: str, end: int) -> tuple[str, int]:
    match = _PER.match(text, end)
    if match is None:
        return "", end
    if match["adverb"]:
        return _PERIODS[match["adverb"]], match.end()
    noun = singular(match["noun"].lower())
    noun = _PERIODS.get(noun, noun)
    if match["by"] in ("a", "an", "each", "every") and noun not in _COUNTED_BY:
        return "", end
    if noun in _NOT_UNITS or noun == "cent":
        return "", end
    return noun, match.end()


def _share_units(text: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """Give the low end of a range what only its high end says: *5 to 10 euros*."""
    for index in range(len(found) - 1):
        low, high = found[index], found[index + 1]
        if not low.unit and high.unit and high.unit != CALENDAR:
            between = text[low.end : high.start].strip().lower()
            if between in ("-", "–", "—", "to", "or"):
                found[index] = low._replace(unit=high.unit, currency=high.currency, per=high.per)
            elif between == "and" and text[max(0, low.start - 8) : low.start].lower().endswith("between "):
                found[index] = low._replace(unit=high.unit, currency=high.currency, per=high.per)
    return tuple(found)
