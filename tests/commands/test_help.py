"""``--help``: one layout for every command, at every width; a slip points at the nearest page."""

from __future__ import annotations

import pytest
import typer

from socra_cli.app import app
from socra_cli.ui.manual import Entry, page_lines
from tests.cli import socra


def paths() -> list[tuple[str, ...]]:
    """Every command line that ends in a command or a group."""
    root = typer.main.get_command(app)
    found: list[tuple[str, ...]] = [()]
    for name, command in getattr(root, "commands", {}).items():
        found.append((name,))
        found += [(name, member) for member in getattr(command, "commands", {})]
    return found


@pytest.mark.parametrize("path", paths(), ids=" ".join)
def test_every_page_has_usage_an_example_and_no_frame(path: tuple[str, ...]) -> None:
    page = socra(*path, "--help").out
    assert page.startswith(f"Usage: {' '.join(['socra', *path])}")
    assert "\nExample: socra " in page
    assert not set(page) & set("╭╮╰╯│─")
    assert max(map(len, page.splitlines())) <= 80


def test_what_a_brief_may_hold_to_silence_a_rule_is_told_literally() -> None:
    assert "<!-- socra: ignore SOC201 -->" in socra("lint", "--help").out


@pytest.mark.parametrize("columns", [40, 63, 64, 100, 200])
def test_a_page_keeps_to_the_window_and_puts_what_stands_everywhere_last(columns: int) -> None:
    meaning = "Does what it says, for as long as it takes to say it."
    entries = [
        Entry("Last", "--everywhere", meaning),
        Entry("Options", "--a-name-longer-than-its-column", meaning),
        Entry("Options", "--short", meaning),
    ]
    lines = [line.plain for line in page_lines("socra", ["Example: socra x"], entries, "Last", columns)]
    assert max(map(len, lines)) <= min(columns, 100)
    assert lines.index("Options") < lines.index("Last")
    assert " ".join(" ".join(lines).split()).count(meaning) == 3
    beside = any("--short" in line and "Does" in line for line in lines)
    assert beside == (columns >= 64)


@pytest.mark.parametrize(
    ("arguments", "message", "page"),
    [
        (("nosuch",), "no such command 'nosuch'", "socra --help"),
        (("sessions",), "missing command", "socra sessions --help"),
        (("sessions", "rm"), "missing argument 'ID'", "socra sessions rm --help"),
        (
            ("pitch", "x", "--format", "nope"),
            "invalid value for '--format': 'nope' is not one of",
            "socra pitch --help",
        ),
        (("interview", "--nope"), "no such option: --nope", "socra interview --help"),
        (
            ("interview", "--max-questions", "0"),
            "invalid value for '--max-questions'",
            "socra interview --help",
        ),
    ],
)
def test_a_slip_says_what_and_names_the_page(arguments: tuple[str, ...], message: str, page: str) -> None:
    done = socra(*arguments)
    assert done.code == 2
    assert done.out == ""
    error, hint = done.err.splitlines()
    assert error.startswith(f"error: {message}")
    assert f"`{page}`" in hint
