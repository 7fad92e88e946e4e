"""The interview as a pure state machine: from the ledger and what was asked to the next move, or to the end.

A contradiction is put once; then the riskiest untested assumption comes first, each at most twice, and one
that only the founder's own doubt speaks against once. No Socratic kind takes more than two fifths, rounded
up, at any point. After ``MIN_QUESTIONS`` nothing is asked that could not change the verdict. Nothing here
remembers: the same ledger and exchanges give the same move.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final, Literal

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.ledger_rules import SUPPORTED_AT
from socra_cli.domain.opposites import opposed
from socra_cli.domain.stages import Move, QuestionKind
from socra_cli.domain.tribunal import decide_on_caps
from socra_cli.interview import wording
from socra_cli.interview.answers import AnswerKind, kind_of
from socra_cli.interview.fallback import clip, contradiction_fallback, fallback, open_doubt
from socra_cli.store.state import Exchange

DEFAULT_QUESTIONS: Final = 9
KIND_SHARE: Final = 0.4
ASKED_AT_MOST: Final = 2
"""Questions about one assumption, a contradiction's not counted."""
MIN_QUESTIONS: Final = 3
"""A talk that ends sooner, with something still open, gave the founder nothing to answer."""
PASSIVE_AFTER: Final = 3
"""Bare assents in a row after which the founder is told."""

