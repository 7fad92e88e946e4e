"""Answers in the two dialects, whole and streamed."""

from __future__ import annotations

import json
from typing import Any

from tests.wire.behaviour import Fault, Say
from tests.wire.journal import WireRequest

Json = dict[str, Any]
_ANTHROPIC_STOPS = {"stop": "end_turn", "length": "max_tokens", "content_filter": "refusal"}


def tokens_of(text: str) -> int:
    return -(-len(text) // 4)


def split(text: str, pieces: int) -> list[str]:
    """Cut in about ``pieces`` parts of equal length; an empty text has none."""
    size = max(1, -(-len(text) // max(1, pieces)))
    return [text[start : start + size] for start in range(0, len(text), size)]


class AnthropicSpeech:
    """The Messages dialect."""

    def __init__(self, request: WireRequest, say: Say) -> None:
        self._request, self._say = request, say
        self._text = say.text or ""
        self._stop = _ANTHROPIC_STOPS.get(say.finish, say.finish)

    def _usage(self, output: int) -> Json:
        cached = self._say.cached_tokens
        return {
            "input_tokens": self._request.input_tokens - cached,
            "cache_read_input_tokens": cached,
            "cache_creation_input_tokens": 0,
            "output_tokens": output,
        }

    def _message(self, content: list[Json], stop: str | None, output: int) -> Json:
        return {
            "id": "msg_01",
            "type": "message",
            "role": "assistant",
            "model": self._request.model,
            "content": content,
            "stop_reason": stop,
            "stop_sequence": None,
            "usage": self._usage(output),
        }

    @property
    def output_tokens(self) -> int:
        return tokens_of(self._text + self._say.thinking)

    def whole(self) -> Json:
        if self._say.fault is Fault.ERROR_EVENT:
            return self.error()
        content: list[Json] = []
        if self._say.thinking:
            content.append({"type": "thinking", "thinking": self._say.thinking, "signature": "c2ln"})
        if self._text:
            content.append({"type": "text", "text": self._text})
        stop = None if self._say.fault is Fault.CUT else self._stop
        return self._message(content, stop, self.output_tokens)

    def opening(self) -> list[bytes]:
        frames = [_event("message_start", message=self._message([], None, 1)), _event("ping")]
        if self._say.thinking:
            block = {"type": "thinking", "thinking": "", "signature": ""}
            delta = {"type": "thinking_delta", "thinking": self._say.thinking}
            frames += [
                _event("content_block_start", index=0, content_block=block),
                _event("content_block_delta", index=0, delta=delta),
                _event("content_block_stop", index=0),
            ]
        start = {"type": "text", "text": ""}
        return [*frames, _event("content_block_start", index=self._index, content_block=start)]

    @property
    def _index(self) -> int:
        return int(bool(self._say.thinking))

    def delta(self, piece: str) -> bytes:
        return _event("content_block_delta", index=self._index, delta={"type": "text_delta", "text": piece})

    def closing(self) -> list[bytes]:
        delta = {"stop_reason": self._stop, "stop_sequence": None}
        return [
            _event("content_block_stop", index=self._index),
            _event("message_delta", delta=delta, usage={"output_tokens": self.output_tokens}),
            _event("message_stop"),
        ]

    def error(self) -> Json:
        default = {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}
        return dict(self._say.error or default)

    def error_frame(self) -> bytes:
        return _frame("error", self.error())

    def malformed_frame(self) -> bytes:
        return b'event: content_block_delta\ndata: {"type": "content_block_delta", "del\n\n'


class OpenAISpeech:
    """The chat completions dialect. Groq tells usage in ``x_groq``; Azure begins with an empty chunk."""

    def __init__(self, request: WireRequest, say: Say) -> None:
        self._request, self._say = request, say
        self._text = say.text or ""

    @property
    def output_tokens(self) -> int:
        return tokens_of(self._text + self._say.thinking)

    def _usage(self) -> Json:
        return {
            "prompt_tokens": self._request.input_tokens,
            "completion_tokens": self.output_tokens,
            "total_tokens": self._request.input_tokens + self.output_tokens,
            "prompt_tokens_details": {"cached_tokens": self._say.cached_tokens},
        }

    def _envelope(self, kind: str, choices: list[Json], **more: Any) -> Json:
        return {
            "id": "chatcmpl-01",
            "object": kind,
            "created": 1_793_000_000,
            "model": self._request.model,
            "choices": choices,
            **more,
        }

    def whole(self) -> Json:
        if self._say.fault is Fault.ERROR_EVENT:
            return self.error()
        message = {"role": "assistant", "content": self._text or None, "refusal": self._say.refusal or None}
        finish = None if self._say.fault is Fault.CUT else self._say.finish
        choice = {"index": 0, "message": message, "finish_reason": finish, "logprobs": None}
        return self._envelope("chat.completion", [choice], usage=self._usage())

    def _chunk(self, delta: Json, finish: str | None = None, **more: Any) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return _data(self._envelope("chat.completion.chunk", [choice], **more))

    def opening(self) -> list[bytes]:
        frames = [self._chunk({"role": "assistant", "content": ""})]
        if self._request.provider == "azure":
            frames.insert(0, _data(self._envelope("chat.completion.chunk", [], prompt_filter_results=[])))
        if self._say.thinking:
            frames.append(self._chunk({"reasoning": self._say.thinking}))
        if self._say.refusal:
            frames.append(self._chunk({"refusal": self._say.refusal}))
        return frames

    def delta(self, piece: str) -> bytes:
        return self._chunk({"content": piece})

    def closing(self) -> list[bytes]:
        if self._request.provider == "groq":
            groq = {"id": "req_01", "usage": self._usage()}
            return [self._chunk({}, self._say.finish, x_groq=groq), b"data: [DONE]\n\n"]
        frames = [self._chunk({}, self._say.finish)]
        if (self._request.body.get("stream_options") or {}).get("include_usage"):
            frames.append(_data(self._envelope("chat.completion.chunk", [], usage=self._usage())))
        return [*frames, b"data: [DONE]\n\n"]

    def error(self) -> Json:
        default = {"error": {"message": "Upstream overloaded", "type": "server_error", "code": "overloaded"}}
        return dict(self._say.error or default)

    def error_frame(self) -> bytes:
        return _data(self.error())

    def malformed_frame(self) -> bytes:
        return b'data: {"id": "chatcmpl-01", "cho\n\n'


Speech = AnthropicSpeech | OpenAISpeech


def _event(event: str, **data: Any) -> bytes:
    return _frame(event, {"type": event, **data})


def _frame(event: str, data: Json) -> bytes:
    return f"event: {event}\ndata: {json.dumps(data)}\n\n".encode()


def _data(data: Json) -> bytes:
    return f"data: {json.dumps(data)}\n\n".encode()
