"""Sentences of Markdown, as spans of the source."""

import pytest

from socra_cli.lint import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("It costs Rs. 120 or 3.5 dollars. Good.", ["It costs Rs. 120 or 3.5 dollars.", "Good."]),
        ("Dr. Rao, e.g. at 5 p.m. today, agreed.", ["Dr. Rao, e.g. at 5 p.m. today, agreed."]),
        ("Pens, paper, etc. Then more.", ["Pens, paper, etc.", "Then more."]),
        ("It runs; it stays.", ["It runs", "it stays."]),
        (
            "# A title\n\nA text\nwrapped at the\nright. End.",
            ["# A title"[2:], "A text\nwrapped at the\nright.", "End."],
        ),
        ("- one\n- two. three", ["one", "two.", "three"]),
        ("1. first\n2. second", ["first", "second"]),
        ("| Price | 9 € |\n|---|---|\n| Cost | 3 € |", ["Price | 9 €", "Cost | 3 €"]),
        ("```\ncode. here\n```\n\ntext", ["text"]),
        ("---\ntitle: x\n---\nbody text", ["body text"]),
        (
            "idea: an app for walkers\nprice ten a month\nfive of them pay",
            ["idea: an app for walkers", "price ten a month", "five of them pay"],
        ),
        ("<!-- hidden. words -->\n\nseen", ["seen"]),
        ("See [the page](http://a.b/c. d) now. End", ["See [the page](http://a.b/c. d) now.", "End"]),
        ("", []),
    ],
)
def test_sentences_are_split_as_people_would(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_windows_line_ends_change_no_span() -> None:
    text = "# T\n\n- one. two\n- three\n\npara one. para two\n"
    assert split(text.replace("\n", "\r\n")) == split(text)
