"""Intake: the brief becomes a ledger of assumptions. It runs once, before anything judges."""

from __future__ import annotations

from collections.abc import Iterable

from socra_cli.domain.brief import Brief
from socra_cli.domain.evidence import BRIEF, Level, Quote, Turn
from socra_cli.domain.grounding import Corpus
from socra_cli.domain.ledger import Ledger
from socra_cli.domain.ledger_rules import carry_over, from_intake, seed
from socra_cli.domain.lenses import with_uncovered_lenses
from socra_cli.domain.quotes import unfound_quotes, with_repaired_quotes
from socra_cli.domain.stages import IntakeDraft, IntakeInputs, Lead
from socra_cli.errors import ProvidersError
from socra_cli.lint import sentences
from socra_cli.llm.events import StageFailed, StageFinished, StageStarted
from socra_cli.llm.stages.corpus import corpus_of, leads_of
from socra_cli.pipeline.repair import repair_quotes
from socra_cli.pipeline.setup import Setup, draft_key, keep, stored
from socra_cli.store.events import IntakeDone
from socra_cli.store.session import Session
from socra_cli.store.state import SessionState

STAGE = "intake"


async def take_in(session: Session, setup: Setup) -> None:
    """Give the session a ledger, unless it has one. Where the call fails, lint's findings seed it and that is
    kept.

    Raises RefusedError when the call was refused before it was sent.
    """
    state = session.state
    if state.intake_done and not state.intake_failed:
        return
    setup.emit(StageStarted(STAGE, "Intake"))
    founder = tuple(turn for turn in state.turns if turn.role == "founder")
    corpus = corpus_of(state.brief, founder)
    leads = leads_of(state.brief.text)
    try:
        draft = await _ask(session, founder, leads, corpus, setup)
    except ProvidersError as error:
        setup.emit(StageFailed(STAGE, error.message))
        known = (state.ledger, state.since)
        seeded, since = known if state.intake_done else _carried(seed(leads, corpus), state, setup)
        summary = state.summary or state.brief.title
        session.append(
            IntakeDone(ledger=seeded, summary=summary, commercial=True, failed=error.message, since=since)
        )
        return
    ledger = with_uncovered_lenses(from_intake(draft, corpus), seed(leads, corpus))
    ledger, since = _carried(ledger, state, setup)
    session.append(IntakeDone(ledger=ledger, summary=draft.summary, commercial=draft.commercial, since=since))
    setup.emit(StageFinished(STAGE, f"{len(ledger.assumptions)} assumptions"))


async def _ask(
    session: Session, turns: tuple[Turn, ...], leads: tuple[Lead, ...], corpus: Corpus, setup: Setup
) -> IntakeDraft:
    """The draft with its quotes looked up again. It is stored before that, so that it is asked for once."""
    brief = session.state.brief
    request = setup.stages.intake(IntakeInputs(brief=brief, turns=turns, leads=leads))
    draft = stored(session, draft_key(STAGE), request, setup, IntakeDraft)
    if draft is None:
        reply = await setup.router.complete(request)
        assert isinstance(reply.value, IntakeDraft)  # noqa: S101 - the router validates against the schema
        draft = reply.value
        keep(session, draft_key(STAGE), request, setup, draft)
    repaired = await repair_quotes(unfound_quotes(draft, corpus), passages_of(brief, turns), setup)
    return with_repaired_quotes(draft, repaired)


def passages_of(brief: Brief, turns: Iterable[Turn]) -> tuple[Quote, ...]:
    """Every sentence of the founder's, as a passage to copy from."""
    texts = [(BRIEF, brief.text), *((turn.id, turn.text) for turn in turns)]
    return tuple(
        Quote(turn=turn, text=text[start:end], start=start, end=end, verified=True, level=Level.E1)
        for turn, text in texts
        for start, end in sentences(text)
    )


def _carried(ledger: Ledger, state: SessionState, setup: Setup) -> tuple[Ledger, str | None]:
    """The ledger with the ids of the one before it, and the session of the earlier version that they go back
    to. The one before is the session's own, when rules had to stand in for a failed intake, or the earlier
    version's."""
    if state.ledger.assumptions:
        return carry_over(state.ledger, ledger), state.since
    if setup.since is None:
        return ledger, None
    return carry_over(setup.since.ledger, ledger), setup.since.session_id
