"""What a run will send, before anything is sent: the requests of its bursts, as near as they can be known.

The same requests serve ``--dry-run``, ``doctor`` and the check that refuses a run in advance, so the three
can't differ.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from socra_cli.domain.brief import Brief
from socra_cli.domain.evidence import Turn
from socra_cli.domain.ledger import Ledger
from socra_cli.domain.ledger_rules import seed
from socra_cli.domain.personas import PersonaSpec, panel
from socra_cli.domain.report import AdvocateReport, Finding, FindingKind, PersonaReport
from socra_cli.domain.stages import AdvocateInputs, Digest, IntakeInputs, PersonaInputs, SynthesisInputs
from socra_cli.domain.verdict import Decision, Verdict
from socra_cli.llm.request import Request
from socra_cli.llm.stages import Stages
from socra_cli.llm.stages.corpus import corpus_of, digest_of, leads_of

Kept = Callable[[str, Request], bool]
"""Whether the answer to a request is in the session already, under this key."""

_CLAIM = "one sentence of twenty-five words, which is the most that a finding is allowed " * 2
_FINDINGS = 4
"""A claim of full length, and four of them a persona: what a panel writes when it has much to say."""


def bursts_for(
    brief: Brief,
    turns: tuple[Turn, ...],
    ledger: Ledger,
    stages: Stages,
    *,
    today: date,
    runs: int = 1,
    summary: str = "",
    commercial: bool = True,
    intake: bool | None = None,
    kept: Kept = lambda key, request: False,
) -> tuple[tuple[Request, ...], ...]:
    """The requests of a plan, burst by burst, without those that ``kept`` says need no asking.

    ``intake`` says whether the brief is still to be read: unless said, when there is no ledger. Without a
    ledger lint's findings stand in for what the intake will say.
    """
    bursts: list[tuple[Request, ...]] = []
    founder = tuple(turn for turn in turns if turn.role == "founder")
    leads = leads_of(brief.text)
    if intake if intake is not None else not ledger.assumptions:
        bursts.append((stages.intake(IntakeInputs(brief=brief, turns=founder, leads=leads)),))
    if not ledger.assumptions:
        ledger = seed(leads, corpus_of(brief, founder))
    digest = digest_of(summary or brief.title, commercial=commercial, ledger=ledger)
    specs = panel(stages.prompts.personas, commercial=commercial)
    personas = tuple(stages.persona(PersonaInputs(persona=spec, digest=digest)) for spec in specs)
    advocate = stages.advocate(AdvocateInputs(digest=digest, as_of_date=today.isoformat()))
    first = [(request.stage, request) for request in (*personas, advocate)]
    again = [[(f"{each.stage}#{run}", each) for each in personas] for run in range(2, runs + 1)]
    bursts += [tuple(each for key, each in keyed if not kept(key, each)) for keyed in (first, *again)]
    synthesis = _synthesis(digest, specs, stages)
    if any(bursts) or not kept(synthesis.stage, synthesis):
        bursts.append((synthesis,))
    return tuple(bursts)


def _synthesis(digest: Digest, specs: tuple[PersonaSpec, ...], stages: Stages) -> Request:
    inputs = SynthesisInputs(
        digest=digest,
        reports=tuple(_full_report(spec) for spec in specs),
        advocate=AdvocateReport(steelman=_CLAIM),
        verdict=Verdict(decision=Decision.NOT_ENOUGH_EVIDENCE, rule="not_enough_evidence", reasons=(_CLAIM,)),
    )
    return stages.synthesis(inputs)


def _full_report(spec: PersonaSpec) -> PersonaReport:
    findings = tuple(
        Finding(id=f"F-{spec.id}-{number}", claim=_CLAIM, kind=FindingKind.INFERENCE, severity=2)
        for number in range(1, _FINDINGS + 1)
    )
    return PersonaReport(id=spec.id, lens=spec.lens, reason=_CLAIM, score=4, findings=findings)
