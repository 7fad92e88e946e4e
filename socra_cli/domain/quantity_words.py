"""The words that amounts are written with: numbers, scales, currencies, periods, and what one counts by."""

from __future__ import annotations

from decimal import Decimal
from typing import Final


def words(text: str) -> frozenset[str]:
    """The words of ``text``, for tables that read better as lines than as lists."""
    return frozenset(text.split())


def _table(rows: dict[str, str]) -> dict[str, str]:
    return {word: key for key, listed in rows.items() for word in listed.split()}


SMALL: Final = {
    word: Decimal(value)
    for value, word in enumerate(
        (
            *(
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
            ),
            *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        )
    )
}
TENS: Final = {
    word: Decimal(10 * value)
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
ADVERBS: Final = {"once": Decimal(1), "twice": Decimal(2), "thrice": Decimal(3)}
BARE_SCALES: Final = {"dozen": Decimal(12), "hundred": Decimal(100), "thousand": Decimal(1000)}
NUMBERS: Final = SMALL | TENS | ADVERBS | BARE_SCALES

SCALES: Final[dict[str, Decimal]] = {
    word: Decimal(factor)
    for factor, listed in {
        12: "dozen",
        100: "hundred",
        1000: "k K thousand",
        10**5: "lakh lakhs lac lacs",
        10**6: "m M mn mio million millions",
        10**7: "cr crore crores",
        10**9: "b B bn billion billions",
        10**12: "tn trillion trillions",
    }.items()
    for word in listed.split()
}

CURRENCIES: Final = _table(
    {
        "USD": "$ us$ usd dollar dollars buck bucks",
        "EUR": "€ eur euro euros",
        "GBP": "£ gbp pound pounds quid",
        "INR": "₹ rs rs. inr rupee rupees",
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
    }
)
CENTS: Final = {"cent": "USD", "cents": "USD", "¢": "USD", "pence": "GBP", "paise": "INR"}

PERIODS: Final = _table(
    {
        "minute": "min mins",
        "hour": "hourly hr hrs h",
        "day": "daily",
        "week": "weekly wk",
        "month": "monthly mo mth",
        "quarter": "quarterly",
        "year": "yearly annually annual yr pa annum",
    }
)

# "a" and "an" count by these only: "30 rupees a meal", but not "it costs 30 a lot of the time".
COUNTED_BY: Final = words(
    """second minute hour day night week weekend fortnight month quarter semester term season year head
    person user seat customer client member team company patient student child pupil teacher household
    family order meal dinner lunch plate box bag bottle cup unit item piece device machine vehicle
    parcel delivery sale mile km kilometre kilometer kilo kg litre liter ton tonne acre hectare room bed
    shop site store location property ride trip visit session lesson class call message ticket report
    page document invoice transaction booking job shift licence license subscription course copy book
    kit pair"""
)
NOT_UNITS: Final = words(
    """a an and are as at be because before but by can could did do does each else every few for from had
    has have he her his how i if in into is it its less many may me more most much my no nor not of off
    on once one or our out over per plus she since so some such than that the their them then there
    these they this those to too under until up us was we were what when where which while who whose
    will with within would you your"""
)
# Words between a number and what it counts: "three other teams", "12 paying customers".
SKIPPED: Final = words(
    """other paying active new more different small large big local separate regular unpaid paid free
    further additional full total current existing independent individual potential registered monthly
    daily weekly yearly annual us american test consecutive single straight entire whole real early
    second-hand"""
)
# Units written without a space. Case matters for one letter only: 12V is volts, 3G is not grams.
ATTACHED: Final = words(
    """x h hr hrs s sec ms min mins d g kg mg t km cm mm m ml l gb mb tb kb kw kwh wh mah ah hz khz mhz ghz
    usd eur gbp inr rs p px pt W V A C F L"""
)
APPROXIMATE: Final = words(
    """about around roughly approximately approx approx. circa ca. some nearly almost over under below
    above than least most upto ~ ≈ > < ±"""
)
# "one" after these is a pronoun, or part of a date or an idiom.
NOT_BEFORE_ONE: Final = words(
    "no any this that which every each the another some only from last next first day as"
)
