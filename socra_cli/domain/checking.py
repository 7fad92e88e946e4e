"""From what a model wrote to what may be believed of it: quotes grounded, findings demoted, scores capped.

Nothing here asks a model, and nothing a model wrote about its own evidence is taken over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from socra_cli.domain.checking_advocate import check_advocate, failed_advocate
from socra_cli.domain.checking_fields import checked_fields
from socra_cli.domain.clipping import clipped
from socra_cli.domain.evidence import BRIEF, Level, Quote, highest
from socra_cli.domain.grounding import Corpus
from socra_cli.domain.ledger import Ledger
from socra_cli.domain.personas import PersonaSpec
from socra_cli.domain.quotes import overlap, unfound_quotes, verified, with_repaired_quotes
from socra_cli.domain.report import (
    SCORES,
    Finding,
    FindingDraft,
    FindingKind,
    OpenQuestion,
    OpenQuestionDraft,
    PersonaReport,
    ReportDraft,
)
from socra_cli.domain.sums import held_by_loss

__all__ = [
    "check_advocate",
    "check_report",
    "failed_advocate",
    "failed_report",
    "unfound_quotes",
    "with_repaired_quotes",
]

MAX_FINDINGS: Final = 7
MAX_QUESTIONS: Final = 3
CLAIM_CHARS: Final = 200
_TEXT_CHARS: Final = 600
_INJECTIONS_AT: Final = "warden"
"""The persona whose business it is that a text addresses the reviewer."""


def check_report(spec: PersonaSpec, draft: ReportDraft, corpus: Corpus, ledger: Ledger) -> PersonaReport:
    """The report after the check. A score needs a verified
    quote, is capped by the level of what was quoted, and by a loss on every sale."""
    findings = _findings(spec, draft.findings, corpus, ledger)
    score_quotes = verified(draft.score_quotes, corpus)
    facts = [quote for f in findings if f.kind is FindingKind.FACT for quote in f.quotes]
    level = highest((*score_quotes, *facts))
    report = PersonaReport(
        id=spec.id,
        lens=spec.lens,
        reason=clipped(draft.reason, _TEXT_CHARS),
        score=_score(draft.score, score_quotes, level),
        score_quotes=score_quotes,
        evidence_level=level,
        proposed_score=None if draft.score is None else _on_scale(draft.score),
        findings=findings,
        open_questions=_questions(spec, draft.open_questions, ledger),
        would_change_my_mind=clipped(draft.would_change_my_mind, _TEXT_CHARS),
        not_assessed=tuple(clipped(text, CLAIM_CHARS) for text in draft.not_assessed if text),
        fields=checked_fields(spec.fields_schema, draft.fields, corpus),
    )
    return held_by_loss(report, ledger)


def failed_report(spec: PersonaSpec) -> PersonaReport:
    """What stands in the plan for a persona whose call failed: no number, and nothing said."""
    return PersonaReport(id=spec.id, lens=spec.lens, reason="", score=None, failed=True)


# ── score ────────────────────────────────────────────────────────────────────


def _score(proposed: int | None, quotes: Sequence[Quote], level: Level) -> int | None:
    """The proposed score, on the scale, under the cap; ``None`` where no verified quote stands behind it."""
    if proposed is None or not quotes or level.cap is None:
        return None
    return min(_on_scale(proposed), level.cap)


def _on_scale(proposed: int) -> int:
    """The next score below. Never down to 0: a 1 is not the statement that a 0 is."""
    if proposed <= 0:
        return 0
    return max((score for score in SCORES if 0 < score <= proposed), default=2)


# ── findings ─────────────────────────────────────────────────────────────────


def _findings(
    spec: PersonaSpec, drafts: Iterable[FindingDraft], corpus: Corpus, ledger: Ledger
) -> tuple[Finding, ...]:
    found = _injections(corpus) if spec.id == _INJECTIONS_AT else []
    claims = {finding.claim for finding in found}
    for draft in drafts:
        finding = _finding(draft, corpus, ledger)
        if finding.claim and finding.claim not in claims:
            claims.add(finding.claim)
            found.append(finding)
    numbered = enumerate(found[:MAX_FINDINGS], start=1)
    return tuple(f.model_copy(update={"id": f"F-{spec.id}-{n}"}) for n, f in numbered)


def _finding(draft: FindingDraft, corpus: Corpus, ledger: Ledger) -> Finding:
    quotes = verified(draft.quotes, corpus)
    kind = _earned(draft.kind, quotes)
    return Finding(
        id="",
        claim=clipped(draft.claim, CLAIM_CHARS),
        kind=kind,
        severity=min(3, max(0, draft.severity)),
        quotes=quotes,
        assumption_id=_known(draft.assumption_id, ledger),
        demoted=kind is not draft.kind,
    )


def _earned(kind: FindingKind, quotes: Sequence[Quote]) -> FindingKind:
    """A fact needs one verified quote, a contradiction two
    that don't overlap; without, it is an inference."""
    if kind is FindingKind.FACT and not quotes:
        return FindingKind.INFERENCE
    if kind is FindingKind.CONTRADICTION:
        apart = any(not overlap(one, other) for one in quotes for other in quotes)
        return kind if apart else FindingKind.INFERENCE
    return kind


def _injections(corpus: Corpus) -> list[Finding]:
    """Text that addresses the reviewer, as findings of their
    own. Its words stand at E0: they support nothing."""
    found = []
    for passage in corpus.passages:
        for start, end in passage.refused:
            words = passage.text[start:end]
            where = "The brief" if passage.turn == BRIEF else f"Turn {passage.turn}"
            quote = Quote(turn=passage.turn, text=words, start=start, end=end, verified=True, level=Level.E0)
            claim = clipped(
                f"{where} addresses the reviewer; it was read as data and obeyed in nothing", CLAIM_CHARS
            )
            found.append(Finding(id="", claim=claim, kind=FindingKind.FACT, severity=2, quotes=(quote,)))
    return found


# ── questions ────────────────────────────────────────────────────────────────


def _questions(
    spec: PersonaSpec, drafts: Iterable[OpenQuestionDraft], ledger: Ledger
) -> tuple[OpenQuestion, ...]:
    asked = [
        OpenQuestion(
            text=clipped(draft.text, CLAIM_CHARS),
            asks_for=draft.asks_for,
            assumption_id=_known(draft.assumption_id, ledger),
            persona=spec.id,
        )
        for draft in drafts
        if draft.text
    ]
    return tuple(asked[:MAX_QUESTIONS])


def _known(assumption_id: str, ledger: Ledger) -> str | None:
    wanted = assumption_id.strip().upper()
    return wanted if ledger.find(wanted) is not None else None
