"""What can happen in a session. One event is one line of its log, and the log is all that is stored."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from socra_cli.domain.base import Frozen
from socra_cli.domain.brief import Brief
from socra_cli.domain.calls import CallRecord
from socra_cli.domain.evidence import Turn
from socra_cli.domain.ledger import Ledger
from socra_cli.domain.plan import Masterplan
from socra_cli.domain.stages import Move

LOG_VERSION: Literal[1] = 1

SessionKind = Literal["interview", "masterplan"]
LeftBecause = Literal["done", "enough", "budget", "end_of_input", "interrupted", "providers"]


class Created(Frozen):
    """The first line of every log. ``kind`` is the command that began the session."""

    event: Literal["created"] = "created"
    log_version: Literal[1] = LOG_VERSION
    session_id: str
    kind: SessionKind = "interview"
    brief: Brief


class IntakeDone(Frozen):
    """The ledger was set up. ``failed`` holds the reason when lint's findings had to seed it."""

    event: Literal["intake"] = "intake"
    ledger: Ledger
    summary: str
    commercial: bool
    failed: str = ""
    since: str | None = None
    """The session of the earlier version whose ids the ledger goes on with."""


class BudgetSet(Frozen):
    """How many questions the interview may put, from now on."""

    event: Literal["budget"] = "budget"
    max_questions: int = Field(ge=0)


class Asked(Frozen):
    """A question was put. The turn is ``partial`` when the founder cut it short and was given the prompt."""

    event: Literal["asked"] = "asked"
    turn: Turn
    move: Move


class Offered(Frozen):
    """Quick replies to the question that is open."""

    event: Literal["offered"] = "offered"
    replies: tuple[str, ...]


class Answered(Frozen):
    event: Literal["answered"] = "answered"
    turn: Turn


class Skipped(Frozen):
    """The founder passed over the open question."""

    event: Literal["skipped"] = "skipped"


class Assessed(Frozen):
    """The ledger after the answer ``turn_id``. ``changes`` are the lines that the founder was shown."""

    event: Literal["assessed"] = "assessed"
    turn_id: str
    ledger: Ledger
    changes: tuple[str, ...] = ()
    learnt: str = ""
    failed: str = ""
    """Why the answer could not be assessed; then ``ledger`` is the one before, and it can be tried again."""


class Undone(Frozen):
    """The last answer, or skip, is taken back: its question is open again."""

    event: Literal["undone"] = "undone"


class BrokenOff(Frozen):
    """Text of an answer that was withdrawn or never finished, kept and marked."""

    event: Literal["broken_off"] = "broken_off"
    turn: Turn
    reason: str


class Called(Frozen):
    """One attempt, or one skipped candidate."""

    event: Literal["called"] = "called"
    call: CallRecord


class StageDone(Frozen):
    """A stage's checked result, so that ``--resume`` need not ask again for the same inputs."""

    event: Literal["stage"] = "stage"
    stage: str
    inputs_sha256: str
    payload: dict[str, Any]


class PlanWritten(Frozen):
    event: Literal["plan"] = "plan"
    masterplan: Masterplan
    paths: tuple[str, ...] = ()


class Left(Frozen):
    event: Literal["left"] = "left"
    reason: LeftBecause


Event = (
    Created
    | IntakeDone
    | BudgetSet
    | Asked
    | Offered
    | Answered
    | Skipped
    | Assessed
    | Undone
    | BrokenOff
    | Called
    | StageDone
    | PlanWritten
    | Left
)


class Entry(Frozen):
    """One line: when, and what."""

    at: datetime
    what: Annotated[Event, Field(discriminator="event")]


_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)


def encode(entry: Entry) -> bytes:
    """One line of UTF-8 JSON with its line feed."""
    return _ENTRY.dump_json(entry) + b"\n"


def decode(line: bytes) -> Entry:
    """The entry of one line. Raises pydantic.ValidationError."""
    return _ENTRY.validate_json(line)
