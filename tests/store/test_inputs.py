"""What a brief's file must be like, and what is said of one that isn't."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.errors import InputError
from socra_cli.store.inputs import MAX_INPUT_BYTES, decode, read_text


def refusal(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        decode(data, "idea.md")
    assert caught.value.message.startswith("idea.md: ")
    assert caught.value.hint
    return caught.value


def test_utf8_with_and_without_a_byte_order_mark_reads_the_same() -> None:
    assert decode("\ufeffA café".encode(), "x") == decode("A café".encode(), "x") == "A café"


def test_line_ends_and_inner_marks_are_kept() -> None:
    assert decode("a\r\nb\ufeffc\n".encode(), "x") == "a\r\nb\ufeffc\n"


@pytest.mark.parametrize("data", [b"", b"   \n\t", "\ufeff".encode(), "\ufeff \n".encode()])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert "empty" in refusal(data).message


@pytest.mark.parametrize("data", [b"GIF89a\0\0", b"\x7fELF\x01\x02", b"a\x00b"])
def test_a_binary_file_is_refused(data: bytes) -> None:
    assert "binary" in refusal(data).message


def test_an_escape_character_is_text_and_left_to_the_sanitizer() -> None:
    assert decode(b"red \x1b[31m", "x") == "red \x1b[31m"


def test_another_encoding_is_refused_with_the_line_it_shows_on() -> None:
    assert "line 2" in refusal("one\ncafé".encode("latin-1")).message
    assert "UTF-16" in refusal("hello".encode("utf-16")).message


def test_one_megabyte_is_read_and_one_byte_more_is_not() -> None:
    assert len(decode(b"a" * MAX_INPUT_BYTES, "x")) == MAX_INPUT_BYTES
    assert "over" in refusal(b"a" * (MAX_INPUT_BYTES + 1)).message


def test_files_are_read_by_path(tmp_path: Path) -> None:
    brief = tmp_path / "idea.md"
    brief.write_bytes("An idea — zwölf".encode())
    assert read_text(brief) == "An idea — zwölf"


def test_a_big_file_is_refused_without_reading_it_whole(tmp_path: Path) -> None:
    brief = tmp_path / "idea.md"
    brief.write_bytes(b"a" * (MAX_INPUT_BYTES + 5000))
    with pytest.raises(InputError, match="over"):
        read_text(brief)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_text(tmp_path / "none.md")
    with pytest.raises(InputError, match="folder"):
        read_text(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="file"):
        read_text(tmp_path / "file" / "below")


def test_a_folder_that_the_system_calls_forbidden_is_still_called_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="folder"):
        read_text(tmp_path)
    with pytest.raises(InputError, match="Permission denied"):
        read_text(tmp_path / "locked.md")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_either_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "x")
    except InputError:
        return
    assert text.strip()
    assert "\0" not in text
