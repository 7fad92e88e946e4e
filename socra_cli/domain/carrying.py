"""Ids that outlive a version: a new ledger's assumptions take over the ids of the old ones they stand for."""

from __future__ import annotations

from typing import NamedTuple

from socra_cli.domain.ledger import Assumption, Ledger, format_id, number_of
from socra_cli.domain.pairing import pair_by_words

_CARRIED = ("test", "metric", "pass_if", "kill_if", "owner", "days", "cost")


class Earlier(NamedTuple):
    """An earlier version's ledger, whose ids go on, and the session that it is from."""

    session_id: str
    ledger: Ledger


def carry_over(old: Ledger, new: Ledger) -> Ledger:
    """``new`` with the ids of ``old`` where an assumption goes on: matched by overlapping quotes, then
    by likeness of the statements, best first, one to one. Others get ids that ``old`` never used."""
    ids = {pair.after.id: pair.before for pair in pair_by_words(old.assumptions, new.assumptions)}
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


def with_tests(ledger: Ledger, planned: Ledger) -> Ledger:
    """``ledger`` with the tests that a plan made of it has designed: a plan's ids are its session's."""
    found = ((planned.find(assumption.id), assumption) for assumption in ledger.assumptions)
    return Ledger(assumptions=tuple(now if was is None else _taking_over(was, now) for was, now in found))


def _taking_over(was: Assumption, now: Assumption) -> Assumption:
    kept = {name: getattr(was, name) for name in _CARRIED if not getattr(now, name)}
    return now.model_copy(update={**kept, "id": was.id})
