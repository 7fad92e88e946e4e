"""Reading a brief: the one place that says what an input file must be like."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from socra_cli.errors import InputError

MAX_INPUT_BYTES: Final = 1_000_000
_BOM: Final = "\ufeff"
_FOREIGN_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
# Control characters that a text file may hold: tab, line feed, form feed, carriage return, and escape, which
# the sanitizer takes out before anything is shown.
_TEXT_CONTROLS: Final = frozenset("\t\n\f\r\x1b")


def read_text(path: Path, most_bytes: int = MAX_INPUT_BYTES) -> str:
    """The decoded text of the file at ``path``, which may have ``most_bytes``.

    Raises:
        InputError: the file is missing, a folder, unreadable, or not text that ``decode`` takes.
    """
    name = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(most_bytes + 1)
    except FileNotFoundError:
        raise InputError(
            f"{name}: no such file", hint="Check the spelling, or give the text on standard input with -."
        ) from None
    except IsADirectoryError:
        raise _folder(name) from None
    except OSError as error:
        if path.is_dir():  # Windows reports a folder as a refused permission
            raise _folder(name) from None
        raise InputError(
            f"{name}: {error.strerror or error}", hint="Check that the file may be read."
        ) from None
    return decode(data, name, most_bytes)


def decode(data: bytes, name: str, most_bytes: int = MAX_INPUT_BYTES) -> str:
    """``data`` as text: UTF-8, with or without a byte-order mark. ``name`` is what messages call it.

    Raises:
        InputError: empty, over ``most_bytes``, binary, or in another encoding.
    """
    if len(data) > most_bytes:
        raise InputError(
            f"{name}: over {most_bytes:,} bytes",
            hint="A brief is a few pages of text. Cut it to what matters, or split it.",
        )
    if data.startswith(_FOREIGN_MARKS):
        raise InputError(f"{name}: UTF-16 text, not UTF-8", hint="Save the file as UTF-8 and try again.")
    if b"\0" in data:
        raise InputError(f"{name}: a binary file, not text", hint="Give a Markdown or plain-text file.")
    text = _decode_utf8(data, name).removeprefix(_BOM)
    if any(char < " " and char not in _TEXT_CONTROLS for char in text):
        raise InputError(f"{name}: a binary file, not text", hint="Give a Markdown or plain-text file.")
    if not text.strip():
        raise InputError(f"{name}: empty", hint="Write down the idea first; a few sentences are enough.")
    return text


def _decode_utf8(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{name}: not UTF-8 (line {line}, byte {error.start})",
            hint="Save the file as UTF-8 and try again.",
        ) from None


def _folder(name: str) -> InputError:
    return InputError(f"{name}: a folder, not a file", hint="Give a file in it.")
