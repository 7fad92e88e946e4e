"""What every test gets: a home folder of its own, no key or setting of the machine, a server on demand."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from socra_cli.output import files
from socra_cli.output.registry import Registry
from socra_cli.ui.console import Terminal
from tests.documents import problems
from tests.wire.server import WireServer

_FOREIGN = (
    "SOCRA_",
    "ANTHROPIC_",
    "OPENAI_",
    "GOOGLE_",
    "GEMINI_",
    "GROQ_",
    "AZURE_",
    "XDG_",
    "OTEL_",
    "TRACE",
)
_TERMINAL = ("NO_COLOR", "FORCE_COLOR", "CI", "COLUMNS", "LINES")


def pytest_configure() -> None:
    """Programs under test start as from a terminal, also where the run itself was started with signals
    ignored."""
    for name, handler in (("SIGHUP", signal.SIG_DFL), ("SIGINT", signal.default_int_handler)):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, handler)


@pytest.fixture(autouse=True)
def isolated(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, given back; the environment holds no setting, key or proxy."""
    for name in [n for n in os.environ if n.startswith(_FOREIGN) or n.upper().endswith("_PROXY")]:
        monkeypatch.delenv(name)
    for name in _TERMINAL:
        monkeypatch.delenv(name, raising=False)
    home = tmp_path_factory.mktemp("home")
    for name, folder in (
        ("HOME", home),
        ("USERPROFILE", home),
        ("APPDATA", home / "appdata"),
        ("LOCALAPPDATA", home / "appdata"),
        ("XDG_CONFIG_HOME", home / "config"),
        ("XDG_DATA_HOME", home / "data"),
        ("XDG_STATE_HOME", home / "state"),
        ("XDG_CACHE_HOME", home / "cache"),
        ("SOCRA_HOME", home / "socra"),
    ):
        monkeypatch.setenv(name, str(folder))
    return home


@pytest.fixture(autouse=True)
def documents_fit_their_schemas(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever JSON a test makes socra print, or write to a file, is held against its schema afterwards."""
    written: dict[str, None] = {}
    print_it, write_it = Terminal.result_json, files.write

    def printed(terminal: Terminal, document: str) -> None:
        written[document] = None
        print_it(terminal, document)

    def saved(path: Path, content: str | bytes, registry: Registry) -> None:
        if isinstance(content, str) and '"schema_version": ' in content:
            written[content] = None
        write_it(path, content, registry)

    monkeypatch.setattr(Terminal, "result_json", printed)
    monkeypatch.setattr(files, "write", saved)
    yield
    misfits = [problem for document in written for problem in problems(document)]
    assert misfits == []


@pytest.fixture
def wire_server() -> Iterator[WireServer]:
    with WireServer() as server:
        yield server
