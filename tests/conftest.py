"""What every test gets: a home folder of its own, no key or setting of the machine, a server on demand."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.wire.server import WireServer

_FOREIGN = ("SOCRA_", "ANTHROPIC_", "OPENAI_", "GOOGLE_", "GEMINI_", "GROQ_", "AZURE_", "XDG_")
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


@pytest.fixture
def wire_server() -> Iterator[WireServer]:
    with WireServer() as server:
        yield server
