"""Smaller or different ideas that keep what has evidence: by rule, and only where there is such evidence."""

from __future__ import annotations

from socra_cli.domain.evidence import Level
from socra_cli.domain.report import VariantDraft
from socra_cli.llm.offline.case import Case, Point
from socra_cli.llm.offline.fatal import solved_free
from socra_cli.llm.offline.numbers import read_sale
from socra_cli.llm.offline.reading import excerpt
from socra_cli.llm.offline.words import cues, load

_MOST = 3
_DROPPABLE = ("market", "sides", "bypass")
"""Topics that a narrower idea no longer needs."""


def variants(case: Case) -> list[VariantDraft]:
    """At most three. None where a free thing already does the job: no half of the idea survives that."""
    keeps = [p for p in case.points if p.level >= Level.E3 and not p.doubted]
    if not keeps or solved_free(case.on("alternative", "problem", "demand")):
        return []
    found = [*_without_contradictions(case), *_repriced(case), *_unexposed(case), *_narrowed(case, keeps)]
    ids = [p.id for p in keeps]
    return [
        VariantDraft(id=f"V{number}", change=change, keeps=ids, removes=[point.id for point in removed])
        for number, (change, removed) in enumerate(found[:_MOST], start=1)
    ]


def _without_contradictions(case: Case) -> list[tuple[str, list[Point]]]:
    """For each contradiction, the plan without the half that has less behind it; where none has, with one."""
    words = load("frames")["contradiction"]
    rows = []
    for point in sorted(
        (p for p in case.points if p.is_contradiction), key=lambda p: -p.assumption.importance
    ):
        first, second = point.quotes[0], point.against[0]
        frame = words["either" if first.level is second.level else "variant"]
        keep, drop = (second, first) if second.level > first.level else (first, second)
        rows.append((frame.format(drop=excerpt(drop.text, 14), keep=excerpt(keep.text, 14)), [point]))
    return rows


def _repriced(case: Case) -> list[tuple[str, list[Point]]]:
    sale = read_sale(case.on("price", "margin")).sale
    margin = [
        p for p in case.points if p.topic is not None and p.topic.id == "margin" and not p.is_contradiction
    ]
    if sale is None or sale.contribution > 0 or not margin:
        return []
    return [(load("frames")["advocate"]["reprice"], margin)]


def _unexposed(case: Case) -> list[tuple[str, list[Point]]]:
    """The idea without the part that exposes somebody, where nobody is said to answer for it."""
    harm = case.first("harm")
    if harm is None or harm.best is None or any(cues("noticed").search(q.text) for q in harm.quotes):
        return []
    change = load("frames")["advocate"]["unexposed"].format(quote=excerpt(harm.best.text))
    return [(change, [harm])]


def _narrowed(case: Case, keeps: list[Point]) -> list[tuple[str, list[Point]]]:
    wide = [
        p
        for p in case.points
        if p.topic and p.topic.id in _DROPPABLE and p not in keeps and not p.is_contradiction
    ]
    best = max(keeps, key=lambda p: p.level.rank).best
    if not wide or best is None:
        return []
    return [(load("frames")["advocate"]["narrow"].format(quote=excerpt(best.text)), wide)]
