"""The way of a brief through every stage, answered by the offline provider and checked by the domain."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from socra_cli.domain.brief import Brief, make_brief
from socra_cli.domain.checking import check_advocate, check_report
from socra_cli.domain.grounding import Corpus
from socra_cli.domain.ledger import Ledger
from socra_cli.domain.ledger_rules import from_intake
from socra_cli.domain.personas import panel
from socra_cli.domain.report import AdvocateDraft, AdvocateReport, PersonaReport, ReportDraft
from socra_cli.domain.stages import (
    AdvocateInputs,
    Digest,
    IntakeDraft,
    IntakeInputs,
    PersonaInputs,
    SynthesisDraft,
    SynthesisInputs,
)
from socra_cli.domain.tribunal import decide
from socra_cli.domain.verdict import Verdict
from socra_cli.llm.offline import OfflineProvider
from socra_cli.llm.prompts import Prompts
from socra_cli.llm.request import Call, Request
from socra_cli.llm.spec import ProviderSpec
from socra_cli.llm.stages import Stages
from socra_cli.llm.stages.corpus import corpus_of, digest_of, leads_of

_ROOT = Path(__file__).parents[3]
FOLDERS = (Path(__file__).parent / "briefs", _ROOT / "examples", _ROOT / "tests" / "cases")
TODAY = "2026-03-01"


@dataclass(frozen=True)
class Walk:
    """Everything that one brief brings forth."""

    brief: Brief
    corpus: Corpus
    intake: IntakeDraft
    ledger: Ledger
    digest: Digest
    drafts: tuple[ReportDraft, ...]
    reports: tuple[PersonaReport, ...]
    advocate_draft: AdvocateDraft
    advocate: AdvocateReport
    verdict: Verdict
    synthesis: SynthesisDraft

    def report(self, persona: str) -> PersonaReport:
        return next(report for report in self.reports if report.id == persona)

    def claims(self) -> str:
        """All that the reports say, with the quotes under it, as one text."""
        said = [f"{f.claim} {' '.join(q.text for q in f.quotes)}" for r in self.reports for f in r.findings]
        asked = [question.text for report in self.reports for question in report.open_questions]
        return "\n".join([*said, *asked])


def provider() -> OfflineProvider:
    return OfflineProvider(
        ProviderSpec(name="offline", dialect="offline", models=("rules",), needs_key=False)
    )


@cache
def stages() -> Stages:
    return Stages(Prompts.load(None))


def call_of(request: Request) -> Call:
    return Call(
        stage=request.stage,
        model="rules",
        messages=request.renderings[0].messages,
        max_output_tokens=400,
        inputs=request.inputs,
        schema=request.schema,
    )


def text_of(request: Request) -> str:
    return asyncio.run(provider().complete(call_of(request))).text


def draft_of(request: Request) -> BaseModel:
    """The answer, read by the schema that every provider's answer is read by."""
    assert request.schema is not None
    return request.schema.model_validate_json(text_of(request))


@cache
def read(name: str) -> str:
    path = next(folder / name for folder in FOLDERS if (folder / name).is_file())
    return path.read_text(encoding="utf-8")


@cache
def walk(name: str) -> Walk:
    """The walk of a brief in ``briefs/``, ``examples/`` or ``tests/cases/``."""
    return walk_text(read(name))


def walk_text(text: str) -> Walk:
    brief = make_brief(text, "idea.md")
    corpus = corpus_of(brief)
    intake = draft_of(stages().intake(IntakeInputs(brief=brief, leads=leads_of(text))))
    assert isinstance(intake, IntakeDraft)
    ledger = from_intake(intake, corpus)
    digest = digest_of(intake.summary, commercial=intake.commercial, ledger=ledger)
    seated = panel(stages().prompts.personas, commercial=intake.commercial)
    drafts = [draft_of(stages().persona(PersonaInputs(persona=spec, digest=digest))) for spec in seated]
    reports = [check_report(spec, d, corpus, ledger) for spec, d in zip(seated, drafts, strict=True)]  # type: ignore[arg-type]  # report drafts, by schema
    rival = draft_of(stages().advocate(AdvocateInputs(digest=digest, as_of_date=TODAY)))
    assert isinstance(rival, AdvocateDraft)
    advocate = check_advocate(rival, corpus, ledger)
    verdict = decide(reports, advocate, ledger)
    inputs = SynthesisInputs(digest=digest, reports=tuple(reports), advocate=advocate, verdict=verdict)
    synthesis = draft_of(stages().synthesis(inputs))
    assert isinstance(synthesis, SynthesisDraft)
    return Walk(
        brief=brief,
        corpus=corpus,
        intake=intake,
        ledger=ledger,
        digest=digest,
        drafts=tuple(d for d in drafts if isinstance(d, ReportDraft)),
        reports=tuple(reports),
        advocate_draft=rival,
        advocate=advocate,
        verdict=verdict,
        synthesis=synthesis,
    )
