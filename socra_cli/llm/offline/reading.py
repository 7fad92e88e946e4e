"""A founder's words cut into passages that can be quoted: sentences, or clauses parted by a semicolon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from socra_cli.domain.base import Frozen
from socra_cli.domain.ceiling import ceiling
from socra_cli.domain.evidence import BRIEF, Level, Quote, QuoteDraft, Turn
from socra_cli.domain.grounding import MIN_WORDS
from socra_cli.lint import injection_spans, sentences
from socra_cli.llm.offline.words import cues

_WORD = re.compile(r"\S*\w\S*")
_LONGEST = 45  # words: a passage is to be read, not skimmed
_CLAUSE = re.compile(r";\s+")
_HEADING = re.compile(r"(?:^|\n)[ \t]*#{1,6}[ \t]+[^\n]*$")
_LOOSE_END = re.compile(r"^(?:so|and|but)\s+|[,;]?\s+(?:because|so|and|but|which|that|while)$", re.IGNORECASE)
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
        if _is_no_claim(text, end) or any(start < stop and begin < end for begin, stop in refused):
            continue
        found += [Passage(turn=turn, text=piece, level=level(piece)) for piece in _clauses(text[start:end])]
    return tuple(found)


def level(words: str) -> Level:
    """The ceiling of the words; what friends and family did is opinion at most, since they are kind."""
    return min(ceiling(words), Level.E2) if cues("circle").search(words) else ceiling(words)


def _is_no_claim(text: str, end: int) -> bool:
    """A heading or a question: neither tells what is the case."""
    return _HEADING.search(text[:end]) is not None or text[:end].rstrip("*_\"'”’) ").endswith("?")


def said(brief: str, turns: Iterable[Turn] = ()) -> tuple[Passage, ...]:
    """The passages of the brief and of every founder's turn."""
    founder = (turn for turn in turns if turn.role == "founder")
    return passages(brief) + tuple(p for turn in founder for p in passages(turn.text, turn.id))


def of_quote(quote: Quote) -> Passage:
    return Passage(turn=quote.turn, text=quote.text, level=quote.level)


def quotable(text: str, said: Iterable[Passage]) -> str:
    """``text`` lengthened to four words within the passage that holds it, to the right if there is room."""
    holder = next((passage.text for passage in said if text in passage.text), text)
    start = holder.index(text)
    end = start + len(text)
    words = list(_WORD.finditer(holder))
    inside = [number for number, word in enumerate(words) if word.start() < end and word.end() > start]
    if not inside or len(inside) >= MIN_WORDS:
        return text
    last = min(len(words), inside[0] + MIN_WORDS)
    first = max(0, last - MIN_WORDS)
    return holder[min(start, words[first].start()) : max(end, words[last - 1].end())]


def one_line(text: str) -> str:
    """``text`` with white space as single spaces and no Markdown emphasis, to be set inside a sentence."""
    return _BLANK.sub(" ", text).replace("**", "").strip()


def excerpt(text: str, words: int = 22) -> str:
    """The first words of a passage as one line, in quotation marks; an ellipsis where it goes on."""
    parts = _LOOSE_END.sub("", one_line(text)).split(" ")
    cut = " ".join(parts[:words]).rstrip(".,;:") + ("…" if len(parts) > words else "")
    return f"“{cut}”"


def _clauses(sentence: str) -> Iterator[str]:
    start = 0
    for match in _CLAUSE.finditer(sentence):
        left, right = sentence[start : match.start()], sentence[match.end() :]
        if min(len(left.split()), len(right.split())) >= MIN_WORDS:
            yield from _short(left)
            start = match.end()
    yield from _short(sentence[start:])


def _short(piece: str) -> Iterator[str]:
    """``piece`` itself unless it has fewer than two words; a very long one cut at a word's end."""
    words = list(re.finditer(r"\S+", piece))
    if len(words) >= 2:
        yield piece[words[0].start() : words[min(len(words), _LONGEST) - 1].end()].rstrip(",;:")
