from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.sanitize import StreamCleaner, clean

ATTACKS = {
    "colour": ("\x1b[31mred\x1b[0m", "red"),
    "clear screen": ("\x1b[2J\x1b[Hgone", "gone"),
    "cursor up": ("x\x1b[5A\x1b[2Koverwritten", "xoverwritten"),
    "window title": ("\x1b]0;owned\x07text", "text"),
    "title, string terminator": ("\x1b]2;owned\x1b\\text", "text"),
    "hyperlink": ("\x1b]8;;https://evil.example\x07bank\x1b]8;;\x07", "bank"),
    "clipboard": ("\x1b]52;c;cm0gLXJmIH4=\x07ok", "ok"),
    "iterm file": ("\x1b]1337;File=name=x:AAAA\x07ok", "ok"),
    "sixel": ("\x1bPq#0;2;0;0;0\x1b\\ok", "ok"),
    "answerback": ("\x1b[c\x05\x1b[6nok", "ok"),
    "key definition": ('\x1b["/etc";13pok', 'tc";13pok'),
    "tmux pass-through": ("\x1bPtmux;\x1b\x1b]0;x\x07\x1b\\ok", "ok"),
    "application command": ("\x1b_Gi=1;AAAA\x1b\\ok", "ok"),
    "privacy message": ("\x1b^secret\x1b\\ok", "ok"),
    "start of string": ("\x1bXhidden\x1b\\ok", "ok"),
    "reset": ("\x1bcok", "ok"),
    "character set": ("\x1b(0lqqk\x1b(B", "lqqk"),
    "alternate screen": ("\x1b[?1049hok\x1b[?1049l", "ok"),
    "bracketed paste end": ("\x1b[201~rm -rf\n", "rm -rf\n"),
    "8-bit csi": ("\x9b2Jok", "ok"),
    "8-bit osc": ("\x9d0;owned\x9cok", "ok"),
    "8-bit dcs": ("\x90q\x9cok", "ok"),
    "overwriting": ("safe\revil", "safe\nevil"),
    "backspaces": ("abc\x08\x08\x08xyz", "abcxyz"),
    "bell": ("ding\x07", "ding"),
    "null": ("a\x00b", "ab"),
    "delete": ("a\x7fb", "ab"),
    "vertical tab": ("a\x0bb", "a\nb"),
    "next line": ("a\x85b\u2028c\u2029d", "a\nb\nc\nd"),
    "bidi override": ("moc.\u202eevil\u202c", "moc.evil"),
    "bidi isolate": ("a\u2066b\u2069c", "abc"),
    "zero width": ("pass\u200bword\ufeff\u2060", "password"),
    "joiner in latin": ("pay\u200dpal\u200c", "paypal"),
    "smuggled tags": ("hi\U000e0068\U000e0069", "hi"),
    "smuggled selectors": ("x\ufe01\ufe02\ufe03\U000e0101", "x\ufe01"),
    "filler": ("a\u3164b\uffa0c", "abc"),
    "unterminated osc": ("\x1b]0;never ends\nnext line", "\nnext line"),
    "unterminated csi": ("\x1b[12;é", "é"),
    "sequence in a sequence": ("\x1b[3\x1b[31mx", "x"),
    "cancelled": ("\x1b[31\x18mx", "mx"),
    "lone escape": ("end\x1b", "end"),
    "lone surrogate": ("a\ud800b", "a\ufffdb"),
    "noncharacter": ("a\ufdd0\uffffb", "ab"),
}


@pytest.mark.parametrize(("attack", "visible"), ATTACKS.values(), ids=ATTACKS)
def test_what_a_terminal_would_obey_is_gone_and_what_people_read_stays(attack: str, visible: str) -> None:
    assert clean(attack) == visible


@pytest.mark.parametrize(
    "text",
    [
        "plain words\n\tindented\n",
        "[bold]markup is text[/bold]",
        "漢字 한국어 ไทย हिन्दी עברית عربي",
        "नी\u200dक क्\u200dष",
        "می\u200cخواهم",
        "👩🏽\u200d❤️\u200d💋\u200d👨 1️⃣ ☎︎ 🇪🇺",
        "Cafe\u0301 naïve",
    ],
)
def test_honest_text_of_every_script_passes_unchanged(text: str) -> None:
    assert clean(text) == text


def test_a_name_stays_on_one_line() -> None:
    assert clean("a\nb\tc\rd\r\ne", multiline=False) == "a b c d e"


def test_windows_line_ends_become_one_newline_even_when_split_between_pieces() -> None:
    cleaner = StreamCleaner()
    assert cleaner.feed("a\r") + cleaner.feed("\nb\r") + cleaner.flush() == "a\nb\n"


def test_a_flushed_cleaner_is_as_new() -> None:
    cleaner = StreamCleaner()
    cleaner.feed("\x1b]0;open")
    cleaner.flush()
    assert cleaner.feed("text") == "text"


ALPHABET = st.sampled_from(
    [
        *"ab漢é[]()0;m?J\\ \n\r\t",
        "\x1b",
        "\x07",
        "\x9b",
        "\x9c",
        "\x9d",
        "\x18",
        "\x00",
        "\u202e",
        "\u200d",
        "\ufe0f",
        "👩",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.text(ALPHABET, max_size=6), max_size=12))
def test_how_text_is_cut_into_pieces_makes_no_difference(pieces: list[str]) -> None:
    cleaner = StreamCleaner()
    assert "".join(map(cleaner.feed, pieces)) + cleaner.flush() == clean("".join(pieces))


@settings(max_examples=400, deadline=None)
@given(st.text(st.one_of(ALPHABET, st.characters()), max_size=60), st.booleans())
def test_no_control_and_no_reordering_character_ever_comes_out(text: str, multiline: bool) -> None:
    for char in clean(text, multiline=multiline):
        assert unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp") or char in (
            "\n\t" if multiline else ""
        )
        assert unicodedata.bidirectional(char) not in (
            "LRO",
            "RLO",
            "LRE",
            "RLE",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        )


@settings(max_examples=200, deadline=None)
@given(st.text(st.one_of(ALPHABET, st.characters()), max_size=60))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
