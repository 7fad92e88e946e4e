"""The pages say what the program does, and the site that is made of them needs nobody."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from scripts.docs import command_tree, documents, failures, man, method, running
from scripts.docs.pages import FRAGMENTS, PAGES, filled
from socra_cli.app import app
from socra_cli.domain.evidence import Level
from socra_cli.llm.failures import Kind
from tests.cli import EXAMPLES, socra
from tests.documentation import build_site

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"

NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
TRIED = ("docs/index.md", "docs/lint.md", "docs/providers.md", "docs/privacy.md", "docs/faq.md")
"""Pages whose commands are run as they stand, one after the other, each page in a folder of its own."""
UNTRIED = {
    "socra doctor --live": "asks over the network where a key is set",
    "socra --route ollama doctor": "wants the table above it",
    "socra --route ollama,groq masterplan idea.md": "wants the table above it",
}
MAY_FIND = {"socra lint": (0, 1), "socra masterplan --resume": (0, 2)}
"""Other exit codes than 0 that are no failure: findings, and nothing unfinished to go on with."""

NO_COMMAND = ("[OPTIONS]", "COMMAND", "--help", "--version", "-completion")
"""What marks a usage line, or an option that acts as soon as it is read."""

FENCE = re.compile(r"^```(?:sh|text|console|bash)?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`(socra [^`\n]+)`")


# ── what is written from the program ─────────────────────────────────────────


@pytest.mark.parametrize("name", NAMES)
def test_every_block_is_what_the_program_says_and_prints_now(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert filled(text) == text, "run `make docs`"


def test_the_man_page_is_what_the_program_says_now() -> None:
    assert man.PATH.read_text("utf-8") == man.page(), "run `make docs`"


def test_no_table_of_the_program_s_is_without_a_page() -> None:
    text = "".join(page.read_text("utf-8") for page in PAGES)
    assert [name for name in FRAGMENTS if f"<!-- {name} -->" not in text] == []


def test_a_block_that_nothing_can_fill_is_an_error() -> None:
    with pytest.raises(ValueError, match="misspelt"):
        filled("<!-- misspelt -->\n\n<!-- /misspelt -->")


def test_a_command_that_fails_is_an_error_unless_both_streams_are_shown() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        running.outputs(["$ socra masterplan missing.md"])
    assert running.outputs(["$ socra masterplan missing.md 2>&1"])[0].startswith("error: missing.md")


def test_every_member_of_every_document_has_a_meaning() -> None:
    told = [
        (owner, member, documents.meaning(owner, member, part)) for owner, member, part in documents.members()
    ]
    assert [f"{owner}.{member}" for owner, member, meaning in told if not meaning] == []


def test_no_meaning_is_kept_that_a_schema_tells_or_nothing_needs() -> None:
    written = documents.meanings()
    silent = [(owner, member) for owner, member, part in documents.members() if "description" not in part]
    shared = {member for owner, member in silent if member not in written.get(owner, {})}
    needed = {*silent, *(("any", member) for member in shared)}
    assert [f"{o}.{m}" for o, table in written.items() for m in table if (o, m) not in needed] == []


def test_every_kind_of_failure_and_every_level_is_explained() -> None:
    assert set(failures.ADVICE) == set(Kind)
    assert set(method.MEANS) == set(Level)


def test_every_question_of_a_persona_has_a_reason_and_every_reason_a_question() -> None:
    assert set(method.reasons()) == {question for spec in method.specs() for question in spec.asks}


# ── commands that the pages show ─────────────────────────────────────────────


def commands_in(text: str) -> Iterator[str]:
    """Every command line of socra's in the page's code, without what a shell would do with it."""
    fenced = [line for block in FENCE.findall(text) for line in block.splitlines()]
    for line in [*fenced, *INLINE.findall(text)]:
        for part in re.split(r" (?:\||>|<|&&|\|\|) ", line.removeprefix("$ ")):
            command = re.sub(r"\s+#.*$|\s+2>&1$", "", part.strip())
            if command.startswith("socra "):
                yield command


def parsed(line: str) -> None:
    """Parse a command line down to its last option, and run nothing. Raises what Typer raises."""
    group: Any = get_command(app)
    words = shlex.split(line)[1:]
    context = group.make_context("socra", words)
    while isinstance(group, TyperGroup) and (rest := [*context._protected_args, *context.args]):
        name, group, rest = group.resolve_command(context, rest)
        assert group is not None
        context = group.make_context(name, rest, parent=context)


@pytest.mark.parametrize(
    "line", ["socra lint a.md --nope", "socra sessions shwo ID", "socra masterplan a --runs x"]
)
def test_a_slip_in_a_command_is_noticed(line: str) -> None:
    with pytest.raises(TyperException):
        parsed(line)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_on_a_page_is_one_that_the_program_takes(name: str) -> None:
    refused, paths = [], {page.path for page in command_tree.pages()}
    for line in commands_in((ROOT / name).read_text("utf-8")):
        if line in paths or any(mark in line for mark in NO_COMMAND):
            continue
        try:
            parsed(line)
        except TyperException as error:
            refused.append(f"{line}: {error}")
    assert refused == []


@pytest.mark.parametrize("name", TRIED)
def test_every_command_on_a_page_runs_without_a_key(name: str, isolated: Path) -> None:
    text = (ROOT / name).read_text("utf-8")
    prepare(isolated)
    for block in re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        for line in commands_in(f"```sh\n{block}```"):
            if line in UNTRIED:
                continue
            session = socra("sessions", "list", "--json").document["sessions"][0]["id"]
            done = socra(
                *[session if word in ("ID", "EARLIER-ID") else word for word in shlex.split(line)[1:]]
            )
            allowed = next((codes for start, codes in MAY_FIND.items() if line.startswith(start)), (0,))
            assert done.code in allowed, f"{line}: {done.err}"


def prepare(folder: Path) -> None:
    """What the pages take for granted: a brief, the examples, a session."""
    (folder / "examples").mkdir()
    for brief in EXAMPLES.glob("*.md"):
        (folder / "examples" / brief.name).write_bytes(brief.read_bytes())
    (folder / "idea.md").write_bytes((EXAMPLES / "shift-swap.md").read_bytes())
    assert socra("interview", "examples/repair-cafe.md", "--max-questions", "1", stdin="In May.\n").code == 0


# ── the site ─────────────────────────────────────────────────────────────────


class Fetched(HTMLParser):
    """What a browser fetches by itself when it opens a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self._styled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._styled = tag == "style"
        for name, value in attrs:
            fetches = name in ("src", "srcset", "poster", "data") or (
                name == "href" and tag in ("link", "use")
            )
            if value and fetches:
                self.addresses.append(value)
            elif value and name == "style":
                self.addresses += styled(value)

    def handle_data(self, data: str) -> None:
        if self._styled:
            self.addresses += styled(data)


