"""The ceiling of a quote: the highest level that its words admit, whatever a model proposes.

E5 repeated payment or use over a stated period, or a before and after on one instrument; E4 something
given; E3 a past event with who, when or how much; E2 others' opinion; else E1. Plans, conditions, questions
and denials raise nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from socra_cli.domain.cues import Cues, pattern, recognise
from socra_cli.domain.evidence import Level
from socra_cli.domain.folding import plain_quotes

_POINTED_CHARS = 600
"""A longer quote points at nothing in particular, and would lend one sentence's level to all the others."""
_SENTENCE_END = re.compile(r"[.!?…;]+[\"')]*(?=\s|$)|\n\s*(?=[\n*#•-])")
_NAME = re.compile(r"(?<=[\w,] )[A-Z][a-zà-ÿ]+")
_SHARE_OF_ALL = re.compile(
    r"\s*(?:%|percent|per cent|million|billion|prozent|pour cent|por ciento|out of)", re.I
)
_COUNT_WINDOW = 40  # characters before a present-tense verb in which its subject is counted


@lru_cache(maxsize=4096)
def ceiling(text: str, *, before: str = "", after: str = "") -> Level:
    """The highest level that ``text`` admits. ``before`` and ``after`` are the rest of its sentence: they can
    only lower it, so that a quote can't leave out the *nobody* or the *would*."""
    if not any(char.isalnum() for char in text):
        return Level.E0
    if len(text) > _POINTED_CHARS:
        return Level.E1
    whole = plain_quotes(before + text + after)
    cues = recognise(whole)
    parts = _sentences(whole, len(before), len(before) + len(text), cues)
    return max((part.level() for part in parts), default=Level.E1)


