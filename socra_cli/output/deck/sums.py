"""The slide with one sale in numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from socra_cli.domain.economics import Economics, Line, Money
from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.plan import Masterplan
from socra_cli.domain.stated import StatedNumbers
from socra_cli.domain.text import one_line
from socra_cli.output import wording
from socra_cli.output.deck.gaps import gap, gap_notes, told
from socra_cli.output.deck.model import BarChart, Block, Bullets, Claim, Slide, SlideKind
from socra_cli.output.deck.quotes import all_quotes
from socra_cli.output.deck.texts import NAME, cited, sentence, short

_MOST_LINES: Final = 5
_MOST_FACTS: Final = 3
_FACT: Final = 120
_PER: Final = 20
_CURRENCY: Final = 8


def economics(plan: Masterplan) -> Slide:
    sums = plan.plan.economics
    if sums is None or sums.price is None:
        silent = "No price has been stated, so there is nothing to add up"
        title = told(plan, "economics", "One sale in numbers", silent)
        missing = _missing(sums) or (gap(plan, "economics"),)
        return Slide(SlideKind.ECONOMICS, title, missing, notes=gap_notes(plan, "economics"))
    levels = _Levels(plan)
    chart = _sale(sums, sums.price, levels)
    return Slide(
        SlideKind.ECONOMICS,
        _title(sums, sums.price),
        (chart,),
        (*_facts(sums, levels, chart.levels[-1]), *_missing(sums)),
        notes=(
            wording.CODE_DID_THE_SUMS,
            *map(sentence, sums.workings),
            *(
                sentence(f"{one.variable}: stated {_with(one.stated, one.unit)}, nothing is left at "
                         f"{_with(one.break_even, one.unit)}")
                for one in sums.break_evens
            ),
            *(sentence(f"Not established: {one}") for one in sums.missing if one.strip()),
            *cited("The numbers stand in", levels.found),
        ),
    )  # fmt: skip


class _Levels:
    """In which of the founder's words a number stands, and at which level. Numbers that nobody said are not
    in a plan; where the words can't be found again, the number counts as asserted."""

    def __init__(self, plan: Masterplan) -> None:
        self._numbers = StatedNumbers(all_quotes(plan))
        self.found: list[Quote] = []

    def of(self, amount: float) -> Level:
        stated = self._numbers.take(Decimal(str(amount)), lambda quantity: quantity.is_money)
        if stated is None:
            return Level.E1
        if stated.quote not in self.found:
            self.found.append(stated.quote)
        return stated.quote.level


def _sale(sums: Economics, price: Money, levels: _Levels) -> BarChart:
    lines = sums.cost_lines[:_MOST_LINES]
    left = sums.contribution.amount if sums.contribution else None
    behind = [levels.of(price.amount), *(levels.of(line.amount) for line in lines)]
    return BarChart(
        heading=f"One {_sold(price)} in {short(price.currency, _CURRENCY) or 'the stated money'}",
        categories=(
            "Price",
            *map(_name, lines),
            "Left over",
        ),
        values=(price.amount, *(_amount(line, price) for line in lines), left),
        unit=short(price.currency, _CURRENCY),
        caps=(None,) * (len(lines) + 2),
        levels=(*behind, min(behind)),
        remarks=("", *(_remark(line, price) for line in lines), "" if sums.contribution else "not known"),
    )


def _name(line: Line) -> str:
    return wording.capital(short(line.name, NAME)) or "A cost without a name"


def _amount(line: Line, price: Money) -> float | None:
    """None for a line in another currency: bars of two currencies can't be compared."""
    return line.amount if line.currency in ("", price.currency) else None


def _remark(line: Line, price: Money) -> str:
    return "" if _amount(line, price) is not None else short(wording.line_amount(line, price), NAME)


def _title(sums: Economics, price: Money) -> str:
    stated = _money(price.amount, price.currency)
    if sums.contribution is None:
        return f"A price of {stated} is stated; what one {_sold(price)} costs is not"
    left = sums.contribution.amount
    if left == 0:
        return f"By the stated numbers, one {_sold(price)} leaves nothing of its {stated}"
    verb = "leaves" if left > 0 else "loses"
    of = "of" if left > 0 else "at a price of"
    return (
        f"By the stated numbers, one {_sold(price)} {verb} {_money(abs(left), price.currency)} {of} {stated}"
    )


def _facts(sums: Economics, levels: _Levels, left: Level | None) -> tuple[Block, ...]:
    cac = levels.of(sums.cac.amount) if sums.cac else None
    facts = [Claim(short(wording.winning(sums.cac), _FACT), cac)] if sums.cac else []
    if sums.payback_months is not None:
        weakest = min(filter(None, (left, cac)), default=None)
        facts.append(Claim(wording.paid_back(sums.payback_months), weakest))
    if sums.runway_months is not None:
        facts.append(Claim(wording.lasting(sums.runway_months), Level.E1))
    facts += [
        Claim(
            short(f"nothing is left at {_with(one.break_even, one.unit)}", _FACT),
            left,
            wording.capital(short(one.variable, NAME)),
        )
        for one in sums.break_evens
    ]
    return (Bullets(tuple(facts[:_MOST_FACTS]), "Computed from what is stated"),) if facts else ()


def _missing(sums: Economics | None) -> tuple[Block, ...]:
    said = [one for one in sums.missing if one.strip()] if sums else []
    claims = tuple(Claim(wording.capital(short(one, _FACT)), Level.E0) for one in said[:_MOST_FACTS])
    return (Bullets(claims, "Not established"),) if claims else ()


def _sold(price: Money) -> str:
    return short(price.per, _PER) or "sale"


def _money(value: float, currency: str) -> str:
    return wording.amount(value, short(currency, _CURRENCY))


def _with(value: float, unit: str) -> str:
    return wording.number(value, one_line(unit))
