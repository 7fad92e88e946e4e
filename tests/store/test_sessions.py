from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from socra_cli.domain.evidence import Level
from socra_cli.errors import ConfigurationError, InputError
from socra_cli.store import private
from socra_cli.store.events import Left, Undone
from socra_cli.store.ids import could_be_prefix, new_id
from socra_cli.store.sessions import SessionStore
from tests.store.session_samples import BRIEF, START, brief, intake, one_round, ticking

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no permission bits")


def store_at(home: Path, *ids: str) -> SessionStore:
    names = iter(ids)
    return SessionStore(home, now=ticking(), make_id=(lambda: next(names)) if ids else new_id)


def test_what_was_appended_is_there_when_the_session_is_opened_again(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    with store.create(BRIEF) as session:
        for event in (intake(), *one_round(1, Level.E3)):
            session.append(event)
        kept = session.state
    with store.open(session.id) as again:
        assert again.state == kept
        assert again.problems == ()
        assert again.id == session.id


def test_every_event_is_on_the_disk_before_append_returns(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    with store.create(BRIEF) as session:
        session.append(intake())
        assert store.read(session.id).intake_done


def test_times_come_from_the_clock_that_was_handed_in(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    with store.create(BRIEF) as session:
        session.append(intake())
        assert session.state.created_at == START
        assert session.state.updated_at == START + timedelta(seconds=1)


def test_nothing_that_was_written_is_ever_rewritten(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    with store.create(BRIEF) as session:
        session.append(intake())
        for event in one_round(1):
            before = session.path.read_bytes()
            session.append(event)
            assert session.path.read_bytes().startswith(before)
        before = session.path.read_bytes()
        session.append(Undone())
        assert session.path.read_bytes().startswith(before)


def test_a_torn_last_line_is_left_out_and_told_and_the_session_goes_on(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    with store.create(BRIEF) as session:
        session.append(intake())
        whole = session.state
        for event in one_round(1)[:1]:
            session.append(event)
    torn = session.path.read_bytes()[:-20]
    session.path.write_bytes(torn)
    with store.open(session.id) as again:
        assert again.state == whole
        assert again.problems == (
            f"{session.id}.jsonl: line 3 was cut off while being written and is left out",
        )
        again.append(Left(reason="done"))
        assert session.path.read_bytes().startswith(torn)
    with store.open(session.id) as last:
        assert last.state.left == "done"
        assert last.problems == (f"{session.id}.jsonl: line 3 can't be read and is left out",)


def test_a_last_line_that_only_lacks_its_line_feed_counts(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    with store.create(BRIEF) as session:
        session.append(intake())
    session.path.write_bytes(session.path.read_bytes().rstrip(b"\n"))
    with store.open(session.id) as again:
        assert again.state.intake_done
        assert again.problems == ()
        again.append(Left(reason="done"))
    assert store.read(session.id).left == "done"


def test_a_crash_at_any_byte_loses_at_most_the_event_in_flight(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    states = []
    with store.create(BRIEF) as session:
        states.append(session.state)
        for event in (intake(), *one_round(1, Level.E3)):
            states.append(session.append(event))
    data = session.path.read_bytes()
    ends = [n + 1 for n, byte in enumerate(data) if byte == 0x0A]
    for cut in range(ends[0], len(data), 37):
        session.path.write_bytes(data[:cut])
        whole = sum(end <= cut for end in ends)
        assert store.read(session.id) in states[whole - 1 : whole + 1]


@posix_only
def test_files_are_for_their_owner_only(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    with store.create(BRIEF) as session:
        session.append(intake())
    for folder in (store.folder, store.folder.parent):
        assert folder.stat().st_mode & 0o777 == 0o700, folder
    for path in store.folder.iterdir():
        assert path.stat().st_mode & 0o777 == 0o600, path


@posix_only
def test_a_folder_or_log_that_others_could_read_is_narrowed(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    store.folder.mkdir(mode=0o755, parents=True)
    with store.create(BRIEF) as session:
        pass
    assert store.folder.stat().st_mode & 0o777 == 0o700
    session.path.chmod(0o644)
    with store.open(session.id):
        assert session.path.stat().st_mode & 0o777 == 0o600


def test_a_session_is_locked_while_open_and_free_afterwards(tmp_path: Path) -> None:
    store, other = store_at(tmp_path), store_at(tmp_path)
    with store.create(BRIEF) as session:
        with pytest.raises(InputError, match="is open in another socra"):
            other.open(session.id)
        with pytest.raises(InputError, match="is open in another socra"):
            other.remove(session.id)
        assert other.read(session.id).title == "Tide tables"
    with other.open(session.id):
        pass


def test_another_process_finds_the_session_locked(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from socra_cli.store.sessions import SessionStore\n"
        "from socra_cli.errors import InputError\n"
        "try: SessionStore(Path(sys.argv[1])).open(sys.argv[2])\n"
        "except InputError as error: print(error.message)\n"
    )
    with store_at(tmp_path).create(BRIEF) as session:
        done = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path), session.id],
            capture_output=True,
            text=True,
            check=True,
        )
    assert "is open in another socra" in done.stdout


def test_closing_twice_is_harmless(tmp_path: Path) -> None:
    session = store_at(tmp_path).create(BRIEF)
    session.close()
    session.close()


def test_a_failed_open_leaves_no_lock_behind(tmp_path: Path) -> None:
    store = store_at(tmp_path, "lusab-42")
    store.create(BRIEF).close()
    path = store.folder / "lusab-42.jsonl"
    whole = path.read_bytes()
    path.write_bytes(b"not a session\n")
    with pytest.raises(InputError, match="can't be read"):
        store.open("lusab-42")
    path.write_bytes(whole)
    store.open("lusab-42").close()


def test_a_unique_prefix_is_enough(tmp_path: Path) -> None:
    store = store_at(tmp_path, "lusab-42", "lutok-17", "lutok-18")
    for _ in range(3):
        store.create(BRIEF).close()
    assert store.find("lus") == "lusab-42"
    assert store.find(" LUSAB-42 ") == "lusab-42"
    assert store.find("lutok-17") == "lutok-17"


@pytest.mark.parametrize("prefix", ["", "*", "../x", "lusab-42x", "l?", "/etc/passwd"])
def test_what_can_not_begin_an_id_finds_nothing(tmp_path: Path, prefix: str) -> None:
    store = store_at(tmp_path, "lusab-42")
    store.create(BRIEF).close()
    with pytest.raises(InputError, match="no session is called"):
        store.find(prefix)


def test_an_ambiguous_prefix_lists_what_it_could_mean(tmp_path: Path) -> None:
    store = store_at(tmp_path, "lusab-42", "lutok-17")
    store.create(BRIEF).close()
    store.create(BRIEF).close()
    with pytest.raises(InputError, match="lusab-42, lutok-17") as caught:
        store.find("lu")
    assert caught.value.exit_code == 2


def test_many_matches_are_cut_short(tmp_path: Path) -> None:
    ids = [f"lusab-{n}" for n in range(10, 20)]
    store = store_at(tmp_path, *ids)
    for _ in ids:
        store.create(BRIEF).close()
    with pytest.raises(InputError, match=r"lusab-17, …$"):
        store.find("l")


def test_an_id_that_is_taken_is_drawn_again(tmp_path: Path) -> None:
    store = store_at(tmp_path, "lusab-42", "lusab-42", "mipon-11")
    store.create(BRIEF).close()
    with store.create(BRIEF) as session:
        assert session.id == "mipon-11"


def test_ids_are_short_and_of_the_promised_shape() -> None:
    ids = {new_id() for _ in range(50)}
    assert all(re.fullmatch("[a-z]{5}-[0-9]{2}", i) and could_be_prefix(i) for i in ids)
    assert len(ids) > 40


def test_the_list_runs_from_the_one_touched_last(tmp_path: Path) -> None:
    store = store_at(tmp_path, "lusab-42", "mipon-11")
    store.create(BRIEF).close()
    store.create(brief("Second.")).close()
    assert [row.id for row in store.list()] == ["mipon-11", "lusab-42"]
    with store.open("lusab") as session:
        session.append(intake())
    rows = store.list()
    assert [row.id for row in rows] == ["lusab-42", "mipon-11"]
    assert rows[0].title == "Tide tables"
    assert rows[0].status == "interviewing"


def test_an_empty_home_lists_nothing(tmp_path: Path) -> None:
    assert store_at(tmp_path).list() == ()
    assert store_at(tmp_path).latest_unfinished() is None


def test_the_latest_unfinished_is_found_by_time_and_by_text(tmp_path: Path) -> None:
    store = store_at(tmp_path, "lusab-42", "mipon-11")
    store.create(BRIEF).close()
    store.create(brief("Second.")).close()
    assert store.latest_unfinished() == "mipon-11"
    assert store.latest_unfinished(BRIEF.sha256) == "lusab-42"
    assert store.latest_unfinished("0" * 64) is None


def test_a_log_that_is_no_session_is_listed_so_that_it_can_be_removed(tmp_path: Path) -> None:
    store = store_at(tmp_path, "lusab-42")
    store.create(BRIEF).close()
    (store.folder / "lusab-42.jsonl").write_bytes(b"\x00garbage\n")
    assert [(row.id, row.status) for row in store.list()] == [("lusab-42", "unreadable")]
    assert store.latest_unfinished() is None
    with pytest.raises(InputError, match="does not begin as a session does") as caught:
        store.read("lusab")
    assert "rm lusab-42" in caught.value.hint
    store.remove("lusab")
    assert store.list() == ()


def test_removing_leaves_no_file_of_the_session(tmp_path: Path) -> None:
    store = store_at(tmp_path, "lusab-42")
    store.create(BRIEF).close()
    assert store.remove("lus") == "lusab-42"
    assert list(store.folder.iterdir()) == []


def test_export_is_the_log_byte_for_byte(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    with store.create(BRIEF) as session:
        session.append(intake())
        assert store.export(session.id) == session.path.read_bytes()


def test_a_home_that_can_not_be_made_is_a_matter_of_configuration(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ConfigurationError, match="can't keep sessions in") as caught:
        store_at(tmp_path / "file").create(BRIEF)
    assert "SOCRA_HOME" in caught.value.hint
    assert caught.value.kind == "storage"


def test_a_full_disk_is_told_and_leaves_the_state_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int, data: object) -> int:
        raise OSError(28, "No space left on device")

    with store_at(tmp_path).create(BRIEF) as session:
        before = session.state
        monkeypatch.setattr(private.os, "write", full)
        with pytest.raises(ConfigurationError, match="No space left on device"):
            session.append(intake())
        assert session.state == before


def test_a_short_write_is_carried_on_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    store = store_at(tmp_path)
    with store.create(BRIEF) as session:
        monkeypatch.setattr(private.os, "write", lambda descriptor, data: real(descriptor, bytes(data[:7])))
        session.append(intake())
        monkeypatch.undo()
        assert store.read(session.id) == session.state
