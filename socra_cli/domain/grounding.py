"""Grounding: whether words that a model attributes to the founder were really said, and where.

A quote is a verbatim piece, after folding, of the brief or of a founder's turn: four words or more, or a
whole shorter sentence. It proves that something was said, not that it is true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from socra_cli.domain.ceiling import ceiling
from socra_cli.domain.evidence import BRIEF, Level, Quote, QuoteDraft, Turn
from socra_cli.domain.folding import Folded, fold, fold_mapped

Span = tuple[int, int]

MIN_WORDS: Final = 4
_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Scripts written without spaces between words: each character counts as a word."""
_WORD: Final = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+(?:['.,-][^\W{_UNSPACED}]+)*")
_SPACELESS: Final = re.compile(f"[{_UNSPACED}]")
_STOPS: Final = ".!?…。！？"
_SENTENCE_STARTS: Final = re.compile(rf"(?:^|[{_STOPS}\n])[\s\"'“”‘’«»(*_#>•–-]{{0,16}}$")
_SENTENCE_ENDS: Final = re.compile(rf"[\"'“”‘’«»)*_ \t]{{0,16}}(?:$|[{_STOPS}\n])")
_CONTEXT: Final = 400  # characters of the sentence around a quote that its ceiling looks at
_CONTEXT_BREAK: Final = re.compile(r"[.!?…;](?=[\s\"'”’)])|\n\s*(?=[\n*#•-])")


@dataclass(frozen=True)
class Passage:
    """One founder's text. ``refused`` are spans of it that address the reviewer and can't be evidence."""

    turn: str
    text: str
    refused: tuple[Span, ...] = ()

    @cached_property
    def folded(self) -> Folded:
        return fold_mapped(self.text)

    def find(self, needle: str) -> Span | None:
        """The first allowed place of the folded ``needle``, in code points of the original text."""
        whole = len(_WORD.findall(needle)) < MIN_WORDS
        for start, end in self._occurrences(needle):
            if not self._is_refused(start, end) and not (whole and not self._is_sentence(start, end)):
                return start, end
        return None

    def says(self, needle: str) -> bool:
        """Whether the folded ``needle`` stands here as whole
        words, however few: for names, not for quotes."""
        return any(not self._is_refused(*span) for span in self._occurrences(needle))

    def _occurrences(self, needle: str) -> Iterator[Span]:
        hay, starts, ends = self.folded
        at = hay.find(needle)
        while at >= 0:
            last = at + len(needle)
            splits = (at > 0 and starts[at] == starts[at - 1]) or (
                last < len(hay) and starts[last] == starts[last - 1]
            )
            start, end = starts[at], ends[last - 1]
            if not splits and not self._inside_word(start) and not self._inside_word(end):
                yield start, end
            at = hay.find(needle, at + 1)

    def _inside_word(self, at: int) -> bool:
        """Whether a cut at ``at`` splits a word or number: *part|y*, *can|'t*, *non|-paying*, *1|,200*."""
        left, right = self.text[max(0, at - 2) : at], self.text[at : at + 2]
        if not left or not right or _SPACELESS.match(left[-1]) or _SPACELESS.match(right[0]):
            return False
        if left[-1].isalnum() and right[0].isalnum():
            return True
        return _joins(left[-1] + right) or _joins(left + right[0])

    def _is_refused(self, start: int, end: int) -> bool:
        return any(start < stop and begin < end for begin, stop in self.refused)

    def _is_sentence(self, start: int, end: int) -> bool:
        before, after = self.text[max(0, start - 18) : start], self.text[end : end + 18]
        begins = start == 0 or _SENTENCE_STARTS.search(before) is not None
        if start <= 18:
            begins = begins or _SENTENCE_STARTS.search("\n" + before) is not None
        return begins and (self.text[end - 1] in _STOPS or _SENTENCE_ENDS.match(after) is not None)


@dataclass(frozen=True)
class Corpus:
    """All that a founder said in this session: the brief and the founder's turns, never the interviewer's."""

    passages: tuple[Passage, ...] = ()
    _by_turn: dict[str, Passage] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_turn", {passage.turn: passage for passage in self.passages})

    @classmethod
    def of(
        cls,
        brief_text: str,
        turns: Sequence[Turn] = (),
        *,
        refused: Mapping[str, Sequence[Span]] | None = None,
    ) -> Corpus:
        """``refused`` maps ``brief`` or a turn's id to spans, in code points, that can't be quoted."""
        spans = refused or {}
        texts = [(BRIEF, brief_text)] + [(turn.id, turn.text) for turn in turns if turn.role == "founder"]
        return cls(tuple(Passage(name, text, tuple(spans.get(name, ()))) for name, text in texts))

    def text(self, turn: str) -> str:
        """The founder's text of that turn; empty where there is none."""
        passage = self._by_turn.get(turn)
        return passage.text if passage else ""

    def says(self, words: str) -> bool:
        """Whether the founder used these words anywhere, as whole words."""
        needle = fold(words)
        return bool(needle) and any(passage.says(needle) for passage in self.passages)

    def order(self, turn: str) -> int:
        """The turn's place in what was said, the brief first; -1 for a turn that nobody took."""
        return next((at for at, passage in enumerate(self.passages) if passage.turn == turn), -1)

    def nearest_first(self, turn: str) -> Iterator[Passage]:
        """The named passage, then all others: small models slip ids, and words found are words found."""
        named = self._by_turn.get(turn)
        if named is not None:
            yield named
        yield from (passage for passage in self.passages if passage is not named)


def ground(draft: QuoteDraft, corpus: Corpus) -> Quote:
    """Find the quote. Found: the original's words, offsets and turn, at the lower of the proposed level and
    the ceiling of its words, asserted at least: they were said. Not found: unverified, at E0."""
    needle = fold(draft.text)
    if any(char.isalnum() for char in needle):
        for passage in corpus.nearest_first(draft.turn):
            span = passage.find(needle)
            if span is not None:
                return _quote(passage, span, draft)
    return Quote(turn=draft.turn, text=draft.text)


def _quote(passage: Passage, span: Span, draft: QuoteDraft) -> Quote:
    start, end = span
    words = passage.text[start:end]
    before, after = _sentence_around(passage.text, start, end)
    level = max(Level.E1, min(draft.level, ceiling(words, before=before, after=after)))
    return Quote(turn=passage.turn, text=words, start=start, end=end, verified=True, level=level)


def _sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """The rest of the sentence on either side: *nobody* can't be cut off *paid 200 dollars in May*."""
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    breaks = [match.end() for match in _CONTEXT_BREAK.finditer(before + " ")]
    before = before[breaks[-1] :] if breaks else before
    if text[end - 1] in _STOPS:
        return before, ""
    first = _CONTEXT_BREAK.search(after + " ")
    return before, after[: first.end()] if first else after


def _joins(three: str) -> bool:
    """Whether the middle one of three characters holds a word or a number together."""
    if len(three) < 3:
        return False
    left, middle, right = three[0], three[1], three[2]
    if middle in ".,":
        return left.isdigit() and right.isdigit()
    return middle in "'’-‐‑" and left.isalnum() and right.isalnum()
