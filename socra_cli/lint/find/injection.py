"""Text that is addressed to the reviewer, wherever it stands: prose, code, comments, tags."""

from __future__ import annotations

from functools import cache
from typing import Final

from socra_cli.lint.cues.reviewer import REVIEWER
from socra_cli.lint.document import Document, Sentence
from socra_cli.lint.lexicon import Index, compile_index, match
from socra_cli.lint.markdown import Prose
from socra_cli.lint.segments import Segment
from socra_cli.lint.words import fold

_SHORTEST: Final = 12  # characters: no order is shorter
_QUOTES: Final = frozenset("\"'“”‘’«»`")


def spans(doc: Document) -> tuple[tuple[int, int], ...]:
    """The sentences addressed to the reviewer, joined where they follow one another, in order."""
    found = [*_visible(doc), *_hidden(doc)]
    found.sort()
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def _visible(doc: Document) -> list[tuple[int, int]]:
    hits = [sentence for sentence in doc.by_tag.get("orders_reviewer", ()) if not _is_reported(sentence)]
    return [_with_what_follows(doc, sentence) for sentence in hits]


def _with_what_follows(doc: Document, sentence: Sentence) -> tuple[int, int]:
    """The span of ``sentence`` with the sentences of its block that go on addressing the reviewer."""
    end = sentence.end
    for following in doc.sentences[sentence.index + 1 : sentence.index + 6]:
        if "\n\n" in doc.text[end : following.start] or not _goes_on(following):
            break
        end = following.end
    return sentence.start, end


def _goes_on(sentence: Sentence) -> bool:
    """Whether the sentence gives another order, or begins like one."""
    if "orders_reviewer" in sentence.tags:
        return True
    return any(first - sentence.first < 2 for first, _ in sentence.tags.get("goes_on", ()))


def _is_reported(sentence: Sentence) -> bool:
    """Whether the order stands in quotation marks in a sentence that tells of attacks: described, not
    given."""
    if "describes_attack" not in sentence.tags:
        return False
    start, end = sentence.cue("orders_reviewer")
    text = sentence.doc.text
    before, after = text[sentence.start : start], text[end : sentence.end]
    return not _QUOTES.isdisjoint(before) and not _QUOTES.isdisjoint(after)


def _hidden(doc: Document) -> list[tuple[int, int]]:
    """Spans in what a reader of the rendered page does not see as prose."""
    found: list[tuple[int, int]] = []
    for low, high in _hidden_spans(doc):
        piece = doc.text[low:high]
        if len(piece) >= _SHORTEST and _may_order(fold(piece).words):
            read = Prose(piece, (Segment(0, len(piece), "hidden"),))
            spans = _visible(Document(piece, read, _reviewer_index()))
            found += [(start + low, end + low) for start, end in spans]
    return found


def _may_order(words: list[str]) -> bool:
    """Whether an order stands in ``words``, read without regard to sentences."""
    index = _reviewer_index()
    for at, entry in enumerate(map(index.get, words)):
        for _, phrase in entry.phrases if entry else ():
            if phrase.tag == "orders_reviewer" and match(phrase, words, at, 0, len(words)):
                return True
    return False


@cache
def _reviewer_index() -> Index:
    return compile_index([REVIEWER])


def _hidden_spans(doc: Document) -> list[tuple[int, int]]:
    gaps: list[tuple[int, int]] = []
    at = 0
    for segment in doc.prose.segments:
        gaps.append((at, segment.start))
        at = segment.end
    gaps.append((at, len(doc.text)))
    taken = 0
    merged: list[tuple[int, int]] = []
    for start, end in sorted((*gaps, *doc.prose.hidden)):
        start = max(start, taken)
        if start < end:
            merged.append((start, end))
            taken = end
    return [(start, end) for start, end in merged if any(map(str.isalpha, doc.text[start:end]))]
