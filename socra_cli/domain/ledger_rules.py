"""The ledger's rules: how it is begun, and what an answer moves in it. Only verified words move anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from socra_cli.domain.answers import is_bare_assent, is_unknown
from socra_cli.domain.base import Frozen
from socra_cli.domain.carrying import carry_over
from socra_cli.domain.clipping import clipped
from socra_cli.domain.evidence import Level, Quote, QuoteDraft, highest
from socra_cli.domain.folding import fold
from socra_cli.domain.gauges import coverage, explain_coverage, explain_merit, provisional_merit
from socra_cli.domain.grounding import MIN_WORDS, Corpus
from socra_cli.domain.ledger import Assumption, Ledger, Status, format_id, number_of
from socra_cli.domain.likeness import same_statement
from socra_cli.domain.opposites import settle, side_kept
from socra_cli.domain.quotes import verified
from socra_cli.domain.stages import AssessDraft, AssumptionDraft, EvidenceDraft, IntakeDraft, Lead

__all__ = [
    "Change",
    "apply_assessment",
    "carry_over",
    "changes",
    "coverage",
    "explain_coverage",
    "explain_merit",
    "from_intake",
    "mark_asked",
    "provisional_merit",
    "seed",
]

SUPPORTED_AT: Final = Level.E3
MAX_ASSUMPTIONS: Final = 16
"""From one intake; an answer may add ``MAX_NEW`` more."""
MAX_NEW: Final = 2
_STATEMENT_CHARS: Final = 240
_NOT_ASSUMPTIONS: Final = frozenset(("injection", "framing"))
"""Families of leads that say something about the text, not about the idea."""
_SOUND: Final = "sound"
_SIDE_CHARS: Final = 90


class Change(Frozen):
    """One move of one assumption, and the words that moved it."""

    assumption_id: str
    statement: str
    before_level: Level
    after_level: Level
    before_status: Status
    after_status: Status
    quote: Quote | None = None
    new: bool = False

    @property
    def line(self) -> str:
        """*A-003 Clinics pay 40 euros: asserted → observed, because 'three paid in May'*."""
        because = f", because '{self.quote.text}'" if self.quote else ""
        return f"{self.assumption_id} {self.statement}: {self._move()}{because}"

    def _move(self) -> str:
        if self.new:
            return f"new, {self.after_level.label}"
        changed_status = self.before_status is not self.after_status
        if changed_status and self.after_status in (Status.CONTRADICTED, Status.RETIRED):
            return f"{self.before_level.label} → {self.after_status}"
        if self.before_level is self.after_level:
            return f"{self.before_status} → {self.after_status}"
        return f"{self.before_level.label} → {self.after_level.label}"


def from_intake(draft: IntakeDraft, corpus: Corpus) -> Ledger:
    """The ledger that intake's draft stands for: ids in its order, unverified quotes left out."""
    ledger = Ledger()
    for assumption in draft.assumptions[:MAX_ASSUMPTIONS]:
        ledger = _with_draft(ledger, assumption, corpus)
    return ledger


def seed(leads: Iterable[Lead], corpus: Corpus) -> Ledger:
    """The ledger that lint's leads give where intake failed. A contradiction's other side speaks against it;
    what is sound is kept, however many doubts there are."""
    told = [lead for lead in leads if lead.family not in _NOT_ASSUMPTIONS]
    sound = [lead for lead in told if lead.family == _SOUND]
    doubts = [lead for lead in told if lead.family != _SOUND][: max(0, MAX_ASSUMPTIONS - len(sound))]
    drafts = [_from_lead(lead) for lead in (*doubts, *sound)]
    return from_intake(IntakeDraft(summary="", commercial=True, assumptions=drafts), corpus)


