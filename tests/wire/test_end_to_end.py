"""The main job on real SDKs against a real server: each provider alone, and the third when two fail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from socra_cli.output.json_document import to_json
from tests.cli import EXAMPLES, Done, socra
from tests.wire import refusals
from tests.wire.behaviour import Fault, Say
from tests.wire.model import sensible
from tests.wire.server import WireServer

PROVIDERS = ("anthropic", "google", "groq")
BRIEF = EXAMPLES / "parcel-lockers.md"
ANSWERS = (
    "Last March we took in 212 parcels behind the counter and 19 people bought something.\n"
    "I don't know.\n"
    "The courier pays 35 pence a parcel, and paid us 74 pounds in March.\n"
)


@pytest.fixture
def server(wire_server: WireServer) -> WireServer:
    for provider in PROVIDERS:
        wire_server.rule(provider, sensible)
    return wire_server


def roomy(server: WireServer, *providers: str) -> dict[str, str]:
    """Keys and addresses, and limits so wide that nothing waits: pacing is tested elsewhere."""
    wide = {
        f"SOCRA_{name.upper()}_{limit}": "100000000" for name in PROVIDERS for limit in ("TPM", "RPM", "RPD")
    }
    return server.environ(*providers) | wide


def plan_of(done: Done) -> dict[str, object]:
    assert done.code == 0, done.err
    plan: dict[str, object] = done.document
    return plan


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_masterplan_is_complete_on_each_provider_alone(
    server: WireServer, provider: str, tmp_path: Path
) -> None:
    environ = roomy(server, provider)
    plan = plan_of(socra("masterplan", str(BRIEF), "-o", str(tmp_path), "--json", environ=environ))
    assert plan["failures"] == []
    assert plan["demo"] is False
    assert [persona["id"] for persona in plan["personas"]] == [
        "customer",
        "economist",
        "builder",
        "seller",
        "warden",
    ]
    assert {entry.request.provider for entry in server.journal.entries()} == {provider}
    quotes = [quote for persona in plan["personas"] for quote in persona["score_quotes"]]
    text = plan["idea"]["text"]
    assert quotes
    assert all(quote["verified"] and text[quote["start"] : quote["end"]] == quote["text"] for quote in quotes)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_an_interview_of_three_turns_is_complete_on_each_provider_alone(
    server: WireServer, provider: str
) -> None:
    environ = roomy(server, provider)
    done = socra("interview", str(BRIEF), "--max-questions", "3", "--json", stdin=ANSWERS, environ=environ)
    session = plan_of(done)
    said = [turn["text"] for turn in session["turns"] if turn["role"] == "founder"]
    assert said == ANSWERS.splitlines()
    assert {entry.request.provider for entry in server.journal.entries()} == {provider}
    assert not [call for call in session["calls"] if call["outcome"] == "failed"]


def test_when_the_first_is_overloaded_and_the_second_cuts_streams_the_third_completes(
    server: WireServer, tmp_path: Path
) -> None:
    server.rule("anthropic", refusals.ANTHROPIC_OVERLOADED)
    server.rule("google", lambda request: Say(sensible(request).text, fault=Fault.CUT, after=2))
    environ = roomy(server)
    talk = socra("interview", str(BRIEF), "--max-questions", "3", "--json", stdin=ANSWERS, environ=environ)
    session = plan_of(talk)
    plan = plan_of(socra("masterplan", session["session_id"], "-o", str(tmp_path), "--json", environ=environ))
    assert plan["failures"] == []
    answered = {call["provider"] for call in plan["provenance"]["calls"] if call["outcome"] == "ok"}
    assert answered == {"groq"}
    story = socra("sessions", "show", session["session_id"], "--calls", environ=environ)
    assert story.code == 0
    for word in ("anthropic", "overloaded", "google", "cut", "groq", "ok"):
        assert word in story.out


def test_the_document_on_standard_output_is_the_file_that_was_written(
    server: WireServer, tmp_path: Path
) -> None:
    done = socra("masterplan", str(BRIEF), "-o", str(tmp_path), "--json", environ=roomy(server, "anthropic"))
    written = (tmp_path / "parcel-lockers-masterplan.json").read_text("utf-8")
    assert done.out == written == to_json(json.loads(written))
    assert (tmp_path / "parcel-lockers-masterplan.md").read_text("utf-8").startswith("# ")


def test_a_key_never_appears_on_a_screen_or_in_a_file(server: WireServer, tmp_path: Path) -> None:
    server.rule(
        "anthropic",
        refusals.anthropic(401, "authentication_error", "invalid x-api-key test-key-of-anthropic"),
    )
    environ = roomy(server, "anthropic", "groq")
    done = socra("masterplan", str(BRIEF), "-o", str(tmp_path), "--json", "-v", environ=environ)
    assert done.code == 0, done.err
    files = "".join(path.read_text("utf-8") for path in tmp_path.rglob("*") if path.is_file())
    for secret in ("test-key-of-anthropic", "test-key-of-groq"):
        assert secret not in done.out + done.err + files
    assert "unauthorised" in done.err
