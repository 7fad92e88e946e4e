"""A provider that answers by stage, and a session to plan from: what the pipeline's tests share."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from socra_cli.domain.brief import make_brief
from socra_cli.domain.plan import Masterplan
from socra_cli.llm.events import Recorded, RouterEvent, StageFailed, StageFinished, StageStarted
from socra_cli.llm.failures import CallFailed, Failure, Kind
from socra_cli.llm.prompts import Prompts
from socra_cli.llm.request import Answer, Call, Chunk, Delta, End, Usage
from socra_cli.llm.router import Router
from socra_cli.llm.spec import ProviderSpec
from socra_cli.llm.stages import Stages
from socra_cli.pipeline.run import make_plan
from socra_cli.pipeline.setup import Setup
from socra_cli.store.events import Called
from socra_cli.store.session import Session
from socra_cli.store.sessions import SessionStore
from tests.wire.model import document

BRIEF = (
    "# Shelfside\n\nWe run a corner shop in Leeds, the two of us. In March we took in 212 parcels behind the "
    "counter, unpaid. Nineteen of those people bought something while they waited. The courier pays 35 pence "
    "a parcel. A locker bank costs 1,900 pounds delivered. We have 14,000 pounds saved until October."
)

Change = Callable[[Call, dict[str, Any]], dict[str, Any] | Failure]


@dataclass
class Scripted:
    """Answers every stage sensibly, save what ``change`` makes of it. Keeps the calls."""

    change: Change = field(default=lambda call, answer: answer)
    calls: list[Call] = field(default_factory=list)
    spec: ProviderSpec = field(
        default_factory=lambda: ProviderSpec("scripted", "openai", ("one",), key=SecretStr("k"))
    )

    async def complete(self, call: Call) -> Answer:
        self.calls.append(call)
        assert call.schema is not None
        prompt = "\n".join(message.content for message in call.messages)
        changed = self.change(call, document(call.schema.model_json_schema(), prompt))
        if isinstance(changed, Failure):
            raise CallFailed(changed)
        return Answer(json.dumps(changed), Usage(len(prompt) // 4, 100), call.model)

    async def stream(self, call: Call) -> AsyncIterator[Chunk]:
        self.calls.append(call)
        yield Delta("When did it last happen?")
        yield End(Usage(10, 10), call.model)

    async def aclose(self) -> None:
        return None

    @property
    def stages(self) -> list[str]:
        return [call.stage for call in self.calls]


def failing(*stages: str) -> Change:
    """Every call of these stages is refused for good."""

    def change(call: Call, answer: dict[str, Any]) -> dict[str, Any] | Failure:
        return Failure(Kind.REFUSED, "not that") if call.stage in stages else answer

    return change


@dataclass
class Run:
    """One plan made: the document, what was asked, what was told on the way."""

    plan: Masterplan
    provider: Scripted
    events: list[StageStarted | StageFinished | StageFailed]


def begin(folder: Path, text: str = BRIEF) -> Session:
    return SessionStore(folder).create(make_brief(text, "idea.md"), "masterplan")


def plan(
    session: Session, change: Change | None = None, *, prompts: Path | None = None, **options: Any
) -> Run:
    """Make the session's plan with a fresh router."""
    provider = Scripted(change) if change else Scripted()
    events: list[StageStarted | StageFinished | StageFailed] = []
    stages = Stages(Prompts.load(prompts))

    def record(event: RouterEvent) -> None:
        if isinstance(event, Recorded):
            session.append(Called(call=event.call))

    async def work() -> Masterplan:
        async with Router([provider], observer=record) as router:
            setup = Setup(router, stages, events.append, version="0", demo=False, **options)
            return await make_plan(session, setup)

    return Run(asyncio.run(work()), provider, events)
