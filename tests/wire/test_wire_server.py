"""The server that the other tests stand on, asked with nothing but a socket's client."""

from __future__ import annotations

import http.client
import json
from typing import Any

import jsonschema
import pytest

from tests.wire import refusals
from tests.wire.admission import Admission, Bucket
from tests.wire.behaviour import Fault, Say
from tests.wire.filler import answer_for
from tests.wire.server import WireServer


def post(server: WireServer, path: str, **body: Any) -> tuple[int, dict[str, str], str]:
    host = server.url.removeprefix("http://")
    client = http.client.HTTPConnection(host, timeout=2)
    client.request("POST", path, json.dumps(body))
    response = client.getresponse()
    headers = {name.lower(): value for name, value in response.getheaders()}
    try:
        return response.status, headers, response.read().decode()
    finally:
        client.close()


def ask(server: WireServer, provider: str = "groq", content: str = "x" * 400, **body: Any) -> tuple[int, str]:
    path = f"/{provider}/" + ("v1/messages" if provider == "anthropic" else "chat/completions")
    status, _, text = post(server, path, model="m", messages=[{"role": "user", "content": content}], **body)
    return status, text


def test_a_script_is_played_in_order_and_then_the_rule_holds(wire_server: WireServer) -> None:
    wire_server.script("groq", refusals.GROQ_BUSY, Say("one"))
    wire_server.rule("groq", Say("ever"))
    assert [ask(wire_server)[0] for _ in range(4)] == [503, 200, 200, 200]
    assert "ever" in ask(wire_server)[1]
    assert wire_server.journal.statuses("groq") == [503, 200, 200, 200, 200]


@pytest.mark.parametrize("provider", ["anthropic", "groq"])
def test_both_dialects_answer_whole_and_streamed(wire_server: WireServer, provider: str) -> None:
    wire_server.rule(provider, Say("Who pays today?", pieces=3))
    assert "Who pays today?" in ask(wire_server, provider)[1]
    streamed = ask(wire_server, provider, stream=True)[1]
    assert "Who p" in streamed
    assert "Who pays today?" not in streamed


def test_a_schema_is_answered_with_a_valid_document_wherever_the_dialect_puts_it(
    wire_server: WireServer,
) -> None:
    schema = {
        "type": "object",
        "properties": {"score": {"enum": [0, 2]}, "why": {"type": "string"}},
        "required": ["score", "why"],
    }
    holders: list[dict[str, Any]] = [
        {"response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema": schema}}},
        {"content": f"Obey this:\n{json.dumps(schema)}\nNow."},
    ]
    for holder in holders:
        body = json.loads(ask(wire_server, **holder)[1])
        jsonschema.validate(json.loads(body["choices"][0]["message"]["content"]), schema)
    body = json.loads(ask(wire_server, "anthropic", output_config={"format": {"schema": schema}})[1])
    jsonschema.validate(json.loads(body["content"][0]["text"]), schema)


def test_the_filler_meets_bounds_references_and_recursion() -> None:
    schema = {
        "$defs": {
            "Node": {
                "type": "object",
                "properties": {
                    "name": {"type": "string", "minLength": 40, "maxLength": 50},
                    "size": {"type": "integer", "exclusiveMinimum": 3},
                    "maybe": {"anyOf": [{"type": "null"}, {"type": "number", "maximum": 0}]},
                    "children": {"type": "array", "items": {"$ref": "#/$defs/Node"}},
                    "tags": {"type": "array", "minItems": 2, "items": {"const": "a"}},
                },
                "required": ["name", "size", "maybe", "children", "tags"],
                "additionalProperties": False,
            }
        },
        "$ref": "#/$defs/Node",
    }
    answer = answer_for(schema, {"tags": ["a", "a", "a"]})
    jsonschema.validate(answer, schema)
    assert answer["tags"] == ["a", "a", "a"]
    assert answer == answer_for(schema, {"tags": ["a", "a", "a"]})


def test_admission_counts_prompt_and_output_and_refills_continuously() -> None:
    now = [0.0]
    with WireServer(now=lambda: now[0]) as server:
        server.meter("groq", Admission(tokens_minute=6000))
        statuses = []
        for _ in range(4):
            statuses.append(ask(server, max_tokens=1900)[0])
        now[0] = 19.9
        statuses.append(ask(server, max_tokens=1900)[0])
        now[0] = 20.1
        statuses.append(ask(server, max_tokens=1900)[0])
        assert statuses == [200, 200, 200, 429, 429, 200]
        assert [entry.counted_tokens for entry in server.journal.entries()] == [2000] * 6


def test_admission_refuses_for_good_what_never_fits(wire_server: WireServer) -> None:
    wire_server.meter("groq", Admission(tokens_minute=6000))
    status, body = ask(wire_server, max_tokens=6000)
    assert (status, "Limit 6000, Requested 6100" in body) == (413, True)


def test_admission_says_what_is_left_in_the_vendors_headers(wire_server: WireServer) -> None:
    wire_server.meter("groq", Admission(tokens_minute=6000, requests_day=1000))
    _, headers, _ = post(wire_server, "/groq/chat/completions", model="m", max_tokens=1000, messages=[])
    assert headers["x-ratelimit-remaining-tokens"] == "5000"
    assert headers["x-ratelimit-remaining-requests"] == "999"
    assert headers["x-ratelimit-reset-requests"] == "1m26.400s"


def test_a_bucket_is_never_fuller_than_its_capacity() -> None:
    bucket = Bucket(60, 60.0)
    bucket.refill(0)
    bucket.level -= 30
    bucket.refill(10_000)
    assert bucket.level == 60


def test_a_client_that_leaves_is_noticed_while_the_server_stalls(wire_server: WireServer) -> None:
    wire_server.rule("groq", Say("never", fault=Fault.STALL))
    client = http.client.HTTPConnection(wire_server.url.removeprefix("http://"), timeout=2)
    client.request("POST", "/groq/chat/completions", json.dumps({"model": "m", "messages": []}))
    assert wire_server.wait_until(lambda: len(wire_server.journal) == 1)
    client.close()
    assert wire_server.wait_until(lambda: wire_server.journal.entries()[0].left_by_client)
