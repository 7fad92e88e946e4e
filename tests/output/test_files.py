from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.errors import InputError
from socra_cli.output import files
from socra_cli.output.files import Destination, plan_paths, safe_name, write, write_all
from socra_cli.output.registry import Registry

POSIX = pytest.mark.skipif(os.name == "nt", reason="modes and links are POSIX's")


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return Registry(tmp_path / "home")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out"


def plan(folder: Path, registry: Registry, *, force: bool = False, stem: str = "idea") -> Destination:
    return plan_paths(folder, stem, force=force, registry=registry)


def run(folder: Path, registry: Registry, text: str, *, force: bool = False) -> list[str]:
    """One whole run: decide, write, and the names written."""
    written = write_all(plan(folder, registry, force=force), (text, "{}\n" + text), registry)
    return [path.name for path in written.paths]


FIRST = ["idea-masterplan.md", "idea-masterplan.json"]
SECOND = ["idea-masterplan-2.md", "idea-masterplan-2.json"]
THIRD = ["idea-masterplan-3.md", "idea-masterplan-3.json"]


def test_a_first_plan_gets_the_plain_names_in_a_folder_made_for_it(folder: Path, registry: Registry) -> None:
    destination = plan(folder / "deep" / "er", registry)
    assert [path.name for path in destination.paths] == FIRST
    assert destination.renamed_because == ""
    assert destination.markdown.suffix == ".md"
    assert destination.json.suffix == ".json"
    assert list((folder / "deep" / "er").iterdir()) == []


def test_a_file_that_nobody_changed_is_replaced(folder: Path, registry: Registry) -> None:
    assert run(folder, registry, "one") == FIRST
    assert run(folder, registry, "two") == FIRST
    assert (folder / FIRST[0]).read_text() == "two"


@pytest.mark.parametrize("changed", FIRST)
def test_a_changed_file_is_kept_and_both_new_ones_get_the_same_number(
    folder: Path, registry: Registry, changed: str
) -> None:
    run(folder, registry, "one")
    (folder / changed).write_text("mine")
    destination = plan(folder, registry)
    assert [path.name for path in destination.paths] == SECOND
    assert destination.renamed_because == (
        f"{changed} is not as socra wrote it; the new files are named idea-masterplan-2"
    )
    assert run(folder, registry, "two") == SECOND
    assert (folder / changed).read_text() == "mine"


def test_a_foreign_file_is_kept(folder: Path, registry: Registry) -> None:
    folder.mkdir()
    (folder / FIRST[0]).write_text("not from here")
    assert run(folder, registry, "one") == SECOND
    assert (folder / FIRST[0]).read_text() == "not from here"


def test_a_numbered_file_that_nobody_changed_is_replaced_and_a_changed_one_is_not(
    folder: Path, registry: Registry
) -> None:
    run(folder, registry, "one")
    (folder / FIRST[0]).write_text("mine")
    assert run(folder, registry, "two") == SECOND
    assert run(folder, registry, "three") == SECOND
    (folder / SECOND[1]).write_text("mine too")
    assert run(folder, registry, "four") == THIRD


def test_force_replaces_a_changed_file(folder: Path, registry: Registry) -> None:
    run(folder, registry, "one")
    (folder / FIRST[0]).write_text("mine")
    assert run(folder, registry, "two", force=True) == FIRST
    assert (folder / FIRST[0]).read_text() == "two"


def test_a_moved_plan_is_still_known_as_unchanged(tmp_path: Path, folder: Path, registry: Registry) -> None:
    run(folder, registry, "one")
    folder.rename(tmp_path / "elsewhere")
    assert run(tmp_path / "elsewhere", registry, "two") == FIRST


def test_a_lost_list_makes_every_file_foreign(tmp_path: Path, folder: Path, registry: Registry) -> None:
    run(folder, registry, "one")
    assert run(folder, Registry(tmp_path / "other-home"), "two") == SECOND


def test_a_file_changed_while_the_plan_was_made_is_kept(folder: Path, registry: Registry) -> None:
    run(folder, registry, "one")
    destination = plan(folder, registry)
    (folder / FIRST[0]).write_text("edited meanwhile")
    moved = write_all(destination, ("two", "{}"), registry)
    assert [path.name for path in moved.paths] == SECOND
    assert "idea-masterplan.md is not as socra wrote it" in moved.renamed_because
    assert (folder / FIRST[0]).read_text() == "edited meanwhile"


def test_one_kind_of_file_alone_can_be_planned(folder: Path, registry: Registry) -> None:
    destination = plan_paths(folder, "idea", force=False, registry=registry, kind="deck", suffixes=(".pptx",))
    write_all(destination, (b"PK\x00\xff",), registry)
    assert (folder / "idea-deck.pptx").read_bytes() == b"PK\x00\xff"
    assert registry.knows(b"PK\x00\xff")


# ── what can't be written is said before anything is sent ────────────────────


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path, registry: Registry) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="it is a file, not a folder") as caught:
        plan(tmp_path / "file", registry)
    assert caught.value.exit_code == 2
    assert "-o DIR" in caught.value.hint


