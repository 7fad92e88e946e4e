"""The quick reader of everyday Markdown finds what markdown-it-py finds, or leaves the text to it."""

from pathlib import Path

import pytest
from gold import CASES
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.lint import markdown
from socra_cli.lint.blocks import everyday_segments
from socra_cli.lint.segments import Segment

_PREFIXES = ["", "", "", " ", "  ", "   ", "    ", "     "]
_STARTS = [
    *(
        "",
        "",
        "",
        "- ",
        "* ",
        "+ ",
        "-   ",
        "-     ",
        "1. ",
        "2. ",
        "10) ",
        "# ",
        "### ",
        "#",
        "> ",
        ">",
        "> - ",
    ),
    *(
        "**bo** ",
        "[li](x) ",
        "[d]: ",
        "2026 ",
        "3.5 ",
        "-5 ",
        "`co` ",
        "- [ ] ",
        "<b> ",
        "| ",
        "\t",
        "&nbsp; ",
    ),
]
_WHOLE = [
    *(
        "",
        "",
        "---",
        "***",
        "- - -",
        "===",
        "--",
        "-",
        "*",
        "1.",
        "#",
        "```",
        "```py",
        "~~~~",
        ">",
        "|---|---|",
    ),
    *(
        "| aa | bb |",
        "|---|---|",
        "| cc |",
        "| dd | ee | ff |",
        "|:--|--:|",
        "aa | bb",
        "--|--",
        "<!-- no -->",
        " <!-- a",
        "<!-->",
    ),
]
_line = st.one_of(
    st.sampled_from(_WHOLE),
    st.tuples(
        st.sampled_from(_PREFIXES),
        st.sampled_from(_STARTS),
        st.sampled_from(["word", "two words", "Ends with # ", "x \\| y", "a | b", "wide  "]),
    ).map("".join),
)
_texts = st.lists(_line, max_size=9).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda end: end.join(lines))
)


def parsed(text: str) -> list[Segment]:
    """The segments as markdown-it-py sees them."""
    return markdown._Blocks(text).segments(markdown._parser().parse(text))


@settings(max_examples=600, deadline=None)
@given(_texts)
def test_what_is_read_is_what_the_parser_finds(text: str) -> None:
    read = everyday_segments(text)
    assert read is None or read == parsed(text)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_briefs_are_read_without_the_parser(path: Path) -> None:
    text = path.read_text("utf-8")
    assert everyday_segments(text) == parsed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Title\n=====\n\ntext",
        "    code by indentation",
        "a\tb",
        "<div>html</div>",
        "[x]: http://a.b/c",
        "words\n2. not an item",
        "| a | b |\n| c | d |",
        "- # heading in an item",
    ],
)
def test_rarer_layouts_are_left_to_the_parser(text: str) -> None:
    assert everyday_segments(text) is None
