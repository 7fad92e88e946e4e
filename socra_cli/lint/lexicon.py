"""Cues: the phrases that rules listen for, compiled into one index and found in one pass over the words.

A cue table maps a tag to phrases divided by ``;``. In a phrase::

    word|other      one of these words          app+     the noun and its plural
    word?           may be missing              hold/    every form of the verb
    ~3              up to three words between

Words are as ``words.fold`` gives them: lower case, no punctuation, *don't* is ``don t``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from socra_cli.lint.inflection import noun_forms, verb_forms


class Slot(NamedTuple):
    """What may stand at one place of a phrase: one of ``words``, after at most ``gap`` others."""

    words: frozenset[str]
    gap: int
    optional: bool


class Phrase(NamedTuple):
    """A phrase seen from its rarest word: ``before`` runs leftwards from it, ``after`` rightwards.

    ``gap`` is how many words may stand between the rarest word and the one to its left. A sentence without
    any word of ``key`` can't hold the phrase.
    """

    before: tuple[Slot, ...]
    gap: int
    after: tuple[Slot, ...]
    key: frozenset[str]
    tag: str


class Entry(NamedTuple):
    """What hangs on a word: tags that the word alone gives, and phrases whose rarest word it is."""

    tags: tuple[str, ...]
    phrases: tuple[tuple[frozenset[str], Phrase], ...]  # each with its ``key``, which is looked at first


Index = Mapping[str, Entry]
Table = Mapping[str, str]

# Words in a thousand of plain English, from the commonest down; what isn't listed is rarer than these.
COMMON: Final[Mapping[str, float]] = {
    word: rate
    for rate, listed in {
        50: "the",
        25: "a and of to in",
        12: "is for we that it our with on they",
        7: "i are as by from at or their an be this have not no will was who",
        4: "one each two has can s t my us per you all out so them but when only its if more than up do",
        2: "every any first three which because since which there these into after before new other also "
        "about",
        1: """
            app use users people customers pay month year week day time years months days price cost
            costs free never now already just over most what how where would could team four five ten
            students work data does me your has been were had his her while then through between
            without under until
        """,
    }.items()
    for word in listed.split()
}
_UNCOMMON: Final = 0.15
_BROKEN_SLOT: Final = re.compile(r"\|\s+")  # a line may end inside a slot


def compile_index(tables: Iterable[Table]) -> Index:
    """One index for all phrases of all ``tables``.

    Raises:
        ValueError: a phrase has no word that must be there.
    """
    tags: dict[str, dict[str, None]] = {}
    phrases: dict[str, list[tuple[frozenset[str], Phrase]]] = {}
    for table in tables:
        for tag, listed in table.items():
            for slots in _parse(listed):
                anchor, phrase = _anchored(slots, tag)
                for word in anchor:
                    if len(slots) == 1:
                        tags.setdefault(word, {})[tag] = None
                    else:
                        phrases.setdefault(word, []).append((phrase.key, phrase))
    listed_words = tags.keys() | phrases.keys()
    return {word: Entry(tuple(tags.get(word, ())), tuple(phrases.get(word, ()))) for word in listed_words}


def match(phrase: Phrase, words: list[str], at: int, first: int, last: int) -> tuple[int, int] | None:
    """The range of words that ``phrase`` takes around its rarest word ``words[at]``, inside ``first`` to
    ``last``."""
    before, gap, after, _, _ = phrase
    begin, end = at, at + 1
    for accepted, next_gap, optional in before:
        index, stop = begin - 1, max(begin - 2 - gap, first - 1)
        while index > stop and words[index] not in accepted:
            index -= 1
        if index > stop:
            begin, gap = index, next_gap
        elif not optional:
            return None
    for accepted, between, optional in after:
        index, stop = end, min(end + between + 1, last)
        while index < stop and words[index] not in accepted:
            index += 1
        if index < stop:
            end = index + 1
        elif not optional:
            return None
    return begin, end


def _anchored(slots: list[Slot], tag: str) -> tuple[frozenset[str], Phrase]:
    required = [index for index, slot in enumerate(slots) if not slot.optional]
    if not required:
        raise ValueError(f"{tag}: a phrase needs a word that must be there")
    rarest, *others = sorted(required, key=lambda index: _commonness(slots[index]))
    anchor = slots[rarest]
    key = slots[others[0]].words if others else anchor.words
    return anchor.words, Phrase(
        tuple(reversed(slots[:rarest])), anchor.gap, tuple(slots[rarest + 1 :]), key, tag
    )


def _commonness(slot: Slot) -> float:
    """How often one of the slot's words turns up in a thousand, roughly."""
    return sum(COMMON.get(word, _UNCOMMON) for word in slot.words)


def _parse(listed: str) -> Iterator[list[Slot]]:
    for phrase in _BROKEN_SLOT.sub("|", listed).split(";"):
        slots = list(_slots(phrase.split()))
        if slots:
            yield slots


def _slots(pieces: list[str]) -> Iterator[Slot]:
    gap = 0
    for piece in pieces:
        if piece.startswith("~"):
            gap = int(piece[1:])
            continue
        optional = piece.endswith("?")
        words = {form for word in piece.removesuffix("?").split("|") for form in _forms(word)}
        yield Slot(frozenset(words), gap, optional)
        gap = 0


def _forms(word: str) -> tuple[str, ...]:
    if word.endswith("+"):
        return noun_forms(word[:-1])
    if word.endswith("/"):
        return verb_forms(word[:-1])
    return (word,)
