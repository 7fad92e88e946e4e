"""What a session amounts to: the values that its log folds into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal

from socra_cli.domain.brief import Brief
from socra_cli.domain.calls import CallRecord
from socra_cli.domain.evidence import Turn
from socra_cli.domain.ledger import Ledger
from socra_cli.domain.plan import Masterplan
from socra_cli.domain.stages import Move
from socra_cli.domain.verdict import Decision
from socra_cli.store.events import SessionKind

SessionStatus = Literal["interviewing", "ready", "planning", "incomplete", "planned"]
"""``ready``: the talk is over and no plan was made. ``incomplete``: a plan exists, with stages missing."""

_OVER = ("done", "enough", "budget")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and what became of it. ``broken`` are texts that broke off before the question stood."""

    move: Move
    question: Turn
    broken: tuple[Turn, ...] = ()
    replies: tuple[str, ...] = ()
    answer: Turn | None = None
    skipped: bool = False
    assessed: bool = False
    failed: str = ""
    changes: tuple[str, ...] = ()
    learnt: str = ""

    @property
    def open(self) -> bool:
        return self.answer is None and not self.skipped

    @property
    def turns(self) -> tuple[Turn, ...]:
        answer = (self.answer,) if self.answer else ()
        return (*self.broken, self.question, *answer)


_EMPTY = Ledger()


@dataclass(frozen=True, slots=True)
class Conversation:
    """The part of the state that an undo takes back."""

    ledger: Ledger = _EMPTY
    exchanges: tuple[Exchange, ...] = ()
    broken: tuple[Turn, ...] = ()

    @property
    def pending(self) -> Exchange | None:
        """The question that waits for its answer."""
        return self.exchanges[-1] if self.exchanges and self.exchanges[-1].open else None

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Every turn in order, the broken ones too."""
        return (*(turn for exchange in self.exchanges for turn in exchange.turns), *self.broken)


_SILENCE = Conversation()


@dataclass(frozen=True, slots=True)
class StageResult:
    inputs_sha256: str
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SessionState:
    """Times are UTC. ``undoable`` holds the conversation as it was before each answer, latest last."""

    id: str
    kind: SessionKind
    brief: Brief
    created_at: datetime
    updated_at: datetime
    summary: str = ""
    commercial: bool = True
    max_questions: int | None = None
    intake_done: bool = False
    intake_failed: str = ""
    since: str | None = None
    conversation: Conversation = _SILENCE
    undoable: tuple[Conversation, ...] = ()
    stages: Mapping[str, StageResult] = field(default_factory=lambda: MappingProxyType({}))
    calls: tuple[CallRecord, ...] = ()
    masterplan: Masterplan | None = None
    plan_paths: tuple[str, ...] = ()
    left: str = ""

    @property
    def title(self) -> str:
        return self.brief.title

    @property
    def ledger(self) -> Ledger:
        return self.conversation.ledger

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        return self.conversation.exchanges

    @property
    def turns(self) -> tuple[Turn, ...]:
        return self.conversation.turns

    @property
    def decision(self) -> Decision | None:
        return self.masterplan.verdict.decision if self.masterplan else None

    @property
    def status(self) -> SessionStatus:
        if self.masterplan is not None:
            return "incomplete" if self.masterplan.failures else "planned"
        if self.kind == "masterplan":
            return "planning"
        return "ready" if self.left in _OVER else "interviewing"

    @property
    def finished(self) -> bool:
        """Whether nothing is left to resume."""
        return self.status == "planned"

    def result(self, stage: str, inputs_sha256: str) -> Mapping[str, Any] | None:
        """The stored result of ``stage``, if it was made from the same inputs."""
        stored = self.stages.get(stage)
        return stored.payload if stored and stored.inputs_sha256 == inputs_sha256 else None
