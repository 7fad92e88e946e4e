"""A question in the engine's own words, for when a model's would lead the witness twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.ledger import Assumption, Status
from socra_cli.domain.stages import QuestionKind
from socra_cli.interview import wording
from socra_cli.interview.questions import first_question, objection

_QUOTE_CHARS: Final = 160


def fallback(assumption: Assumption, kind: QuestionKind, asked: Sequence[str], *, note: str = "") -> str:
    """What stands behind the assumption so far, quoted, and a question of this kind, not among ``asked``."""
    opening = _lead_in(assumption)
    questions = [f"{opening} {question}" for question in _questions(assumption, kind, asked)]
    chosen = next((text for text in questions if objection(text, asked) is None), questions[-1])
    return f"{note} {chosen}".strip()


def contradiction_fallback(pro: Quote, contra: Quote, *, note: str = "") -> str:
    """Both sides quoted, neutrally."""
    both = wording.CONTRADICTION.format(quote=clip(pro.text), counter=clip(contra.text))
    return f"{note} {both}".strip()


def open_doubt(assumption: Assumption) -> Quote | None:
    """The founder's words that speak against a contradicted assumption, the weightiest first."""
    if assumption.status is not Status.CONTRADICTED:
        return None
    said = (quote for quote in assumption.counter_quotes if quote.verified)
    return max(said, key=lambda quote: quote.level, default=None)


def clip(text: str, most: int = _QUOTE_CHARS) -> str:
    """Words on one line, cut at a word's end and marked where they are too many."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    head, _, _ = flat[:most].rpartition(" ")
    return f"{head or flat[:most]}…"


def _questions(assumption: Assumption, kind: QuestionKind, asked: Sequence[str]) -> Iterator[str]:
    """The assumption's own question while it is new, then the persona's: this kind first, then the others."""
    own = first_question(assumption.question)
    if own and objection(own, asked) is None and not any(own in earlier for earlier in asked):
        yield own
    table = wording.QUESTIONS.get(assumption.persona, wording.ANYONE)
    for each in (kind, *(other for other in QuestionKind if other is not kind)):
        yield table[each]


def _lead_in(assumption: Assumption) -> str:
    """What speaks against it, or else the best supported words so far, quoted; where there are none, what is
    taken for granted."""
    doubt = open_doubt(assumption)
    if doubt is not None:
        return wording.DOUBT.format(quote=clip(doubt.text).rstrip("."), statement=clip(assumption.statement))
    verified = [quote for quote in assumption.quotes if quote.verified]
    if not verified:
        return wording.LEAD_IN[Level.E0].format(statement=clip(assumption.statement))
    best = max(verified, key=lambda quote: quote.level)
    return wording.LEAD_IN[best.level].format(quote=clip(best.text).rstrip("."))