def styled(css: str) -> list[str]:
    """What a style sheet fetches."""
    return re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')\s;]+)", css)


@pytest.mark.parametrize(
    "html",
    [
        "<script src='//a.b/c'></script>",
        "<link rel=stylesheet href='//a.b/c'>",
        "<p style='background: url(//a.b/c)'>",
        "<style>@import '//a.b/c';</style>",
        "<style>p { background: url( //a.b/c) }</style>",
    ],
)
def test_whatever_a_page_may_fetch_is_seen(html: str) -> None:
    reader = Fetched()
    reader.feed(f"{html}<a href='//only.followed/'>x</a>")
    assert reader.addresses == ["//a.b/c"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The built site, and what building it said."""
    folder = tmp_path_factory.mktemp("site")
    return folder, build_site(folder)


def test_the_site_builds_strictly_and_without_a_warning(site: tuple[Path, str]) -> None:
    folder, said = site
    assert not re.search("warning|deprecat", said, re.IGNORECASE), said
    assert all((folder / f"{page.stem}.html").is_file() for page in DOCS.glob("*.md"))


def test_nothing_on_the_site_is_fetched_from_anywhere_else(site: tuple[Path, str]) -> None:
    foreign: dict[str, list[str]] = {}
    for path in site[0].rglob("*"):
        if path.suffix in (".html", ".css", ".svg"):
            text = path.read_text("utf-8")
            reader = Fetched()
            reader.feed(text if path.suffix != ".css" else f"<style>{text}</style>")
            away = [one for one in reader.addresses if re.match(r"(?:https?:)?//", one)]
            foreign |= {path.name: away} if away else {}
            assert "mermaid" not in re.findall(r'class="([\w-]+)"', text)
    assert foreign == {}


def test_pages_find_their_files_from_disk(site: tuple[Path, str]) -> None:
    lost = []
    for path in site[0].rglob("*.html"):
        if path.name == "404.html":  # a server's page; its addresses begin at the server's root
            continue
        reader = Fetched()
        reader.feed(path.read_text("utf-8"))
        for address in reader.addresses:
            inside = address.split("#")[0].split("?")[0]
            if inside and not inside.startswith("data:") and not (path.parent / inside).is_file():
                lost.append(f"{path.name}: {address}")
    assert lost == []


def test_the_search_index_can_be_read_without_a_server(site: tuple[Path, str]) -> None:
    assert (site[0] / "search" / "search_index.js").read_text("utf-8").startswith("var __index = {")


# ── the changelog ────────────────────────────────────────────────────────────

HEADING = re.compile(r"^## \[(Unreleased|\d+\.\d+\.\d+)\](?: - (\d{4}-\d\d-\d\d))?$", re.MULTILINE)
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_changelog_is_kept_as_it_says() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    heads = HEADING.findall(text)
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        m[0] for m in HEADING.finditer(text)
    ]
    assert heads[0] == ("Unreleased", "")
    versions = [tuple(map(int, version.split("."))) for version, _ in heads[1:]]
    assert versions == sorted(versions, reverse=True)
    days = [day for _, day in heads[1:]]
    assert all(days)
    assert days == sorted(days, reverse=True)
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= KINDS
