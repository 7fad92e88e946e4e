"""Quotes inside a draft: finding those that nobody said, and putting repaired ones in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from socra_cli.domain.answers import is_unknown
from socra_cli.domain.base import Draft
from socra_cli.domain.evidence import Quote, QuoteDraft
from socra_cli.domain.folding import fold
from socra_cli.domain.grounding import Corpus, ground

D = TypeVar("D", bound=Draft)


def verified(drafts: Iterable[QuoteDraft], corpus: Corpus) -> tuple[Quote, ...]:
    """Those that were really said, each place once at its highest level. *I don't know* says nothing."""
    found: dict[tuple[str, int, int], Quote] = {}
    for quote in (ground(draft, corpus) for draft in drafts):
        place = (quote.turn, quote.start, quote.end)
        known = found.get(place)
        if quote.verified and not is_unknown(quote.text) and (known is None or quote.level > known.level):
            found[place] = quote
    return tuple(found.values())


def unfound_quotes(draft: Draft, corpus: Corpus) -> tuple[str, ...]:
    """The words of every quote in ``draft`` that nobody said, each once, in order."""
    texts = (quote.text for quote in _quotes_in(draft) if not ground(quote, corpus).verified)
    return tuple(dict.fromkeys(text for text in texts if fold(text)))


def with_repaired_quotes(draft: D, repaired: Mapping[str, QuoteDraft]) -> D:
    """``draft`` with the quotes of these words replaced. The level stays as first proposed: a repair
    finds words, it doesn't raise them."""

    def repair(quote: QuoteDraft) -> QuoteDraft:
        found = repaired.get(quote.text)
        return quote.model_copy(update={"turn": found.turn, "text": found.text}) if found else quote

    changed = _rebuilt(draft, repair)
    assert isinstance(changed, type(draft))  # noqa: S101 - a model is rebuilt as itself
    return changed


def overlap(one: Quote, other: Quote) -> bool:
    """Whether two verified quotes share words."""
    both = one.verified and other.verified and one.turn == other.turn
    return both and one.start < other.end and other.start < one.end


def _quotes_in(value: Any) -> Iterator[QuoteDraft]:
    if isinstance(value, QuoteDraft):
        yield value
    elif isinstance(value, BaseModel):
        for inner in dict(value).values():
            yield from _quotes_in(inner)
    elif isinstance(value, list):
        for item in value:
            yield from _quotes_in(item)


def _rebuilt(value: Any, change: Callable[[QuoteDraft], QuoteDraft]) -> Any:
    if isinstance(value, QuoteDraft):
        return change(value)
    if isinstance(value, BaseModel):
        update = {name: _rebuilt(inner, change) for name, inner in dict(value).items()}
        return value.model_copy(update=update)
    if isinstance(value, list):
        return [_rebuilt(item, change) for item in value]
    return value
