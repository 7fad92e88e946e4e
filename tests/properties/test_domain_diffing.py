"""Whatever two versions hold: one and itself are the same, and a diff turned round is its mirror image."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.changes import AssumptionMove, Diff, Move, PersonaMove, QuoteChange
from socra_cli.domain.diffing import Version, diff
from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.ledger import Assumption, Status, format_id
from socra_cli.domain.pairing import best_first, pair_by_words
from socra_cli.domain.report import PersonaReport
from tests.domain.versions import (
    ASKED,
    FIRST,
    HOPED,
    LOST,
    PAID,
    REFUSED,
    SECOND,
    asked,
    scored,
    version,
    words,
)

SENTENCES = (ASKED, PAID, LOST, HOPED, REFUSED)
STATEMENTS = (
    "Shops pay for it every month",
    "Shops pay for it each month",
    "Riders book on a page",
    "Slots stay where they are",
    "Owners agree",
)
MIRRORED = {
    Move.NEW: Move.GONE,
    Move.GONE: Move.NEW,
    Move.LEVEL_UP: Move.LEVEL_DOWN,
    Move.LEVEL_DOWN: Move.LEVEL_UP,
}

quotes = st.builds(words, st.sampled_from(SENTENCES), st.sampled_from([level.value for level in Level][1:]))


def _unique(found: list[Quote]) -> tuple[Quote, ...]:
    return tuple({quote.text: quote for quote in found}.values())


spoken = st.lists(quotes, max_size=3).map(_unique)


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[Assumption, ...]:
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(STATEMENTS),
                st.sampled_from(["customer", "builder"]),
                st.sampled_from(Status),
                spoken,
                spoken,
                st.sampled_from(["", "Ask Wim", "Ask Lena"]),
            ),
            max_size=5,
        )
    )
    return tuple(
        Assumption(
            id=format_id(number), statement=statement, persona=persona, status=status,
            quotes=said, counter_quotes=against, test=test,
        )
        for number, (statement, persona, status, said, against, test) in enumerate(rows, 1)
    )  # fmt: skip


@st.composite
def panels(draw: st.DrawFn) -> list[PersonaReport]:
    names = draw(st.lists(st.sampled_from(["customer", "builder", "seller"]), unique=True))
    return [scored(name, draw(st.sampled_from([None, 0, 4, 6, 8])), *draw(spoken)) for name in names]


@st.composite
def versions(draw: st.DrawFn, session: str = FIRST) -> Version:
    text = " ".join(draw(st.lists(st.sampled_from(SENTENCES), unique=True)))
    questions = draw(st.lists(st.sampled_from(STATEMENTS), unique=True, max_size=3))
    return version(
        f"# Repair slots\n\n{text}", draw(panels()), draw(ledgers()), session=session,
        open_questions=tuple(map(asked, questions)),
    )  # fmt: skip


@given(versions())
@settings(max_examples=60, deadline=None)
def test_a_version_and_itself_never_differ(one: Version) -> None:
    found = diff(one, one)
    assert not found.changed
    assert (found.personas, found.assumptions) == ((), ())
    assert len(found.pairs) == len(one.assumptions)


@given(ledgers(), ledgers())
@settings(max_examples=150, deadline=None)
def test_pairs_are_one_to_one_and_the_same_from_both_sides(
    one: tuple[Assumption, ...], other: tuple[Assumption, ...]
) -> None:
    pairs = pair_by_words(one, other)
    assert len({pair.before.id for pair in pairs}) == len({pair.after.id for pair in pairs}) == len(pairs)
    turned = {(pair.after.id, pair.before.id, pair.by) for pair in pair_by_words(other, one)}
    assert {(pair.before.id, pair.after.id, pair.by) for pair in pairs} == turned


places = st.tuples(st.integers(0, 3), st.integers(0, 3))


@given(st.dictionaries(places, st.sampled_from([0.0, 1.0, 2.0])))
@settings(max_examples=200, deadline=None)
def test_equal_weights_are_parted_alike_from_both_sides(weights: dict[tuple[int, int], float]) -> None:
    there = best_first(weights)
    back = best_first({(j, i): weight for (i, j), weight in weights.items()})
    assert set(there) == {(i, j) for j, i in back}
    left = {pair: weight for pair, weight in weights.items() if weight > 0}
    assert all(any(i == p or j == q for p, q in there) for i, j in left), "nobody is left alone for nothing"


@given(versions(), versions(SECOND), st.booleans())
@settings(max_examples=150, deadline=None)
def test_a_diff_turned_round_is_its_mirror_image(a: Version, b: Version, one_session: bool) -> None:
    if one_session:
        b = Version(a.side, b.brief, b.turns, b.assumptions, b.gauges, b.plan)
    there, back = diff(a, b), diff(b, a)
    assert there.changed is back.changed
    assert there.same_idea is back.same_idea
    assert [q.text for q in there.open_questions.new] == [q.text for q in back.open_questions.closed]
    assert sorted(map(_score, there.personas)) == sorted(map(_turned_score, back.personas))
    assert sorted(map(_assumption, there.assumptions)) == sorted(map(_turned_assumption, back.assumptions))


@given(versions(), versions(SECOND))
@settings(max_examples=100, deadline=None)
def test_every_assumption_stands_in_one_place_at_most(a: Version, b: Version) -> None:
    found = diff(a, b)
    _stands_once([pair.before for pair in found.pairs] + _lone(found, Move.GONE), a)
    _stands_once([pair.after for pair in found.pairs] + _lone(found, Move.NEW), b)


@given(versions(), versions(SECOND))
@settings(max_examples=100, deadline=None)
def test_words_that_are_said_to_be_gone_are_not_in_the_later_text(a: Version, b: Version) -> None:
    found = diff(a, b)
    moves: list[PersonaMove | AssumptionMove] = [*found.personas, *found.assumptions]
    for move in moves:
        for quote in move.because:
            other = a if quote.change is QuoteChange.GAINED else b
            if quote.change in (QuoteChange.GAINED, QuoteChange.LOST):
                assert quote.said_in_both is (quote.quote.text in other.brief)


def _lone(found: Diff, change: Move) -> list[str]:
    alone = [move for move in found.assumptions if change in move.changes]
    return [move.id_after or move.id_before or "" for move in alone]


def _stands_once(ids: list[str], side: Version) -> None:
    assert sorted(ids) == sorted(assumption.id for assumption in side.assumptions)


def _score(move: PersonaMove) -> str:
    return f"{move.id} {move.score.before} {move.score.after} {_words(move, turned=False)}"


def _turned_score(move: PersonaMove) -> str:
    return f"{move.id} {move.score.after} {move.score.before} {_words(move, turned=True)}"


def _assumption(move: AssumptionMove) -> str:
    changes = [change for change in move.changes if change in (*MIRRORED, Move.TEST)]
    return f"{move.id_before} {move.id_after} {changes} {move.paired_by} {_words(move, turned=False)}"


def _turned_assumption(move: AssumptionMove) -> str:
    changes = [MIRRORED.get(change, change) for change in move.changes if change in (*MIRRORED, Move.TEST)]
    return f"{move.id_after} {move.id_before} {changes} {move.paired_by} {_words(move, turned=True)}"


_TURNED = {
    QuoteChange.GAINED: QuoteChange.LOST,
    QuoteChange.LOST: QuoteChange.GAINED,
    QuoteChange.RAISED: QuoteChange.LOWERED,
    QuoteChange.LOWERED: QuoteChange.RAISED,
}


def _words(move: PersonaMove | AssumptionMove, *, turned: bool) -> list[tuple[str, str]]:
    return sorted(
        ((_TURNED[quote.change] if turned else quote.change).value, quote.quote.text)
        for quote in move.because
    )
