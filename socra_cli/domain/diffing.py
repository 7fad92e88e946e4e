"""What changed between two versions of one idea, by rule: the same two give the same answer, and turned round
its mirror image."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from socra_cli.domain.changes import (
    AssumptionMove,
    AssumptionPair,
    Diff,
    GaugeMoves,
    MatchedBy,
    NumberMove,
    PersonaMove,
    QuestionMoves,
    Side,
    VerdictMove,
)
from socra_cli.domain.evidence import Turn
from socra_cli.domain.grounding import Corpus
from socra_cli.domain.ledger import Assumption
from socra_cli.domain.likeness import content_words, likeness
from socra_cli.domain.moved_quotes import Texts
from socra_cli.domain.moving import assumption_move, persona_move
from socra_cli.domain.pairing import Pair, best_first, pair_by_ids, pair_by_words
from socra_cli.domain.plan import Gauges, Masterplan
from socra_cli.domain.report import OpenQuestion

SAME_QUESTION_AT: Final = 0.6
SAME_TEXT_AT: Final = 0.35
"""Shared words of two texts, of the shorter's. Any two briefs of ``tests/cases`` stay below 0.31."""


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a diff. ``plan`` is ``None`` for a talk that no plan was made of yet."""

    side: Side
    brief: str
    turns: tuple[Turn, ...]
    assumptions: tuple[Assumption, ...]
    gauges: Gauges
    plan: Masterplan | None = None

    @classmethod
    def of_plan(cls, plan: Masterplan) -> Version:
        side = Side(
            kind="masterplan",
            session_id=plan.session_id,
            since=plan.since,
            created_at=plan.created_at,
            title=plan.idea.title,
            socra_version=plan.socra_version,
            demo=plan.demo,
            route=plan.provenance.route,
            prompts_sha256=plan.provenance.prompts_sha256,
        )
        return cls(side, plan.idea.text, plan.turns, plan.assumptions, plan.gauges, plan)

    @property
    def said(self) -> tuple[str, ...]:
        """The founder's texts: the brief, then the answers."""
        return (self.brief, *(turn.text for turn in self.turns if turn.role == "founder"))


def diff(a: Version, b: Version) -> Diff:
    """What changed from ``a`` to ``b``."""
    texts = Texts(Corpus.of(a.brief, a.turns), Corpus.of(b.brief, b.turns))
    matched_by = _matched_by(a.side, b.side)
    match = pair_by_ids if matched_by is MatchedBy.IDS else pair_by_words
    pairs = match(a.assumptions, b.assumptions)
    verdict, gauges = _verdict(a.plan, b.plan), _gauges(a, b)
    personas = _personas(a.plan, b.plan, texts)
    assumptions = _assumptions(a, b, pairs, texts)
    questions = _questions(a.plan, b.plan)
    moved = (
        verdict is not None and verdict.moved,
        gauges.coverage.before != gauges.coverage.after,
        gauges.merit.before != gauges.merit.after,
        *map(bool, (personas, assumptions, questions.closed, questions.new)),
    )
    return Diff(
        changed=any(moved),
        a=a.side,
        b=b.side,
        same_idea=_same_idea(a, b),
        text_changed=a.said != b.said,
        matched_by=matched_by,
        verdict=verdict,
        gauges=gauges,
        personas=personas,
        assumptions=assumptions,
        pairs=tuple(AssumptionPair(before=p.before.id, after=p.after.id, paired_by=p.by) for p in pairs),
        open_questions=questions,
    )


def _matched_by(a: Side, b: Side) -> MatchedBy:
    """Ids mean the same within one session, and where one version took them over from the other."""
    shared = a.session_id in (b.session_id, b.since) or a.since == b.session_id
    return MatchedBy.IDS if shared else MatchedBy.WORDS


def _same_idea(a: Version, b: Version) -> bool:
    if a.side.session_id == b.side.session_id or likeness(a.side.title, b.side.title) > 0:
        return True
    left, right = content_words(" ".join(a.said)), content_words(" ".join(b.said))
    shorter = min(len(left), len(right))
    return shorter > 0 and len(left & right) / shorter >= SAME_TEXT_AT


def _verdict(a: Masterplan | None, b: Masterplan | None) -> VerdictMove | None:
    if a is None or b is None:
        return None
    was, now = a.verdict, b.verdict
    return VerdictMove(
        before=was.decision,
        after=now.decision,
        rule_before=was.rule,
        rule_after=now.rule,
        provisional_before=was.provisional,
        provisional_after=now.provisional,
        stable_before=was.stable,
        stable_after=now.stable,
        reasons_before=was.reasons,
        reasons_after=now.reasons,
    )


def _gauges(a: Version, b: Version) -> GaugeMoves:
    one_measure = (a.plan is None) is (b.plan is None)
    merit = (a.gauges.merit, b.gauges.merit) if one_measure else (None, None)
    return GaugeMoves(
        coverage=NumberMove(before=a.gauges.coverage, after=b.gauges.coverage),
        merit=NumberMove(before=merit[0], after=merit[1]),
    )


def _personas(a: Masterplan | None, b: Masterplan | None, texts: Texts) -> tuple[PersonaMove, ...]:
    if a is None or b is None:
        return ()
    old, new = ({report.id: report for report in plan.personas} for plan in (a, b))
    moves = (persona_move(old.get(name), new.get(name), texts) for name in {**new, **old})
    return tuple(move for move in moves if move is not None)


def _assumptions(a: Version, b: Version, pairs: Sequence[Pair], texts: Texts) -> tuple[AssumptionMove, ...]:
    tests = a.plan is not None and b.plan is not None
    by_after = {pair.after.id: pair for pair in pairs}
    kept = {pair.before.id for pair in pairs}
    moves = []
    for now in b.assumptions:
        pair = by_after.get(now.id)
        was, by = (pair.before, pair.by) if pair else (None, None)
        moves.append(assumption_move(was, now, by, texts, tests=tests))
    gone = (was for was in a.assumptions if was.id not in kept)
    moves += [assumption_move(was, None, None, texts, tests=tests) for was in gone]
    return tuple(move for move in moves if move is not None)


def _questions(a: Masterplan | None, b: Masterplan | None) -> QuestionMoves:
    if a is None or b is None:
        return QuestionMoves()
    old, new = a.open_questions, b.open_questions
    same = best_first(
        {(i, j): _alike(one, other) for i, one in enumerate(old) for j, other in enumerate(new)}
    )
    asked_still, asked_before = {i for i, _ in same}, {j for _, j in same}
    return QuestionMoves(
        closed=tuple(question for i, question in enumerate(old) if i not in asked_still),
        new=tuple(question for j, question in enumerate(new) if j not in asked_before),
    )


def _alike(one: OpenQuestion, other: OpenQuestion) -> float:
    like = 1.0 if one.text == other.text else likeness(one.text, other.text)
    return like if like >= SAME_QUESTION_AT else 0.0
