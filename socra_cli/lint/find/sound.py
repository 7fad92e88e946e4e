"""What speaks for the brief: evidence by its level, first-hand knowledge, limits admitted, stopping rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from socra_cli.domain.evidence import Level
from socra_cli.lint.document import Document
from socra_cli.lint.rule import Finding, Rule
from socra_cli.lint.rules import sound

_BY_LEVEL: Final[dict[Level, Rule]] = {
    Level.E3: sound.OBSERVED,
    Level.E4: sound.COMMITTED,
    Level.E5: sound.REPEATED,
}


def findings(doc: Document) -> Iterator[Finding]:
    """One finding a sentence for evidence, and one a sentence for each other thing in the brief's favour."""
    for sentence in doc.sentences:
        rule = _BY_LEVEL.get(sentence.level)
        if rule is not None:
            yield Finding(rule, sentence.start, sentence.end, {})
    for rule in (sound.FIRST_HAND, sound.ADMITTED, sound.KILL_RULE):
        for sentence in doc.by_tag.get(rule.when[0], ())[: rule.most]:
            yield Finding(rule, sentence.start, sentence.end, {})
