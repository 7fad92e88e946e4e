"""A brief, read once: its sentences, its words and the cues in them. Every rule works on this."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import Final

from socra_cli.domain.evidence import Level
from socra_cli.domain.quantities import Quantity, parse_quantities
from socra_cli.domain.quantity_words import NUMBERS
from socra_cli.domain.quantity_words import words as word_set
from socra_cli.lint.cues import load_tables
from socra_cli.lint.levels import level
from socra_cli.lint.lexicon import Index, compile_index, match
from socra_cli.lint.markdown import Prose, prose
from socra_cli.lint.splitting import Span, split
from socra_cli.lint.words import fold

# Common words of English that are no words of the languages next to it, and common words of those.
_ENGLISH: Final = word_set(
    "the and of to is that it for we our with are this they have not from their will was i you"
)
_OTHER: Final = word_set(
    """de la le les el los las un una und der die das ist wir den que qui para pour et des nous il di che per
    nao uma
    em na het een och att som det ett w z jest nie na do ja se y con por los van op en voor met"""
)
_SOUND: Final = frozenset(("first_hand", "admitted", "kill_rule"))
_MIN_WORDS: Final = 20  # under this many words a language can't be told from its common words
_MIN_SHARE: Final = 0.03


class Sentence:
    """One sentence: ``text[start:end]``, the words ``first`` to ``last`` of the document, and their cues.

    ``tags`` maps a cue's tag to the word ranges where it was seen, in order. ``quantities`` are the amounts
    that begin in the sentence, with offsets into the document.
    """

    __slots__ = (
        "_level",
        "_sound",
        "doc",
        "end",
        "first",
        "index",
        "kind",
        "last",
        "quantities",
        "start",
        "tags",
    )

    def __init__(self, doc: Document, index: int, span: Span, first: int, last: int) -> None:
        self.doc = doc
        self.index = index
        self.start, self.end, self.kind = span
        self.first = first
        self.last = last
        self.tags: dict[str, list[tuple[int, int]]] = {}
        self.quantities: tuple[Quantity, ...] = ()
        self._level: Level | None = None
        self._sound: bool | None = None

    def has(self, *tags: str) -> bool:
        return all(tag in self.tags for tag in tags)

    @property
    def text(self) -> str:
        return self.doc.text[self.start : self.end]

    @property
    def words(self) -> list[str]:
        return self.doc.words[self.first : self.last]

    @property
    def is_sound(self) -> bool:
        """Whether the sentence speaks for the brief: shown, known at first hand, or honest about a limit."""
        if self._sound is None:
            self._sound = not _SOUND.isdisjoint(self.tags) or self.level >= Level.E3
        return self._sound

    @property
    def level(self) -> Level:
        """The evidence that the sentence shows, E1 to E5."""
        if self._level is None:
            self._level = level(self)
        return self._level

    def cue(self, tag: str) -> tuple[int, int]:
        """Where in the document the first cue of ``tag`` stands, as code points."""
        first, last = self.tags[tag][0]
        return self.doc.word_span(first, last)


class Document:
    """A text with what rules ask of it. ``by_tag`` lists the sentences in which a tag was seen, in order."""

    def __init__(self, text: str, read: Prose | None = None, index: Index | None = None) -> None:
        self.text = text
        self.prose = read = read or prose(text)
        self.blanked = read.blanked
        self.words, self.starts = fold(read.blanked)
        self.sentences = [
            Sentence(
                self, index, span, bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
            )
            for index, span in enumerate(split(read))
        ]
        self.by_tag: dict[str, list[Sentence]] = {}
        self._find_cues(index or cue_index())

    @cached_property
    def amounts(self) -> list[tuple[Quantity, Sentence]]:
        """Every amount with the sentence that it stands in."""
        return [(quantity, sentence) for sentence in self.sentences for quantity in sentence.quantities]

    def read_quantities(self) -> None:
        """Fill the sentences' ``quantities``: once for the whole text, far cheaper than one by one."""
        sentences = iter(self.sentences)
        sentence = next(sentences, None)
        numbers = [(self.starts[at], word) for at, word in enumerate(self.words) if word in NUMBERS]
        for quantity in parse_quantities(self.blanked, numbers):
            while sentence is not None and sentence.end <= quantity.start:
                sentence = next(sentences, None)
            if sentence is None:
                return
            if quantity.start >= sentence.start:
                sentence.quantities += (quantity,)

    def sentence_of(self, word: int) -> Sentence | None:
        """The sentence that the word ``word`` stands in; none for words that aren't prose."""
        index = bisect_right(self.sentences, word, key=_first_word) - 1
        return self.sentences[index] if index >= 0 and word < self.sentences[index].last else None

    def word_span(self, first: int, last: int) -> tuple[int, int]:
        """The code points from the word ``first`` to the end of the word before ``last``."""
        return self.starts[first], self.starts[last - 1] + len(self.words[last - 1])

    @cached_property
    def is_english(self) -> bool:
        """Whether the common words are those of English. Too short a text is taken for English."""
        known = self.words[:400]
        if len(known) < _MIN_WORDS:
            return not _is_foreign_script(self.text)
        english = sum(map(_ENGLISH.__contains__, known))
        other = sum(map(_OTHER.__contains__, known))
        return english >= other and english >= len(known) * _MIN_SHARE and not _is_foreign_script(self.text)

    def _find_cues(self, index: Index) -> None:
        words, by_tag = self.words, self.by_tag
        entries = list(map(index.get, words))
        for sentence in self.sentences:
            first, last, tags = sentence.first, sentence.last, sentence.tags
            is_absent = frozenset(words[first:last]).isdisjoint
            for at in range(first, last):
                entry = entries[at]
                if entry is None:
                    continue
                alone, phrases = entry
                for tag in alone:
                    if tag in tags:
                        tags[tag].append((at, at + 1))
                    else:
                        tags[tag] = [(at, at + 1)]
                for key, phrase in phrases:
                    if not is_absent(key) and (span := match(phrase, words, at, first, last)):
                        tags.setdefault(phrase.tag, []).append(span)
            for tag in tags:
                if tag in by_tag:
                    by_tag[tag].append(sentence)
                else:
                    by_tag[tag] = [sentence]


def _first_word(sentence: Sentence) -> int:
    return sentence.first


def _is_foreign_script(text: str) -> bool:
    """Whether most characters are of a script that English isn't written in."""
    sample = text[:4000]
    return len(sample.encode("latin-1", "ignore")) * 2 < len(sample)


@cache
def cue_index() -> Index:
    return compile_index(load_tables())
