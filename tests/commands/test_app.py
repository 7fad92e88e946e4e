"""The command as a whole: exit codes, errors in one shape, one document with --json, options anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import socra_cli
from socra_cli.commands import planning
from socra_cli.commands.context import Context
from socra_cli.commands.options import GlobalOptions, everywhere
from socra_cli.store.sessions import SessionStore
from tests.cli import EXAMPLES, socra
from tests.wire import refusals
from tests.wire.model import sensible
from tests.wire.server import WireServer

BRIEF = str(EXAMPLES / "shift-swap.md")
COMMANDS = [
    "interview",
    "masterplan",
    "lint",
    "report",
    "pitch",
    "diff",
    "doctor",
    "schema",
    "sessions",
    "prompts",
]


def test_the_version_is_the_package_s() -> None:
    done = socra("--version")
    assert (done.code, done.out) == (0, f"socra {socra_cli.__version__}\n")


def test_the_package_runs_as_a_module(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "socra_cli", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout == f"socra {socra_cli.__version__}\n"


def test_help_names_every_command() -> None:
    done = socra("--help")
    assert done.code == 0
    assert all(f" {command} " in done.out for command in COMMANDS)


@pytest.mark.parametrize("command", ["interview", "masterplan", "lint", "doctor", "schema"])
def test_every_command_s_help_has_an_example_and_the_options_that_stand_everywhere(command: str) -> None:
    done = socra(command, "--help")
    assert done.code == 0
    assert f"socra {command}" in done.out.split("Example:")[1]
    for option in ("--offline", "--route", "--budget-usd", "--prompts", "--no-input"):
        assert option in done.out


UNUSABLE = {
    "missing.md": None,
    "empty.md": b"",
    "bom.md": b"\xef\xbb\xbf",
    "latin.md": "café olé, a text of another time".encode("latin-1"),
    "binary.md": bytes(range(256)),
    "big.md": b"a" * 1_000_001,
}


@pytest.mark.parametrize("name", UNUSABLE)
@pytest.mark.parametrize("command", ["masterplan", "interview", "lint"])
def test_an_idea_that_can_t_be_used_is_one_clear_line_and_exit_2(
    name: str, command: str, tmp_path: Path
) -> None:
    content = UNUSABLE[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = socra(command, name, cwd=tmp_path)
    assert done.code == 2
    assert done.out == ""
    first = done.err.splitlines()[0]
    assert first.startswith("error: ")
    assert name in first


def test_a_folder_as_idea_is_exit_2(tmp_path: Path) -> None:
    assert socra("masterplan", str(tmp_path)).code == 2


def test_a_byte_order_mark_before_text_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "idea.md").write_bytes(b"\xef\xbb\xbf" + Path(BRIEF).read_bytes())
    done = socra("masterplan", "idea.md", "--json", cwd=tmp_path)
    assert done.code == 0
    assert done.document["idea"]["text"].startswith("# Shift swap")


@pytest.mark.parametrize(
    ("arguments", "code", "kind"),
    [
        (["masterplan", "--nope", "--json"], 2, "usage"),
        (["masterplan", "--json"], 2, "input"),
        (["masterplan", "nobody", "--json"], 2, "input"),
        (["masterplan", BRIEF, "--json", "--no-offline"], 3, "configuration"),
        (["masterplan", BRIEF, "--json", "--route", "groq"], 3, "configuration"),
        (["masterplan", BRIEF, "--json", "--prompts", "nowhere"], 3, "configuration"),
        (["schema", "masterplann", "--json"], 2, "usage"),
    ],
)
def test_a_failure_with_json_is_one_document_that_says_what_and_how_to_go_on(
    arguments: list[str], code: int, kind: str
) -> None:
    done = socra(*arguments)
    assert done.code == code
    error = done.document["error"]
    assert set(error) == {"code", "kind", "message", "hint", "session_id"}
    assert error["kind"] == kind
    assert error["message"] in done.err


def test_options_mean_the_same_before_and_after_the_command(tmp_path: Path) -> None:
    before = socra("--offline", "-q", "masterplan", BRIEF, "-o", str(tmp_path / "a"))
    after = socra("masterplan", BRIEF, "-o", str(tmp_path / "b"), "--offline", "-q")
    assert before.code == after.code == 0
    assert before.err == after.err == ""
    assert before.out.replace("/a/", "/b/") == after.out


def test_what_stands_after_the_command_wins() -> None:
    first, later = GlobalOptions(route="groq", verbose=1), GlobalOptions(route="google")
    assert first.merged(later) == GlobalOptions(route="google", verbose=1)


def test_a_command_must_take_its_context_first() -> None:
    with pytest.raises(TypeError, match="must take ctx first"):
        everywhere(lambda idea: None)


def test_standard_output_holds_the_result_and_standard_error_the_rest(tmp_path: Path) -> None:
    done = socra("masterplan", BRIEF, "-o", str(tmp_path))
    assert "Verdict: " in done.out
    assert "Route: " not in done.out
    assert "Route: " in done.err
    assert "masterplan.json" in done.out


def test_a_plan_changed_by_hand_is_never_replaced_without_force(tmp_path: Path) -> None:
    arguments = ("masterplan", BRIEF, "-o", str(tmp_path), "-q")
    assert socra(*arguments).code == 0
    plan = tmp_path / "shift-swap-masterplan.md"
    plan.write_text("mine now", "utf-8")
    second = socra(*arguments)
    assert plan.read_text("utf-8") == "mine now"
    assert (tmp_path / "shift-swap-masterplan-2.md").exists()
    assert "shift-swap-masterplan-2" in second.err
    assert socra(*arguments, "--force").code == 0
    assert plan.read_text("utf-8").startswith("# ")


def test_the_same_brief_gives_the_same_plan_offline(tmp_path: Path) -> None:
    first = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json").document
    again = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json").document
    assert first["demo"] is True
    for member in ("verdict", "personas", "assumptions", "plan", "devils_advocate", "open_questions"):
        assert first[member] == again[member]


def test_exit_codes_by_verdict_are_the_documented_ones(tmp_path: Path) -> None:
    done = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json", "--exit-code")
    assert done.code == planning.VERDICT_EXIT_CODES[done.document["verdict"]["decision"]]
    assert planning.VERDICT_EXIT_CODES == {"build": 0, "pivot": 10, "kill": 20, "not_enough_evidence": 30}


def test_ids_are_carried_over_from_an_earlier_plan(tmp_path: Path) -> None:
    first = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json").document
    plan = str(tmp_path / "shift-swap-masterplan.json")
    again = socra("masterplan", BRIEF, "-o", str(tmp_path / "b"), "--since", plan, "--json").document
    assert [a["id"] for a in again["assumptions"]] == [a["id"] for a in first["assumptions"]]
    assert (first["since"], again["since"]) == (None, first["session_id"])


def test_an_earlier_plan_named_too_late_is_told(tmp_path: Path) -> None:
    first = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json").document["session_id"]
    other = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json").document["session_id"]
    again = socra("masterplan", other, "-o", str(tmp_path), "--since", first, "--json")
    assert again.document["since"] is None
    assert f"--since changes nothing: session {other} has its assumptions already" in again.err


def test_an_earlier_plan_that_a_session_goes_on_with_already_may_be_named_again(tmp_path: Path) -> None:
    first = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json").document["session_id"]
    other = socra("masterplan", BRIEF, "-o", str(tmp_path), "--since", first, "--json").document["session_id"]
    again = socra("masterplan", other, "-o", str(tmp_path), "--since", first, "--json")
    assert again.document["since"] == first
    assert "--since changes nothing" not in again.err


def test_a_session_given_to_since_brings_the_tests_of_its_plan(tmp_path: Path) -> None:
    first = socra("masterplan", BRIEF, "-o", str(tmp_path / "a"), "--json").document
    version = planning.earlier_version(first["session_id"], SessionStore(Path(os.environ["SOCRA_HOME"])))
    assert {a.id: a.test for a in version.ledger.assumptions} == {
        a["id"]: a["test"] for a in first["assumptions"]
    }
    assert any(a.test for a in version.ledger.assumptions)


def test_a_since_that_is_no_plan_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"a": 1}', "utf-8")
    done = socra("masterplan", BRIEF, "-o", str(tmp_path), "--since", str(tmp_path / "other.json"))
    assert done.code == 2
    assert "is not a document that socra wrote" in done.err
    assert not list(tmp_path.glob("*.md"))


def test_an_idea_comes_from_standard_input_too(tmp_path: Path) -> None:
    done = socra("masterplan", "-", "-o", str(tmp_path), "--json", stdin=Path(BRIEF).read_text("utf-8"))
    assert done.document["idea"]["source"] == "-"
    assert (tmp_path / "shift-swap-for-the-ward-masterplan.md").exists()


def test_a_malformed_key_is_named_with_what_is_wrong_and_never_shown() -> None:
    done = socra("masterplan", BRIEF, environ={"GROQ_API_KEY": "gsk-secret\nhalf"})
    assert done.code == 3
    assert "GROQ_API_KEY" in done.err
    assert "secret" not in done.err + done.out


def test_a_budget_that_admits_nothing_is_refused_before_anything_is_sent(
    wire_server: WireServer, tmp_path: Path
) -> None:
    environ = wire_server.environ("anthropic")
    done = socra("masterplan", BRIEF, "-o", str(tmp_path), "--budget-tokens", "50", "--json", environ=environ)
    assert done.code == 5
    assert done.document["error"]["code"] == "refused"
    assert wire_server.journal.entries() == []


def test_two_missing_personas_are_exit_4_with_the_files_written_and_the_way_on(
    wire_server: WireServer, tmp_path: Path
) -> None:
    def fails_two(request):  # type: ignore[no-untyped-def]  # a rule of the server's
        lens = request.prompt
        gone = "You are the Seller" in lens or "You are the Warden" in lens
        return refusals.ANTHROPIC_BAD if gone else sensible(request)

    wire_server.rule("anthropic", fails_two)
    environ = wire_server.environ("anthropic")
    done = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json", environ=environ)
    assert done.code == 4
    assert done.document["verdict"]["decision"] is None
    assert done.document["verdict"]["rule"] == "incomplete"
    session = done.document["error"]["session_id"]
    assert f"socra masterplan {session}" in done.document["error"]["hint"]
    assert (tmp_path / "shift-swap-masterplan.md").exists()

    wire_server.rule("anthropic", sensible)
    before = len(wire_server.journal.entries())
    again = socra("masterplan", session, "-o", str(tmp_path), "--json", environ=environ)
    assert again.code == 0
    asked = wire_server.journal.entries()[before:]
    assert len(asked) == 3  # the two personas and, as their reports are new, the synthesis
    assert again.document["failures"] == []


def test_a_bug_is_one_line_with_the_place_of_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Context) -> None:
        raise ZeroDivisionError("the secret brief")

    monkeypatch.setattr(Context, "store", property(broken))
    done = socra("masterplan", BRIEF)
    assert done.code == 70
    assert "this is a bug in socra: ZeroDivisionError" in done.err
    assert "secret" not in done.err
    trace = Path(done.err.split("traceback is in ")[1].split(";")[0])
    assert "ZeroDivisionError" in trace.read_text("utf-8")
    trace.unlink()


def test_a_closed_pipe_ends_socra_quietly(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m socra_cli schema masterplan | head -1; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_doctor_live_says_who_answers(wire_server: WireServer) -> None:
    wire_server.rule("groq", refusals.OPENAI_KEY)
    done = socra("doctor", "--live", "--json", environ=wire_server.environ("anthropic", "groq"))
    rows = {row["provider"]: row for row in done.document["live"]}
    assert rows["anthropic"]["reachable"] is True
    assert rows["groq"]["reachable"] is False
    assert "unauthorised" in rows["groq"]["reason"]


def test_doctor_says_which_companies_may_receive_the_idea_and_which_may_train_on_it() -> None:
    keys = {"ANTHROPIC_API_KEY": "a", "GOOGLE_API_KEY": "b"}
    done = socra("doctor", environ=keys)
    assert "May receive your idea: Anthropic, Google" in done.out
    assert "On its free tier Google may train on what is sent." in done.out


def test_who_may_receive_the_idea_is_said_at_the_first_run_only(
    wire_server: WireServer, tmp_path: Path
) -> None:
    wire_server.rule("anthropic", sensible)
    environ = wire_server.environ("anthropic")
    runs = [socra("masterplan", BRIEF, "-o", str(tmp_path), environ=environ) for _ in range(2)]
    assert ["May receive your idea" in done.err for done in runs] == [True, False]


def test_a_dry_run_sends_nothing_and_prices_what_it_would(wire_server: WireServer) -> None:
    done = socra("masterplan", BRIEF, "--dry-run", "--json", environ=wire_server.environ("groq"))
    plan = done.document
    assert plan["calls"][0]["stage"] == "intake"
    assert plan["calls"][-1]["stage"] == "synthesis"
    assert all(call["tokens"] <= 6_000 for call in plan["calls"])
    assert plan["price_usd"] > 0
    assert "would be refused" in plan["naive"]
    assert wire_server.journal.entries() == []


def test_a_dry_run_compares_itself_with_sending_at_once_only_where_something_is_sent(
    wire_server: WireServer,
) -> None:
    asked = socra("masterplan", BRIEF, "--dry-run", environ=wire_server.environ("groq"))
    assert "Of the largest burst, sent at once to groq, " in asked.out
    assert "burst" not in socra("masterplan", BRIEF, "--dry-run", "--offline").out


def test_a_dry_run_of_a_wait_too_long_is_refused_with_the_arithmetic(wire_server: WireServer) -> None:
    environ = wire_server.environ("groq") | {"SOCRA_GROQ_TPM": "6000"}
    done = socra("masterplan", BRIEF, "--dry-run", "--max-wait", "5", environ=environ)
    assert done.code == 5
    assert "tokens" in done.err
