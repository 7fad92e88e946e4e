"""A text as words with offsets, made by whole-text operations: the fastest way Python has."""

from __future__ import annotations

from itertools import accumulate, compress, count
from operator import add
from typing import Final, NamedTuple


def _folding() -> bytes:
    """Latin-1 letters to their lower case and digits to themselves; all else to spaces."""
    table = bytearray(b" " * 256)
    for code in range(256):
        char = chr(code)
        if char.isalnum():
            lower = char.lower()
            table[code] = ord(lower) if len(lower) == 1 and ord(lower) < 256 else code
    return bytes(table)


_FOLDING: Final = _folding()


class Words(NamedTuple):
    """``words[i]`` in lower case begins at ``starts[i]``. *Don't* is two words, *don* and *t*."""

    words: list[str]
    starts: list[int]


def fold(text: str) -> Words:
    """The words of ``text``. Letters outside Latin-1 divide words: the rules know English only."""
    plain = text.encode("latin-1", "replace").translate(_FOLDING).decode("latin-1")
    runs = plain.split(" ")
    starts = compress(map(add, accumulate(map(len, runs), initial=0), count()), runs)
    return Words(list(filter(None, runs)), list(starts))
