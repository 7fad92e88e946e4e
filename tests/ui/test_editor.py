from __future__ import annotations

import stat
from pathlib import Path

from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from socra_cli.ui.editor import CommandCompleter, PrivateHistory

COMMANDS = {"/ledger": "what is known", "/skip": "the next question", "/save": "keep it"}


def completions(typed: str) -> list[str]:
    return [
        found.text for found in CommandCompleter(COMMANDS).get_completions(Document(typed), CompleteEvent())
    ]


def test_only_commands_are_completed() -> None:
    assert completions("/s") == ["/skip", "/save"]
    assert completions("s") == []
    assert completions("/skip now") == []
    assert completions("see /s") == []


def test_history_is_private_even_where_it_was_not(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "history"
    PrivateHistory(path).store_string("one\ntwo")
    path.chmod(0o644)
    assert list(PrivateHistory(path).load_history_strings()) == ["one\ntwo"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_history_that_cannot_be_kept_costs_no_answer(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    history = PrivateHistory(tmp_path / "file" / "history")
    history.store_string("an answer")
    assert list(history.load_history_strings()) == []
    assert list(PrivateHistory(tmp_path).load_history_strings()) == []