_K = QuestionKind
_LIKED: Final[dict[Level, tuple[QuestionKind, ...]]] = {
    Level.E0: (_K.CLARIFICATION, _K.ASSUMPTION, _K.EVIDENCE, _K.VIEWPOINT, _K.QUESTION, _K.IMPLICATION),
    Level.E1: (_K.EVIDENCE, _K.ASSUMPTION, _K.CLARIFICATION, _K.VIEWPOINT, _K.IMPLICATION, _K.QUESTION),
    Level.E2: (_K.EVIDENCE, _K.VIEWPOINT, _K.ASSUMPTION, _K.IMPLICATION, _K.CLARIFICATION, _K.QUESTION),
    Level.E3: (_K.VIEWPOINT, _K.IMPLICATION, _K.EVIDENCE, _K.QUESTION, _K.ASSUMPTION, _K.CLARIFICATION),
    Level.E4: (_K.IMPLICATION, _K.QUESTION, _K.VIEWPOINT, _K.EVIDENCE, _K.ASSUMPTION, _K.CLARIFICATION),
    Level.E5: (_K.QUESTION, _K.IMPLICATION, _K.VIEWPOINT, _K.EVIDENCE, _K.ASSUMPTION, _K.CLARIFICATION),
}
"""Which kinds suit an assumption at each level, best first."""
_LIKED_FOR_CONTRADICTION: Final = (
    _K.CLARIFICATION, _K.EVIDENCE, _K.ASSUMPTION, _K.VIEWPOINT, _K.QUESTION, _K.IMPLICATION
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stop:
    """Nothing more is asked. ``budget``: the questions are used up. ``enough``: none left could change
    the verdict, or every open assumption was asked about."""

    reason: Literal["budget", "enough"]
    text: str


def next_step(ledger: Ledger, exchanges: Sequence[Exchange], max_questions: int) -> Move | Stop:
    """What to ask next, or why to stop. Broken-off and open questions count as asked."""
    if len(exchanges) >= max_questions:
        return Stop("budget", f"All {max_questions} questions are asked.")
    note = passivity(exchanges)
    split = _contradiction(ledger, exchanges)
    if split is not None:
        return _contradiction_move(split, exchanges, note)
    candidates = [a for a in _untested_first(ledger, exchanges) if not _settled(a, exchanges)]
    if not candidates:
        return Stop("enough", "Every open assumption was asked about.")
    chosen = next((a for a in candidates if could_change_verdict(ledger, a)), None)
    if chosen is None and together_could_change(ledger, candidates):
        chosen = candidates[0]
    if chosen is None and len(exchanges) < MIN_QUESTIONS:
        chosen = next((a for a in candidates if a.evidence_level < SUPPORTED_AT), None)
    if chosen is None:
        return Stop("enough", "No question left could change the verdict.")
    return _move(chosen, exchanges, note)


def questions_left(exchanges: Sequence[Exchange], max_questions: int) -> int:
    return max(0, max_questions - len(exchanges))


def could_change_verdict(ledger: Ledger, assumption: Assumption) -> bool:
    """Whether the assumption at E5, or contradicted, changes what the rules decide on the caps."""
    now = decide_on_caps(ledger).decision
    return any(
        decide_on_caps(_with(ledger, supposed)).decision is not now
        for supposed in (_proved(assumption), _refuted(assumption))
    )


def together_could_change(ledger: Ledger, candidates: Sequence[Assumption]) -> bool:
    """Whether proof for all of them changes the verdict.

    Without this a talk ends where it takes two answers to get anywhere: one assumption at E5 seldom lifts the
    observed share over its threshold.
    """
    supposed = ledger
    for assumption in candidates:
        supposed = _with(supposed, _proved(assumption))
    return decide_on_caps(supposed).decision is not decide_on_caps(ledger).decision


def passivity(exchanges: Sequence[Exchange]) -> str:
    """What to tell a founder who only agrees: after every third bare assent in a row, else nothing."""
    run = 0
    for exchange in reversed(exchanges):
        if exchange.answer is None or kind_of(exchange.answer.text) is not AnswerKind.ASSENT:
            break
        run += 1
    return wording.AGREED.format(times=_number(run)) if run and run % PASSIVE_AFTER == 0 else ""


def kind_allowed(kind: QuestionKind, exchanges: Sequence[Exchange]) -> bool:
    """Whether one more question of this kind keeps its share, should the interview end right after it."""
    used = Counter(exchange.move.kind for exchange in exchanges)
    return used[kind] + 1 <= ceil(KIND_SHARE * (len(exchanges) + 1))


# ── choosing ─────────────────────────────────────────────────────────────────


def _contradiction(ledger: Ledger, exchanges: Sequence[Exchange]) -> Assumption | None:
    """The most important assumption with words on both sides that have not been put to the founder yet."""
    put = [exchange.move for exchange in exchanges if exchange.move.contradiction]
    ids = {move.assumption_id for move in put}
    pairs = {_pair(*move.contradiction) for move in put}
    split = [a for a in ledger.assumptions if a.status is not Status.RETIRED and a.id not in ids]
    new = [a for a in split if (sides := opposed(a)) and _pair(*sides) not in pairs]
    return max(new, key=lambda a: a.importance, default=None)


def _pair(*sides: Quote) -> frozenset[tuple[str, int, str]]:
    """Two passages, in whichever order: the same two can stand under several assumptions."""
    return frozenset((quote.turn, quote.start, quote.text) for quote in sides)


def _untested_first(ledger: Ledger, exchanges: Sequence[Exchange]) -> list[Assumption]:
    """By times asked, then riskiest first, then in ledger order."""
    return sorted(ledger.by_risk(), key=lambda a: _times_asked(a.id, exchanges))


def _settled(assumption: Assumption, exchanges: Sequence[Exchange]) -> bool:
    """Nothing to gain from asking: asked often enough, not known, skipped, or a contradiction that stands."""
    about = [exchange for exchange in exchanges if exchange.move.assumption_id == assumption.id]
    return (
        (assumption.status is Status.CONTRADICTED and (bool(about) or opposed(assumption) is not None))
        or _times_asked(assumption.id, exchanges) >= ASKED_AT_MOST
        or any(exchange.skipped for exchange in about)
        or any(exchange.answer and kind_of(exchange.answer.text) is AnswerKind.UNKNOWN for exchange in about)
    )


def _times_asked(assumption_id: str, exchanges: Sequence[Exchange]) -> int:
    moves = (exchange.move for exchange in exchanges)
    return sum(move.assumption_id == assumption_id and not move.contradiction for move in moves)


def _choose_kind(
    liked: Sequence[QuestionKind], assumption_id: str, exchanges: Sequence[Exchange]
) -> QuestionKind:
    """The best liked kind that keeps its share, one not yet used on this assumption if there is any."""
    used = {exchange.move.kind for exchange in exchanges if exchange.move.assumption_id == assumption_id}
    allowed = [kind for kind in liked if kind_allowed(kind, exchanges)]
    return next((kind for kind in allowed if kind not in used), allowed[0])


# ── moves ────────────────────────────────────────────────────────────────────


def _move(assumption: Assumption, exchanges: Sequence[Exchange], note: str) -> Move:
    level = assumption.evidence_level
    kind = _choose_kind(_LIKED[level], assumption.id, exchanges)
    first = not _times_asked(assumption.id, exchanges)
    why = wording.WHY_FIRST if first else wording.WHY_AGAIN
    doubt = open_doubt(assumption)
    told = wording.DOUBT_AIM.format(quote=clip(doubt.text)) if doubt else ""
    return Move(
        kind=kind,
        assumption_id=assumption.id,
        aim=f"{assumption.statement} {told}Find {wording.NEXT_RUNG[level]}; {wording.ANGLE[kind]}.",
        why=why.format(
            id=assumption.id,
            persona=assumption.persona,
            importance=assumption.importance,
            level=wording.SO_FAR[level],
        ),
        fallback=fallback(assumption, kind, [e.question.text for e in exchanges], note=note),
        note=note,
    )


def _contradiction_move(assumption: Assumption, exchanges: Sequence[Exchange], note: str) -> Move:
    sides = opposed(assumption)
    assert sides is not None  # noqa: S101 - chosen for having both
    return Move(
        kind=_choose_kind(_LIKED_FOR_CONTRADICTION, assumption.id, exchanges),
        assumption_id=assumption.id,
        aim=wording.CONTRADICTION_AIM.format(statement=assumption.statement),
        why=wording.WHY_CONTRADICTION.format(id=assumption.id, persona=assumption.persona),
        fallback=contradiction_fallback(*sides, note=note),
        contradiction=sides,
        note=note,
    )


def _number(count: int) -> str:
    words = {3: "three", 6: "six", 9: "nine", 12: "twelve"}
    return words.get(count, str(count))


# ── what if ──────────────────────────────────────────────────────────────────


def _proved(assumption: Assumption) -> Assumption:
    proof = Quote(turn="supposed", text="supposed", end=8, verified=True, level=Level.E5)
    update = {"quotes": (*assumption.quotes, proof), "counter_quotes": (), "status": Status.SUPPORTED}
    return assumption.model_copy(update=update)


def _refuted(assumption: Assumption) -> Assumption:
    denial = Quote(turn="supposed", text="supposed", end=8, verified=True, level=Level.E3)
    update = {"counter_quotes": (*assumption.counter_quotes, denial), "status": Status.CONTRADICTED}
    return assumption.model_copy(update=update)


def _with(ledger: Ledger, changed: Assumption) -> Ledger:
    rest = (changed if assumption.id == changed.id else assumption for assumption in ledger.assumptions)
    return Ledger(assumptions=tuple(rest))
