"""The router's door for streamed answers, on a clock that jumps."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import Any

import pytest
from pydantic import BaseModel

from socra_cli.llm import AllFailed, Finished, Request, Restarted, Router, StreamEvent, Token, Usage
from socra_cli.llm.events import FirstToken, RouterEvent, Withdrawn
from socra_cli.llm.failures import Failure, Kind
from tests.llm.fakes import FakeProvider, JumpingClock, Step, request, spec


class Reply(BaseModel):
    choices: list[str]


class Stage:
    """Providers `a` and `b` that answer with these steps, and a reader of the stream."""

    def __init__(self, a: Step, b: Step = "from b", **members: Any) -> None:
        self.clock = JumpingClock()
        self.events: list[RouterEvent] = []
        self.a = FakeProvider(spec("a", **members), self.clock, lambda call, number: a)
        self.b = FakeProvider(spec("b"), self.clock, lambda call, number: b)
        self.router = Router([self.a, self.b], clock=self.clock, observer=self.events.append)

    def read(self, what: Request | None = None) -> list[StreamEvent]:
        async def main() -> list[StreamEvent]:
            return [event async for event in self.router.stream(what or request())]

        return self.clock.run(main())


def shown(events: list[StreamEvent]) -> str:
    """What stands on the screen at the end."""
    text = ""
    for event in events:
        text = "" if isinstance(event, Restarted) else text + event.text if isinstance(event, Token) else text
    return text


def test_tokens_come_as_they_are_written_and_finished_is_last() -> None:
    stage = Stage(["Who ", "paid?"])
    events = stage.read()
    assert events[:2] == [Token("Who "), Token("paid?")]
    assert events[2] == Finished("Who paid?", Usage(1000, 10), "a", "a-model")
    (call,) = stage.router.calls
    assert call.first_token_at is not None
    assert call.started_at < call.first_token_at <= call.ended_at
    assert [event for event in stage.events if isinstance(event, FirstToken)] == [FirstToken("ask", "a")]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_failure_before_the_first_token_is_not_seen(kind: Kind) -> None:
    events = Stage([Failure(kind)]).read()
    assert events == [Token("from b"), Finished("from b", Usage(1000, 10), "b", "b-model")]


def test_a_failure_after_it_withdraws_what_was_shown_and_begins_again() -> None:
    used = Usage(1000, 2)
    stage = Stage(["Who ", Failure(Kind.CUT, "no finish", usage=used)])
    events = stage.read()
    assert events == [
        Token("Who "),
        Restarted("b", "cut: no finish"),
        Token("from b"),
        Finished("from b", used + Usage(1000, 10), "b", "b-model"),
    ]
    assert [event for event in stage.events if isinstance(event, Withdrawn)] == [
        Withdrawn("ask", "a", "a-model", "Who ", "cut: no finish")
    ]
    assert stage.router.calls[0].output_tokens == 2


def test_when_nobody_finishes_there_is_no_finished() -> None:
    stage = Stage(["Who ", Failure(Kind.CUT)], [Failure(Kind.REFUSED)])
    with pytest.raises(AllFailed) as raised:
        stage.read()
    assert [each.provider for each in raised.value.failures] == ["a", "b", "a", "a"]


class NoEnd(FakeProvider):
    """Ends its streams without saying that they are whole."""

    async def stream(self, call: Any) -> Any:
        async for chunk in super().stream(call):
            if hasattr(chunk, "text"):
                yield chunk


def test_a_stream_that_just_ends_was_cut() -> None:
    clock = JumpingClock()
    router = Router([NoEnd(spec("a"), clock), FakeProvider(spec("b"), clock)], clock=clock)

    async def main() -> list[StreamEvent]:
        return [event async for event in router.stream(request())]

    events = clock.run(main())
    assert Restarted("b", "cut: the stream ended without a finish") in events


def test_closing_the_stream_closes_the_connection_and_settles_at_once() -> None:
    stage = Stage(["Who ", "paid?"])

    async def main() -> None:
        async with aclosing(stage.router.stream(request())) as events:
            async for _ in events:
                break

    stage.clock.run(main())
    assert (stage.a.open_now, stage.a.closed) == (0, 1)
    assert [call.outcome for call in stage.router.calls] == ["cancelled"]
    assert stage.router._desk._under_way == []


def test_closing_at_a_restart_settles_too() -> None:
    stage = Stage(["Who ", Failure(Kind.CUT)])

    async def main() -> None:
        async with aclosing(stage.router.stream(request())) as events:
            async for event in events:
                if isinstance(event, Restarted):
                    break

    stage.clock.run(main())
    assert [call.outcome for call in stage.router.calls if call.outcome != "skipped"] == [
        "failed",
        "cancelled",
    ]
    assert stage.router._desk._under_way == []
    assert stage.b.calls == []


def test_cancelling_the_reader_closes_the_connection() -> None:
    stage = Stage(["Who ", "paid?"])

    async def main() -> None:
        async def reading() -> None:
            async for _ in stage.router.stream(request()):
                pass

        task = asyncio.ensure_future(reading())
        while not stage.a.open_now:
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    stage.clock.run(main())
    assert (stage.a.open_now, stage.a.closed) == (0, 1)
    assert [call.outcome for call in stage.router.calls] == ["cancelled"]


TAIL = '\n###JSON###\n{"choices": ["yes"]}'


def test_a_tail_is_asked_of_reliable_providers_and_never_shown() -> None:
    stage = Stage(["Who paid?", *TAIL], reliable_tail=True)
    events = stage.read(request(tail=Reply))
    assert shown(events).rstrip() == "Who paid?"
    assert events[-1] == Finished(
        "Who paid?", stage.a.usage(stage.a.calls[0][1]), "a", "a-model", Reply(choices=["yes"])
    )
    assert "###JSON###" in stage.a.calls[0][1].messages[-1].content


def test_others_are_not_asked_for_one_and_a_tail_of_their_own_is_hidden_all_the_same() -> None:
    stage = Stage(["Who paid?", *TAIL])
    events = stage.read(request(tail=Reply))
    assert "###JSON###" not in stage.a.calls[0][1].messages[-1].content
    assert shown(events).rstrip() == "Who paid?"


@pytest.mark.parametrize(
    "tail", ["", "\n###JSON###", '\n###JSON###\n{"choices": ["y', "\n###JSON###\n{} and text"]
)
def test_a_missing_or_broken_tail_is_none_and_the_text_still_counts(tail: str) -> None:
    events = Stage(["Who paid?", *tail], reliable_tail=True).read(request(tail=Reply))
    assert shown(events).rstrip() == "Who paid?"
    assert isinstance(events[-1], Finished)
    assert (events[-1].text, events[-1].tail) == ("Who paid?", None)


def test_a_tail_without_text_is_an_empty_answer() -> None:
    stage = Stage(list(TAIL), reliable_tail=True)
    events = stage.read(request(tail=Reply))
    assert shown(events) == "from b"
    assert stage.router.calls[0].reason == "empty: no text before the structured part"
    assert stage.router.calls[0].input_tokens is not None