@dataclass(frozen=True)
class _Sentence:
    """One sentence; cues are looked for in ``text[low:high]``, what takes them back in all of it."""

    text: str
    low: int
    high: int
    cues: Cues

    def level(self) -> Level:
        if self.text.rstrip("\"') \n").endswith("?"):
            return Level.E1
        for level, holds in (
            (Level.E5, self._repeated),
            (Level.E4, self._committed),
            (Level.E3, self._observed),
            (Level.E2, self._opinion),
        ):
            if holds():
                return level
        return Level.E1

    # ── the rungs ────────────────────────────────────────────────────────────

    def _repeated(self) -> bool:
        since, lasted = self._has(self.cues.since), self._has(self.cues.duration)
        if self._same_instrument():
            return True
        if not (since or lasted):
            return False
        often = self._has(self.cues.often)
        if any(since or (self._is_counted(m) and often) for m in self._counted_present()):
            return True
        habits = [m for m in self._standing(self.cues.repeatable) if not self._by_first_person(m)]
        return any(often or since or self._is_perfect(m) for m in habits)

    def _same_instrument(self) -> bool:
        changes = [m for m in self._standing(self.cues.change) if len(self._numbers(m.end())) >= 2]
        return bool(changes) and self._has(self.cues.same_instrument)

    def _committed(self) -> bool:
        cues = self.cues
        has_object = self._has(cues.objects)
        if any(self._is_counted(m) for m in self._standing(cues.pays)):
            return True
        if not (self._is_specific() or has_object):
            return False
        given = [m for m in self._standing(cues.given) if not self._by_first_person(m)]
        noun = [m for m in self._standing(cues.committed) if self._numbers(self.low)]
        handed = has_object and self._changed_hands()
        return bool(given or noun or handed or self._standing(cues.received) or self._ran_spike())

    def _changed_hands(self) -> bool:
        given = [m for m in self._standing(self.cues.handed) if not self._by_first_person(m)]
        opinion = pattern(self.cues.opinion)
        return any(not opinion.search(self._clause(m)) for m in given + self._standing(self.cues.got))

    def _ran_spike(self) -> bool:
        return bool(
            self._standing(self.cues.spike) and self._standing(self.cues.result) and self._numbers(self.low)
        )

    def _observed(self) -> bool:
        opinion = pattern(self.cues.opinion)
        if any(self._is_counted(m) and self._has(self.cues.often) for m in self._standing(self.cues.uses)):
            return True
        events = [
            m
            for m in self._standing(self.cues.event)
            if not opinion.search(self._clause(m)) and not self._is_state(m)
        ]
        return bool(events) and self._is_specific()

    def _opinion(self) -> bool:
        return any(not self._by_first_person(m) for m in self._standing(self.cues.opinion))

    # ── what they are made of ────────────────────────────────────────────────

    def _counted_present(self) -> list[re.Match[str]]:
        doing = self._standing(self.cues.pays) + self._standing(self.cues.uses)
        return [m for m in doing if not self._by_first_person(m) and not self._is_infinitive(m)]

    def _is_counted(self, match: re.Match[str]) -> bool:
        """Whether a number of named payers stands before the verb, and not a share of everybody."""
        if self._by_first_person(match) or self._is_infinitive(match):
            return False
        window = self._guarded(match)[-_COUNT_WINDOW:]
        counts = pattern(self.cues.numbers).finditer(window)
        return any(not _SHARE_OF_ALL.match(window, m.end()) for m in counts)

    def _is_infinitive(self, match: re.Match[str]) -> bool:
        return self.text[: match.start()].lower().endswith(("to ", "zu "))

    def _is_perfect(self, match: re.Match[str]) -> bool:
        return pattern(self.cues.been).search(self._clause(match)) is not None

    def _is_specific(self) -> bool:
        """Who, when or how much."""
        quoted = self.text[self.low : self.high]
        return (
            bool(self._numbers(self.low))
            or self._has(self.cues.when)
            or self._has(self.cues.who)
            or _NAME.search(quoted) is not None
        )

    def _numbers(self, at: int) -> list[str]:
        return pattern(self.cues.numbers).findall(self.text[at : self.high])

    def _has(self, alternatives: str) -> bool:
        return next(self._found(alternatives), None) is not None

    def _found(self, alternatives: str) -> Iterator[re.Match[str]]:
        return pattern(alternatives).finditer(self.text, self.low, self.high)

    def _standing(self, alternatives: str) -> list[re.Match[str]]:
        """The cues that nothing in their clause takes back."""
        return [m for m in self._found(alternatives) if not self._is_taken_back(m)]

    def _is_taken_back(self, match: re.Match[str]) -> bool:
        guarded = self._clause(match) if self.cues.guards_follow else self._guarded(match)
        return (
            self._is_present(match)
            or pattern(self.cues.negation).search(guarded) is not None
            or pattern(self.cues.hypothetical).search(guarded) is not None
            or pattern(self.cues.conditional).search(self._clause(match)) is not None
        )

    def _is_present(self, match: re.Match[str]) -> bool:
        """*is paid*, *are found*: what is usual, not what happened."""
        before = self.text[max(0, match.start() - 8) : match.start()]
        return re.search(rf"(?<!\w)(?:{self.cues.be})\s+$", before, re.IGNORECASE) is not None

    def _is_state(self, match: re.Match[str]) -> bool:
        """*we have £900 saved*, *costs £900 delivered*: how things are, not what happened."""
        held = self.cues.held.replace(" ", r"\s+")
        return bool(held) and re.search(rf"\b{held}", self.text[: match.start()], re.IGNORECASE) is not None

    def _by_first_person(self, match: re.Match[str]) -> bool:
        """Whether the founder is the one who did it: own money and own use commit nobody else."""
        subject = rf"(?:{self.cues.first_person})(?: \w+ly| also| already| just| each| then| only| first)?"
        return re.search(rf"\b{subject}\s*$", self.text[: match.start()], re.IGNORECASE) is not None

    def _guarded(self, match: re.Match[str]) -> str:
        """The clause up to the cue."""
        return self.text[self._clause_start(match.start()) : match.start()]

    def _clause(self, match: re.Match[str]) -> str:
        after = [at for at in self._clause_breaks if at >= match.end()]
        return self.text[self._clause_start(match.start()) : after[0] if after else len(self.text)]

    def _clause_start(self, at: int) -> int:
        return max((cut for cut in self._clause_breaks if cut <= at), default=0)

    @cached_property
    def _clause_breaks(self) -> tuple[int, ...]:
        found = re.finditer(self.cues.clause.replace(" ", r"\s+"), self.text, re.IGNORECASE)
        return tuple(match.end() for match in found)


def _sentences(text: str, low: int, high: int, cues: Cues) -> Iterator[_Sentence]:
    """The sentences of ``text`` that hold a part of ``text[low:high]``."""
    start = 0
    for end in [match.end() for match in _SENTENCE_END.finditer(text)] + [len(text)]:
        if start < high and low < end and start < end:
            yield _Sentence(text[start:end], max(0, low - start), min(end, high) - start, cues)
        start = end
