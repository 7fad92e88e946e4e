"""The GitHub Action: its script in real repositories, and what its metadata promises."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
POOR = "# Idea\n\nEveryone will love it. We have no competitors.\n"
ODD = [
    "ideas/two words.md",
    "ideas/-dash.md",
    "ideas/[x]*?.md",
    "ideas/a\nline.md",
    "ideas/$(touch x);.md",
    "ideas/ü.md",
]
NAMES = ODD if sys.platform != "win32" else ["ideas/two words.md", "ideas/-dash.md", "ideas/ü.md"]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    found = importlib.util.spec_from_file_location("lint_changed", ROOT / "scripts" / "lint_changed.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.modules["lint_changed"] = module
    found.loader.exec_module(module)
    return module


class Repository:
    """A real repository with a first commit, and the action run on it."""

    def __init__(self, folder: Path, script: ModuleType) -> None:
        self.folder, self.script = folder, script
        self.git("init", "--quiet", "--initial-branch=main")
        self.write({"ideas/old.md": POOR, "ideas/gone.md": POOR, "README.md": POOR})
        self.base = self.commit()

    def git(self, *arguments: str) -> str:
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        command = ["git", *identity, *arguments]
        return subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, check=True
        ).stdout.strip()

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def commit(self) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "a change")
        return self.git("rev-parse", "HEAD")

    def briefs(self, **inputs: str) -> set[str]:
        environ = {"LINT_FILES": "ideas/**/*.md", "LINT_BASE": self.base, **inputs}
        return set(self.script.briefs(self.script.Inputs.of(environ)))

    def outputs(self, tmp_path: Path, **inputs: str) -> tuple[int, dict[str, str]]:
        output = tmp_path / "output"
        output.write_text("", "utf-8")
        environ = {
            "LINT_FILES": "ideas/**/*.md", "LINT_BASE": self.base,
            "RUNNER_TEMP": str(tmp_path), "GITHUB_OUTPUT": str(output), **inputs,
        }  # fmt: skip
        code = self.script.main(environ)
        return code, dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())


@pytest.fixture
def repository(
    tmp_path_factory: pytest.TempPathFactory, script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> Repository:
    folder = tmp_path_factory.mktemp("repository")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return Repository(folder, script)


def test_only_briefs_that_the_change_added_or_touched_are_checked(repository: Repository) -> None:
    repository.write(
        {"ideas/deep/new.md": POOR, "ideas/old.md": f"{POOR}More.\n", "ideas/not.txt": POOR, "b.md": POOR}
    )
    repository.git("rm", "--quiet", "ideas/gone.md")
    repository.commit()
    assert repository.briefs() == {"ideas/deep/new.md", "ideas/old.md"}
    assert repository.briefs(LINT_FILES="ideas/**/*.md\n!ideas/deep/**\n") == {"ideas/old.md"}
    assert repository.briefs(LINT_ALL="true") == {"ideas/deep/new.md", "ideas/old.md"}


def test_a_renamed_brief_is_checked_under_its_new_name(repository: Repository) -> None:
    repository.git("mv", "ideas/old.md", "ideas/renamed.md")
    repository.commit()
    assert repository.briefs() == {"ideas/renamed.md"}


def test_what_others_did_on_the_base_meanwhile_is_not_the_change(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.write({"ideas/mine.md": POOR})
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.write({"ideas/theirs.md": POOR, "ideas/old.md": f"{POOR}Theirs.\n"})
    tip = repository.commit()
    repository.git("checkout", "--quiet", "topic")
    assert repository.briefs(LINT_BASE=tip) == {"ideas/mine.md"}


@pytest.mark.parametrize("base", ["", "0" * 40, "f" * 40, "--output=x"])
def test_with_nothing_to_compare_every_brief_is_checked(base: str, repository: Repository) -> None:
    assert repository.briefs(LINT_BASE=base) == {"ideas/old.md", "ideas/gone.md"}


def test_a_shallow_checkout_fetches_what_it_compares_with(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write({"ideas/new.md": POOR})
    repository.commit()
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth=1", repository.folder.as_uri(), str(clone))
    repository.git("config", "uploadpack.allowAnySHA1InWant", "true")
    monkeypatch.chdir(clone)
    assert repository.briefs() == {"ideas/new.md"}


@pytest.mark.skipif(sys.platform == "win32", reason="links take a privilege there")
def test_a_link_is_not_followed(repository: Repository) -> None:
    (repository.folder / "ideas/link.md").symlink_to(repository.folder / "README.md")
    repository.commit()
    assert repository.briefs() == set()


def test_names_that_a_shell_or_git_would_read_are_only_names(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write(dict.fromkeys(NAMES, POOR))
    repository.commit()
    assert repository.briefs() == set(NAMES)
    code, outputs = repository.outputs(tmp_path, LINT_ANNOTATE="log")
    assert (code, outputs["files"], outputs["failed"]) == (0, str(len(NAMES)), "true")
    printed = capsys.readouterr().out.splitlines()
    assert all(line.startswith(("::warning ", "::error ", "::notice ")) for line in printed[:-1])
    assert len(json.loads(Path(outputs["sarif"]).read_text("utf-8"))["runs"][0]["results"]) > len(NAMES)
    assert not (repository.folder / "x").exists()


@pytest.mark.parametrize(
    ("inputs", "failed"),
    [
        ({}, "true"),
        ({"LINT_FAIL_ON": "error"}, "false"),
        ({"LINT_FAIL_ON": "never"}, "false"),
        ({"LINT_SELECT": "SOC202"}, "true"),
        ({"LINT_SELECT": "SOC202", "LINT_IGNORE": "SOC2"}, "false"),
    ],
)
def test_findings_fail_as_the_inputs_say(
    inputs: dict[str, str], failed: str, repository: Repository, tmp_path: Path
) -> None:
    repository.write({"ideas/old.md": f"{POOR}More.\n"})
    repository.commit()
    assert repository.outputs(tmp_path, **inputs)[1]["failed"] == failed


def test_nothing_of_the_repository_is_run(repository: Repository, tmp_path: Path) -> None:
    trap = "raise SystemExit('the change was run')\n"
    repository.write({"ideas/old.md": f"{POOR}More.\n", "socra_cli/__init__.py": trap, "json.py": trap})
    repository.commit()
    assert repository.outputs(tmp_path, LINT_ANNOTATE="none")[0] == 0


def test_where_no_brief_changed_there_is_nothing_to_upload(repository: Repository, tmp_path: Path) -> None:
    repository.write({"README.md": "Other words.\n"})
    repository.commit()
    nothing = {"sarif": "", "files": "0", "findings": "0", "failed": "false"}
    assert repository.outputs(tmp_path) == (0, nothing)


@pytest.mark.parametrize(
    ("inputs", "told"),
    [
        ({"LINT_FILES": " \n"}, "names no pattern"),
        ({"LINT_FILES": "!a.md"}, "names no pattern"),
        ({"LINT_ANNOTATE": "email"}, "takes sarif, log, none"),
        ({"LINT_SELECT": "XYZ", "LINT_ALL": "true"}, "no rule's code begins with"),
        ({"LINT_FAIL_ON": "grave", "LINT_ALL": "true"}, "grave"),
    ],
)
def test_inputs_that_can_t_be_used_are_told(
    inputs: dict[str, str],
    told: str,
    repository: Repository,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert repository.outputs(tmp_path, **inputs) == (2, {})
    assert told in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows doesn't take")
@pytest.mark.parametrize(
    "name", ["ideas/a\n::add-mask::e\n.md", "ideas/##[add-mask]e.md", "ideas/a\r::x::.md"]
)
def test_the_name_of_a_brief_that_can_t_be_checked_is_no_command_to_the_runner(
    name: str, repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write({name: ""})
    repository.commit()
    assert repository.outputs(tmp_path) == (2, {})
    told = capsys.readouterr().err
    assert "empty" in told
    assert not [line for line in told.splitlines() if line.lstrip().startswith("::") or "##[" in line]


# ── metadata ─────────────────────────────────────────────────────────────────


def each_step(check: Callable[[dict[str, Any]], bool]) -> list[dict[str, Any]]:
    return [step for step in ACTION["runs"]["steps"] if check(step)]


def test_no_expression_is_ever_part_of_a_script() -> None:
    scripts = each_step(lambda step: "run" in step)
    assert scripts
    assert not [step["name"] for step in scripts if "${{" in step["run"] or step["shell"] != "bash"]


def test_actions_of_others_are_pinned_to_a_major_version() -> None:
    uses = [step["uses"] for step in each_step(lambda step: "uses" in step)]
    assert uses == ["actions/setup-python@v5", "github/codeql-action/upload-sarif@v3"]


def test_every_input_is_described_and_reaches_the_script_or_a_step(script: ModuleType) -> None:
    steps = json.dumps(ACTION["runs"]["steps"])
    source = (ROOT / "scripts" / "lint_changed.py").read_text("utf-8")
    for name, declared in ACTION["inputs"].items():
        assert declared["description"]
        assert f"inputs.{name} " in steps
    (lint,) = each_step(lambda step: step.get("id") == "lint")
    assert all(f'"{name}"' in source for name in lint["env"] if name.startswith("LINT_"))


def test_every_output_is_one_that_the_script_writes(repository: Repository, tmp_path: Path) -> None:
    written = repository.outputs(tmp_path, LINT_ALL="true")[1]
    assert {value["value"] for value in ACTION["outputs"].values()} <= {
        f"${{{{ steps.lint.outputs.{name} }}}}" for name in written
    }


def test_the_hook_runs_the_linter() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (hook["id"], hook["entry"], hook["language"]) == ("socra-lint", "socra lint", "python")
