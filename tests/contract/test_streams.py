"""What the three streams hold, also when one of them is missing, closed or full."""

from __future__ import annotations

import json
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli import EXAMPLES, socra

BRIEF = str(EXAMPLES / "shift-swap.md")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell's redirections")
COMMANDS = [
    "doctor",
    f"masterplan {shlex.quote(BRIEF)} --offline --json",
    f"interview {shlex.quote(BRIEF)} --offline",
]


def shell(command: str, redirection: str, folder: Path) -> subprocess.CompletedProcess[str]:
    line = f"{shlex.quote(sys.executable)} -m socra_cli {command} {redirection}"
    return subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, cwd=folder, check=False, timeout=60,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


@POSIX
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("missing", ["<&-", ">&-", "2>&-"])
def test_a_stream_that_was_never_opened_holds_nothing_and_is_no_bug(
    command: str, missing: str, tmp_path: Path
) -> None:
    done = shell(command, missing, tmp_path)
    assert done.returncode == 0
    assert "this is a bug" not in done.stderr
    assert "Traceback" not in done.stderr
    if "--json" in command and missing != ">&-":
        assert json.loads(done.stdout)["schema_version"] == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", [COMMANDS[0], COMMANDS[1], "--help", "masterplan --help", "--version"])
def test_a_full_disk_is_said_in_one_line(command: str, tmp_path: Path) -> None:
    done = shell(command, "> /dev/full", tmp_path)
    assert done.returncode == 2
    assert "error: the output can't be written: no space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert shell(command, "2> /dev/full", tmp_path).returncode in (0, 2)


@POSIX
@pytest.mark.parametrize(
    "command", [COMMANDS[1], COMMANDS[2], "schema masterplan", f"lint {shlex.quote(BRIEF)}"]
)
def test_a_reader_that_leaves_ends_socra_quietly(command: str, tmp_path: Path) -> None:
    done = shell(command, '| true; exit "${PIPESTATUS[0]}"', tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)


def test_a_home_that_can_t_be_used_is_a_matter_of_configuration(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file", "utf-8")
    environ = {"SOCRA_HOME": str(tmp_path / "home"), "GROQ_API_KEY": "k"}
    assert socra("masterplan", BRIEF, environ=environ).code == 3
    dry = socra("masterplan", BRIEF, "--dry-run", "--json", environ=environ)
    assert dry.code == 0
    assert "May receive your idea" in dry.err


BUSY = """
import sys, time
from socra_cli import app

def busy(*_):
    print("busy", flush=True)
    time.sleep(30)

app._invoke, sys.argv = busy, ["socra"]
app.main()
"""


@POSIX
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_a_command_that_asks_no_model_with_130_too(name: str, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", BUSY], cwd=tmp_path, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "busy\n"
        process.send_signal(signal.Signals[name])
        _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, "error: stopped\n")


@pytest.mark.parametrize("command", ["masterplan", "interview"])
def test_a_folder_that_takes_no_files_is_said_before_a_session_begins(command: str, tmp_path: Path) -> None:
    home, taken = {"SOCRA_HOME": str(tmp_path / "home")}, tmp_path / "taken"
    taken.write_text("a file", "utf-8")
    done = socra(command, BRIEF, "--offline", "-o", str(taken), environ=home)
    assert done.code == 2
    assert "can't take files: it is a file, not a folder" in done.err
    assert socra("sessions", "list", "--json", environ=home).document["sessions"] == []
