"""What the brief leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from socra_cli.lint.document import Document
from socra_cli.lint.rule import Finding
from socra_cli.lint.rules.unsaid import TOPICS, Unsaid

_OPEN: Final = frozenset(("undecided",))
_SILENCES: Final = {"said_keeper": _OPEN | {"nobody"}}  # "nobody wants to look after it" names no keeper


def findings(doc: Document) -> Iterator[Finding]:
    """One finding for each topic that nothing is said on, though it should be."""
    for topic in TOPICS:
        if _is_asked(topic, doc) and not any(_is_said(tag, doc) for tag in topic.said):
            yield Finding(topic.rule, 0, 0, {})


def _is_asked(topic: Unsaid, doc: Document) -> bool:
    if any(tag in doc.by_tag for tag in topic.rule.unless_brief):
        return False
    return not topic.asks or any(tag in doc.by_tag for tag in topic.asks)


def _is_said(tag: str, doc: Document) -> bool:
    """*To be decided* says nothing: a sentence that leaves a topic open doesn't count as speaking of it."""
    silences = _SILENCES.get(tag, _OPEN)
    return any(silences.isdisjoint(sentence.tags) for sentence in doc.by_tag.get(tag, ()))
