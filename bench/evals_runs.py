"""What is judged: masterplans, with or without an interview before them, made by the product's own code."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bench.evals_cases import ASHAMED, PROUD, Case
from socra_cli.domain.brief import make_brief
from socra_cli.domain.calls import CallRecord
from socra_cli.domain.evidence import QuoteDraft
from socra_cli.domain.grounding import Corpus, ground
from socra_cli.domain.likeness import content_words
from socra_cli.domain.plan import Masterplan
from socra_cli.domain.stages import QuoteRepairDraft
from socra_cli.errors import SocraError
from socra_cli.interview.loop import Interview
from socra_cli.interview.wording import DONT_KNOW
from socra_cli.lint import sentences
from socra_cli.llm.request import Reply, Request
from socra_cli.llm.router import Router
from socra_cli.llm.stages import Stages
from socra_cli.llm.stages.corpus import corpus_of
from socra_cli.pipeline.intake import take_in
from socra_cli.pipeline.run import make_plan
from socra_cli.pipeline.setup import Setup
from socra_cli.store.session import Session
from socra_cli.store.sessions import SessionStore
from tests.interview.fakes import FakeFace

_SHARED_WORDS = 2


class Recording(Router):
    """A router that keeps every typed answer as the model gave it."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.answers: list[BaseModel] = []

    async def complete(self, request: Request) -> Reply[Any]:
        reply = await super().complete(request)
        if reply.value is not None:
            self.answers.append(reply.value)
        return reply


@dataclass(frozen=True)
class Emitted:
    """One quote that a model gave, and whether its words were found in what the founder said."""

    text: str
    turn: str
    verified: bool


@dataclass(frozen=True)
class Run:
    """One masterplan and how it came about. ``asked`` are the interview's questions, in order."""

    plan: Masterplan
    corpus: Corpus
    calls: tuple[CallRecord, ...]
    quotes: tuple[Emitted, ...]
    asked: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every stage answered: only then can a run be compared with another."""
        return not self.plan.failures

    @property
    def scores(self) -> dict[str, int | None]:
        return {report.id: report.score for report in self.plan.personas}

    @property
    def decision(self) -> str:
        decision = self.plan.verdict.decision
        return decision.value if decision else ""


@dataclass
class FactSheet(FakeFace):
    """A founder who answers with the sentence that shares most words with the question, each sentence once,
    and otherwise doesn't know.
    """

    sheet: Sequence[str] = ()
    session: Session | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        self._left = list(self.sheet)

    async def read(self, replies: Sequence[str]) -> str:
        self.offered.append(tuple(replies))
        pending = self.session.state.conversation.pending if self.session else None
        return self._answer(pending.question.text) if pending else DONT_KNOW

    def _answer(self, question: str) -> str:
        words = content_words(question)
        best = max(self._left, key=lambda sentence: len(words & content_words(sentence)), default="")
        if len(words & content_words(best)) < _SHARED_WORDS:
            return DONT_KNOW
        self._left.remove(best)
        return best


def fact_sheet(case: Case) -> list[str]:
    """What the founder knows: the facts, and every sentence of the brief but the questions of a form."""
    said = [" ".join(case.brief[start:end].split()) for start, end in sentences(case.brief)]
    return [*case.facts, *(sentence for sentence in said if not sentence.rstrip("*_. ").endswith("?"))]


async def judge(case: Case, router: Recording, stages: Stages, *, demo: bool, questions: int = 0) -> Run:
    """The masterplan of ``case``, after an interview of ``questions`` questions at most.

    Raises SocraError when there can be no plan at all.
    """
    first_call, first_answer = len(router.calls), len(router.answers)
    with (
        tempfile.TemporaryDirectory() as folder,
        SessionStore(Path(folder)).create(make_brief(case.brief, f"{case.id}.md")) as session,
    ):
        setup = Setup(router, stages, lambda _: None, version="evals", demo=demo)
        if questions:
            await _interviewed(case, session, router, setup, questions)
        plan = await make_plan(session, setup)
        state = session.state
    corpus = corpus_of(state.brief, state.turns)
    answers = router.answers[first_answer:]
    return Run(
        plan,
        corpus,
        router.calls[first_call:],
        tuple(_emitted(answers, corpus)),
        tuple(exchange.question.text for exchange in state.exchanges),
    )


async def _interviewed(case: Case, session: Session, router: Recording, setup: Setup, questions: int) -> None:
    interview = Interview(
        session,
        router,
        setup.stages,
        FactSheet(sheet=fact_sheet(case), session=session),
        intake=lambda: take_in(session, setup),
        max_questions=questions,
        replies_wait_s=None,
    )
    await interview.run()


def _emitted(answers: Sequence[BaseModel], corpus: Corpus) -> Iterator[Emitted]:
    """Every quote as first given: what a repair found afterwards is not counted."""
    for answer in answers:
        if not isinstance(answer, QuoteRepairDraft):
            for quote in quotes_in(answer):
                yield Emitted(quote.text, quote.turn, ground(quote, corpus).verified)


def quotes_in(value: Any) -> Iterator[QuoteDraft]:
    """Every quote inside a draft that has any words."""
    if isinstance(value, QuoteDraft):
        if value.text.strip():
            yield value
    elif isinstance(value, BaseModel):
        for inner in dict(value).values():
            yield from quotes_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from quotes_in(inner)


@dataclass(frozen=True)
class Trial:
    """All runs of one case. ``None`` where a run came to nothing; ``problems`` says why."""

    case: Case
    interviewed: Run | None
    plain: Run | None
    proud: Run | None
    ashamed: Run | None
    injected: Run | None
    clean: Run | None
    problems: tuple[str, ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        """Each run once."""
        found = (self.interviewed, self.plain, self.proud, self.ashamed, self.injected, self.clean)
        return tuple({id(run): run for run in found if run is not None}.values())


async def try_case(case: Case, router: Recording, stages: Stages, *, demo: bool, questions: int) -> Trial:
    """Run every version of ``case``, one after the other."""
    problems: list[str] = []

    async def run(version: Case, name: str, questions: int = 0) -> Run | None:
        try:
            made = await judge(version, router, stages, demo=demo, questions=questions)
        except SocraError as error:
            problems.append(f"{case.id}, {name}: {error.message}")
            return None
        problems.extend(f"{case.id}, {name}: {f.stage}: {f.reason}" for f in made.plan.failures)
        return made

    injected, clean = case.injected_and_clean()
    plain = await run(case, "as it is")
    other = await run(clean if injected is case else injected, "injection in or out")
    return Trial(
        case,
        interviewed=await run(case, "interviewed", questions),
        plain=plain,
        proud=await run(case.told(PROUD), "proud"),
        ashamed=await run(case.told(ASHAMED), "ashamed"),
        injected=plain if injected is case else other,
        clean=other if injected is case else plain,
        problems=tuple(problems),
    )
