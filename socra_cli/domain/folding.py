"""Folding: the dress that a quote may wear. Unicode form, white space, quotes, dashes, case; nothing else."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_SINGLE: Final = "‘’‚‛‹›′‵´`ʼʻ"
_DOUBLE: Final = "“”„‟«»〝〞″‶「」『』"
_DASHES: Final = "‐‑‒–—―−﹘"
_TABLE: Final = str.maketrans(
    dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_DASHES, "-")
)
# Stream-safe text (UAX #15) has at most 30 combining marks in a row; beyond that normalising is not linear.
_LONGEST_CLUSTER: Final = 32


class Folded(NamedTuple):
    """``text`` is folded; its character ``i`` came from ``original[starts[i]:ends[i]]``."""

    text: str
    starts: array[int]
    ends: array[int]


def fold(text: str) -> str:
    """The folded text alone, without white space at either end."""
    return fold_mapped(text).text.strip(" ")


def fold_mapped(text: str) -> Folded:
    """Fold ``text`` and keep where each folded character came from. Linear in the length of the text."""
    folded: list[str] = []
    starts, ends = array("L"), array("L")
    for start, end in _clusters(text):
        for char in _fold_cluster(text[start:end]):
            if char == " " and folded and folded[-1] == " ":
                ends[-1] = end
                continue
            folded.append(char)
            starts.append(start)
            ends.append(end)
    return Folded("".join(folded), starts, ends)


def plain_quotes(text: str) -> str:
    """``text`` with typographic quotes and dashes as typed ones; every offset stays what it was."""
    return text.translate(_TABLE)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Spans that Unicode normalisation never joins across: a character and what combines with it."""
    start = 0
    for index in range(1, len(text) + 1):
        at_end = index == len(text)
        if at_end or index - start >= _LONGEST_CLUSTER or not _combines(text[index]):
            yield start, index
            start = index


@lru_cache(maxsize=4096)
def _combines(char: str) -> bool:
    """Whether ``char`` can melt into what stands before it: a mark, or vowel or coda of a Hangul syllable."""
    if char < "\u0300":
        return False
    if "\u1160" <= char <= "\u11ff" or "\uffa0" <= char <= "\uffdc":
        return True
    return unicodedata.category(unicodedata.normalize("NFKD", char)[0])[0] == "M"


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> str:
    plain = unicodedata.normalize("NFKC", cluster.translate(_TABLE)).casefold()
    plain = unicodedata.normalize("NFKC", plain).translate(_TABLE)
    return "".join(" " if char.isspace() else char for char in plain)
