"""Going on asks for what is missing, and for nothing else: on the wire, in the dry run, before a limit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli import EXAMPLES, Done, socra
from tests.wire import refusals
from tests.wire.behaviour import Behaviour
from tests.wire.journal import WireRequest
from tests.wire.model import sensible
from tests.wire.server import WireServer

BRIEF = str(EXAMPLES / "shift-swap.md")


def without(*lenses: str, synthesis: bool = True):  # type: ignore[no-untyped-def]  # a rule of the server's
    """A model that refuses these personas, and the synthesis if asked."""

    def rule(request: WireRequest) -> Behaviour:
        gone = any(f"You are the {lens}" in request.prompt for lens in lenses)
        last = request.schema is not None and "mvp_in" in request.schema.get("properties", {})
        return refusals.ANTHROPIC_BAD if gone or (last and not synthesis) else sensible(request)

    return rule


def dry(session: str, environ: dict[str, str], *more: str) -> Done:
    return socra("masterplan", session, "--dry-run", "--json", *more, environ=environ)


@pytest.fixture
def half(wire_server: WireServer, tmp_path: Path) -> tuple[str, dict[str, str]]:
    """A session that lacks the Seller, the Warden and the synthesis; and the environment to go on in."""
    wire_server.rule("anthropic", without("Seller", "Warden", synthesis=False))
    environ = wire_server.environ("anthropic")
    done = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json", environ=environ)
    assert done.code == 4
    wire_server.rule("anthropic", sensible)
    return done.document["session_id"], environ


def test_the_dry_run_of_a_session_shows_only_what_it_lacks(half: tuple[str, dict[str, str]]) -> None:
    session, environ = half
    stages = [call["stage"] for call in dry(session, environ).document["calls"]]
    assert stages == ["persona:seller", "persona:warden", "synthesis"]


def test_the_dry_run_and_the_wire_agree_on_what_is_missing(
    half: tuple[str, dict[str, str]], wire_server: WireServer, tmp_path: Path
) -> None:
    session, environ = half
    planned = len(dry(session, environ).document["calls"])
    before = len(wire_server.journal.entries())
    assert socra("masterplan", session, "-o", str(tmp_path), environ=environ).code == 0
    assert len(wire_server.journal.entries()) - before == planned


def test_a_finished_plan_needs_no_budget_to_be_written_again(wire_server: WireServer, tmp_path: Path) -> None:
    wire_server.rule("anthropic", sensible)
    environ = wire_server.environ("anthropic")
    first = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json", environ=environ).document
    before = len(wire_server.journal.entries())
    assert dry(first["session_id"], environ).document["calls"] == []
    again = socra(
        "masterplan", first["session_id"], "-o", str(tmp_path), "--budget-tokens", "1", "--json",
        environ=environ,
    )  # fmt: skip
    assert again.code == 0
    assert again.document["verdict"] == first["verdict"]
    assert len(wire_server.journal.entries()) == before


def test_more_runs_of_a_finished_plan_ask_the_personas_again_and_nobody_else(
    wire_server: WireServer, tmp_path: Path
) -> None:
    wire_server.rule("anthropic", sensible)
    environ = wire_server.environ("anthropic")
    first = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json", environ=environ).document
    stages = [call["stage"] for call in dry(first["session_id"], environ, "--runs", "2").document["calls"]]
    assert len(stages) == 6
    assert stages[-1] == "synthesis"
    assert all(stage.startswith("persona:") for stage in stages[:-1])


def test_an_intake_that_failed_is_planned_again(wire_server: WireServer, tmp_path: Path) -> None:
    wire_server.rule("anthropic", refusals.ANTHROPIC_BAD)
    environ = wire_server.environ("anthropic")
    done = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json", environ=environ)
    stages = [call["stage"] for call in dry(done.document["session_id"], environ).document["calls"]]
    assert stages[0] == "intake"
    assert len(stages) == 8
