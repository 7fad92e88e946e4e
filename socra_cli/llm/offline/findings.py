"""One persona's findings by rule: what contradicts, what the sums say, what is unsaid, what is sound."""

from __future__ import annotations

from collections.abc import Iterable

from socra_cli.domain.evidence import Level, Quote, QuoteDraft
from socra_cli.domain.report import FindingDraft, FindingKind, OpenQuestionDraft
from socra_cli.domain.stages import Lead
from socra_cli.llm.offline.case import Case, Point, draft, leads_on
from socra_cli.llm.offline.fatal import no_revenue_model, solved_free
from socra_cli.llm.offline.numbers import read_sale
from socra_cli.llm.offline.payback import slower_than_told
from socra_cli.llm.offline.reading import Passage, excerpt, quotable
from socra_cli.llm.offline.words import load

MOST = 7
"""Findings of one report (personas.json, report_envelope)."""
_QUESTIONS = 3
_SOUND_KEPT = 2
_SEVERE = 3


def findings(persona: str, case: Case) -> list[FindingDraft]:
    """At most seven, the gravest first; what is sound keeps its place among them."""
    points = case.of(persona)
    doubts = [
        *_fatal(persona, case),
        *(_contradiction(point) for point in points if point.is_contradiction),
        *(_lead(lead, case, persona) for lead in _untold(persona, case)),
        *(_point(point) for point in points if not point.is_contradiction and point.level < Level.E3),
    ]
    sound = [_sound(point) for point in points if point.level >= Level.E3 and not point.is_contradiction]
    ranked = sorted(_distinct(doubts), key=lambda finding: -finding.severity)
    credit = sound[:_SOUND_KEPT]
    return ranked[: MOST - len(credit)] + credit


def open_questions(persona: str, case: Case) -> list[OpenQuestionDraft]:
    """At most three: the neutral questions of the persona's riskiest assumptions."""
    own = {point.id for point in case.of(persona)}
    risky = [p for p in case.by_risk() if p.id in own and (p.level < Level.E3 or p.doubted)]
    return [
        OpenQuestionDraft(
            text=point.assumption.question or f"{point.assumption.statement} What shows it?",
            asks_for=point.topic.asks_for if point.topic else "past_behaviour",
            assumption_id=point.id,
        )
        for point in risky[:_QUESTIONS]
    ]


def _fatal(persona: str, case: Case) -> Iterable[FindingDraft]:
    words = load("frames")["finding"]
    if persona == "customer" and (solved := solved_free(case.on("alternative", "problem", "demand"))):
        yield _on(words["solved_free"].format(quote=excerpt(solved.text, 30)), solved, case, persona)
    if persona == "economist":
        sale = read_sale(case.on("price", "margin")).sale
        if sale is not None and (lost := _loss(case)):
            claim = words["loss"].format(working=sale.working())
            quotes = [passage.draft() for passage in lost]
            yield _fact(claim, quotes, case.first("margin", "price"), _SEVERE)
        if told := slower_than_told(case):
            quotes = [passage.draft() for passage in told.passages]
            yield _fact(
                words["slower"].format(working=told.working, claim=told.claim),
                quotes,
                case.first("margin", "price"),
                2,
            )
        if undecided := no_revenue_model(case.on("price", "margin")):
            yield _on(words["no_model"].format(quote=excerpt(undecided.text)), undecided, case, persona)


def _on(claim: str, passage: Passage, case: Case, persona: str) -> FindingDraft:
    return _fact(claim, [passage.draft()], case.holding(passage.text, persona), _SEVERE)


def _fact(claim: str, quotes: list[QuoteDraft], point: Point | None, severity: int) -> FindingDraft:
    return FindingDraft(
        claim=claim,
        kind=FindingKind.FACT if quotes else FindingKind.INFERENCE,
        severity=severity,
        quotes=quotes,
        assumption_id=point.id if point else "",
    )


def _contradiction(point: Point) -> FindingDraft:
    first, second = point.quotes[0], point.against[0]
    claim = load("frames")["contradiction"]["claim"]
    return FindingDraft(
        claim=claim.format(first=excerpt(first.text), second=excerpt(second.text)),
        kind=FindingKind.CONTRADICTION,
        severity=point.assumption.importance,
        quotes=[draft(first), draft(second)],
        assumption_id=point.id,
    )