def apply_assessment(
    ledger: Ledger, draft: AssessDraft, corpus: Corpus, turn_id: str, *, asked: str | None = None
) -> tuple[Ledger, tuple[Change, ...]]:
    """What the answer in founder turn ``turn_id`` changes. ``asked`` is the assumption that its question
    tested: an answer of *I don't know* gives it a test instead of evidence, and *the second holds* takes the
    first of its two opposed passages back."""
    before = ledger
    if asked is not None and is_unknown(corpus.text(turn_id)):
        return _replaced(ledger, asked, _with_test), ()
    moved_by: dict[str, Quote] = {}
    kept = side_kept(corpus.text(turn_id)) if asked is not None else None
    if asked is not None and kept is not None:
        ledger = settle(ledger, asked, kept, lambda a: _status(a, corpus))
    for evidence in draft.evidence:
        ledger = _with_evidence(ledger, evidence, corpus, moved_by)
    for new in draft.new_assumptions[:MAX_NEW]:
        ledger = _with_draft(ledger, new, corpus)
    for assumption_id in draft.retired:
        ledger = _retired(ledger, assumption_id, moved_by.get(assumption_id), turn_id)
    return ledger, changes(before, ledger, moved_by)


def mark_asked(ledger: Ledger, assumption_id: str, turn_id: str) -> Ledger:
    """Note that the question in turn ``turn_id`` tested this assumption."""
    return _replaced(
        ledger, assumption_id, lambda a: a.model_copy(update={"asked_in": (*a.asked_in, turn_id)})
    )


def changes(before: Ledger, after: Ledger, moved_by: dict[str, Quote] | None = None) -> tuple[Change, ...]:
    """Every assumption that moved between two states of a ledger, in ledger order."""
    quotes = moved_by or {}
    found = (_change(before.find(now.id), now, quotes.get(now.id)) for now in after.assumptions)
    return tuple(change for change in found if change is not None)


# ── one assumption ───────────────────────────────────────────────────────────


def _with_draft(ledger: Ledger, draft: AssumptionDraft, corpus: Corpus) -> Ledger:
    statement = " ".join(draft.statement.split())[:_STATEMENT_CHARS]
    if not any(char.isalnum() for char in statement):
        return ledger
    quotes = verified(draft.quotes, corpus)
    counter = verified(draft.counter_quotes, corpus)
    known = next((a for a in ledger.assumptions if same_statement(a.statement, statement)), None)
    if known is not None:
        return _replaced(ledger, known.id, lambda a: _with_quotes(a, quotes, counter, corpus))
    fresh = Assumption(
        id=_next_id(ledger),
        statement=statement,
        question=draft.question,
        persona=fold(draft.persona) or "customer",
        importance=min(3, max(1, draft.importance)),
    )
    return Ledger(assumptions=(*ledger.assumptions, _with_quotes(fresh, quotes, counter, corpus)))


def _with_evidence(
    ledger: Ledger, evidence: EvidenceDraft, corpus: Corpus, moved_by: dict[str, Quote]
) -> Ledger:
    assumption = ledger.find(evidence.assumption_id.strip())
    quotes = verified([evidence.quote], corpus)
    if assumption is None or assumption.status is Status.RETIRED or not quotes:
        return ledger
    quote = quotes[0]
    moved = moved_by.get(assumption.id)
    if moved is None or quote.level > moved.level:
        moved_by[assumption.id] = quote
    speaking_for, against = ((), quotes) if evidence.against else (quotes, ())
    return _replaced(ledger, assumption.id, lambda a: _with_quotes(a, speaking_for, against, corpus))


def _with_quotes(
    assumption: Assumption, quotes: Sequence[Quote], counter: Sequence[Quote], corpus: Corpus
) -> Assumption:
    """Add words for and against. The same words can't speak
    for both sides: they stay where they first stood."""
    supporting, against = list(assumption.quotes), list(assumption.counter_quotes)
    supporting += [q for q in quotes if not _said_in(q, supporting + against)]
    against += [q for q in counter if not _said_in(q, supporting + against)]
    update = {"quotes": tuple(supporting), "counter_quotes": tuple(against)}
    changed = assumption.model_copy(update=update)
    return changed.model_copy(update={"status": _status(changed, corpus)})