def test_a_folder_below_a_file_is_refused(tmp_path: Path, registry: Registry) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="can't take files"):
        plan(tmp_path / "file" / "below", registry)


def test_a_folder_that_takes_no_file_is_refused(
    folder: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="permission denied"):
        plan(folder, registry)


def test_a_name_too_long_is_refused(folder: Path, registry: Registry) -> None:
    with pytest.raises(InputError, match="too long") as caught:
        plan(folder, registry, stem="x" * 300)
    assert "Rename" in caught.value.hint


def test_a_folder_of_that_name_is_kept_and_not_forced(folder: Path, registry: Registry) -> None:
    (folder / FIRST[0]).mkdir(parents=True)
    assert run(folder, registry, "one") == SECOND
    with pytest.raises(InputError, match="is a folder"):
        plan(folder, registry, force=True)


@POSIX
def test_a_read_only_file_is_kept_and_not_forced(folder: Path, registry: Registry) -> None:
    run(folder, registry, "one")
    (folder / FIRST[0]).chmod(0o444)
    assert run(folder, registry, "two") == SECOND
    with pytest.raises(InputError, match="is read-only"):
        plan(folder, registry, force=True)


@POSIX
def test_a_link_is_kept_and_its_target_is_never_written(
    folder: Path, tmp_path: Path, registry: Registry
) -> None:
    run(folder, registry, "one")
    (folder / FIRST[0]).rename(tmp_path / "kept.md")
    (folder / FIRST[0]).symlink_to(tmp_path / "kept.md")
    assert run(folder, registry, "two") == SECOND
    assert run(folder, registry, "three", force=True) == FIRST
    assert (tmp_path / "kept.md").read_text() == "one"


def test_a_file_that_cant_be_read_is_kept(
    folder: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(folder, registry, "one")

    def refuse(self: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(files, "_MOST_COPIES", 1)
    with pytest.raises(InputError, match="holds 1 sets"):
        plan(folder, registry)


# ── writing ──────────────────────────────────────────────────────────────────


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(
    folder: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(folder, registry, "one")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="no space left on device"):
        write(folder / FIRST[0], "two", registry)
    assert (folder / FIRST[0]).read_text() == "one"
    assert sorted(path.name for path in folder.iterdir()) == sorted(FIRST)


def test_the_content_is_synced_before_the_name_changes(
    folder: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda fd: (steps.append("sync"), fsync(fd))[1])
    monkeypatch.setattr(os, "replace", lambda a, b: (steps.append("rename"), replace(a, b))[1])
    folder.mkdir()
    write(folder / "x.md", "text", registry)
    assert steps[:2] == ["sync", "rename"]


@POSIX
def test_a_replaced_file_keeps_its_mode_and_a_new_one_follows_the_umask(
    folder: Path, registry: Registry
) -> None:
    before = os.umask(0o027)
    try:
        run(folder, registry, "one")
    finally:
        os.umask(before)
    path = folder / FIRST[0]
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o600)
    run(folder, registry, "two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_line_feeds_and_non_ascii_text_are_written_as_they_are(folder: Path, registry: Registry) -> None:
    folder.mkdir()
    write(folder / "x.md", "grün\n…\n", registry)
    assert (folder / "x.md").read_bytes() == "grün\n…\n".encode()


# ── names ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("parcel-lockers", "parcel-lockers"),
        ("My idea: v2?", "My-idea-v2"),
        ("a/b\\c", "a-b-c"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("console", "console"),
        ("...", "idea"),
        ("", "idea"),
        ("\x1b[31mred\u202e", "red"),
        ("wei\udce4", "wei"),
        ("Überlegung", "Überlegung"),
    ],
)
def test_a_stem_becomes_a_name_that_every_system_takes(stem: str, name: str) -> None:
    assert safe_name(stem) == name


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_no_stem_leaves_the_folder(stem: str) -> None:
    name = safe_name(stem)
    assert name
    assert Path(name).name == name
    assert not set('<>:"/\\|?*\n\r\t ') & set(name)
    assert name.encode()


# ── the registry ─────────────────────────────────────────────────────────────


def test_the_registry_remembers_content_once(tmp_path: Path) -> None:
    registry = Registry(tmp_path / "new" / "home")
    registry.record(b"a")
    registry.record(b"a")
    registry.record(b"b")
    assert registry.knows(b"a")
    assert not registry.knows(b"c")
    assert len((tmp_path / "new" / "home" / "written.sha256").read_text().splitlines()) == 2


def test_a_home_that_cant_be_written_costs_no_plan(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "home").write_text("a file")
    registry = Registry(tmp_path / "home")
    assert run(folder, registry, "one") == FIRST
    assert not registry.knows(b"one")


def test_a_spoilt_list_knows_nothing_and_stops_nothing(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "written.sha256").write_bytes(b"\xff\xfe broken")
    assert run(folder, Registry(tmp_path / "home"), "one") == FIRST
