"""Every way in which an answer breaks after status 200, on both SDKs, whole and streamed, before and after
the first token: what it is called, and what is kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from socra_cli.llm.failures import Kind
from tests.wire.asking import Verdict, call, complete, failure, spec_of, streamed
from tests.wire.behaviour import FOREVER, Fault, Say
from tests.wire.server import WireServer

TEXT = "abcdefgh"
"""Eight letters in eight pieces: after three of them, "abc" has arrived."""


pytestmark = pytest.mark.usefixtures("loaded_sdks")


@dataclass(frozen=True)
class Row:
    what: str
    say: dict[str, Any]
    kind: Kind
    kept: str = ""
    whole: Kind | None = None
    """The kind when nothing is streamed on the wire, where that differs: then there is no first token."""


# fmt: off
MATRIX = [
    #   what happens                 how the server does it                       is called       kept
    Row("dropped before a token",    {"fault": Fault.DROP},                 Kind.CUT, whole=Kind.UNREACHABLE),
    Row("dropped after three",       {"fault": Fault.DROP, "after": 3},           Kind.CUT,        "abc"),
    Row("no finish, no token",       {"fault": Fault.CUT},                        Kind.CUT),
    Row("no finish after three",     {"fault": Fault.CUT, "after": 3},            Kind.CUT,        "abc"),
    Row("malformed at once",         {"fault": Fault.MALFORMED},                  Kind.MALFORMED),
    Row("malformed after three",     {"fault": Fault.MALFORMED, "after": 3},      Kind.MALFORMED,  "abc"),
    Row("error event at once",       {"fault": Fault.ERROR_EVENT},                Kind.OVERLOADED),
    Row("error event after three",   {"fault": Fault.ERROR_EVENT, "after": 3},    Kind.OVERLOADED, "abc"),
    Row("silent before the headers", {"delay_s": FOREVER},                        Kind.TIMED_OUT),
    Row("silent before a token",     {"fault": Fault.STALL},                      Kind.TIMED_OUT),
    Row("silent after three",        {"fault": Fault.STALL, "after": 3},          Kind.TIMED_OUT,  "abc"),
    Row("longer than allowed",       {"finish": "length"},                        Kind.TRUNCATED,  TEXT),
    Row("filtered",                  {"finish": "content_filter"},                Kind.REFUSED,    TEXT),
    Row("finished without a word",   {"text": " "},                               Kind.EMPTY,      " "),
    Row("thought it all away",       {"text": "", "thinking": "hm", "finish": "length"}, Kind.TRUNCATED),
    Row("thought, and just stopped", {"text": "", "thinking": "hm"},              Kind.EMPTY),
]
# fmt: on


@pytest.mark.parametrize("row", MATRIX, ids=lambda row: row.what.replace(" ", "-"))
@pytest.mark.parametrize("provider", ["anthropic", "google", "groq"])
@pytest.mark.parametrize("mode", ["stream", "text", "schema"])
def test_a_broken_answer_is_named_and_never_taken_as_whole(
    wire_server: WireServer, provider: str, mode: str, row: Row
) -> None:
    say = Say(**{"text": TEXT, "pieces": len(TEXT), **row.say})
    wire_server.rule(provider, say)
    asked = call(Verdict if mode == "schema" else None)
    on_wire_whole = provider == "groq" and mode == "schema"

    patience_s = 0.2 if row.kind is Kind.TIMED_OUT else 5.0
    failed = failure(spec_of(wire_server, provider, timeout_s=patience_s), asked, stream=mode == "stream")

    kind = row.whole if on_wire_whole and row.whole else row.kind
    assert failed.kind is kind, failed
    arrived = not on_wire_whole or row.kind in (Kind.TRUNCATED, Kind.REFUSED)
    if arrived:
        assert failed.partial == row.kept
    assert [entry.request.stream for entry in wire_server.journal.entries()] == [not on_wire_whole]


@pytest.mark.parametrize("provider", ["anthropic", "groq"])
def test_an_answer_broken_off_still_counts_the_tokens_that_were_told(
    wire_server: WireServer, provider: str
) -> None:
    wire_server.rule(provider, Say("abcdefgh", finish="length"))
    failed = failure(spec_of(wire_server, provider), stream=True)
    assert failed.usage.input_tokens == wire_server.journal.entries()[0].request.input_tokens
    assert failed.usage.output_tokens == 2


@pytest.mark.parametrize("provider", ["anthropic", "google"])
@pytest.mark.parametrize("fault", [Fault.DROP, Fault.MALFORMED, Fault.ERROR_EVENT])
def test_a_stream_that_breaks_is_reported_with_the_status_it_had(
    wire_server: WireServer, provider: str, fault: Fault
) -> None:
    wire_server.rule(provider, Say("abcdefgh", fault=fault, after=1))
    assert failure(spec_of(wire_server, provider), stream=True).status == 200


@pytest.mark.parametrize("provider", ["anthropic", "google", "groq"])
def test_nothing_after_an_explicit_finish_can_unsay_it(wire_server: WireServer, provider: str) -> None:
    wire_server.rule(provider, Say("abcdefgh", fault=Fault.LATE_DROP))
    assert complete(spec_of(wire_server, provider)).text == "abcdefgh"
    pieces, _ = streamed(spec_of(wire_server, provider))
    assert "".join(pieces) == "abcdefgh"


@pytest.mark.parametrize(
    ("provider", "error", "kind"),
    [
        ("anthropic", {"error": {"type": "api_error", "message": "x"}}, Kind.SERVER_ERROR),
        ("anthropic", {"error": {"type": "rate_limit_error", "message": "x"}}, Kind.RATE_LIMITED_MINUTE),
        ("google", {"error": {"code": 503, "message": "x", "status": "UNAVAILABLE"}}, Kind.OVERLOADED),
        ("google", {"error": {"code": 429, "message": "x"}}, Kind.RATE_LIMITED_MINUTE),
        ("groq", {"error": {"code": 502, "message": "x"}}, Kind.SERVER_ERROR),
        ("groq", {"error": "something broke"}, Kind.SERVER_ERROR),
    ],
)
def test_an_error_in_the_stream_is_read_by_its_own_words(
    wire_server: WireServer, provider: str, error: dict[str, Any], kind: Kind
) -> None:
    wire_server.rule(provider, Say("abc", fault=Fault.ERROR_EVENT, error=error))
    assert failure(spec_of(wire_server, provider), stream=True).kind is kind
