"""A founder's words cut into passages that can be quoted: sentences, as lint tells them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

from socra_cli.domain.base import Frozen
from socra_cli.domain.ceiling import ceiling
from socra_cli.domain.evidence import BRIEF, Level, Quote, QuoteDraft, Turn
from socra_cli.domain.grounding import MIN_WORDS, Corpus, ground
from socra_cli.domain.grounding import Passage as Source
from socra_cli.lint import injection_spans, sentences
from socra_cli.llm.offline.words import cues

_WORD = re.compile(r"\S*\w\S*")
_NEARBY = 100  # characters around a piece in which there are words enough
_LONGEST = 45  # words: a passage is to be read, not skimmed
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]")
_LOOSE_END = re.compile(r"^(?:so|and|but)\s+|[,;]?\s+(?:because|so|and|but|which|that|while)$", re.IGNORECASE)
_HANGS = re.compile(r"\b(?:because|which|that|while)$", re.IGNORECASE)
_TOKEN = re.compile(r"\S+")
_CONJUNCTION = re.compile(r"^(?:so|and|but)\s+", re.IGNORECASE)
_BLANK = re.compile(r"\s+")


class Passage(Frozen):
    """Words that somebody said, verbatim, with the highest level that the words allow."""

    turn: str
    text: str
    level: Level
    start: int = 0
    end: int = 0

    def draft(self) -> QuoteDraft:
        return QuoteDraft(turn=self.turn, text=self.text, level=self.level)

    @property
    def line(self) -> str:
        return one_line(self.text)


def passages(text: str, turn: str = BRIEF) -> tuple[Passage, ...]:
    """What can be quoted from one text, in order: nothing that grounding would not find, and nothing that
    addresses the reviewer."""
    corpus = Corpus((Source(turn, text, tuple(injection_spans(text))),))
    spans = (_shortened(text, start, end) for start, end in sentences(text) if not _is_no_claim(text, end))
    found = (_passage(text, *span, corpus) for span in spans if span is not None)
    return tuple(dict.fromkeys(passage for passage in found if passage is not None))


def _passage(text: str, start: int, end: int, corpus: Corpus) -> Passage | None:
    """The piece as grounding finds it, with a word or two of its neighbours where it is too short alone."""
    turn = corpus.passages[0].turn
    for lengthen in (False, True):
        words = _lengthened(text, start, end) if lengthen else text[start:end]
        quote = ground(QuoteDraft(turn=turn, text=words, level=Level.E5), corpus)
        if quote.verified:
            reached = _kindly(quote.level, quote.text)
            return Passage(turn=turn, text=quote.text, level=reached, start=quote.start, end=quote.end)
    return None


def level(words: str) -> Level:
    """The highest level that these words admit by themselves."""
    return _kindly(ceiling(words), words)


def _kindly(reached: Level, words: str) -> Level:
    """What friends and family did is opinion at most, since they are kind."""
    return min(reached, Level.E2) if cues("circle").search(words) else reached


def _is_no_claim(text: str, end: int) -> bool:
    """A heading or a question: neither tells what is the case."""
    line = text[text.rfind("\n", 0, end) + 1 : end]
    return _HEADING.match(line) is not None or line.rstrip("*_\"'”’) ").endswith("?")


def said(brief: str, turns: Iterable[Turn] = ()) -> tuple[Passage, ...]:
    """The passages of the brief and of every founder's turn."""
    founder = (turn for turn in turns if turn.role == "founder")
    return passages(brief) + tuple(p for turn in founder for p in passages(turn.text, turn.id))


def of_quote(quote: Quote) -> Passage:
    return Passage(turn=quote.turn, text=quote.text, level=quote.level, start=quote.start, end=quote.end)


def quotable(text: str, said: Iterable[Passage]) -> str:
    """``text`` lengthened to four words within the passage that holds it, to the right if there is room, and
    to the passage's end rather than to a *because* without its reason."""
    text = text.strip("*_ ")
    holder = next((passage.text for passage in said if text in passage.text), text)
    bare = _CONJUNCTION.sub("", text)
    wanted = bare if len(bare.split()) >= MIN_WORDS else text
    start = holder.index(wanted)
    found = _lengthened(holder, start, start + len(wanted))
    return holder[holder.index(found) :] if _HANGS.search(found) else found


def _lengthened(holder: str, start: int, end: int) -> str:
    """``holder[start:end]`` with neighbouring words up to four, those on the right first."""
    low, high = max(0, start - _NEARBY), end + _NEARBY
    words = [word for word in _WORD.finditer(holder, low, high) if word.start() > low or not low]
    inside = [number for number, word in enumerate(words) if word.start() < end and word.end() > start]
    if not inside or len(inside) >= MIN_WORDS:
        return holder[start:end]
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


def _shortened(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the sentence stands, less emphasis marks, cut after forty-five words; ``None`` for one word."""
    words = list(_TOKEN.finditer(text, start, end))
    if len(words) < 2:
        return None
    start = words[0].end() - len(words[0].group().lstrip("*_"))
    last = words[min(len(words), _LONGEST) - 1].end()
    return start, start + len(text[start:last].rstrip(",;:*_ "))
