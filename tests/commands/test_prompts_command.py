from __future__ import annotations

from pathlib import Path

from socra_cli.llm.prompts import Prompts
from tests.cli import socra


def test_the_list_names_every_prompt_with_its_variables_and_where_it_is_from() -> None:
    done = socra("prompts", "list")
    assert done.code == 0
    lines = done.out.splitlines()
    intake = next(line for line in lines if line.startswith("intake"))
    assert "shipped" in intake
    assert "brief" in intake
    assert any(line.startswith("personas/customer") for line in lines)


def test_the_list_as_json_carries_the_hash_that_stands_in_a_plan() -> None:
    prompts = Prompts.load()
    document = socra("prompts", "list", "--json").document
    assert document["sha256"] == prompts.sha256
    assert [row["name"] for row in document["prompts"]] == [file.name for file in prompts.files]
    assert all(len(row["sha256"]) == 64 for row in document["prompts"])


def test_exported_copies_can_be_used_and_give_the_same_prompts(tmp_path: Path) -> None:
    done = socra("prompts", "export", str(tmp_path / "mine"))
    assert done.code == 0
    assert f"--prompts {tmp_path / 'mine'}" in done.out
    assert Prompts.load(tmp_path / "mine").sha256 == Prompts.load().sha256


def test_an_edited_copy_is_used_and_shown_as_ones_own(tmp_path: Path) -> None:
    socra("prompts", "export", str(tmp_path))
    (tmp_path / "intake.md").write_text((tmp_path / "intake.md").read_text() + "\nBe brief.\n")
    rows = {
        row["name"]: row
        for row in socra("prompts", "list", "--json", "--prompts", str(tmp_path)).document["prompts"]
    }
    assert rows["intake"]["source"] == str(tmp_path / "intake.md")
    assert rows["intake"]["sha256"] != socra("prompts", "list", "--json").document["prompts"][0]["sha256"]


def test_an_edited_copy_is_never_exported_over(tmp_path: Path) -> None:
    socra("prompts", "export", str(tmp_path))
    (tmp_path / "intake.md").write_text("mine")
    done = socra("prompts", "export", str(tmp_path))
    assert done.code == 0
    assert "intake.md is kept" in done.err
    assert "--force" in done.err
    assert (tmp_path / "intake.md").read_text() == "mine"


def test_force_exports_over_an_edited_copy(tmp_path: Path) -> None:
    socra("prompts", "export", str(tmp_path))
    (tmp_path / "intake.md").write_text("mine")
    assert socra("prompts", "export", str(tmp_path), "--force").code == 0
    assert (tmp_path / "intake.md").read_text() != "mine"


def test_exporting_edited_copies_onto_themselves_is_quiet(tmp_path: Path) -> None:
    socra("prompts", "export", str(tmp_path))
    (tmp_path / "intake.md").write_text((tmp_path / "intake.md").read_text() + "\nBe brief.\n")
    done = socra("prompts", "export", str(tmp_path), "--prompts", str(tmp_path))
    assert (done.code, done.err) == (0, "")


def test_a_folder_that_cant_be_written_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = socra("prompts", "export", str(tmp_path / "file"))
    assert done.code == 2
    assert "can't take files" in done.err
