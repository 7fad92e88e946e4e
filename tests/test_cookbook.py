"""Every recipe of the cookbook is run, and prints what stands below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.recipes import BLOCK, Shell, furnish

PAGE = Path(__file__).parent.parent / "docs" / "cookbook.md"
RECIPES = [(block["commands"], block["shown"]) for block in BLOCK.finditer(PAGE.read_text("utf-8"))]


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder with the files that the page speaks of, and a home with sessions, made once."""
    folder = tmp_path_factory.mktemp("kitchen")
    environ = {"SOCRA_HOME": str(folder / "home")}
    furnish(folder, environ)
    return folder, environ


@pytest.mark.parametrize(("commands", "shown"), RECIPES, ids=[commands[:60] for commands, _ in RECIPES])
def test_a_recipe_prints_what_stands_below_it(
    commands: str, shown: str | None, kitchen: tuple[Path, dict[str, str]]
) -> None:
    folder, environ = kitchen
    assert Shell(folder, environ).run(commands) == shown, "run `python -m tests.recipes docs/cookbook.md`"


def test_there_are_recipes_and_each_is_found() -> None:
    page = PAGE.read_text("utf-8")
    assert len(RECIPES) >= 25
    assert page.count("```sh\n") == page.count("```text\n") == page.count("\n### ") == len(RECIPES)


@pytest.mark.parametrize(
    ("commands", "printed"),
    [
        ("echo $?\n", "0\n"),
        ("socra lint none.md --json | jq -r .error.code\n", "input\n"),
        ("socra lint none.md --json > out.json\necho $?\njq -c '[.error.code]' out.json\n", '2\n["input"]\n'),
        ("socra schema --json | jq -e '.none'\necho $?\n", "null\n1\n"),
        ("socra schema --json | jq '.documents[0]\n  | {name}'\n", '{\n  "name": "masterplan"\n}\n'),
    ],
)
def test_the_shell_of_the_pages_does_as_shells_do(commands: str, printed: str, tmp_path: Path) -> None:
    assert Shell(tmp_path).run(commands) == printed


def test_the_shell_of_the_pages_runs_nothing_else(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="doesn't know rm"):
        Shell(tmp_path).run("rm -r plans\n")
