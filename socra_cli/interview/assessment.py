"""What an answer does to the ledger: a model marks the words, code moves the levels."""

from __future__ import annotations

from dataclasses import dataclass

from socra_cli.domain.evidence import Level, QuoteDraft
from socra_cli.domain.ledger import Assumption, Ledger
from socra_cli.domain.ledger_rules import Change, apply_assessment
from socra_cli.domain.stages import AssessDraft, AssessInputs, EvidenceDraft
from socra_cli.errors import ProvidersError
from socra_cli.interview import wording
from socra_cli.interview.answers import AnswerKind, kind_of
from socra_cli.interview.face import Model
from socra_cli.interview.fallback import clip
from socra_cli.llm.stages import Stages
from socra_cli.llm.stages.corpus import corpus_of
from socra_cli.store.events import Assessed
from socra_cli.store.state import Exchange, SessionState

_STATEMENT_CHARS = 60
_QUOTE_CHARS = 80


@dataclass(frozen=True, slots=True)
class Assessor:
    """Reads answers. A bare *yes* and *I don't know* need no model: what they do is a rule."""

    model: Model
    stages: Stages

    async def assess(self, state: SessionState, exchange: Exchange) -> Assessed:
        """The event that the answer of ``exchange`` amounts to. A failed call is an event that says so."""
        answer = exchange.answer
        assert answer is not None  # noqa: S101 - only answered exchanges are assessed
        ledger = state.ledger
        kind = kind_of(answer.text)
        try:
            draft = await self._draft(state, exchange, kind)
        except ProvidersError as error:
            return Assessed(turn_id=answer.id, ledger=ledger, failed=error.message)
        if kind is AnswerKind.UNKNOWN:
            ledger = with_test(ledger, exchange.move.assumption_id)
        corpus = corpus_of(state.brief, state.turns)
        after, changes = apply_assessment(ledger, draft, corpus, answer.id, asked=exchange.move.assumption_id)
        return Assessed(
            turn_id=answer.id,
            ledger=after,
            changes=tuple(change_line(change) for change in changes),
            learnt=draft.learnt,
        )

    async def _draft(self, state: SessionState, exchange: Exchange, kind: AnswerKind) -> AssessDraft:
        answer = exchange.answer
        assert answer is not None  # noqa: S101 - see assess
        if kind is AnswerKind.UNKNOWN:
            test = _tested(state.ledger.find(exchange.move.assumption_id))
            return _silent(wording.BECOMES_TEST.format(test=test.test) if test else wording.NOTED_UNKNOWN)
        if kind is AnswerKind.ASSENT:
            return _assent(exchange)
        inputs = AssessInputs(
            summary=state.summary or state.title,
            question=exchange.question,
            answer=answer,
            ledger=state.ledger,
        )
        reply = await self.model.complete(self.stages.assess(inputs))
        assert isinstance(reply.value, AssessDraft)  # noqa: S101 - the router validates against the schema
        return reply.value


def with_test(ledger: Ledger, assumption_id: str) -> Ledger:
    """The ledger in which what is not known has a cheapest test, unless it had one already."""
    changed = (_tested(a) if a.id == assumption_id else a for a in ledger.assumptions)
    return Ledger(assumptions=tuple(a for a in changed if a is not None))


def change_line(change: Change) -> str:
    """*A-003 Clinics pay: asserted → observed, because 'three paid in May'*, cut to a line or two."""
    quote = change.quote
    if quote is not None:
        quote = quote.model_copy(update={"text": clip(quote.text, _QUOTE_CHARS)})
    statement = clip(change.statement, _STATEMENT_CHARS).rstrip(".")
    return change.model_copy(update={"statement": statement, "quote": quote}).line


def _tested(assumption: Assumption | None) -> Assumption | None:
    if assumption is None or assumption.test:
        return assumption
    plan = wording.TESTS.get(assumption.persona, wording.TESTS["customer"])
    return assumption.model_copy(update=dict(plan))


def _assent(exchange: Exchange) -> AssessDraft:
    """A bare yes asserts what was asked about, and nothing beyond it."""
    answer = exchange.answer
    assert answer is not None  # noqa: S101 - see assess
    quote = QuoteDraft(turn=answer.id, text=answer.text, level=Level.E1)
    evidence = EvidenceDraft(assumption_id=exchange.move.assumption_id, quote=quote, against=False)
    return AssessDraft(evidence=[evidence], new_assumptions=[], retired=[], learnt=wording.BARE_ASSENT)


def _silent(learnt: str) -> AssessDraft:
    return AssessDraft(evidence=[], new_assumptions=[], retired=[], learnt=learnt)
