"""A long text cut to a token budget by dropping whole sentences, the least telling first."""

from __future__ import annotations

import re
from collections.abc import Callable

from socra_cli.domain.ceiling import ceiling
from socra_cli.lint import sentences

GAP = "[…]"
_DIGIT = re.compile(r"\d")


def extract(text: str, tokens: int, count: Callable[[str], int]) -> str:
    """The sentences of ``text`` that tell most, in their order, within ``tokens`` as ``count`` counts them.

    A sentence tells more the higher the level its words can reach, and when it holds a number; ties go to the
    earlier one. Left-out stretches are marked, so that no reader takes the rest for the whole. The text
    itself when it fits.
    """
    if count(text) <= tokens:
        return text
    spans = sentences(text)
    ranked = sorted(range(len(spans)), key=lambda i: (-_weight(text[slice(*spans[i])], i), i))
    kept: set[int] = set()
    room = tokens - count(GAP)
    for index in ranked:
        cost = count(text[slice(*spans[index])]) + 2  # a gap mark, at worst
        if cost <= room:
            kept.add(index)
            room -= cost
    return _join(text, spans, kept)


def _weight(sentence: str, index: int) -> int:
    opening = 2 if index < 2 else 0  # what it is stands at the top
    return ceiling(sentence).rank + (1 if _DIGIT.search(sentence) else 0) + opening


def _join(text: str, spans: tuple[tuple[int, int], ...], kept: set[int]) -> str:
    pieces: list[str] = []
    for index, (start, end) in enumerate(spans):
        if index in kept:
            pieces.append(text[start:end].strip())
        elif not pieces or pieces[-1] != GAP:
            pieces.append(GAP)
    return " ".join(pieces)
