"""What the router tells whoever watches: typed, no terminal in sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from socra_cli.domain.calls import CallRecord


@dataclass(frozen=True, slots=True)
class Waiting:
    """A call waits, by plan or because a provider asked for it. ``until`` is on the router's clock."""

    stage: str
    provider: str
    seconds: float
    until: float
    reason: str


@dataclass(frozen=True, slots=True)
class Sent:
    """An attempt went out."""

    stage: str
    provider: str
    model: str
    attempt: int
    input_tokens: int
    """Estimated."""


@dataclass(frozen=True, slots=True)
class FirstToken:
    stage: str
    provider: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Text that was shown and then withdrawn, because the answer broke off."""

    stage: str
    provider: str
    model: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """An attempt, or a skipped candidate, is over: its entry in the call ledger."""

    call: CallRecord


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user must know, said once: a key refused, a model gone, a limit learned."""

    text: str
    stage: str = ""


@dataclass(frozen=True, slots=True)
class StageStarted:
    """A stage of the pipeline begins. ``label`` is what people call it: "Customer", "Tribunal"."""

    stage: str
    label: str


@dataclass(frozen=True, slots=True)
class StageFinished:
    """A stage is over. ``summary`` is what came of it, in a few words."""

    stage: str
    summary: str


@dataclass(frozen=True, slots=True)
class StageFailed:
    """A stage is over without a result; the others go on."""

    stage: str
    reason: str


RouterEvent = Waiting | Sent | FirstToken | Withdrawn | Recorded | Notice
Observer = Callable[[RouterEvent], None]


def ignore(_: RouterEvent) -> None:
    """An observer that looks away."""
