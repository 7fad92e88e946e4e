"""The instructions for assistants, and the page on other tools: what they show is run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.cli import EXAMPLES, socra
from tests.recipes import BLOCK, Shell, furnish

ROOT = Path(__file__).parent.parent
SKILL = (ROOT / "skills" / "socra" / "SKILL.md").read_text("utf-8")
PAGE = (ROOT / "docs" / "integrations.md").read_text("utf-8")

MEMBERS = [
    "demo", "failures", "verdict", "rule", "reasons", "provisional", "test", "pass_if", "kill_if",
    "open_questions", "missing", "would_change_my_mind", "recipients", "offline", "coverage",
    "merit", "why", "question",
]  # fmt: skip


def test_the_skill_has_its_front_matter_and_is_short() -> None:
    _, front, body = SKILL.split("---\n", 2)
    matter = yaml.safe_load(front)
    assert matter["name"] == "socra"
    assert 100 < len(matter["description"]) <= 1024
    assert body.startswith("\n# socra\n")
    assert len(SKILL.splitlines()) <= 120


def test_every_command_of_the_skill_does_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "idea.md").write_bytes((EXAMPLES / "shift-swap.md").read_bytes())
    shell, printed = Shell(tmp_path), {}
    for block in BLOCK.finditer(SKILL):
        for line in block["commands"].splitlines():
            session = printed.get("socra interview idea.md", {}).get("session_id", "SESSION")
            out = shell.run(f"{line.replace('SESSION', session)}\n")
            assert shell.code == 0, line
            assert out, line
            printed[line[:23]] = json.loads(out) if out.startswith("{") else {}
    assert printed["socra interview idea.md"]["question"]["role"] == "interviewer"
    answered = printed["printf '%s\\n' 'In March"]
    assert answered["question"]["id"] == "Q02"
    assert printed["socra masterplan SESSIO"]["verdict"]["rule"]


def test_the_words_that_the_skill_gives_for_members_are_members() -> None:
    members = json.dumps(
        [socra("schema", name).document for name in ("masterplan", "session", "lint", "doctor")]
    )
    for name in MEMBERS:
        assert name in SKILL
        assert f'"{name}": {{' in members


def test_the_page_shows_what_its_commands_print(tmp_path: Path) -> None:
    furnish(tmp_path, {})
    blocks = list(BLOCK.finditer(PAGE))
    assert len(blocks) == 2
    for block in blocks:
        assert Shell(tmp_path).run(block["commands"]) == block["shown"], "run `python -m tests.recipes PAGE`"


def test_the_page_tells_every_input_of_the_action() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert all(f"`{name}`" in PAGE for name in [*action["inputs"], *action["outputs"]])


@pytest.mark.parametrize("number", [0, 1])
def test_examples_of_configuration_are_valid(number: int) -> None:
    example = yaml.safe_load(PAGE.split("```yaml\n")[number + 1].split("```")[0])
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    if number == 0:
        assert set(example["jobs"]["lint"]["steps"][1]["with"]) <= set(inputs)
    else:
        (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
        assert example["repos"][0]["hooks"][0]["id"] == hook["id"]
