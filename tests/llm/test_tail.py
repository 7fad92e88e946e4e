from __future__ import annotations

import pytest
from pydantic import BaseModel

from socra_cli.llm.providers.dialects import schema_line
from socra_cli.llm.request import Message
from socra_cli.llm.tail import SEPARATOR, TailFilter, read_tail, with_instruction


class Step(BaseModel):
    choices: list[str]


DOCUMENT = '{"choices": ["a", "b"]}'


def through(text: str, size: int = 1) -> tuple[str, TailFilter]:
    """What a reader sees of ``text`` when it comes in pieces of ``size``."""
    tail = TailFilter()
    seen = "".join(tail.feed(text[at : at + size]) for at in range(0, len(text), size))
    return seen + tail.finish(), tail


@pytest.mark.parametrize(
    "separator",
    [
        SEPARATOR,
        "### JSON ###",
        "###json###",
        "##JSON##",
        "\n```json\n",
        "\n```JSON\n",
        "\n```\n",
        "\n````json\n",
        "\n```\n###JSON###\n",
        "\n  ```json\n",
        "\n",
    ],
)
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_nothing_from_the_separator_on_is_shown_however_it_is_written(separator: str, size: int) -> None:
    seen, tail = through(f"Who paid?{separator}{DOCUMENT}", size)
    assert seen.rstrip() == "Who paid?"
    assert read_tail(tail.tail, Step) == Step(choices=["a", "b"])


@pytest.mark.parametrize("cut", range(1, len(SEPARATOR) + 12))
def test_a_separator_or_document_that_breaks_off_is_not_shown_either(cut: int) -> None:
    whole = f"Who paid?\n{SEPARATOR}\n{DOCUMENT}"
    seen, tail = through(whole[: len("Who paid?\n") + cut])
    assert seen.rstrip() == "Who paid?"
    assert read_tail(tail.tail, Step) is None


@pytest.mark.parametrize(
    "text",
    [
        "Is it C#? Or #3 in the list?",
        "We write C#",
        "# A heading\n\n## Another\nand `code` and {braces} in a line",
        "```python\nprint(1)\n```\nWhat does it print?",
        "Use {x} here.\n{ not json }\nthe end",
        "JSON is a format. ### is a heading.",
        "- a\n- b\n",
        "Like this:\n```\nx = 1\n```",
    ],
)
def test_text_that_only_looks_like_a_tail_is_shown_whole(text: str) -> None:
    for size in (1, 2, 1000):
        seen, tail = through(text, size)
        assert seen == text
        assert tail.tail is None
        assert tail.shown == text


def test_text_is_held_back_no_longer_than_it_must_be() -> None:
    tail = TailFilter()
    assert tail.feed("Who ") == "Who "
    assert tail.feed("#") == ""
    assert tail.feed("1?") == "#1?"


@pytest.mark.parametrize(
    "tail",
    [
        None,
        SEPARATOR,
        SEPARATOR + DOCUMENT[:-1],
        SEPARATOR + DOCUMENT + " and one more thing",
        SEPARATOR + '{"choices": 7}',
        SEPARATOR + "{'choices': ['a']}",
        SEPARATOR + "[]",
    ],
)
def test_a_missing_broken_or_misplaced_tail_is_no_tail(tail: str | None) -> None:
    assert read_tail(tail, Step) is None


def test_a_tail_in_a_fence_is_read() -> None:
    assert read_tail(f"{SEPARATOR}\n```json\n{DOCUMENT}\n```\n", Step) == Step(choices=["a", "b"])


def test_the_instruction_names_separator_and_schema_at_the_end_of_the_last_message() -> None:
    messages = (Message("system", "be brief"), Message("user", "ask"))
    first, last = with_instruction(messages, Step)
    assert first == messages[0]
    assert last.content.startswith("ask\n\n")
    assert SEPARATOR in last.content
    assert schema_line(Step) in last.content
    assert with_instruction(messages, None) == messages
