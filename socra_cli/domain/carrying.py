"""Ids that outlive a version: a new ledger's assumptions take over the ids of the old ones they stand for."""

from __future__ import annotations

from socra_cli.domain.evidence import Quote
from socra_cli.domain.folding import fold
from socra_cli.domain.ledger import Assumption, Ledger, format_id, number_of
from socra_cli.domain.likeness import LIKE_AT, content_words, likeness

_OVERLAP_AT = 0.6  # shared words of two quotes, of the shorter's
_CARRIED = ("test", "metric", "pass_if", "kill_if", "owner", "days", "cost")


def carry_over(old: Ledger, new: Ledger) -> Ledger:
    """``new`` with the ids of ``old`` where an assumption goes on: matched by overlapping quotes, then
    by likeness of the statements, best first, one to one. Others get ids that ``old`` never used."""
    ids = _matches(old, new)
    unused = max((number_of(a.id) for a in old.assumptions), default=0)
    carried = []
    for assumption in new.assumptions:
        known = ids.get(assumption.id)
        if known is None:
            unused += 1
            carried.append(assumption.model_copy(update={"id": format_id(unused)}))
        else:
            carried.append(_taking_over(known, assumption))
    return Ledger(assumptions=tuple(carried))


def _matches(old: Ledger, new: Ledger) -> dict[str, Assumption]:
    pairs = [(_kinship(was, now), was, now) for was in old.assumptions for now in new.assumptions]
    found: dict[str, Assumption] = {}
    taken: set[str] = set()
    for kinship, was, now in sorted(pairs, key=lambda pair: -pair[0]):
        if kinship > 0 and now.id not in found and was.id not in taken:
            found[now.id] = was
            taken.add(was.id)
    return found


def _kinship(was: Assumption, now: Assumption) -> float:
    """0 for strangers. Common words of the founder weigh more than any likeness of two statements."""
    like = likeness(was.statement, now.statement)
    if like < LIKE_AT and was.persona != now.persona:
        return 0.0
    pairs = ((one, other) for one in was.quotes for other in now.quotes)
    if any(_overlaps(one, other) for one, other in pairs):
        return 1 + like
    return like if like >= LIKE_AT else 0.0


def _overlaps(one: Quote, other: Quote) -> bool:
    if not (one.verified and other.verified):
        return False
    if fold(one.text) == fold(other.text):
        return True
    left, right = content_words(one.text), content_words(other.text)
    shorter = min(len(left), len(right))
    return shorter > 0 and len(left & right) / shorter >= _OVERLAP_AT


def _taking_over(was: Assumption, now: Assumption) -> Assumption:
    kept = {name: getattr(was, name) for name in _CARRIED if not getattr(now, name)}
    return now.model_copy(update={**kept, "id": was.id})
