"""PLAN_OR_SESSION: which document a word on the command line stands for, and what is said of any other."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from socra_cli.commands.documents import read_document, read_plan
from socra_cli.domain.plan import Masterplan
from socra_cli.errors import InputError
from socra_cli.output.json_document import to_json
from socra_cli.store.documents import SessionDocument
from socra_cli.store.sessions import SessionStore
from tests.cli import EXAMPLES, socra
from tests.output.plans import FULL


@pytest.fixture
def store(tmp_path: Path) -> SessionStore:
    return SessionStore(tmp_path / "home")


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "idea-masterplan.json"
    path.write_text(to_json(FULL), "utf-8")
    return path


def test_a_path_to_the_json_is_the_plan(written: Path, store: SessionStore) -> None:
    assert read_plan(str(written), store) == FULL


def test_the_markdown_stands_for_the_json_beside_it(written: Path, store: SessionStore) -> None:
    page = written.with_suffix(".md")
    page.write_text("# A plan", "utf-8")
    assert read_plan(str(page), store) == FULL


def test_a_dash_is_standard_input(store: SessionStore, monkeypatch: pytest.MonkeyPatch) -> None:
    source = SimpleNamespace(buffer=io.BytesIO(to_json(FULL).encode()))
    monkeypatch.setattr(sys, "stdin", source)
    assert read_plan("-", store) == FULL


def test_a_session_is_its_plan_by_id_and_as_a_document(tmp_path: Path) -> None:
    home = {"SOCRA_HOME": str(tmp_path)}
    made = socra("masterplan", str(EXAMPLES / "shift-swap.md"), "--offline", "--json", environ=home).document
    store = SessionStore(tmp_path)
    assert read_plan(made["session_id"][:4], store) == Masterplan.model_validate(made)
    shown = tmp_path / "session.json"
    shown.write_text(socra("sessions", "show", made["session_id"], "--json", environ=home).out, "utf-8")
    assert isinstance(read_document(str(shown), store), SessionDocument)
    assert read_plan(str(shown), store).session_id == made["session_id"]


def test_a_session_without_a_plan_says_how_to_make_one(tmp_path: Path) -> None:
    home = {"SOCRA_HOME": str(tmp_path)}
    brief = str(EXAMPLES / "shift-swap.md")
    talked = socra(
        "interview", brief, "--offline", "--json", stdin="Last May, twice.\n", environ=home
    ).document
    with pytest.raises(InputError, match="has no plan yet") as told:
        read_plan(talked["session_id"], SessionStore(tmp_path))
    assert f"socra masterplan {talked['session_id']}" in str(told.value.hint)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("# A plan", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[1]", "is not a document that socra wrote"),
        ('{"a": 1}', "is not a document that socra wrote"),
        ('{"schema_version": 2}', "has schema_version 2, and this socra reads 1"),
        ('{"schema_version": 1, "error": {}}', "is the document of a run that failed"),
        ('{"schema_version": 1, "masterplan": null}', "the member session_id doesn't fit, and 3 more"),
        (
            json.dumps(json.loads(to_json(FULL)) | {"personas": 3}),
            "the member personas doesn't fit",
        ),
    ],
)
def test_what_is_no_plan_is_refused_by_name(
    content: str, said: str, tmp_path: Path, store: SessionStore
) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=r"x\.json") as told:
        read_plan(str(path), store)
    assert str(told.value).endswith(said)
    assert told.value.hint


@pytest.mark.parametrize("content", [b"", b"a\0b", b"\xff\xfea", b"\xe9"])
def test_a_file_without_text_is_told_what_it_takes_and_not_to_write_a_brief(
    content: bytes, tmp_path: Path, store: SessionStore
) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"x\.json") as told:
        read_plan(str(path), store)
    assert "`socra masterplan` wrote" in told.value.hint


def test_a_path_that_is_not_there_and_a_session_that_is_not_stored_are_told_apart(
    store: SessionStore,
) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_plan("gone.json", store)
    with pytest.raises(InputError, match="no session"):
        read_plan("gone", store)


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", ""),
        ("pitch", ""),
        ("diff", "a", ""),
        ("interview", ""),
        ("masterplan", ""),
        ("masterplan", str(EXAMPLES / "parcel-lockers.md"), "--since", ""),
        ("lint", ""),
    ],
    ids=" ".join,
)
def test_an_empty_name_is_not_the_current_folder(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "a").write_text(to_json(FULL), "utf-8")
    told = socra("--offline", *arguments, cwd=tmp_path)
    assert (told.code, told.out) == (2, "")
    assert "the name given is empty" in told.err
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_a_plan_may_be_larger_than_a_brief_may(tmp_path: Path, store: SessionStore) -> None:
    path = tmp_path / "large.json"
    path.write_text(to_json(FULL) + " " * 1_000_001, "utf-8")
    assert read_plan(str(path), store) == FULL