def _status(assumption: Assumption, corpus: Corpus) -> Status:
    if assumption.status is Status.RETIRED:
        return Status.RETIRED
    if not all(_is_answered(counter, assumption.quotes, corpus) for counter in assumption.counter_quotes):
        return Status.CONTRADICTED
    return Status.SUPPORTED if highest(assumption.quotes) >= SUPPORTED_AT else Status.OPEN


def _is_answered(counter: Quote, quotes: Iterable[Quote], corpus: Corpus) -> bool:
    """Whether the founder settled it later, with words of their
    own that weigh no less. A bare yes settles nothing."""
    return any(
        corpus.order(quote.turn) > corpus.order(counter.turn)
        and quote.level >= counter.level
        and len(quote.text.split()) >= MIN_WORDS
        and not is_bare_assent(quote.text)
        for quote in quotes
    )


def _retired(ledger: Ledger, assumption_id: str, quote: Quote | None, turn_id: str) -> Ledger:
    """Retire what the answer made moot: only on the answer's
    own words, and never to get rid of a contradiction."""
    assumption = ledger.find(assumption_id)
    if assumption is None or assumption.status is Status.CONTRADICTED or quote is None:
        return ledger
    if quote.turn != turn_id or is_bare_assent(quote.text):
        return ledger
    return _replaced(ledger, assumption_id, lambda a: a.model_copy(update={"status": Status.RETIRED}))


def _with_test(assumption: Assumption) -> Assumption:
    if assumption.test:
        return assumption
    return assumption.model_copy(update={"test": f"Find out: {assumption.question or assumption.statement}"})


def _from_lead(lead: Lead) -> AssumptionDraft:
    """Words in the idea's favour may stand as high as they read; all others are assertions."""
    level = Level.E5 if lead.family == _SOUND else Level.E1
    quotes = [QuoteDraft(turn=q.turn, text=q.text, level=level) for q in lead.quotes if q.verified]
    contradicts = lead.family == "contradiction"
    return AssumptionDraft(
        statement=_supposed(lead),
        question=lead.question,
        persona=lead.persona,
        importance=lead.importance,
        quotes=quotes[:1] if contradicts else quotes,
        counter_quotes=quotes[1:] if contradicts else [],
    )


def _supposed(lead: Lead) -> str:
    """What must be true for the idea to survive the lead: a finding is no assumption yet."""
    said = [f"“{clipped(quote.text, _SIDE_CHARS)}”" for quote in lead.quotes if quote.verified]
    if lead.family == "contradiction" and len(said) > 1:
        return f"Both can hold at once: {said[0]} and {said[1]}."
    if lead.family == _SOUND and said:
        return f"What was told goes on and holds for others too: {said[0]}."
    return f"There is an answer that the plan can stand on: {lead.question or lead.message}"


# ── small tools ──────────────────────────────────────────────────────────────


def _said_in(quote: Quote, others: Iterable[Quote]) -> bool:
    return any((quote.turn, quote.start, quote.end) == (o.turn, o.start, o.end) for o in others)


def _replaced(ledger: Ledger, assumption_id: str, change: Callable[[Assumption], Assumption]) -> Ledger:
    return Ledger(assumptions=tuple(change(a) if a.id == assumption_id else a for a in ledger.assumptions))


def _next_id(ledger: Ledger) -> str:
    return format_id(max((number_of(a.id) for a in ledger.assumptions), default=0) + 1)


def _change(before: Assumption | None, now: Assumption, quote: Quote | None) -> Change | None:
    if before and (before.evidence_level, before.status) == (now.evidence_level, now.status):
        return None
    was = before or now
    first = next(iter(now.quotes), None) if before is None else quote
    return Change(
        assumption_id=now.id,
        statement=now.statement,
        before_level=was.evidence_level if before else Level.E0,
        after_level=now.evidence_level,
        before_status=was.status,
        after_status=now.status,
        quote=first,
        new=before is None,
    )
