"""One fake per seam of the interview: a face that reads from a script, and a model that answers from one."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from socra_cli.domain.calls import CallRecord
from socra_cli.domain.evidence import Level, QuoteDraft
from socra_cli.domain.ledger import Ledger
from socra_cli.domain.plan import Gauges
from socra_cli.domain.stages import AssessDraft, AssessInputs, EvidenceDraft, QuestionDraft
from socra_cli.errors import ProvidersError
from socra_cli.llm.prompts import Prompts
from socra_cli.llm.request import Finished, Reply, Request, Restarted, StreamEvent, Token, Usage
from socra_cli.llm.stages import Stages

PROMPTS = Path(__file__).parents[2] / "prompts"


def real_stages() -> Stages:
    return Stages(Prompts.load(PROMPTS))


@dataclass
class FakeWriting:
    shown: list[str]

    def feed(self, text: str) -> None:
        self.shown.append(text)

    def restart(self, reason: str) -> None:
        self.shown.append(f"<restart: {reason}>")

    def finish(self) -> None:
        self.shown.append("<end>")

    def abort(self, note: str = "stopped here") -> None:
        self.shown.append(f"<abort: {note}>")


@dataclass
class FakeFace:
    """``lines`` are typed one after the other; an exception among them is raised. Then the input ends."""

    lines: Sequence[str | BaseException] = ()
    shown: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    offered: list[tuple[str, ...]] = field(default_factory=list)
    late: list[tuple[str, ...]] = field(default_factory=list)
    changes: list[tuple[tuple[str, ...], str, Gauges, int]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    stop: Callable[[], object] | None = None
    begins_typing: Callable[[], None] | None = None

    def __post_init__(self) -> None:
        self._lines: Iterator[str | BaseException] = iter(self.lines)

    def writing(self) -> FakeWriting:
        return FakeWriting(self.shown)

    @contextmanager
    def stoppable(self, stop: Callable[[], object]) -> Iterator[None]:
        self.stop = stop
        try:
            yield
        finally:
            self.stop = None

    async def read(self, replies: Sequence[str]) -> str:
        self.offered.append(tuple(replies))
        line = next(self._lines, None)
        if self.begins_typing is not None:
            self.begins_typing()
        await self.pause()
        if line is None:
            raise EOFError
        if isinstance(line, BaseException):
            raise line
        return line

    def why(self, reason: str) -> None:
        self.reasons.append(reason)

    async def pause(self) -> None:
        """Give what runs beside the typing its turn."""
        for _ in range(3):
            await asyncio.sleep(0)

    def offer(self, replies: Sequence[str]) -> None:
        self.late.append(tuple(replies))

    def help(self) -> None:
        self.called.append("help")

    def learnt(self, changes: Sequence[str], learnt: str, gauges: Gauges, questions_left: int) -> None:
        self.changes.append((tuple(changes), learnt, gauges, questions_left))

    def say(self, text: str) -> None:
        self.said.append(text)

    def warn(self, text: str) -> None:
        self.warned.append(text)

    def ledger(self, ledger: Ledger) -> None:
        self.called.append(f"ledger of {len(ledger.assumptions)}")

    def cost(self, calls: Sequence[CallRecord]) -> None:
        self.called.append(f"cost of {len(calls)}")

    def route(self) -> None:
        self.called.append("route")

    def save(self) -> None:
        self.called.append("save")

    @property
    def screen(self) -> str:
        return "".join(self.shown)


Streamed = Sequence[StreamEvent | Exception | Callable[[], None]]


@dataclass
class FakeModel:
    """Streams questions from ``questions`` (then numbered ones), answers typed requests with ``answer``.

    A question is its text, or the events, calls and errors of its stream.
    """

    questions: Sequence[str | Streamed] = ()
    tail: bool = True
    answer: Callable[[Request], BaseModel] | None = None
    requests: list[Request] = field(default_factory=list)
    given_up: list[str] = field(default_factory=list)
    hold: asyncio.Event | None = None
    """Quick replies wait for it."""

    def __post_init__(self) -> None:
        self._questions = iter(self.questions)

    async def complete(self, request: Request) -> Reply[Any]:
        self.requests.append(request)
        if self.hold is not None and request.stage == "replies":
            try:
                await self.hold.wait()
            except asyncio.CancelledError:
                self.given_up.append(request.stage)
                raise
        value = (self.answer or faithful)(request)
        return Reply(text="", value=value, usage=Usage(), provider="fake", model="fake")

    async def stream(self, request: Request) -> AsyncIterator[StreamEvent]:
        self.requests.append(request)
        number = sum(r.stage == "ask" for r in self.requests)
        for event in self._events(next(self._questions, f"What happened in case {number}?")):
            if isinstance(event, Exception):
                raise event
            if callable(event):
                event()
                await never()
            else:
                yield event

    def _events(self, question: str | Streamed) -> Streamed:
        if not isinstance(question, str):
            return question
        tail = QuestionDraft(replies=["It happened once", "Nobody has tried"]) if self.tail else None
        return (*tokens(question), Finished(question, Usage(), "fake", "fake", tail))

    def asked(self, stage: str) -> list[Request]:
        return [request for request in self.requests if request.stage == stage]


def tokens(text: str) -> tuple[Token, ...]:
    middle = len(text) // 2
    return Token(text[:middle]), Token(text[middle:])


def restarted(reason: str = "overloaded") -> Restarted:
    return Restarted("other", reason)


async def never() -> None:
    """Wait for a cancellation that must come."""
    await asyncio.sleep(30)


def interrupt() -> None:
    signal.raise_signal(signal.SIGINT)


def faithful(request: Request) -> BaseModel:
    """Replies, and an assessment that quotes the whole answer for the assumption that was asked about."""
    inputs = request.inputs
    if isinstance(inputs, AssessInputs):
        quote = QuoteDraft(turn=inputs.answer.id, text=inputs.answer.text, level=Level.E5)
        about = inputs.question.assumption_id or ""
        evidence = EvidenceDraft(assumption_id=about, quote=quote, against=False)
        return AssessDraft(evidence=[evidence], new_assumptions=[], retired=[], learnt="One thing more.")
    return QuestionDraft(replies=["It happened twice"])


def failing(stage: str) -> Callable[[Request], BaseModel]:
    """Answers everything but ``stage``."""

    def answer(request: Request) -> BaseModel:
        if request.stage == stage:
            raise ProvidersError(f"{stage} was overloaded")
        return faithful(request)

    return answer
