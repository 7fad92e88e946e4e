"""A persona's report by rule: findings, then the reason, then the score that the anchors give."""

from __future__ import annotations

from typing import Any

from socra_cli.domain.base import Draft
from socra_cli.domain.evidence import QuoteDraft
from socra_cli.domain.personas import PersonaSpec
from socra_cli.domain.report import AsksFor, FindingDraft, FindingKind, OpenQuestionDraft
from socra_cli.domain.stages import PersonaInputs
from socra_cli.llm.offline import findings as found
from socra_cli.llm.offline.case import Case, Point, case_of, draft
from socra_cli.llm.offline.fields import fields_of
from socra_cli.llm.offline.language import ENGLISH_ONLY
from socra_cli.llm.offline.reading import excerpt
from socra_cli.llm.offline.scoring import Score, knows, score
from socra_cli.llm.offline.words import load

_NEXT = 2  # anchors are two points apart


class Report(Draft):
    """A report draft with the persona's own fields, whatever its file asks for."""

    findings: list[FindingDraft]
    open_questions: list[OpenQuestionDraft]
    not_assessed: list[str]
    would_change_my_mind: str
    fields: dict[str, Any]
    reason: str
    score: int | None
    score_quotes: list[QuoteDraft]


def draft_report(inputs: PersonaInputs) -> Report:
    """The report of one persona on the digest; a persona without rules of its own gets a general one."""
    spec, case = inputs.persona, case_of(inputs.digest)
    reached = score(spec.id, case)
    known = knows(spec.id)
    return Report(
        findings=found.findings(spec.id, case) if known and case.english else _general(spec, case),
        open_questions=found.open_questions(spec.id, case) or _asks(spec, case),
        not_assessed=_not_assessed(spec, case),
        would_change_my_mind=_mind(spec, case),
        fields=fields_of(spec, case),
        reason=_reason(spec, case, reached),
        score=reached.value,
        score_quotes=[passage.draft() for passage in reached.on],
    )


def _general(spec: PersonaSpec, case: Case) -> list[FindingDraft]:
    """For a lens without rules, or words that the rules can't read: what was said and what was not."""
    return [_listed(point) for point in case.of(spec.id)][: found.MOST]


def _listed(point: Point) -> FindingDraft:
    if point.best is None:
        claim = f"Nothing was said on: {point.assumption.question or point.assumption.statement}"
        return FindingDraft(
            claim=claim, kind=FindingKind.UNKNOWN, severity=1, quotes=[], assumption_id=point.id
        )
    return FindingDraft(
        claim=f"Said on this: {excerpt(point.best.text)}.",
        kind=FindingKind.INFERENCE,
        severity=0,
        quotes=[draft(point.best)],
        assumption_id=point.id,
    )


def _asks(spec: PersonaSpec, case: Case) -> list[OpenQuestionDraft]:
    """The persona's own questions, where no assumption of its lens is open."""
    if case.of(spec.id) and knows(spec.id):
        return []
    return [OpenQuestionDraft(text=text, asks_for=AsksFor.PAST_BEHAVIOUR) for text in spec.asks[:3]]


def _not_assessed(spec: PersonaSpec, case: Case) -> list[str]:
    words = load("frames")["not_assessed"]
    notes = [words["no_model"], words.get(spec.id, words["other"])]
    return notes if case.english else [*notes, ENGLISH_ONLY]


def _mind(spec: PersonaSpec, case: Case) -> str:
    """What would move the riskiest of its assumptions."""
    own = {point.id for point in case.of(spec.id)}
    riskiest = next((point for point in case.by_risk() if point.id in own), None)
    if riskiest is None or riskiest.topic is None:
        return found.upper_first(load("frames")["mind"]["default"].format(needs=spec.needs)) + "."
    mind = load("frames")["contradiction"]["mind"] if riskiest.is_contradiction else riskiest.topic.mind
    return found.upper_first(mind) + "."


def _reason(spec: PersonaSpec, case: Case, reached: Score) -> str:
    words = load("frames")["reason"]
    if not case.english:
        return str(words["foreign"])
    if reached.value is None:
        return str(words["null"] if knows(spec.id) else words["generic"])
    if reached.value == 0:
        claims = [f.claim for f in found.findings(spec.id, case) if f.severity == 3 and f.quotes]
        return str(words["fatal"].format(claim=" ".join(claims[:1]), anchor=spec.anchors.get(0, "")))
    capped = reached.anchor is not None and reached.anchor > reached.value
    text = words["capped" if capped else "scored"].format(
        Strongest=_strongest(case, spec.id),
        label=reached.level.label,
        level=reached.level,
        quote=excerpt(reached.on[0].text),
        anchor=spec.anchors.get(reached.anchor or 0, ""),
        cap=reached.value,
    )
    above = spec.anchors.get(reached.value + _NEXT)
    return str(text if capped or not above else words["short"].format(scored=text, needs=above))


def _strongest(case: Case, persona: str) -> str:
    total = len({q.text for point in case.of(persona) for q in (*point.quotes, *point.against)})
    words = load("frames")["passages"]
    return str(words["one"] if total == 1 else words["many"].format(count=total))
