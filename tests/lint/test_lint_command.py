"""``socra lint`` from the command line: files, settings, exit codes."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from gold import CASES

from socra_cli.app import run

BAD = "Everyone needs it. Ten owners said they would buy it.\n"
CLEAN = "We timed 40 handovers in May.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.md").write_text(BAD)
    (tmp_path / "clean.md").write_text(CLEAN)
    return tmp_path


def codes(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    document = json.loads(capsys.readouterr().out)
    return [[d["code"] for d in file["diagnostics"]] for file in document["files"]]


def test_findings_exit_1_and_clean_briefs_0(capfdbinary: object) -> None:
    assert run(["lint", "bad.md"]) == 1
    assert run(["lint", "clean.md"]) == 0
    assert run(["lint", "bad.md", "--exit-zero"]) == 0


def test_fail_on_sets_the_bar(capfdbinary: object) -> None:
    assert run(["lint", "bad.md", "--fail-on", "error"]) == 0
    assert run(["lint", "clean.md", "--fail-on", "info"]) == 1


def test_codes_are_selected_and_ignored(capsys: pytest.CaptureFixture[str]) -> None:
    run(["lint", "bad.md", "--format", "json", "--select", "SOC2,soc301", "--ignore", "SOC201"])
    assert codes(capsys) == [["SOC301"]]


def test_settings_stand_in_socra_toml_and_flags_win(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "socra.toml").write_text('[lint]\nselect = ["SOC201"]\nfail_on = "error"\n')
    assert run(["lint", "bad.md", "--format", "json"]) == 0
    assert codes(capsys) == [["SOC201"]]
    assert run(["lint", "bad.md", "--format", "json", "--select", "SOC301", "--fail-on", "warning"]) == 1
    assert codes(capsys) == [["SOC301"]]


@pytest.mark.parametrize("table", ["[lint]\ncolour = 1\n", "[lint\n", '[lint]\nfail_on = "never"\n'])
def test_a_wrong_setting_exits_3_and_names_it(
    here: Path, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "socra.toml").write_text(table)
    assert run(["lint", "bad.md"]) == 3
    assert "socra.toml" in capsys.readouterr().err


def test_folders_globs_and_standard_input_are_read(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "sub").mkdir()
    (here / "sub" / "more.txt").write_text(BAD)
    (here / "sub" / ".hidden.md").write_text(BAD)
    (here / "sub" / "data.bin").write_bytes(b"\0")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    run(["lint", "sub", "*.md", "bad.md", "-", "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    assert [file["path"] for file in document["files"]] == [
        str(Path("sub/more.txt")),
        "bad.md",
        "clean.md",
        "-",
    ]


@pytest.mark.parametrize(
    "arguments",
    [["none.md"], [], ["*.none"], ["empty"], ["bad.md", "--select", "XYZ"], ["--explain", "SOC999"]],
)
def test_usage_errors_exit_2_with_a_hint(
    here: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "empty").mkdir()
    assert run(["lint", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "error" in captured.err


def test_explain_prints_a_rules_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lint", "--explain", "soc301"]) == 0
    assert capsys.readouterr().out.startswith("# SOC301 would\n")


@pytest.mark.parametrize("form", ["text", "sarif", "github"])
def test_every_format_is_written(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lint", "bad.md", "--format", form]) == 1
    assert "SOC201" in capsys.readouterr().out


def test_many_briefs_are_checked_without_importing_an_sdk() -> None:
    program = (
        "import sys; from socra_cli.app import run; code = run(sys.argv[1:]); print(*[m for m in "
        "('openai', 'anthropic', 'genai_prices', 'prompt_toolkit') if m in sys.modules], file=sys.stderr)"
    )
    briefs = [str(path) for path in CASES.glob("*.md")] * 10
    done = subprocess.run(
        [sys.executable, "-c", program, "lint", "--format", "github", *briefs],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "SOC801" in done.stdout
    assert done.stderr.strip() == ""
