"""The devil's advocate by rule: the best of it first, then what it fails by, and what would be left of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from socra_cli.domain.evidence import Level
from socra_cli.domain.report import AdvocateDraft, HoldsUpDraft, KillDraft, PremortemDraft, ThresholdDraft
from socra_cli.domain.stages import AdvocateInputs
from socra_cli.llm.offline.case import Case, Point, case_of, draft
from socra_cli.llm.offline.findings import upper_first
from socra_cli.llm.offline.language import ENGLISH_ONLY
from socra_cli.llm.offline.numbers import read_sale
from socra_cli.llm.offline.reading import excerpt
from socra_cli.llm.offline.variants import variants
from socra_cli.llm.offline.words import load

_KILLS = 4
_STEPS = 3  # of the five in a pre-mortem; the first and the last are always there


def draft_advocate(inputs: AdvocateInputs) -> AdvocateDraft:
    """The case against, from the digest alone: no score is seen."""
    case = case_of(inputs.digest)
    strong = shown(case)
    risky = doubtful(case)
    return AdvocateDraft(
        steelman=_steelman(case, strong),
        steelman_quotes=[draft(p.best) for p in strong[:2] if p.best],
        kill_case=[_kill(point, case) for point in risky[:_KILLS]] if case.english else [],
        premortem=_premortem(case, risky, inputs.as_of_date),
        holds_up=[
            HoldsUpDraft(
                claim=_frame("holds_up").format(Name=upper_first(p.name), label=p.level.label),
                quotes=[draft(q) for q in p.quotes if q.level is p.level][:2],
            )
            for p in strong
        ],
        could_not_assess=_could_not(case),
        variants=variants(case) if case.english else [],
    )


def shown(case: Case) -> tuple[Point, ...]:
    """Points with evidence at E3 or better that nothing speaks against, the strongest first."""
    held = [p for p in case.points if p.level >= Level.E3 and not p.doubted]
    return tuple(sorted(held, key=lambda p: (-p.level.rank, -p.assumption.importance)))


def doubtful(case: Case) -> tuple[Point, ...]:
    """Points that something speaks against, then those with least evidence, by risk."""
    risky = [p for p in case.by_risk() if p.doubted or p.level < Level.E3]
    return tuple(sorted(risky, key=lambda p: (not p.doubted, -p.assumption.importance)))


def _frame(name: str) -> str:
    return str(load("frames")["advocate"][name])


def _steelman(case: Case, strong: tuple[Point, ...]) -> str:
    """At most three sentences."""
    words = load("frames")["steelman"]
    lines = [words["opening"].format(summary=_ended(case.summary))]
    quotes = [p.best for p in strong if p.best]
    distinct = list({q.text: q for q in quotes}.values())
    if distinct:
        lines.append(words["evidence"].format(quote=excerpt(distinct[0].text, 30)))
        lines += [words["evidence_more"].format(quote=excerpt(q.text, 30)) for q in distinct[1:2]]
        return " ".join(lines)
    asserted = next((p.best for p in case.points if p.best and not p.doubted), None)
    closing = words["asserted"].format(quote=excerpt(asserted.text)) if asserted else words["silent"]
    return " ".join([*lines, closing])


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def wording_of(point: Point) -> dict[str, Any]:
    """The topic's wording, or the contradiction's, or the bare assumption's."""
    if point.is_contradiction:
        return dict(load("frames")["contradiction"])
    if point.topic is not None:
        return point.topic.model_dump()
    return {
        "fails_if": f"this does not hold: {point.assumption.statement}",
        "test": point.assumption.test or point.assumption.question,
        "step": f"it did not hold that {_lower_first(point.assumption.statement).rstrip('.')}",
        "signal": "nobody can show an instance of it",
    }


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _kill(point: Point, case: Case) -> KillDraft:
    words = wording_of(point)
    quotes = (*point.against, *point.quotes) if point.doubted else point.quotes
    return KillDraft(
        assumption_id=point.id,
        fails_if=upper_first(words["fails_if"]) + ".",
        quotes=[draft(quote) for quote in quotes[:2]],
        cheapest_test=words["test"],
        kill_threshold=_threshold(point, case),
    )


def _threshold(point: Point, case: Case) -> ThresholdDraft | None:
    """Only where the founder stated the number that it is measured against."""
    if point.topic is None or point.topic.id != "margin":
        return None
    price = read_sale(case.on("price", "margin")).price
    if price is None:
        return None
    unit = price.quantity.currency
    return ThresholdDraft(quantity="contribution of one sale", comparator="<", value=0, unit=unit)


def _premortem(case: Case, risky: tuple[Point, ...], as_of: str) -> PremortemDraft:
    then = _a_year_on(as_of)
    told = {words["step"]: words for words in map(wording_of, reversed(risky))}
    top = list(reversed(told.values()))[:_STEPS]
    if not top:
        return PremortemDraft(
            as_of_date=then,
            headline=_frame("nothing"),
            chain=[],
            earliest_signal="",
            first_avoidable_step="",
        )
    first = _frame("first_step").format(summary=_ended(case.summary))
    last = _frame("last_step").format(date=then) + "."
    return PremortemDraft(
        as_of_date=then,
        headline=_frame("headline"),
        chain=[first, *(upper_first(words["step"]) + "." for words in top), last],
        earliest_signal=upper_first(top[0]["signal"]) + ".",
        first_avoidable_step=_frame("avoidable").format(test=top[0]["test"]),
    )


def _a_year_on(as_of: str) -> str:
    """The ISO date a year later; the 28th for a 29th of February."""
    day = date.fromisoformat(as_of[:10])
    try:
        return day.replace(year=day.year + 1).isoformat()
    except ValueError:
        return day.replace(year=day.year + 1, day=28).isoformat()


def _could_not(case: Case) -> list[str]:
    silent = [p for p in case.points if p.silent and not p.is_contradiction]
    notes = [_frame("judgement")]
    if not case.english:
        notes.append(ENGLISH_ONLY)
    return notes + [_frame("unsaid").format(Name=upper_first(p.name)) for p in silent[:4]]
