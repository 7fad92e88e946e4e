"""The deck for Marp: twelve slides with their notes, and no text of a plan that Marp would act on."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from syrupy.assertion import SnapshotAssertion

from socra_cli.domain.plan import Masterplan
from socra_cli.output.deck.marp import render_marp
from socra_cli.output.deck.outline import outline
from tests.output.deck.slides import named
from tests.output.plans import ATTACKS, FULL, PAID, SPARSE, hostile

ATTACKS_ON_MARP = (
    *ATTACKS,
    "-->\n<!-- paginate: false -->",
    "--> <!-- _class: lead --> x",
    "--!> out",
    "->-->--->",
    "_class: lead",
    "footer: pwned\nheader: pwned",
    "- paginate: false",
    "backgroundImage: url(https://evil.example/x.png)",
    "![bg](https://evil.example/x.png)",
    ":rocket: and :+1:",
    "$x^2$ and $$y$$",
    "---",
    "***",
    '" x: y # z',
    "w" * 3_000,
)
INLINE = {"text", "softbreak", "code_inline", "strong_open", "strong_close", "em_open", "em_close"}
BLOCKS = {"heading", "paragraph", "inline", "bullet_list", "list_item", "blockquote", "hr", "html_block",
          "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip


def parsed(markdown: str) -> tuple[dict[str, Any], list[Token]]:
    """Front matter and tokens, read as Marp reads them: CommonMark with tables."""
    _, head, body = markdown.split("---\n", 2)
    return yaml.safe_load(head), MarkdownIt("commonmark").enable("table").parse(body)


def comments(tokens: list[Token]) -> list[str]:
    found = [token.content.strip() for token in tokens if token.type == "html_block"]
    assert all(one.startswith("<!--") and one.endswith("-->") and one.count("-->") == 1 for one in found)
    return [one.removeprefix("<!--").removesuffix("-->").strip() for one in found]


def is_directive(comment: str) -> bool:
    """Marp takes a comment for directives where it is a mapping in YAML, else for a note."""
    try:
        return isinstance(yaml.load(comment, yaml.BaseLoader), dict)
    except yaml.YAMLError:
        return False


def check(plan: Masterplan) -> None:
    head, tokens = parsed(render_marp(outline(plan)))
    assert list(head) == ["marp", "title", "paginate", "size", "footer", "style"]
    assert (head["marp"], head["paginate"], head["size"]) == (True, True, "16:9")
    assert "<" not in head["style"]
    assert sum(token.type == "hr" for token in tokens) == 11
    kinds = {re.sub("_(open|close)$", "", token.type) for token in tokens}
    assert kinds <= BLOCKS
    inline = {child.type for token in tokens for child in token.children or ()}
    assert inline <= INLINE
    levels = [token.tag for token in tokens if token.type == "heading_open"]
    assert levels.count("h1") == 12
    assert set(levels) <= {"h1", "h2", "h3"}
    directives = [one for one in comments(tokens) if is_directive(one)]
    assert len(directives) == 12
    assert all(re.fullmatch(r"_class: [a-z -]+", one) for one in directives)
    with_notes = sum(bool(one.notes) for one in outline(plan).slides)
    assert len(comments(tokens)) == 12 + with_notes


def test_the_whole_file(snapshot: SnapshotAssertion) -> None:
    assert render_marp(outline(FULL)) == snapshot


@pytest.mark.parametrize("plan", [FULL, SPARSE], ids=["full", "sparse"])
def test_it_has_twelve_slides_each_with_one_title(plan: Masterplan) -> None:
    check(plan)


@pytest.mark.parametrize("attack", ATTACKS_ON_MARP)
def test_no_text_formats_anything_ends_a_note_or_is_a_directive(attack: str) -> None:
    check(hostile(attack))


@pytest.mark.parametrize("attack", ["x\nfooter: pwned", "--> <!-- paginate: false -->", "`code` | *x*"])
def test_no_id_does_either(attack: str) -> None:
    check(named(attack))


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("-<>!:$#*_`[]()|\\/&;~=+.\n 1ab_"), max_size=40))
def test_nor_does_any_other(text: str) -> None:
    check(hostile(text))


def test_every_slide_of_a_demo_says_so_and_no_other_does() -> None:
    assert (
        parsed(render_marp(outline(SPARSE)))[0]["footer"] == "An app for gardens · Demo: no model was asked."
    )
    assert parsed(render_marp(outline(FULL)))[0]["footer"] == "Repair slots"


def test_notes_are_a_list_so_that_none_can_begin_as_a_directive_does() -> None:
    _, tokens = parsed(render_marp(outline(hostile("footer: pwned"))))
    notes = [one for one in comments(tokens) if not is_directive(one)]
    assert notes
    assert all(line.startswith("- ") for note in notes for line in note.splitlines() if line)


def test_a_note_that_would_end_its_comment_keeps_its_words() -> None:
    _, tokens = parsed(render_marp(outline(hostile("before --> after"))))
    assert any("before ––> after" in note for note in comments(tokens))


def test_formulas_and_emoji_names_are_text() -> None:
    text = render_marp(outline(hostile("costs $5$ :rocket: now")))
    on_slides = re.sub(r"<!--.*?-->", "", text.split("---\n", 2)[2], flags=re.DOTALL)
    assert "costs \\$5\\$" in on_slides
    assert ":rocket:" not in on_slides
    assert ":\u2060rocket:" in on_slides


def test_quotes_stand_in_the_notes_with_their_place_and_level() -> None:
    _, tokens = parsed(render_marp(outline(FULL)))
    assert any(f"“{PAID.text}” (brief, E4 committed)" in note for note in comments(tokens))


def test_a_score_is_drawn_with_what_the_evidence_would_still_admit() -> None:
    text = render_marp(outline(FULL))
    assert "| Economist | 6 | ██████░░ | `E4 committed` |" in text
    assert "| Warden | – | – | `E0 unstated` | no score: nothing was said |" in text
