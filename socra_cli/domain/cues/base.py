"""The shape of one language's cue words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cues:
    """Alternatives joined by ``|``, each a whole word or phrase, as a regular expression reads them.

    ``given``: somebody else gave something; ``received``: the same, told by who got it. ``handed`` and,
    told by who got it, ``got`` count only with one of ``objects``. ``repeatable`` are past doings that a
    habit is made of; ``pays`` and ``uses`` the same in the present; ``been`` the auxiliary of a perfect
    tense. ``committed`` are nouns for something given. A ``spike`` counts when ``result`` says how it went.
    ``change`` moves between two measurements, which ``same_instrument`` makes comparable. ``event`` are
    past happenings, ``when`` and ``who`` what makes one specific; a participle after a ``held`` amount is a
    state and no happening (*we have £900 saved*). ``negation`` and ``hypothetical`` take
    back what follows them in the clause, with ``guards_follow`` also what precedes them; ``conditional``
    does so always. ``clause`` is where one begins.
    """

    code: str
    common: frozenset[str]
    numbers: str
    given: str
    received: str
    handed: str
    got: str
    objects: str
    repeatable: str
    pays: str
    uses: str
    been: str
    be: str
    often: str
    since: str
    duration: str
    committed: str
    spike: str
    result: str
    change: str
    same_instrument: str
    event: str
    when: str
    who: str
    opinion: str
    negation: str
    hypothetical: str
    conditional: str
    first_person: str
    clause: str
    guards_follow: bool = False
    held: str = ""


def words(text: str) -> frozenset[str]:
    """The words of ``text`` as a set."""
    return frozenset(text.split())
