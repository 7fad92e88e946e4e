from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from socra_cli.commands.call_tables import call_rows, cost_rows
from socra_cli.commands.completing import complete_session
from socra_cli.domain.calls import CallRecord
from socra_cli.domain.evidence import Level
from socra_cli.store.documents import SessionDocument, SessionList
from socra_cli.store.events import Called, Left
from socra_cli.store.sessions import SessionStore
from tests.cli import socra
from tests.store.session_samples import BRIEF, intake, one_round

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def call(stage: str = "ask", **known: object) -> CallRecord:
    values = {
        "stage": stage,
        "provider": "groq",
        "model": "gpt-oss",
        "attempt": 1,
        "outcome": "ok",
        "started_at": START,
        "ended_at": START + timedelta(seconds=1.5),
        "input_tokens": 1200,
        "output_tokens": 80,
        "cached_tokens": 200,
        "cost_usd": 0.002,
    }
    return CallRecord.model_validate({**values, **known})


@pytest.fixture
def store(isolated: Path) -> SessionStore:
    return SessionStore(isolated / "socra", make_id=iter(["lusab-42", "mipon-11"]).__next__)


@pytest.fixture
def stored(store: SessionStore) -> str:
    """A session with one answer and three calls."""
    with store.create(BRIEF) as session:
        for event in (intake(), *one_round(1, Level.E3)):
            session.append(event)
        session.append(Called(call=call()))
        session.append(Called(call=call("assess", outcome="failed", status=529, reason="overloaded")))
        session.append(Called(call=call("assess", cost_usd=None)))
        session.append(Left(reason="done"))
        return session.id


def test_an_empty_list_says_how_to_begin() -> None:
    done = socra("sessions", "list")
    assert done.code == 0
    assert "socra interview" in done.out


def test_the_list_shows_title_state_coverage_and_when(stored: str) -> None:
    done = socra("sessions", "list")
    row = next(line for line in done.out.splitlines() if line.startswith(stored))
    assert "Tide tables" in row
    assert "ready" in row
    assert "100 %" in row


def test_the_list_as_json_is_the_documented_one(stored: str) -> None:
    document = socra("sessions", "list", "--json").document
    assert list(document) == ["schema_version", "sessions"]
    row = document["sessions"][0]
    assert list(row) == ["id", "title", "created_at", "updated_at", "status", "coverage", "decision"]
    assert (row["id"], row["status"], row["coverage"], row["decision"]) == (stored, "ready", 100, None)
    assert SessionList.model_validate(document).sessions[0].id == stored


def test_a_session_is_shown_with_its_talk_and_its_ledger(stored: str) -> None:
    done = socra("sessions", "show", stored[:3])
    assert done.code == 0
    assert "Question 1?" in done.out
    assert "On Monday, at the harbour." in done.out
    assert "observed" in done.out
    assert "Status: ready" in done.out


def test_a_session_as_json_is_the_documented_one(stored: str) -> None:
    document = socra("sessions", "show", stored, "--json").document
    assert list(document) == [
        "schema_version",
        "session_id",
        "status",
        "idea",
        "turns",
        "assumptions",
        "gauges",
        "calls",
        "masterplan",
    ]
    assert list(document["turns"][0]) == ["id", "role", "text", "why", "assumption_id", "partial"]
    assert document["turns"][0]["why"] == "because"
    assert document["assumptions"][0]["evidence_level"] == "E3"
    assert document["gauges"]["coverage"] == 100
    assert len(document["calls"]) == 3
    assert document["masterplan"] is None
    assert SessionDocument.model_validate(document).session_id == stored


def test_calls_tell_every_attempt_and_costs_every_stage(stored: str) -> None:
    calls = socra("sessions", "show", stored, "--calls").out
    assert "failed 529" in calls
    assert "overloaded" in calls
    costs = socra("sessions", "show", stored, "--cost").out
    assert [line.split()[0] for line in costs.splitlines() if line][-3:] == ["ask", "assess", "together"]
    assert "price unknown" in costs


def test_without_calls_that_is_said(store: SessionStore) -> None:
    store.create(BRIEF).close()
    assert socra("sessions", "show", "lus", "--calls").out == "No call was made.\n"


def test_costs_are_summed_by_stage_and_an_unknown_price_is_never_nought() -> None:
    rows = cost_rows([call(), call(cost_usd=0.01), call("assess", cost_usd=None), call(outcome="skipped")])
    assert rows[0] == ("ask", "2", "2,400", "400", "160", "$0.012")
    assert rows[1][-1] == "price unknown"
    assert rows[-1] == ("together", "3", "3,600", "600", "240", "price unknown")


def test_an_answer_without_a_count_of_tokens_is_not_free() -> None:
    uncounted = call(input_tokens=None, output_tokens=None, cached_tokens=None, cost_usd=None)
    assert cost_rows([call(), uncounted])[0] == ("ask", "2", "?", "?", "?", "price unknown")
    assert call_rows([uncounted])[0][7] == "price unknown"


def test_rules_are_free() -> None:
    ruled = call(provider="offline", input_tokens=None, output_tokens=None, cached_tokens=None, cost_usd=None)
    assert cost_rows([ruled])[0] == ("ask", "1", "0", "0", "0", "$0.00")
    assert call_rows([ruled])[0][5:8] == ("", "", "")


def test_an_attempt_that_used_nothing_has_no_price_and_a_repair_says_so() -> None:
    unsent = call(input_tokens=None, output_tokens=None, cost_usd=None, repair=True, outcome="skipped")
    (row,) = call_rows([unsent])
    assert row[0] == "ask (repair)"
    assert row[5:8] == ("", "", "")


def test_export_is_the_event_log_itself(stored: str, store: SessionStore) -> None:
    done = socra("sessions", "export", stored)
    assert done.out.encode() == store.export(stored)
    assert json.loads(done.out.splitlines()[0])["what"]["event"] == "created"


def test_removing_needs_a_yes_where_nobody_can_be_asked(stored: str, store: SessionStore) -> None:
    done = socra("sessions", "rm", stored)
    assert done.code == 2
    assert "--yes" in done.err
    assert store.ids() == (stored,)
    assert socra("sessions", "rm", "lus", "--yes").code == 0
    assert store.ids() == ()


@pytest.mark.parametrize("command", ["show", "export", "rm"])
def test_a_session_that_is_not_there_is_told_with_exit_code_2(command: str) -> None:
    done = socra("sessions", command, "nobody")
    assert done.code == 2
    assert "no session is called 'nobody'" in done.err


def test_an_ambiguous_prefix_lists_its_matches(store: SessionStore) -> None:
    store = SessionStore(store.folder.parent, make_id=iter(["lusab-42", "lusok-11"]).__next__)
    store.create(BRIEF).close()
    store.create(BRIEF).close()
    done = socra("sessions", "show", "lus")
    assert done.code == 2
    assert "lusab-42, lusok-11" in done.err


def test_a_title_can_not_drive_the_terminal(store: SessionStore) -> None:
    from socra_cli.domain.brief import make_brief

    store.create(make_brief("# \x1b[2J\x1b]0;owned\x07[bold]Nice[/bold]\n", "typed")).close()
    for arguments in (("list",), ("show", "lus")):
        out = socra("sessions", *arguments).out
        assert "\x1b" not in out
        assert "[bold]Nice[/bold]" in out


def test_the_shell_completes_ids(stored: str) -> None:
    assert complete_session("l") == [(stored, "Tide tables")]
    assert complete_session("x") == []


def test_completion_keeps_quiet_about_broken_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCRA_BUDGET_USD", "plenty")
    assert complete_session("") == []
