"""What one run of the pipeline is given. It keeps no state of its own, so that many ideas can share one
router.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel

from socra_cli.domain.carrying import Earlier
from socra_cli.domain.personas import PersonaSpec
from socra_cli.llm.clock import Clock, SystemClock
from socra_cli.llm.events import StageFailed, StageFinished, StageStarted
from socra_cli.llm.request import Request
from socra_cli.llm.router import Router
from socra_cli.llm.stages import Stages
from socra_cli.store.events import StageDone
from socra_cli.store.session import Session
from socra_cli.store.state import SessionState

SYNTHESIS = "synthesis"

PipelineEvent = StageStarted | StageFinished | StageFailed
Emit = Callable[[PipelineEvent], None]

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Setup:
    """``demo``: the offline provider answers. ``since`` is the version whose ids are carried over."""

    router: Router
    stages: Stages
    emit: Emit
    version: str
    demo: bool
    clock: Clock = field(default_factory=SystemClock)
    runs: int = 1
    since: Earlier | None = None

    @property
    def personas(self) -> tuple[PersonaSpec, ...]:
        return self.stages.prompts.personas


def fingerprint(request: Request, prompts_sha256: str, demo: bool) -> str:
    """What a stored result must match to be used again: the facts it was made from, and the prompts."""
    facts = request.inputs.model_dump_json()
    return hashlib.sha256(f"{prompts_sha256}\0{demo}\0{facts}".encode()).hexdigest()


def draft_key(key: str) -> str:
    """The place of a stage's answer that is not yet checked."""
    return f"{key}/draft"


def stored(session: Session, key: str, request: Request, setup: Setup, model: type[M]) -> M | None:
    """The stage's result from an earlier try, if its facts are the same."""
    payload = session.state.result(key, fingerprint(request, setup.stages.prompts.sha256, setup.demo))
    return None if payload is None else model.model_validate(dict(payload))


def is_kept(state: SessionState, key: str, request: Request, prompts_sha256: str, demo: bool) -> bool:
    """Whether the session holds the answer to a request of the panel's, checked or not.

    What the synthesis is made from is not known before; a finished plan whose panel is kept has its own.
    """
    if key == SYNTHESIS:
        return state.finished
    made_from = fingerprint(request, prompts_sha256, demo)
    return any(state.result(place, made_from) is not None for place in (key, draft_key(key)))


def keep(session: Session, key: str, request: Request, setup: Setup, result: BaseModel) -> None:
    """Store the stage's checked result, so that ``--resume`` doesn't ask again."""
    made_from = fingerprint(request, setup.stages.prompts.sha256, setup.demo)
    payload = result.model_dump(mode="json")
    session.append(StageDone(stage=key, inputs_sha256=made_from, payload=payload))
