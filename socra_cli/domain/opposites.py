"""Two passages that exclude each other: which they are, and what goes when the founder picks one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from socra_cli.domain.evidence import Quote
from socra_cli.domain.folding import fold
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.likeness import on_one_point
from socra_cli.domain.quotes import overlap

_IN_QUOTES: Final = re.compile("“([^”]+)”")
_HOLDS: Final = (
    r"(?: one| passage| sentence)? (?:holds|stands|stays|is right|is true|is correct|applies)"
    r"(?=\s*(?:$|[.,;:!-]|too\b|as well\b|because\b|and\b|but\b|since\b))"
)
_SIDES: Final = tuple(
    re.compile(rf"(?:^|[.;!] ?)(?:the )?(?:{names}){_HOLDS}")
    for names in ("first|former", "second|latter|last")
)


def opposed(assumption: Assumption) -> tuple[Quote, Quote] | None:
    """The first two passages on one and the same point that speak for and against it.

    Words for it and words against it need not contradict each other: where they are about different things,
    what is left is an open doubt.
    """
    pairs = ((p, c) for p in _said(assumption.quotes) for c in _said(assumption.counter_quotes))
    return next((pair for pair in pairs if _oppose(assumption, *pair)), None)


def names_both(assumption: Assumption, *sides: Quote) -> bool:
    """Whether its statement quotes both passages: then it is about nothing but their contradiction."""
    pieces = [fold(piece.rstrip("…")) for piece in _IN_QUOTES.findall(assumption.statement)]
    return all(any(piece in fold(side.text) for piece in pieces) for side in sides)


def side_kept(answer: str) -> int | None:
    """0 for *the first holds*, 1 for *the second holds*; ``None`` where neither or both are said to."""
    kept = [place for place, side in enumerate(_SIDES) if side.search(fold(answer))]
    return kept[0] if len(kept) == 1 else None


def settle(
    ledger: Ledger, assumption_id: str, kept: int, status_of: Callable[[Assumption], Status]
) -> Ledger:
    """The ledger after the founder took one of two passages back: nothing rests on it any more, anywhere.

    What was about the contradiction of the passage that goes alone is retired; ``status_of`` gives all
    others' status.
    """
    split = ledger.find(assumption_id)
    sides = opposed(split) if split else None
    if split is None or sides is None:
        return ledger
    dropped = sides[1 - kept]
    return Ledger(assumptions=tuple(_without(a, dropped, status_of) for a in ledger.assumptions))


def _oppose(assumption: Assumption, pro: Quote, contra: Quote) -> bool:
    return names_both(assumption, pro, contra) or on_one_point(pro.text, contra.text)


def _without(assumption: Assumption, dropped: Quote, status_of: Callable[[Assumption], Status]) -> Assumption:
    quotes, counter = (_other(side, dropped) for side in (assumption.quotes, assumption.counter_quotes))
    if (quotes, counter) == (assumption.quotes, assumption.counter_quotes):
        return assumption
    sides = opposed(assumption)
    if sides is not None and names_both(assumption, *sides):
        return assumption.model_copy(update={"status": Status.RETIRED})
    less = assumption.model_copy(update={"quotes": quotes, "counter_quotes": counter})
    return less.model_copy(update={"status": status_of(less)})


def _other(quotes: Sequence[Quote], dropped: Quote) -> tuple[Quote, ...]:
    return tuple(quote for quote in quotes if not overlap(quote, dropped))


def _said(quotes: Sequence[Quote]) -> list[Quote]:
    return [quote for quote in quotes if quote.verified]
