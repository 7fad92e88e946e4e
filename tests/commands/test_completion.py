"""What the shell completes, asked as a shell asks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from socra_cli.commands import completing
from socra_cli.domain.brief import make_brief
from socra_cli.store.sessions import SessionStore
from tests.cli import socra

SHELLS = ("bash", "zsh", "fish", "powershell")


@pytest.fixture
def stored(isolated: Path) -> str:
    store = SessionStore(isolated / "socra", make_id=lambda: "lusab-42")
    store.create(make_brief("# Tides $(touch x) `y` 'z'\n\nA table of them.\n", "typed")).close()
    return "lusab-42"


def completed(*words: str) -> list[str]:
    """What bash is told for the last word."""
    environ = {"_SOCRA_COMPLETE": "complete_bash", "COMP_WORDS": "\n".join(("socra", *words))}
    environ["COMP_CWORD"] = str(len(words))
    command = [sys.executable, "-m", "socra_cli"]
    root = str(Path(completing.__file__).parents[2])
    environ = {**os.environ, **environ, "PYTHONPATH": root}
    code = "import sys; sys.argv[0] = 'socra'; from socra_cli.app import main; main()"
    done = subprocess.run(
        [*command[:1], "-c", code], env=environ, capture_output=True, text=True, check=False
    )
    return done.stdout.split()


def test_commands_and_sessions_and_personas_are_completed(stored: str) -> None:
    assert completed("ses") == ["sessions"]
    assert completed("sessions", "show", "lu") == [stored]
    assert completed("sessions", "show", stored, "--persona", "e") == ["economist"]


def test_an_idea_is_a_file_or_a_session(stored: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("idea.md", "notes.txt", "picture.png", ".hidden.md", "with space.md", "$(x).md"):
        (tmp_path / name).write_text("x")
    monkeypatch.chdir(tmp_path)
    assert [name for name, _ in completing.complete_idea("")] == ["idea.md", "notes.txt", stored]
    assert completing.complete_idea("id") == [("idea.md", "file")]


def test_a_plan_is_a_json_file_or_a_session(
    stored: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("idea.md", "idea-masterplan.json"):
        (tmp_path / name).write_text("x")
    monkeypatch.chdir(tmp_path)
    for words in (("report",), ("pitch",), ("diff",), ("diff", stored), ("masterplan", "idea.md", "--since")):
        assert completed(*words, "i") == ["idea-masterplan.json"]
        assert completed(*words, "lu") == [stored]


def test_a_folder_that_is_the_only_choice_is_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ideas").mkdir()
    monkeypatch.chdir(tmp_path)
    assert completing.complete_idea("id") == [("ideas/", "folder")]
    (tmp_path / "ideas" / "one.md").write_text("x")
    assert completing.complete_idea("id") == [("ideas/one.md", "file")]
    assert completing.complete_idea("nowhere/x") == []


def test_a_title_tells_the_shell_nothing_to_run(stored: str) -> None:
    ((_, title),) = completing.complete_session(stored)
    assert title.startswith("Tides")
    assert not set(title) & set("$()`'\"")


def test_a_route_is_completed_name_by_name() -> None:
    assert completing.complete_provider("gr") == [("groq", "")]
    assert completing.complete_provider("groq,") == [("groq,anthropic", ""), ("groq,google", "")]


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_a_script(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    done = socra("--show-completion", shell)
    assert done.code == 0
    assert "_SOCRA_COMPLETE" in done.out


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_takes_its_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    script = socra("--show-completion", "bash").out + "\ncomplete -p socra\n"
    done = subprocess.run(["bash", "--norc"], input=script, capture_output=True, text=True, check=True)
    assert "-F _socra_completion socra" in done.stdout
