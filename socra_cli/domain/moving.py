"""What moved a persona's score, or an assumption, between two versions, and which quotes did it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from socra_cli.domain.changes import (
    AssumptionMove,
    Cause,
    FieldMove,
    LevelMove,
    Move,
    NumberMove,
    PersonaMove,
    QuoteChange,
    QuoteMove,
    StatusMove,
)
from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.folding import fold
from socra_cli.domain.ledger import Assumption, Status
from socra_cli.domain.moved_quotes import Moves, Texts, highest_level, quote_moves, ranked
from socra_cli.domain.pairing import PairedBy
from socra_cli.domain.report import FindingKind, PersonaReport
from socra_cli.domain.sums import LOSS_CAP

_TESTS: Final = ("test", "metric", "pass_if", "kill_if", "owner", "days", "cost")
_BETTER: Final = (QuoteChange.GAINED, QuoteChange.RAISED)
_BECOMES: Final = {
    Status.SUPPORTED: Move.SETTLED,
    Status.CONTRADICTED: Move.CONTRADICTED,
    Status.RETIRED: Move.RETIRED,
    Status.OPEN: Move.REOPENED,
}


# ── personas ─────────────────────────────────────────────────────────────────


def persona_move(was: PersonaReport | None, now: PersonaReport | None, texts: Texts) -> PersonaMove | None:
    """What moved a persona's score or level; ``None`` where neither did. At least one of both is there."""
    score = NumberMove(before=was.score if was else None, after=now.score if now else None)
    level = LevelMove(before=_level(was), after=_level(now))
    there = was is not None and now is not None and was.failed == now.failed
    if there and score.before == score.after and level.before is level.after:
        return None
    cause, because = _why(was, now, texts)
    known = now or was
    assert known is not None  # noqa: S101 - one of both is there
    return PersonaMove(
        id=known.id,
        score=score,
        proposed_score=NumberMove(
            before=was.proposed_score if was else None, after=now.proposed_score if now else None
        ),
        evidence_level=level,
        cause=cause,
        because=because,
    )


def _level(report: PersonaReport | None) -> Level | None:
    return None if report is None or report.failed else report.evidence_level


def _why(was: PersonaReport | None, now: PersonaReport | None, texts: Texts) -> tuple[Cause, Moves]:
    if was is None or now is None:
        return Cause.PANEL, ()
    if was.failed or now.failed:
        return Cause.FAILED, ()
    reached = ranked(quote_moves(_evidence(was), _evidence(now), texts), _reaching(was, now))
    if _level_tells(was, now) and any(move.decisive for move in reached):
        return Cause.EVIDENCE, reached
    scored = quote_moves(was.score_quotes, now.score_quotes, texts)
    scored = ranked(scored, lambda move: not move.said_in_both)
    if _held_by_loss(was) is not _held_by_loss(now):
        return Cause.LOSS, scored
    if any(move.decisive for move in scored):
        return Cause.QUOTES, scored
    return (Cause.RECITED if scored else Cause.ASKED_AGAIN), scored


def _evidence(report: PersonaReport) -> tuple[Quote, ...]:
    """What the evidence level is taken from: the quotes of the score, and those of facts."""
    facts = (f.quotes for f in report.findings if f.kind is FindingKind.FACT)
    return (*report.score_quotes, *(quote for quotes in facts for quote in quotes))


def _level_tells(was: PersonaReport, now: PersonaReport) -> bool:
    """Whether the level moved, and the score not the other way."""
    up = now.evidence_level > was.evidence_level
    down = now.evidence_level < was.evidence_level
    before, after = _points(was), _points(now)
    return (up and after >= before) or (down and after <= before)


def _reaching(was: PersonaReport, now: PersonaReport) -> Callable[[QuoteMove], bool]:
    """The quotes on the rungs between the two levels."""
    lower = min(was.evidence_level, now.evidence_level)
    better = now.evidence_level > was.evidence_level
    return lambda move: (move.change in _BETTER) is better and highest_level(move) > lower


def _points(report: PersonaReport) -> int:
    return -1 if report.score is None else report.score


def _held_by_loss(report: PersonaReport) -> bool:
    """Whether the score is lower than both its proposal and its cap: only the rule on losses does that."""
    cap, proposed = report.evidence_level.cap, report.proposed_score
    return report.score == LOSS_CAP and min(cap or 0, proposed or 0) > LOSS_CAP


# ── assumptions ──────────────────────────────────────────────────────────────


def assumption_move(
    was: Assumption | None, now: Assumption | None, by: PairedBy | None, texts: Texts, *, tests: bool
) -> AssumptionMove | None:
    """What moved an assumption; ``None`` where nothing did. At least one of both is there. ``tests`` says
    whether tests were designed in both versions, and so can be compared."""
    fields = _field_moves(was, now) if tests and was and now else ()
    changes = _changes(was, now, fields)
    if not changes:
        return None
    moves = (
        *quote_moves(was.quotes if was else (), now.quotes if now else (), texts),
        *quote_moves(
            was.counter_quotes if was else (), now.counter_quotes if now else (), texts, against=True
        ),
    )
    return AssumptionMove(
        changes=changes,
        id_before=was.id if was else None,
        id_after=now.id if now else None,
        paired_by=by,
        statement_before=was.statement if was else None,
        statement_after=now.statement if now else None,
        status=StatusMove(before=was.status if was else None, after=now.status if now else None),
        evidence_level=LevelMove(
            before=was.evidence_level if was else None, after=now.evidence_level if now else None
        ),
        because=ranked(moves, _deciding(changes[0], was, now, moves)),
        tests=fields,
    )


def _changes(was: Assumption | None, now: Assumption | None, fields: Sequence[FieldMove]) -> tuple[Move, ...]:
    if was is None or now is None:
        return (Move.NEW,) if was is None else (Move.GONE,)
    changes = [] if was.status is now.status else [_BECOMES[now.status]]
    if was.evidence_level is not now.evidence_level:
        changes.append(Move.LEVEL_UP if now.evidence_level > was.evidence_level else Move.LEVEL_DOWN)
    return (*changes, Move.TEST) if fields else tuple(changes)


def _field_moves(was: Assumption, now: Assumption) -> tuple[FieldMove, ...]:
    pairs = ((name, _said(getattr(was, name)), _said(getattr(now, name))) for name in _TESTS)
    return tuple(
        FieldMove(field=name, before=before, after=after)
        for name, before, after in pairs
        if fold(before) != fold(after)
    )


def _said(value: str | float | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return f"{value:g}"


def _deciding(
    change: Move, was: Assumption | None, now: Assumption | None, moves: Moves
) -> Callable[[QuoteMove], bool]:
    """The quotes that did it: those that speak the way it went; of these, the ones that reach its level."""
    way = _way(change, was)
    if was is None or now is None or way is None:
        return lambda move: change is not Move.TEST
    lower = min(was.evidence_level, now.evidence_level)
    same_way = [move for move in moves if _speaks_for(move) is way]
    reaching = [move for move in same_way if move.against or highest_level(move) > lower]
    chosen = reaching or same_way
    return lambda move: move in chosen


def _way(change: Move, was: Assumption | None) -> bool | None:
    """True where the assumption gained ground, False where it lost some, ``None`` where neither is told."""
    if change is Move.REOPENED and was is not None and was.status is not Status.RETIRED:
        return was.status is Status.CONTRADICTED
    if change in (Move.SETTLED, Move.LEVEL_UP):
        return True
    return False if change in (Move.CONTRADICTED, Move.LEVEL_DOWN) else None


def _speaks_for(move: QuoteMove) -> bool:
    return (move.change in _BETTER) is not move.against
