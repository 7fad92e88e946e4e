"""``socra report``: one file, its path on standard output, nobody's work overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from socra_cli.output.json_document import to_json
from socra_cli.output.report.page import render_report
from tests.cli import EXAMPLES, socra
from tests.output.plans import FULL


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "any-name.json"
    path.write_text(to_json(FULL), "utf-8")
    return path


def test_it_writes_the_page_and_prints_only_its_path(plan: Path, tmp_path: Path) -> None:
    done = socra("report", str(plan), "-o", str(tmp_path / "out"))
    page = tmp_path / "out" / "repair-slots-report.html"
    assert (done.code, done.out, done.err) == (0, f"{page}\n", "")
    assert page.read_text("utf-8") == render_report(FULL)


def test_it_takes_a_session_once_that_has_a_plan(tmp_path: Path) -> None:
    assert (
        socra("--offline", "masterplan", str(EXAMPLES / "parcel-lockers.md"), "-o", str(tmp_path)).code == 0
    )
    session = socra("sessions", "list", "--json").document["sessions"][0]["id"]
    done = socra("report", session, "-o", str(tmp_path))
    assert done.code == 0
    assert (tmp_path / "parcel-lockers-report.html").is_file()


def test_it_replaces_its_own_page_but_never_a_changed_one(plan: Path, tmp_path: Path) -> None:
    page = tmp_path / "repair-slots-report.html"
    assert socra("report", str(plan), "-o", str(tmp_path)).out == f"{page}\n"
    assert socra("report", str(plan), "-o", str(tmp_path)).out == f"{page}\n"
    page.write_text("mine", "utf-8")
    kept = socra("report", str(plan), "-o", str(tmp_path))
    assert kept.out == f"{tmp_path / 'repair-slots-report-2.html'}\n"
    assert "is not as socra wrote it" in kept.err
    assert page.read_text("utf-8") == "mine"
    assert socra("report", str(plan), "-o", str(tmp_path), "--force").out == f"{page}\n"
    assert page.read_text("utf-8") == render_report(FULL)


@pytest.mark.parametrize(
    ("name", "said"), [("nowhere.json", "nowhere.json"), ("no-such-session", "no-such-session")]
)
def test_what_can_not_be_read_exits_2_by_name(name: str, said: str) -> None:
    done = socra("report", name)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_folder_that_can_not_be_written_exits_2(plan: Path) -> None:
    done = socra("report", str(plan), "-o", str(plan))
    assert (done.code, done.out) == (2, "")
