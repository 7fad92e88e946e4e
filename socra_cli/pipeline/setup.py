"""What one run of the pipeline is given. It keeps no state of its own, so that many ideas can share one
router.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel

from socra_cli.domain.ledger import Ledger
from socra_cli.domain.personas import PersonaSpec
from socra_cli.llm.clock import Clock, SystemClock
from socra_cli.llm.events import StageFailed, StageFinished, StageStarted
from socra_cli.llm.request import Request
from socra_cli.llm.router import Router
from socra_cli.llm.stages import Stages
from socra_cli.store.events import StageDone
from socra_cli.store.session import Session

PipelineEvent = StageStarted | StageFinished | StageFailed
Emit = Callable[[PipelineEvent], None]

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Setup:
    """``demo``: the offline provider answers. ``since`` is the ledger whose ids are carried over."""

    router: Router
    stages: Stages
    emit: Emit
    version: str
    demo: bool
    clock: Clock = field(default_factory=SystemClock)
    runs: int = 1
    since: Ledger | None = None

    @property
    def personas(self) -> tuple[PersonaSpec, ...]:
        return self.stages.prompts.personas


def fingerprint(request: Request, setup: Setup) -> str:
    """What a stored result must match to be used again: the facts it was made from, and the prompts."""
    facts = request.inputs.model_dump_json()
    return hashlib.sha256(f"{setup.stages.prompts.sha256}\0{setup.demo}\0{facts}".encode()).hexdigest()


def stored(session: Session, key: str, request: Request, setup: Setup, model: type[M]) -> M | None:
    """The stage's result from an earlier try, if its facts are the same."""
    payload = session.state.result(key, fingerprint(request, setup))
    return None if payload is None else model.model_validate(dict(payload))


def keep(session: Session, key: str, request: Request, setup: Setup, result: BaseModel) -> None:
    """Store the stage's checked result, so that ``--resume`` doesn't ask again."""
    payload = result.model_dump(mode="json")
    session.append(StageDone(stage=key, inputs_sha256=fingerprint(request, setup), payload=payload))
