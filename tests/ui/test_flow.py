from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.ui import flow as flow_module
from socra_cli.ui.flow import MARK, Flow
from socra_cli.ui.splitting import split_inline
from socra_cli.ui.theme import ASCII, UNICODE
from tests.screen.documents import MIXED, TALL


def at_once(text: str, columns: int = 60) -> list[str]:
    flow = Flow(UNICODE)
    flow.feed(text)
    return [line.plain.rstrip() for line in flow.finish(columns)]


def bit_by_bit(text: str, sizes: list[int], columns: int = 60, limit: int = 100) -> list[str]:
    flow, lines, start = Flow(UNICODE), [], 0
    while start < len(text):
        size = sizes[start % len(sizes)]
        flow.feed(text[start : start + size])
        start += size
        lines += flow.settle(columns, limit)
    return [line.plain.rstrip() for line in [*lines, *flow.finish(columns)]]


def test_markdown_reads_as_blocks_with_markers_and_margins() -> None:
    text = (
        "# Head\nIntro:\n- a\n  - b\n\n    c\n3. x\n4. y\n\n> q\n> - z\n\n```py\n1\n\n2\n```\n"
        "| a | b |\n|--|-:|\n| 1 | 22 |\n***\nend <b>\n"
    )
    assert at_once(text) == [
        "Head", "", "Intro:", "", "• a", "  • b", "", "    c", "", "3. x", "4. y", "", "│ q", "│ • z", "",
        "  1", "", "  2", "", "a   b", "─  ──", "1  22", "", "─" * 24, "", "end <b>",
    ]  # fmt: skip


def test_symbols_can_be_ascii() -> None:
    flow = Flow(ASCII)
    flow.feed("- a\n\n> b\n\n---\n")
    assert [line.plain for line in flow.finish(40)] == ["* a", "", "| b", "", "-" * 24]


def test_a_link_shows_where_it_leads_and_an_image_what_it_is() -> None:
    assert at_once(
        "[bank](https://evil.example) <https://a.example> ![alt](x.png) [x@y.example](mailto:x@y.example)"
    ) == [
        "bank (https://evil.example) https://a.example [image: alt]",
        "x@y.example",
    ]


def test_an_empty_list_item_and_a_list_numbered_with_ones_read_as_lists() -> None:
    assert at_once("1. a\n1.\n1. c\n") == ["1. a", "2.", "3. c"]


@pytest.mark.parametrize("limit", [3, 8, 100])
@pytest.mark.parametrize("sizes", [[1], [7, 2], [400]])
def test_a_mixed_answer_reads_the_same_however_it_comes(limit: int, sizes: list[int]) -> None:
    text = MIXED.replace("| 宅配ロッカーは足りない | E2 | 22 |\n", "")  # a tall table fixes its columns early
    assert bit_by_bit(text, sizes, limit=max(limit, 5)) == at_once(text)


@pytest.mark.parametrize("kind", [kind for kind in TALL if kind != "table"])
@pytest.mark.parametrize("columns", [30, 80])
def test_a_block_of_any_length_reads_the_same_and_never_leaves_many_lines_pending(
    kind: str, columns: int
) -> None:
    flow, lines, most = Flow(UNICODE), [], 0
    for start in range(0, len(TALL[kind]), 25):
        flow.feed(TALL[kind][start : start + 25])
        lines += flow.settle(columns, 5)
        most = max(most, len(flow.pending(columns)))
    assert [line.plain.rstrip() for line in [*lines, *flow.finish(columns)]] == at_once(TALL[kind], columns)
    assert most <= 5 * flow_module.FORCE_AFTER + 1


BLOCKS = [
    "A paragraph with *emphasis* and `code`.\n\n",
    "Line one\nline two\n\n",
    "## Heading\n",
    "- item\n",
    "- other\n\n",
    "  - nested\n",
    "    deeper text\n",
    "1. one\n",
    "1. two\n\n",
    "   inside\n\n",
    "> quote\n",
    "> - in quote\n\n",
    "```\ncode\n\nmore\n```\n",
    "~~~py\nx\n",
    "---\n",
    "***\n",
    "    indented\n",
    "\n",
    "12. twelve\n",
    "text",
    "* star\n",
    "**bold\n",
    "漢字漢字漢字\n",
    "+ plus\n\n\n",
    "-\n",
    "> > deep\n",
    "`open\n",
    "- > mixed\n",
    "1) paren\n",
    "\\* no\n",
]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(BLOCKS), max_size=14).map("".join),
    st.lists(st.integers(1, 30), min_size=1, max_size=4),
    st.integers(20, 90),
)
def test_whatever_is_written_the_final_lines_are_those_of_the_whole_text(
    text: str, sizes: list[int], columns: int
) -> None:
    assert bit_by_bit(text, sizes, columns) == at_once(text, columns)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(BLOCKS), max_size=30).map("".join),
    st.lists(st.integers(1, 30), min_size=1, max_size=4),
)
def test_no_character_is_lost_or_doubled_in_tall_blocks_either(text: str, sizes: list[int]) -> None:
    def letters(lines: list[str]) -> str:
        return "".join(char for char in "".join(lines) if char.isalpha())

    assert letters(bit_by_bit(text, sizes, columns=24, limit=3)) == letters(at_once(text, 24))


def test_the_work_for_a_piece_does_not_grow_with_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[int] = []
    parse = flow_module.leaves
    monkeypatch.setattr(
        flow_module, "leaves", lambda source, *rest: parsed.append(len(source)) or parse(source, *rest)
    )
    for kind, text in TALL.items():
        parsed.clear()
        bit_by_bit(text * 4, [20], columns=40, limit=5)
        assert max(parsed) < 1600, kind


def test_a_resize_in_the_middle_of_a_table_keeps_its_rows() -> None:
    flow, lines = Flow(UNICODE), []
    for row, columns in zip(
        TALL["table"].splitlines(keepends=True), [80] * 20 + [24] * 30 + [120] * 30, strict=False
    ):
        flow.feed(row)
        lines += flow.settle(columns, 4)
    lines += flow.finish(100)
    text = " ".join(line.plain for line in lines)
    assert all(text.count(f" {i} ") >= 1 for i in range(70))


@pytest.mark.parametrize(
    "content", ["some **bold words here", "see `code here and", "a [link that is", "x ~~gone now"]
)
def test_a_paragraph_is_not_cut_after_a_mark_that_may_close_later(content: str) -> None:
    at = split_inline(content, force=False)
    assert at is not None
    assert at <= min(content.find(mark) for mark in ("**", "`", "[", "~~") if mark in content)


def test_a_mark_that_never_closes_does_not_hold_a_paragraph_back_forever() -> None:
    content = "**never closed " + "words and words " * 40
    assert split_inline(content, force=False) is None
    assert split_inline(content, force=True)


def test_an_endless_word_is_cut_between_characters_never_inside_one() -> None:
    assert split_inline("e\u0301" * 40, force=False) is None
    at = split_inline("e\u0301" * 40, force=True)
    assert at is not None
    assert at % 2 == 0
    assert split_inline("x", force=True) is None


def test_the_mark_that_keeps_a_paragraph_going_never_shows() -> None:
    assert MARK not in "".join(bit_by_bit(TALL["paragraph"], [13], limit=3))
