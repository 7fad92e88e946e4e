"""Repair of quotes by rule: the passage that shares most words with what was wanted, else nothing."""

from __future__ import annotations

import re

from socra_cli.domain.evidence import Level, Quote, QuoteDraft
from socra_cli.domain.stages import QuoteRepairDraft, QuoteRepairInputs

_LEAST_SHARED = 0.6
"""Share of the wanted words that a passage must hold: under it, it is another sentence."""
_WORD = re.compile(r"\w+")


def draft_repair(inputs: QuoteRepairInputs) -> QuoteRepairDraft:
    """One quote per wanted one, in order; an empty text where no passage is near enough."""
    return QuoteRepairDraft(quotes=[_nearest(wanted, inputs.passages) for wanted in inputs.wanted])


def _nearest(wanted: str, passages: tuple[Quote, ...]) -> QuoteDraft:
    words = _words(wanted)
    best = max(passages, key=lambda quote: len(words & _words(quote.text)), default=None)
    if best is None or len(words & _words(best.text)) < _LEAST_SHARED * max(1, len(words)):
        return QuoteDraft(turn="", text="", level=Level.E0)
    return QuoteDraft(turn=best.turn, text=best.text, level=best.level)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
