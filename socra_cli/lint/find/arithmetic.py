"""Hours against work, batteries against current, parts against totals: sums in the brief that don't come
out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, starmap
from typing import Final

from socra_cli.domain.quantities import Quantity
from socra_cli.lint.document import Document, Sentence
from socra_cli.lint.find.roles import DAYS, Amount, figure
from socra_cli.lint.rule import Finding, Rule
from socra_cli.lint.rules import numbers

_CHARGES: Final = frozenset(("mah", "ah", "wh", "mwh"))
_COMPARED: Final = frozenset(("less", "more", "fewer", "earlier", "later", "ago", "away", "apart"))
_MEASURES: Final = frozenset(
    ("kilogram", "kg", "gram", "ton", "tonne", "litre", "liter", "km", "kilometre", "mile")
)
_NOT_COUNTED: Final = frozenset(("", "percent", "money", "calendar", "time", "x", "a", "v"))
_NOT_WORK: Final = _NOT_COUNTED | _MEASURES | DAYS.keys()
_HOURS_A_DAY: Final = 10  # hours that one person works at most
_TOLERANCE: Final = Decimal("0.1")
_TIMES: Final = ("minute", "hour", "min", "second", "day")
_FACTORS: Final = tuple(map(Decimal, (1, 4, 5, 7, 12, 30, 31, 52, 250, 365)))
_EQUALS: Final = frozenset(
    ("is", "are", "makes", "make", "equals", "gives", "give", "means", "so", "revenue", "total", "that")
)


def findings(doc: Document) -> Iterator[Finding]:
    """At most one finding for each kind of sum."""
    for find in (
        _hours,
        _rate_demand,
        _battery,
        _percent_parts,
        _money_parts,
        _table_total,
        _product,
        _rates,
    ):
        yield from find(doc)


def _finding(rule: Rule, sentence: Sentence, quantity: Quantity, total: str) -> Finding:
    start, end = (quantity.start, quantity.end) if sentence.is_sound else (sentence.start, sentence.end)
    return Finding(rule, start, end, {"sum": total})


def _all(doc: Document) -> Iterator[Amount]:
    return starmap(Amount, doc.amounts)


def _hours(doc: Document) -> Iterator[Finding]:
    """Minutes for one, times how many a day, over how many people."""
    each = [amount for amount in _all(doc) if _is_time_for_one(amount)]
    if not each:
        return
    for amount in _all(doc):
        q = amount.quantity
        if q.per not in ("day", "week", "night", "month") or q.unit in _NOT_WORK or q.value < 5:
            continue
        for time in each:
            people = _people(amount.sentence, time.sentence)
            hours = time.value * (1 if time.quantity.unit == "hour" else Decimal(1) / 60)
            days = {"week": 5, "month": 21}.get(q.per, 1)
            need = hours * q.value / days / people
            if need > _HOURS_A_DAY:
                unit = time.quantity.unit
                total = (
                    f"{figure(q.value)} a {q.per} × {figure(time.value)} {unit}s = "
                    f"{figure(hours * q.value)} hours "
                    f"a {q.per}, for {figure(people)} to do: {figure(need)} hours a day each"
                )
                yield _finding(numbers.OVER_CAPACITY, amount.sentence, q, total)
                return


def _is_time_for_one(amount: Amount) -> bool:
    q = amount.quantity
    if q.unit not in ("minute", "hour") or (q.per and q.per in DAYS):
        return False
    tags, rest = amount.sentence.tags, amount.sentence.doc.blanked[q.end : q.end + 8].split()
    if rest and rest[0] in _COMPARED:
        return False
    return bool(q.per) or (
        "takes_time" in tags and not {"each", "every", "one", "per", "a"}.isdisjoint(amount.sentence.words)
    )


def _people(*sentences: Sentence) -> Decimal:
    """How many are said to do the work in these sentences: the largest number beside a worker, else one."""
    best = Decimal(1)
    for sentence in sentences:
        for first, last in sentence.tags.get("worker_word", ()):
            start, end = sentence.doc.word_span(first, last)
            for q in sentence.quantities:
                if q.start <= end and start <= q.end and q.unit not in DAYS and not q.per and q.value < 1000:
                    best = max(best, q.value)
    return best


def _rate_demand(doc: Document) -> Iterator[Finding]:
    """What can be done in a period, against what is to be done in one."""
    rates = [
        a
        for a in _all(doc)
        if a.quantity.per in DAYS and "can_do" in a.sentence.tags and a.quantity.unit not in _NOT_COUNTED
    ]
    for can in rates:
        for want in _all(doc):
            q = want.quantity
            if want.sentence is can.sentence or q.unit != can.quantity.unit or q.per not in DAYS:
                continue
            capacity = can.value * DAYS[q.per] / DAYS[can.quantity.per]
            if q.value > capacity * Decimal("1.3"):
                able = f"{figure(can.value)} {q.unit}s a {can.quantity.per}"
                if can.quantity.per != q.per:
                    able += f" is {figure(capacity)} a {q.per}"
                total = f"{able}, against {figure(q.value)} a {q.per}"
                yield _finding(numbers.OVER_CAPACITY, want.sentence, q, total)
                return


def _battery(doc: Document) -> Iterator[Finding]:
    """Charge over current, against the life that is claimed."""
    stored = next((Amount(*pair) for pair in doc.amounts if pair[0].unit in _CHARGES), None)
    if stored is None:
        return
    drawn = next(
        (a for a in _all(doc) if a.quantity.unit in ("ma", "a", "w", "mw", "milliamp", "watt")), None
    )
    if drawn is None or not drawn.value:
        return
    charge = stored.value * (1000 if stored.quantity.unit in ("ah", "wh") else 1)
    current = drawn.value * (1000 if drawn.quantity.unit in ("a", "w", "watt") else 1)
    hours = charge / current
    for claim in _all(doc):
        q = claim.quantity
        if (
            q.unit in ("hour", "day", "week", "month", "year")
            and {"lasts", "battery"} & claim.sentence.tags.keys()
        ):
            claimed = q.value * DAYS[q.unit] * 24
            if claimed > hours * Decimal("1.5"):
                total = (
                    f"{figure(stored.value)} {stored.quantity.unit} ÷ "
                    f"{figure(drawn.value)} {drawn.quantity.unit} = "
                    f"{figure(hours)} hours ({figure(hours / 24)} days), against {figure(q.value)} {q.unit}s"
                )
                yield _finding(numbers.BATTERY, claim.sentence, q, total)
                return


def _percent_parts(doc: Document) -> Iterator[Finding]:
    for sentence in doc.by_tag.get("total_word", ()):
        parts = [q for q in sentence.quantities if q.is_percent]
        total = sum((q.value for q in parts), Decimal(0))
        if (
            len(parts) >= 3
            and 100 not in {q.value for q in parts}
            and abs(total - 100) > 1
            and 60 < total < 200
        ):
            shown = " + ".join(figure(q.value) for q in parts)
            yield _finding(numbers.PARTS, sentence, parts[0], f"{shown} = {figure(total)} %, not 100 %")
            return


def _money_parts(doc: Document) -> Iterator[Finding]:
    """*200 for A, 300 for B and 100 for C, 700 in total*; and 40 people of whom 25 … and 20 …."""
    for sentence in doc.by_tag.get("total_word", ()):
        if sentence.kind == "row":
            continue
        for unit in {q.unit for q in sentence.quantities}:
            group = [
                q for q in sentence.quantities if q.unit == unit and not q.is_percent and unit not in DAYS
            ]
            if len(group) < 3 or len({q.currency for q in group}) > 1:
                continue
            total = max(group, key=lambda q: q.value)
            parts = [q for q in group if q is not total]
            added = sum((q.value for q in parts), Decimal(0))
            if added != total.value and total.value / 2 < added < total.value * 2:
                shown = " + ".join(figure(q.value) for q in parts)
                yield _finding(
                    numbers.PARTS, sentence, total, f"{shown} = {figure(added)}, not {figure(total.value)}"
                )
                return


def _table_total(doc: Document) -> Iterator[Finding]:
    """A row or item that says *total*, against those above it."""
    rows: list[list[Quantity]] = []
    for sentence in doc.sentences:
        if sentence.kind not in ("row", "item"):
            rows = []
            continue
        own = [q for q in sentence.quantities if q.unit not in ("percent", "calendar")]
        if own and "total" in (word.rstrip("s") for word in sentence.words[:2]):
            parts = [q for row in rows for q in row if _is_alike(q, own[-1])]
            added = sum((q.value for q in parts), Decimal(0))
            if 1 < len(parts) == len(rows) and added != own[-1].value:
                shown = " + ".join(figure(q.value) for q in parts)
                yield _finding(
                    numbers.PARTS,
                    sentence,
                    own[-1],
                    f"{shown} = {figure(added)}, not {figure(own[-1].value)}",
                )
                return
            rows = []
        elif own:
            rows.append(own)


def _is_alike(one: Quantity, other: Quantity) -> bool:
    return (one.unit, one.currency) == (other.unit, other.currency)


def _product(doc: Document) -> Iterator[Finding]:
    """*20 customers at 50 a month is 2,000 a month*; *one percent of 4 billion is 4 million*."""
    for sentence in doc.sentences:
        if len(sentence.quantities) < 3 or _EQUALS.isdisjoint(sentence.words):
            continue
        wrong = _wrong_share(sentence) or _wrong_multiple(sentence)
        if wrong:
            yield _finding(numbers.PRODUCT, sentence, sentence.quantities[-1], wrong)
            return


def _wrong_share(sentence: Sentence) -> str:
    shares = [q for q in sentence.quantities if q.is_percent]
    rest = [q for q in sentence.quantities if not q.is_percent and q.unit != "calendar"]
    if len(shares) != 1 or len(rest) != 2:
        return ""
    whole, part = max(rest, key=lambda q: q.value), min(rest, key=lambda q: q.value)
    expected = whole.value * shares[0].value / 100
    comparable = whole.unit == part.unit or not (whole.unit and part.unit)
    last = sentence.quantities[-1] is part
    if (
        not (comparable and last and expected and abs(part.value / expected - 1) > _TOLERANCE)
        or part.value < 100
    ):
        return ""
    share = f"{figure(shares[0].value)} % of {figure(whole.value)}"
    return f"{share} is {figure(expected)}, not {figure(part.value)}"


def _wrong_multiple(sentence: Sentence) -> str:
    counts = [
        q for q in sentence.quantities if q.unit not in _NOT_COUNTED and q.unit not in DAYS and q.value > 1
    ]
    sums = [q for q in sentence.quantities if q.is_money]
    if len(counts) != 1 or len(sums) != 2 or len({q.currency for q in sums}) != 1:
        return ""
    price, claimed = sums
    if claimed.value <= price.value or counts[0].start > claimed.start:
        return ""
    expected = counts[0].value * price.value
    if any(abs(claimed.value / (expected * factor) - 1) <= _TOLERANCE for factor in _FACTORS if expected):
        return ""
    return (
        f"{figure(counts[0].value)} × {figure(price.value)} = {figure(expected)}, not {figure(claimed.value)}"
    )


def _rates(doc: Document) -> Iterator[Finding]:
    """One noun at two rates: *10 orders a day* and *500 orders a month*."""
    rates: dict[str, list[Amount]] = {}
    for amount in _all(doc):
        q = amount.quantity
        if q.per in DAYS and q.unit not in _NOT_COUNTED and q.unit not in DAYS and q.unit not in _TIMES:
            rates.setdefault(q.unit, []).append(amount)
    for unit, found in rates.items():
        for one, other in combinations(found[:6], 2):
            if (
                one.quantity.per == other.quantity.per
                or "can_do" in one.sentence.tags
                or "can_do" in other.sentence.tags
            ):
                continue
            daily, again = (a.value / DAYS[a.quantity.per] for a in (one, other))
            if daily and again and max(daily, again) > min(daily, again) * Decimal("1.6"):
                total = (
                    f"{figure(one.value)} {unit}s a {one.quantity.per} is "
                    f"{figure(daily * DAYS[other.quantity.per])} a "
                    f"{other.quantity.per}, not {figure(other.value)}"
                )
                yield _finding(numbers.RATES, other.sentence, other.quantity, total)
                return
