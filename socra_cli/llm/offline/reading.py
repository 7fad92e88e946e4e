"""A founder's words cut into passages that can be quoted: sentences, or clauses parted by a semicolon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from socra_cli.domain.base import Frozen
from socra_cli.domain.ceiling import ceiling
from socra_cli.domain.evidence import BRIEF, Level, Quote, QuoteDraft, Turn
from socra_cli.lint import injection_spans, sentences

_MIN_WORDS = 4  # grounding finds nothing shorter inside a sentence
_LONGEST = 45  # words: a passage is to be read, not skimmed
_CLAUSE = re.compile(r";\s+")
_HEADING = re.compile(r"(?:^|\n)[ \t]*#{1,6}[ \t]+[^\n]*$")
_BLANK = re.compile(r"\s+")


class Passage(Frozen):
    """Words that somebody said, verbatim, with the highest level that the words allow."""

    turn: str
    text: str
    level: Level

    def draft(self) -> QuoteDraft:
        return QuoteDraft(turn=self.turn, text=self.text, level=self.level)

    @property
    def line(self) -> str:
        return one_line(self.text)


def passages(text: str, turn: str = BRIEF) -> tuple[Passage, ...]:
    """What can be quoted from one text, in order; nothing that addresses the reviewer."""
    refused = injection_spans(text)
    found = []
    for start, end in sentences(text):
        if _HEADING.search(text[:end]) or any(start < stop and begin < end for begin, stop in refused):
            continue
        found += [Passage(turn=turn, text=piece, level=ceiling(piece)) for piece in _clauses(text[start:end])]
    return tuple(found)


def said(brief: str, turns: Iterable[Turn] = ()) -> tuple[Passage, ...]:
    """The passages of the brief and of every founder's turn."""
    founder = (turn for turn in turns if turn.role == "founder")
    return passages(brief) + tuple(p for turn in founder for p in passages(turn.text, turn.id))


def of_quote(quote: Quote) -> Passage:
    return Passage(turn=quote.turn, text=quote.text, level=quote.level)


def one_line(text: str) -> str:
    """``text`` with white space as single spaces and no Markdown emphasis, to be set inside a sentence."""
    return _BLANK.sub(" ", text).replace("**", "").strip()


def excerpt(text: str, words: int = 22) -> str:
    """The first words of a passage as one line, in quotation marks; an ellipsis where it goes on."""
    parts = one_line(text).split(" ")
    cut = " ".join(parts[:words]).rstrip(".,;:") + ("…" if len(parts) > words else "")
    return f"“{cut}”"


def _clauses(sentence: str) -> Iterator[str]:
    start = 0
    for match in _CLAUSE.finditer(sentence):
        left, right = sentence[start : match.start()], sentence[match.end() :]
        if min(len(left.split()), len(right.split())) >= _MIN_WORDS:
            yield from _short(left)
            start = match.end()
    yield from _short(sentence[start:])


def _short(piece: str) -> Iterator[str]:
    """``piece`` itself unless it has fewer than two words; a very long one cut at a word's end."""
    words = list(re.finditer(r"\S+", piece))
    if len(words) >= 2:
        yield piece[words[0].start() : words[min(len(words), _LONGEST) - 1].end()].rstrip(",;:")
