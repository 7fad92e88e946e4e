"""One answer while it arrives, and the judgement on it when it stops."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from socra_cli.llm.failures import CallFailed, Failure, Kind
from socra_cli.llm.request import Answer, End, LimitSeen, Usage

_STOPPED: dict[str, tuple[Kind, str]] = {
    "length": (Kind.TRUNCATED, "the answer was longer than its allowance of tokens"),
    "max_tokens": (Kind.TRUNCATED, "the answer was longer than its allowance of tokens"),
    "model_context_window_exceeded": (Kind.CONTEXT_EXCEEDED, "the model's context window was full"),
    "pause_turn": (Kind.CUT, "the model paused in the middle of its answer"),
    "refusal": (Kind.REFUSED, "the model declined to answer"),
    "content_filter": (Kind.REFUSED, "the provider's content filter stopped the answer"),
    "error": (Kind.SERVER_ERROR, "the provider stopped the answer with an error"),
}
"""Finish reasons that are not an answer. Every other one (``stop``, ``end_turn``, …) is."""


@dataclass(slots=True)
class Reading:
    """What has arrived so far. ``finish`` is the dialect's own word, ``None`` until the provider says it.

    ``model`` is the one that was asked for, until the provider says which one answers.
    """

    model: str
    limits: tuple[LimitSeen, ...] = ()
    began: bool = False
    """The response's headers have arrived, with status 200."""
    parts: list[str] = field(default_factory=list)
    refusal: str = ""
    finish: str | None = None
    usage: Usage = field(default_factory=Usage)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def add(self, text: str | None) -> str:
        """Keep a piece of text, and give it back (empty for ``None``)."""
        if text:
            self.parts.append(text)
        return text or ""

    def answered_by(self, message: object) -> None:
        """Take the model's name from an answer, or a piece of one, that gives it."""
        model = getattr(message, "model", None)
        if isinstance(model, str) and model:
            self.model = model

    def answer(self) -> Answer:
        """The finished answer. Raises CallFailed unless the provider called it whole and there is text."""
        self._judge()
        return Answer(self.text, self.usage, self.model, self.limits, self.finish)

    def end(self) -> End:
        """The finish of a stream. Raises CallFailed as ``answer`` does."""
        self._judge()
        return End(self.usage, self.model, self.limits, self.finish)

    def failed(self, failure: Failure) -> CallFailed:
        """The failure, with what had arrived before it."""
        limits = failure.limits or self.limits
        return CallFailed(
            replace(failure, partial=self.text, usage=self.usage, limits=limits, finish_reason=self.finish)
        )

    def _judge(self) -> None:
        if (verdict := self._verdict()) is not None:
            kind, message = verdict
            raise self.failed(Failure(kind, message, status=200))

    def _verdict(self) -> tuple[Kind, str] | None:
        if self.refusal:
            return _STOPPED["refusal"]
        if self.finish is None:
            return Kind.CUT, "the answer ended without a finish reason"
        word = self.finish.lower().partition(":")[0]  # Gemini appends the reason: "content_filter: SAFETY"
        if word in _STOPPED:
            return _STOPPED[word]
        return None if self.text.strip() else (Kind.EMPTY, "the answer holds no text")
