"""``socra pitch``: one deck, its path on standard output, nobody's work overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from socra_cli.output.deck.html import render_html
from socra_cli.output.deck.marp import render_marp
from socra_cli.output.deck.outline import outline
from socra_cli.output.json_document import to_json
from tests.cli import EXAMPLES, socra
from tests.output.plans import FULL


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "any-name.json"
    path.write_text(to_json(FULL), "utf-8")
    return path


def test_it_writes_slides_for_a_browser_and_prints_only_their_path(plan: Path, tmp_path: Path) -> None:
    done = socra("pitch", str(plan), "-o", str(tmp_path / "out"))
    deck = tmp_path / "out" / "repair-slots-deck.html"
    assert (done.code, done.out, done.err) == (0, f"{deck}\n", "")
    assert deck.read_text("utf-8") == render_html(outline(FULL), FULL)


def test_it_writes_markdown_for_marp(plan: Path, tmp_path: Path) -> None:
    deck = tmp_path / "repair-slots-deck.md"
    done = socra("pitch", str(plan), "--format", "md", "-o", str(tmp_path))
    assert (done.code, done.out) == (0, f"{deck}\n")
    assert deck.read_text("utf-8") == render_marp(outline(FULL))


def test_it_writes_a_powerpoint_file(plan: Path, tmp_path: Path) -> None:
    pytest.importorskip("pptx")
    deck = tmp_path / "repair-slots-deck.pptx"
    done = socra("pitch", str(plan), "--format", "pptx", "-o", str(tmp_path))
    assert (done.code, done.out) == (0, f"{deck}\n")
    assert deck.read_bytes().startswith(b"PK")


def test_decks_of_several_formats_stand_side_by_side(plan: Path, tmp_path: Path) -> None:
    for form in ("html", "md"):
        assert socra("pitch", str(plan), "--format", form, "-o", str(tmp_path)).code == 0
    assert {path.name for path in tmp_path.glob("*-deck*")} == {
        "repair-slots-deck.html",
        "repair-slots-deck.md",
    }


def test_a_demo_session_makes_a_deck_that_says_so_on_every_slide(tmp_path: Path) -> None:
    brief = str(EXAMPLES / "parcel-lockers.md")
    assert socra("--offline", "masterplan", brief, "-o", str(tmp_path)).code == 0
    session = socra("sessions", "list", "--json").document["sessions"][0]["id"]
    assert socra("pitch", session, "-o", str(tmp_path)).code == 0
    deck = (tmp_path / "parcel-lockers-deck.html").read_text("utf-8")
    assert deck.count("Demo: no model was asked.</span>") == 12


def test_it_replaces_its_own_deck_but_never_a_changed_one(plan: Path, tmp_path: Path) -> None:
    deck = tmp_path / "repair-slots-deck.md"
    arguments = ("pitch", str(plan), "--format", "md", "-o", str(tmp_path))
    assert socra(*arguments).out == socra(*arguments).out == f"{deck}\n"
    deck.write_text("mine", "utf-8")
    kept = socra(*arguments)
    assert kept.out == f"{tmp_path / 'repair-slots-deck-2.md'}\n"
    assert "is not as socra wrote it" in kept.err
    assert deck.read_text("utf-8") == "mine"
    assert socra(*arguments, "--force").out == f"{deck}\n"
    assert deck.read_text("utf-8") == render_marp(outline(FULL))


def test_an_unknown_format_is_refused_by_name(plan: Path) -> None:
    done = socra("pitch", str(plan), "--format", "odp")
    assert (done.code, done.out) == (2, "")
    assert "odp" in done.err


@pytest.mark.parametrize("name", ["nowhere.json", "no-such-session"])
def test_what_can_not_be_read_exits_2_by_name(name: str) -> None:
    done = socra("pitch", name)
    assert (done.code, done.out) == (2, "")
    assert name in done.err
