from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from socra_cli.commands.when import ago
from socra_cli.domain.brief import make_brief
from socra_cli.store.sessions import SessionStore
from tests.cli import socra

NOW = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)


def test_with_no_command_and_nobody_to_ask_it_greets_and_ends() -> None:
    done = socra()
    assert (done.code, done.err) == (0, "")
    assert "socra interview idea.md" in done.out
    assert "Left open" not in done.out


def test_it_names_the_session_that_was_left_open_and_how_to_go_on(isolated: Path) -> None:
    with SessionStore(isolated / "socra").create(
        make_brief("# Tide tables\n\nFor sailors.\n", "typed")
    ) as open_:
        left_open = open_.id
    out = socra().out
    assert f"Left open: {left_open}, Tide tables." in out
    assert f"`socra interview {left_open}` goes on with it." in out


@pytest.mark.parametrize(
    ("back", "words"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=2), "2 hours ago"),
        (timedelta(days=1), "yesterday"),
        (timedelta(days=6), "6 days ago"),
        (timedelta(days=8), "2 June"),
        (timedelta(days=300), "14 August 2025"),
    ],
)
def test_a_moment_is_told_in_human_words(
    back: timedelta, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ago(NOW - back, NOW) == words
