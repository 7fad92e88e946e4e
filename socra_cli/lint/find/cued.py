"""Findings of the rules that a cue alone decides: over-claims, weak evidence, framing and risks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from socra_cli.lint.diagnostic import Family
from socra_cli.lint.document import Document, Sentence
from socra_cli.lint.find.spans import clause, is_denied, quoted
from socra_cli.lint.rule import Finding, Rule
from socra_cli.lint.rules import framing, overclaim, risk, weak_evidence

_CUED: Final = tuple(
    rule for table in (overclaim, weak_evidence, framing) for rule in table.RULES if rule.when
)
# What a brief may have said to answer a risk: permission for most, the care of data for some.
_ANSWERED_BY_CARE: Final = frozenset(("SOC604", "SOC605", "SOC608", "SOC617"))
_ANSWERS: Final = 3  # sentences on permission from which a brief counts as having thought of it
_ANSWERED_BY_NOTHING: Final = frozenset(("SOC610", "SOC612", "SOC616"))


def findings(doc: Document) -> Iterator[Finding]:
    """All findings by cue, in the order of the rules."""
    for rule in _CUED:
        yield from _by_cue(rule, doc)
    for rule in risk.RULES:
        yield from _by_cue(rule, doc)


def _by_cue(rule: Rule, doc: Document) -> Iterator[Finding]:
    if not doc.by_tag.keys().isdisjoint(rule.unless_brief):
        return
    left = rule.most
    for needed in rule.when:
        first, *others = needed.split()
        for sentence in doc.by_tag.get(first, ()):
            if (
                left
                and sentence.has(*others)
                and _may_doubt(rule, sentence)
                and not _is_answered(rule, sentence)
            ):
                at = _standing_cue(rule, sentence, first)
                if at is not None:
                    left -= 1
                    yield _finding(rule, sentence, *at)


def _may_doubt(rule: Rule, sentence: Sentence) -> bool:
    if not sentence.tags.keys().isdisjoint(rule.unless) or sentence.is_sound:
        return False
    return sentence.kind != "heading" or rule.family is Family.OVERCLAIM


def _standing_cue(rule: Rule, sentence: Sentence, tag: str) -> tuple[int, int] | None:
    """The first cue of ``tag`` that isn't denied, as words; denial counts for rules that ask for it only."""
    for first, last in sentence.tags[tag]:
        if not (rule.negatable and is_denied(sentence, first)):
            return first, last
    return None


def _finding(rule: Rule, sentence: Sentence, first: int, last: int) -> Finding:
    start, end = sentence.doc.word_span(first, last)
    low, high = clause(sentence, start, end)
    fields = {"cue": quoted(sentence.doc, start, end), "topic": "", "sample": _sample(sentence)}
    return Finding(rule, low, high, fields)


def _sample(sentence: Sentence) -> str:
    if "weak_survey" not in sentence.tags:
        return ""
    counts = [q for q in sentence.quantities if q.unit not in ("money", "percent", "calendar", "time")]
    return f" of {counts[0].value:,f}" if counts else ""


def _is_answered(rule: Rule, sentence: Sentence) -> bool:
    """Whether the risk is spoken of where it arises, in the sentence or next to it, or often in the brief."""
    if rule.family is not Family.RISK or rule.code in _ANSWERED_BY_NOTHING:
        return False
    tag = "said_data_care" if rule.code in _ANSWERED_BY_CARE else "said_permission"
    answers = [other for other in sentence.doc.by_tag.get(tag, ()) if _speaks(other, tag)]
    return len(answers) >= _ANSWERS or any(abs(other.index - sentence.index) <= 1 for other in answers)


def _speaks(sentence: Sentence, tag: str) -> bool:
    denied = all(is_denied(sentence, first) for first, _ in sentence.tags[tag])
    return not denied and "undecided" not in sentence.tags