def _lead(lead: Lead, case: Case, persona: str) -> FindingDraft:
    """What a lint rule saw. Only sums are facts; the rest is what a reader may conclude."""
    point = next((p for q in lead.quotes if (p := case.holding(q.text, persona))), None)
    quotes = _apart([draft(_quotable(quote, case)) for quote in lead.quotes])
    contradicts = lead.family == "contradiction" and len(quotes) > 1
    fact = lead.family == "numbers" and quotes
    kind = FindingKind.CONTRADICTION if contradicts else FindingKind.FACT if fact else FindingKind.INFERENCE
    return FindingDraft(
        claim=lead.message,
        kind=kind,
        severity=lead.importance if contradicts or fact or lead.family == "risk" else min(lead.importance, 2),
        quotes=quotes,
        assumption_id=point.id if point else "",
    )


def _apart(quotes: list[QuoteDraft]) -> list[QuoteDraft]:
    """The quotes without those that stand inside another: two sides of one sentence prove nothing twice."""
    longest = sorted(quotes, key=lambda quote: -len(quote.text))
    kept = {q.text: q for n, q in enumerate(longest) if not any(q.text in o.text for o in longest[:n])}
    return [quote for quote in quotes if quote.text in kept and kept.pop(quote.text)]


def _quotable(quote: Quote, case: Case) -> Quote:
    return quote.model_copy(update={"text": quotable(quote.text, case.passages)})


def _untold(persona: str, case: Case) -> Iterable[Lead]:
    """The leads that say something new: neither the loss, told already, nor a contradiction with a side that
    stands in one of the ledger's."""
    points = case.of(persona)
    told = [q.text for p in points if p.is_contradiction for q in (*p.quotes, *p.against)]
    loss = [p.text for p in _loss(case)] if persona == "economist" else []
    for lead in leads_on(case, persona):
        known = told if lead.family == "contradiction" else []
        if lead.family == "numbers" and lead.importance == _SEVERE:
            known = loss
        enough = any if lead.family == "contradiction" else all
        if not lead.quotes or not enough(any(_same(q.text, one) for one in known) for q in lead.quotes):
            yield lead


def _loss(case: Case) -> tuple[Passage, ...]:
    """The passages whose numbers give a loss on every sale; none when they don't."""
    read = read_sale(case.on("price", "margin"))
    return read.passages if read.sale is not None and read.sale.contribution <= 0 else ()


def _same(one: str, other: str) -> bool:
    return one in other or other in one


def _point(point: Point) -> FindingDraft:
    """What is unsaid, merely asserted, or spoken against on one topic."""
    words = load("frames")["finding"]
    if point.against:
        first = point.against[0]
        claim = words["against"].format(Name=upper_first(point.name), quote=excerpt(first.text))
        return _fact(claim, [draft(q) for q in point.against], point, point.assumption.importance)
    if point.best is None:
        return FindingDraft(
            claim=point.topic.unsaid if point.topic else f"Nothing was said on: {point.assumption.statement}",
            kind=FindingKind.UNKNOWN,
            severity=min(2, point.assumption.importance),
            quotes=[],
            assumption_id=point.id,
        )
    if point.topic and point.topic.raised and not point.topic.shown_by(point.best.text):
        claim = point.topic.raised.format(quote=excerpt(point.best.text))
        return _inference(claim, point.best, point, min(2, point.assumption.importance))
    claim = words["asserted"].format(
        Name=upper_first(point.name), label=point.level.label, quote=excerpt(point.best.text)
    )
    return _inference(claim, point.best, point, 1)


def _inference(claim: str, quote: Quote, point: Point, severity: int) -> FindingDraft:
    return FindingDraft(
        claim=claim,
        kind=FindingKind.INFERENCE,
        severity=severity,
        quotes=[draft(quote)],
        assumption_id=point.id,
    )


def _sound(point: Point) -> FindingDraft:
    best = point.best
    text = load("frames")["finding"]["sound"].format(
        Name=upper_first(point.name),
        label=point.level.label,
        level=point.level,
        quote=excerpt(best.text if best else ""),
    )
    return _fact(text, [draft(best)] if best else [], point, 0)


def _distinct(found: Iterable[FindingDraft]) -> list[FindingDraft]:
    """Each claim once, and no topic twice on the very same words."""
    seen: dict[tuple[str, ...], FindingDraft] = {}
    for finding in found:
        words = tuple(quote.text for quote in finding.quotes)
        key = (*words, finding.assumption_id) if words else (finding.claim,)
        seen.setdefault(key, finding)
    return list(seen.values())


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
