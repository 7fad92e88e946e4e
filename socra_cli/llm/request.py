"""What is asked of a model and what comes back: values only, shared by the router, the planner and the
providers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel

T = TypeVar("T")

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class Message:
    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way to put a stage into words, with the output tokens that it allows."""

    name: str
    messages: tuple[Message, ...]
    max_output_tokens: int


@dataclass(frozen=True, slots=True)
class Request:
    """One thing asked of the router.

    ``renderings`` run from full to compact; the router sends the richest that the candidate admits.
    ``schema`` makes the answer typed. ``inputs`` are the facts that the renderings were written from: the
    offline provider answers from these, so that it takes the same path as the others. ``tail`` is the
    schema of the structured part that a *stream* may carry after its text (see ``tail.py``); ``schema`` and
    ``tail`` exclude each other.
    """

    stage: str
    renderings: tuple[Rendering, ...]
    inputs: BaseModel
    schema: type[BaseModel] | None = None
    tail: type[BaseModel] | None = None

    def __post_init__(self) -> None:
        if not self.renderings:
            raise ValueError(f"stage {self.stage!r} has no rendering")
        if self.schema is not None and self.tail is not None:
            raise ValueError(f"stage {self.stage!r}: a typed answer has no tail")


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the provider counted them. ``cached_tokens`` are part of ``input_tokens``."""

    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            self.cached_tokens + other.cached_tokens,
        )


@dataclass(frozen=True, slots=True)
class Reply(Generic[T]):
    """A finished answer. ``value`` is set when the request had a schema; ``usage`` sums every attempt
    made for it."""

    text: str
    value: T | None
    usage: Usage
    provider: str
    model: str


# ── stream events ────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text to show. Never any part of a tail."""

    text: str


@dataclass(frozen=True, slots=True)
class Restarted:
    """What was shown so far is withdrawn: the answer broke off and another provider, or try, begins again."""

    provider: str
    reason: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The only event that means *whole*. ``tail`` is the validated structured part, if it came with the
    stream."""

    text: str
    usage: Usage
    provider: str
    model: str
    tail: BaseModel | None = None


StreamEvent = Token | Restarted | Finished


# ── what a provider is handed and returns (one attempt) ─────────────────────


@dataclass(frozen=True, slots=True)
class Call:
    """One attempt at one model. ``schema`` is rendered by the provider into its own dialect."""

    stage: str
    model: str
    messages: tuple[Message, ...]
    max_output_tokens: int
    inputs: BaseModel
    schema: type[BaseModel] | None = None


Quota = Literal["requests_minute", "tokens_minute", "requests_day", "tokens_day"]


@dataclass(frozen=True, slots=True)
class LimitSeen:
    """What an answer's headers or an error's body said of one quota. ``None`` where it said nothing."""

    quota: Quota
    limit: float | None = None
    remaining: float | None = None
    resets_in_s: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One attempt that finished: the provider said so explicitly, and there is text.

    ``finish_reason`` is the provider's own word; ``model`` the one that it says answered.
    """

    text: str
    usage: Usage
    model: str
    limits: tuple[LimitSeen, ...] = ()
    finish_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of streamed text."""

    text: str


@dataclass(frozen=True, slots=True)
class End:
    """The provider's explicit finish of a stream. A stream that ends without one was cut."""

    usage: Usage
    model: str
    limits: tuple[LimitSeen, ...] = ()
    finish_reason: str | None = None


Chunk = Delta | End
