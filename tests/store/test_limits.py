from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from socra_cli.store import limits
from socra_cli.store.limits import LimitStore


def test_what_one_holder_writes_the_next_one_reads(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "limits.json"
    with LimitStore(path).transact() as state:
        state["a"] = {"level": 1}
    with LimitStore(path).transact() as state:
        assert state == {"a": {"level": 1}}


def test_reading_alone_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "limits.json"
    with LimitStore(path).transact():
        pass
    assert not path.exists()


@pytest.mark.parametrize("torn", ["", '{"a": ', "[1]", "\x00\xff"])
def test_a_torn_file_counts_as_none_and_is_replaced(tmp_path: Path, torn: str) -> None:
    path = tmp_path / "limits.json"
    path.write_bytes(torn.encode("latin-1"))
    with LimitStore(path).transact() as state:
        assert state == {}
        state["a"] = 1
    assert json.loads(path.read_text()) == {"a": 1}


def test_a_change_that_fails_midway_is_not_kept(tmp_path: Path) -> None:
    store = LimitStore(tmp_path / "limits.json")

    def half_a_change() -> None:
        with store.transact() as state:
            state["a"] = 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_a_change()
    with store.transact() as state:
        assert state == {}


def test_a_lock_held_too_long_leaves_the_run_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LOCK_TIMEOUT_S", 0.01)
    path = tmp_path / "limits.json"
    path.write_text('{"a": 1}')
    with FileLock(str(path) + ".lock"):
        store = LimitStore(path)
        with store.transact() as state:
            assert state == {"a": 1}
            state["a"] = 2
        with store.transact() as state:
            assert state == {"a": 2}
    assert json.loads(path.read_text()) == {"a": 1}


def test_where_nothing_can_be_written_the_run_remembers_for_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    store = LimitStore(tmp_path / "limits.json")
    with store.transact() as state:
        state["a"] = 1
    with store.transact() as state:
        assert state == {"a": 1}


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_the_file_is_private_to_the_user(tmp_path: Path) -> None:
    path = tmp_path / "limits.json"
    before = os.umask(0o022)
    try:
        with LimitStore(path).transact() as state:
            state["a"] = 1
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
