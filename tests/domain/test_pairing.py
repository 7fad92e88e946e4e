from __future__ import annotations

import pytest

from socra_cli.domain.pairing import Pair, best_first, pair_by_ids, pair_by_words
from tests.domain.versions import ASKED, HOPED, LOST, PAID, assumed, words


def told(pairs: tuple[Pair, ...]) -> list[tuple[str, str, str]]:
    return [(pair.before.id, pair.after.id, pair.by.value) for pair in pairs]


def test_ids_pair_whatever_the_assumptions_say() -> None:
    old = (assumed(1, "Shops pay"), assumed(2, "Riders come"))
    new = (assumed(3, "Shops pay"), assumed(2, "Mechanics agree"))
    assert told(pair_by_ids(old, new)) == [("A-002", "A-002", "id")]


def test_an_id_given_twice_pairs_once() -> None:
    twice = (assumed(1, "Shops pay"), assumed(1, "Riders come"))
    assert [(p.before.statement, p.after.statement) for p in pair_by_ids(twice, twice)] == [
        ("Shops pay", "Shops pay")
    ]


def test_the_same_words_of_the_founder_pair_assumptions_of_two_personas() -> None:
    old = assumed(1, "Owners spend money on it", words(PAID), persona="economist")
    new = assumed(7, "The pain is large enough", words(PAID), persona="customer")
    assert told(pair_by_words([old], [new])) == [("A-001", "A-007", "quote")]


def test_words_that_overlap_are_one_passage() -> None:
    old = assumed(1, "Owners spend money on it", words(PAID), persona="economist")
    new = assumed(2, "The pain is large enough", words("Two shops paid 30 euros"))
    assert told(pair_by_words([old], [new])) == [("A-001", "A-002", "quote")]


def test_the_words_count_on_whichever_side_they_speak() -> None:
    old = assumed(1, "Owners spend money on it", against=[words(PAID)], persona="economist")
    new = assumed(2, "The pain is large enough", words(PAID))
    assert told(pair_by_words([old], [new])) == [("A-001", "A-002", "quote")]


def test_one_sentence_among_many_does_not_pair_strangers() -> None:
    old = assumed(1, "Owners spend money on it", words(PAID), words(ASKED), words(LOST), persona="economist")
    new = assumed(2, "The pain is large enough", words(PAID))
    assert pair_by_words([old], [new]) == ()
    kin = new.model_copy(update={"persona": "economist"})
    assert told(pair_by_words([old], [kin])) == [("A-001", "A-002", "quote")]


def test_unverified_words_pair_nothing() -> None:
    unsaid = words(PAID).model_copy(update={"verified": False})
    assert pair_by_words([assumed(1, "Owners spend", unsaid)], [assumed(2, "Pain is large", unsaid)]) == ()


def test_quotes_come_before_statements() -> None:
    old = assumed(1, "Shops pay for it every month", words(PAID))
    like = assumed(1, "Shops pay for it every month")
    same_words = assumed(2, "The pain is large enough", words(PAID))
    assert told(pair_by_words([old], [like, same_words])) == [("A-001", "A-002", "quote")]


def test_statements_pair_where_no_words_do() -> None:
    old = (assumed(1, "Shops pay for it every month", words(PAID)), assumed(2, "Riders come back"))
    new = (assumed(1, "Riders come back at all"), assumed(2, "Shops pay for it each month", words(HOPED)))
    assert told(pair_by_words(old, new)) == [
        ("A-002", "A-001", "statement"),
        ("A-001", "A-002", "statement"),
    ]


def test_of_two_candidates_the_nearer_statement_wins() -> None:
    old = [assumed(1, "Shops pay for a reminder", words(PAID))]
    new = [assumed(1, "Owners spend", words(PAID)), assumed(2, "Shops pay for reminders", words(PAID))]
    assert told(pair_by_words(old, new)) == [("A-001", "A-002", "quote")]


def test_an_assumption_without_words_is_no_one_s_kin() -> None:
    empty = [assumed(1, "…"), assumed(2, "Is it so?")]
    assert pair_by_words(empty[:1], [assumed(1, "!")]) == ()


@pytest.mark.parametrize(
    ("weights", "chosen"),
    [
        ({(0, 0): 0.0}, ()),
        ({(0, 0): 1.0, (0, 1): 2.0, (1, 1): 1.5}, ((0, 1),)),
        ({(0, 0): 1.0, (0, 1): 1.0, (1, 0): 1.0, (1, 1): 1.0}, ((0, 0), (1, 1))),
        ({(0, 1): 1.0, (1, 0): 1.0, (1, 2): 1.0}, ((1, 0), (0, 1))),
        ({(0, 1): 1.0, (1, 1): 1.0}, ((1, 1),)),
    ],
)
def test_pairs_are_made_best_first_and_nearest_among_equals(
    weights: dict[tuple[int, int], float], chosen: tuple[tuple[int, int], ...]
) -> None:
    assert best_first(weights) == chosen
    mirrored = best_first({(j, i): weight for (i, j), weight in weights.items()})
    assert {(i, j) for j, i in mirrored} == set(chosen)


def test_forty_assumptions_a_side_are_paired_one_to_one() -> None:
    many = [
        assumed(n, f"Point {n} holds", *(words(f"{n} {m} shops paid") for m in range(8))) for n in range(40)
    ]
    assert [(p.before.id, p.after.id) for p in pair_by_words(many, many)] == [(a.id, a.id) for a in many]
