"""Prompts are files for people: found, checked when loaded, rendered without surprises."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from socra_cli.errors import ConfigurationError
from socra_cli.llm.prompts import REQUIRED, Prompts, shipped

PERSONAS = ["builder", "customer", "economist", "seller", "sustainer", "warden"]


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped(), tmp_path / "prompts"))


def test_the_shipped_prompts_load_and_hold_every_stage_and_the_six_personas() -> None:
    prompts = Prompts.load()
    assert {file.name for file in prompts.files} == set(REQUIRED) | {f"personas/{name}" for name in PERSONAS}
    assert sorted(spec.id for spec in prompts.personas) == PERSONAS


@pytest.mark.parametrize("name", sorted(REQUIRED))
def test_every_prompt_lists_exactly_the_variables_that_the_code_fills(name: str) -> None:
    file = next(file for file in Prompts.load().files if file.name == name)
    assert set(file.variables) == REQUIRED[name]


def test_every_persona_has_a_written_anchor_for_every_score() -> None:
    for spec in Prompts.load().personas:
        assert sorted(spec.anchors) == [0, 2, 4, 6, 8, 10], spec.id
        assert spec.fields_schema["properties"], spec.id


def test_an_edited_copy_replaces_only_the_file_of_its_name(tmp_path: Path) -> None:
    text = (shipped() / "replies.md").read_text("utf-8").replace("A founder is asked", "Somebody is asked")
    (tmp_path / "replies.md").write_text(text, "utf-8")
    edited, plain = Prompts.load(tmp_path), Prompts.load()
    assert edited.render("replies", {"question": "Who?"})[0].content.startswith("Somebody is asked")
    assert edited.sha256 != plain.sha256
    assert [file.sha256 for file in edited.files if file.name != "replies"] == [
        file.sha256 for file in plain.files if file.name != "replies"
    ]


def test_a_value_that_looks_like_a_variable_stays_as_the_founder_wrote_it() -> None:
    messages = Prompts.load().render("replies", {"question": "What is {{question}} {{secret}}?"})
    assert messages[-1].content == "What is {{question}} {{secret}}?"


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda text: text.replace("{{question}}", ""), "lists variables that it does not use: question"),
        (lambda text: text + "{{mood}}", "uses variables that its front matter does not list: mood"),
        (lambda text: text.replace("[question]", "[question, mood]") + "{{mood}}", "nothing fills: mood"),
        (lambda text: text.replace("---\n", "", 1), "has no front matter"),
        (lambda text: text.replace("variables: [question]", "variables: [question"), "not YAML"),
        (lambda text: "---\njust words\n---\n" + text, "not a list of names and values"),
    ],
)
def test_a_spoilt_copy_is_refused_when_loaded_and_named(copies: Path, spoil, says: str) -> None:  # type: ignore[no-untyped-def]  # lambdas
    path = copies / "replies.md"
    path.write_text(spoil(path.read_text("utf-8")), "utf-8")
    with pytest.raises(ConfigurationError) as caught:
        Prompts.load(copies)
    assert says in caught.value.message
    assert "replies.md" in caught.value.message


def test_a_persona_file_without_its_members_is_refused_by_the_member_s_name(copies: Path) -> None:
    path = copies / "personas" / "seller.md"
    path.write_text(path.read_text("utf-8").replace("order: 40\n", ""), "utf-8")
    with pytest.raises(ConfigurationError, match=r"seller\.md front matter, order"):
        Prompts.load(copies)


def test_a_copy_that_is_not_text_is_refused(copies: Path) -> None:
    (copies / "replies.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigurationError, match="can't be read"):
        Prompts.load(copies)


def test_a_prompts_directory_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="does not exist"):
        Prompts.load(tmp_path / "nowhere")


def test_other_markdown_in_the_directory_is_left_alone(copies: Path) -> None:
    (copies / "README.md").write_text("notes", "utf-8")
    assert "README" not in {file.name for file in Prompts.load(copies).files}


def test_a_line_ending_of_another_system_changes_nothing(copies: Path) -> None:
    path = copies / "replies.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert Prompts.load(copies).sha256 == Prompts.load().sha256
