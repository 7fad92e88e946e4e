"""The whole way from a session to its masterplan."""

from __future__ import annotations

from socra_cli.domain.compose import compose, with_tests
from socra_cli.domain.plan import Masterplan, StageFailure
from socra_cli.domain.report import PersonaReport
from socra_cli.domain.runs import combine_runs, typical_run
from socra_cli.domain.stages import Digest, SynthesisDraft, SynthesisInputs
from socra_cli.domain.tribunal import decide
from socra_cli.domain.verdict import Verdict
from socra_cli.errors import ProvidersError
from socra_cli.llm.events import StageFailed, StageFinished, StageStarted
from socra_cli.llm.stages.corpus import corpus_of, digest_of
from socra_cli.pipeline.document import Judged, assemble
from socra_cli.pipeline.intake import STAGE as INTAKE
from socra_cli.pipeline.intake import take_in
from socra_cli.pipeline.panel import Hearing, hear
from socra_cli.pipeline.setup import SYNTHESIS, Setup, keep, stored
from socra_cli.store.events import PlanWritten
from socra_cli.store.session import Session

TRIBUNAL = "tribunal"


async def make_plan(session: Session, setup: Setup) -> Masterplan:
    """Make the session's masterplan, asking only for what it lacks, and store it.

    A stage that fails is named in ``failures`` and the rest is delivered. Raises RefusedError before the
    first request when budget or limits can't admit the run.
    """
    began = setup.clock.now()
    await take_in(session, setup)
    state = session.state
    corpus = corpus_of(state.brief, state.turns)
    digest = digest_of(state.summary, commercial=state.commercial, ledger=state.ledger)
    hearing = await hear(session, digest, corpus, setup)
    failures = [*_intake_failure(session), *hearing.failures]
    verdict, reports = _judge(hearing, digest, _intake_failure(session), setup)
    draft, failed = await _synthesise(session, digest, reports, hearing, verdict, setup)
    failures += failed
    body = compose(digest, reports, hearing.advocate, draft, digest.ledger)
    ledger = with_tests(digest.ledger, hearing.advocate, draft)
    judged = Judged(reports, hearing.advocate, verdict, ledger, body, tuple(failures))
    plan = assemble(session, setup, judged, began)
    session.append(PlanWritten(masterplan=plan))
    return plan


def _intake_failure(session: Session) -> list[StageFailure]:
    reason = session.state.intake_failed
    return [StageFailure(stage=INTAKE, reason=reason)] if reason else []


def _judge(
    hearing: Hearing, digest: Digest, failures: list[StageFailure], setup: Setup
) -> tuple[Verdict, tuple[PersonaReport, ...]]:
    """The verdict, and the reports of the run that it speaks for. ``failures`` are those before the
    panel: a failed report tells of itself."""
    setup.emit(StageStarted(TRIBUNAL, "Tribunal"))
    failed = tuple(failure.stage for failure in failures)
    verdicts = [decide(reports, hearing.advocate, digest.ledger, failed) for reports in hearing.runs]
    verdict = combine_runs(verdicts, hearing.runs)
    decision = verdict.decision.value.replace("_", " ") if verdict.decision else "incomplete"
    setup.emit(StageFinished(TRIBUNAL, decision))
    return verdict, hearing.runs[typical_run(verdicts)]


async def _synthesise(
    session: Session,
    digest: Digest,
    reports: tuple[PersonaReport, ...],
    hearing: Hearing,
    verdict: Verdict,
    setup: Setup,
) -> tuple[SynthesisDraft | None, list[StageFailure]]:
    inputs = SynthesisInputs(digest=digest, reports=reports, advocate=hearing.advocate, verdict=verdict)
    request = setup.stages.synthesis(inputs)
    setup.emit(StageStarted(SYNTHESIS, "Synthesis"))
    earlier = stored(session, SYNTHESIS, request, setup, SynthesisDraft)
    if earlier is not None:
        setup.emit(StageFinished(SYNTHESIS, "kept from before"))
        return earlier, []
    try:
        reply = await setup.router.complete(request)
    except ProvidersError as error:
        setup.emit(StageFailed(SYNTHESIS, error.message))
        return None, [StageFailure(stage=SYNTHESIS, reason=error.message)]
    assert isinstance(reply.value, SynthesisDraft)  # noqa: S101 - the router validates against the schema
    keep(session, SYNTHESIS, request, setup, reply.value)
    setup.emit(StageFinished(SYNTHESIS, f"{len(reply.value.tests)} tests"))
    return reply.value, []
