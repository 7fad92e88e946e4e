from __future__ import annotations

from typing import Any

import pytest

from socra_cli.domain.changes import AssumptionMove, Cause, Diff, MatchedBy, Move, PersonaMove
from socra_cli.domain.diffing import Version, diff
from socra_cli.domain.ledger import Assumption, Status
from socra_cli.domain.plan import Gauges
from socra_cli.domain.provenance import Provenance
from socra_cli.domain.report import Finding, FindingKind
from socra_cli.domain.verdict import Decision, Verdict
from tests.domain.versions import (
    ASKED,
    BRIEF,
    FIRST,
    HOPED,
    LOST,
    PAID,
    REFUSED,
    SECOND,
    asked,
    assumed,
    made,
    scored,
    talk,
    version,
    words,
)

RICHER = f"{BRIEF} {PAID} {LOST}"


def persona(before: Any, after: Any, was: str = BRIEF, now: str = BRIEF) -> PersonaMove:
    """What moved the one persona of two plans."""
    moves = diff(
        version(was, [before] if before else []), version(now, [after] if after else [], session=SECOND)
    )
    assert len(moves.personas) == 1
    return moves.personas[0]


def moved(before: Assumption | None, after: Assumption | None, **other: Any) -> AssumptionMove | None:
    """What moved an assumption between two plans of one session."""
    sides = ([one] if one else [] for one in (before, after))
    a, b = (
        version(other.get(name, RICHER), [], side) for name, side in zip(("was", "now"), sides, strict=True)
    )
    found = diff(a, b).assumptions
    assert len(found) <= 1
    return found[0] if found else None


def because(move: PersonaMove | AssumptionMove, *, decisive: bool = True) -> list[tuple[str, str]]:
    return [(quote.change.value, quote.quote.text) for quote in move.because if quote.decisive is decisive]


# ── the same twice ───────────────────────────────────────────────────────────


def full() -> Version:
    return version(
        RICHER,
        [scored("customer", 6, words(LOST)), scored("seller", None)],
        [assumed(1, "Shops pay", words(PAID, "E4")), assumed(2, "Slots stay", against=[words(ASKED)])],
        open_questions=(asked("How many riders booked by phone?"),),
    )


def test_a_version_and_itself_differ_in_nothing() -> None:
    found = diff(full(), full())
    assert not found.changed
    assert not found.text_changed
    assert (found.personas, found.assumptions, found.open_questions.new) == ((), (), ())
    assert [(pair.before, pair.after) for pair in found.pairs] == [("A-001", "A-001"), ("A-002", "A-002")]


def test_other_words_that_nothing_rests_on_are_no_change_but_are_told() -> None:
    found = diff(version(BRIEF), version(RICHER, session=SECOND))
    assert (found.changed, found.text_changed) == (False, True)


# ── the verdict and the gauges ───────────────────────────────────────────────


def test_the_verdict_tells_both_decisions_and_rules() -> None:
    found = diff(version(), version(session=SECOND, decision=Decision.PIVOT))
    assert found.changed
    assert found.verdict is not None
    assert found.verdict.moved
    assert (found.verdict.before, found.verdict.after) == (Decision.NOT_ENOUGH_EVIDENCE, Decision.PIVOT)
    assert (found.verdict.rule_before, found.verdict.rule_after) == ("not_enough_evidence", "pivot")
    assert found.verdict.reasons_after == ("By the rule pivot.",)


@pytest.mark.parametrize(
    ("update", "moves"),
    [
        ({"provisional": True}, True),
        ({"stable": False}, True),
        ({"stable": True}, False),
        ({"reasons": ("In other words.",)}, False),
        ({"decision": None, "rule": "incomplete"}, True),
    ],
)
def test_what_a_verdict_is_worth_can_move_too(update: dict[str, Any], moves: bool) -> None:
    verdict = Verdict(decision=Decision.NOT_ENOUGH_EVIDENCE, rule="not_enough_evidence")
    found = diff(version(), version(verdict=verdict.model_copy(update=update)))
    assert found.changed is moves


def test_gauges_that_moved_are_a_change() -> None:
    found = diff(version(), version(gauges=Gauges(coverage=60, merit=None)))
    assert found.changed
    assert (found.gauges.coverage.before, found.gauges.coverage.after) == (40, 60)
    assert (found.gauges.merit.before, found.gauges.merit.after) == (50, None)


def test_a_talk_without_a_plan_has_no_verdict_score_test_or_merit_to_compare() -> None:
    planned = version(
        RICHER, [scored("customer", 6, words(LOST))], [assumed(1, "Shops pay", test="Ask")],
        open_questions=(asked("How many?"),),
    )  # fmt: skip
    found = diff(planned, talk(assumed(1, "Shops pay", words(PAID)), text=RICHER))
    assert found.verdict is None
    assert found.personas == ()
    assert found.open_questions.closed == ()
    assert found.gauges.merit.before is found.gauges.merit.after is None
    assert (found.gauges.coverage.before, found.gauges.coverage.after) == (40, 10)
    assert [move.changes for move in found.assumptions] == [(Move.SETTLED, Move.LEVEL_UP)]
    assert found.assumptions[0].tests == ()


def test_two_talks_compare_their_merit() -> None:
    found = diff(talk(), talk(session=SECOND))
    assert found.gauges.merit.before == 20
    assert not found.changed


# ── scores ───────────────────────────────────────────────────────────────────


def test_a_score_that_rose_names_the_quote_that_lifted_its_level() -> None:
    before = scored("customer", 4, words(HOPED, "E1"))
    after = scored("customer", 6, words(HOPED, "E1"), words(LOST, "E3", "T03"), words(REFUSED, "E1"))
    move = persona(before, after, now=RICHER)
    assert move.cause is Cause.EVIDENCE
    assert (move.score.before, move.score.after) == (4, 6)
    assert (move.evidence_level.before, move.evidence_level.after) == ("E1", "E3")
    assert because(move) == [("gained", LOST)]
    assert because(move, decisive=False) == [("gained", REFUSED)]
    assert not move.because[0].said_in_both


def test_a_score_that_fell_names_the_quote_that_is_no_longer_there() -> None:
    move = persona(
        scored("economist", 6, words(LOST)), scored("economist", 4, words(HOPED, "E1")), was=RICHER
    )
    assert move.cause is Cause.EVIDENCE
    assert because(move) == [("lost", LOST)]
    assert not move.because[0].said_in_both


def test_words_that_are_still_said_are_told_from_words_that_are_gone() -> None:
    before, after = scored("economist", 6, words(LOST)), scored("economist", 4, words(HOPED, "E1"))
    assert persona(before, after, was=RICHER, now=RICHER).because[0].said_in_both


def test_the_quote_of_a_fact_lifts_the_level_too() -> None:
    fact = Finding(id="F-1", claim="It happens", kind=FindingKind.FACT, severity=0, quotes=(words(LOST),))
    guess = fact.model_copy(update={"kind": FindingKind.INFERENCE, "quotes": (words(PAID, "E5"),)})
    after = scored("customer", 6, words(HOPED, "E1"), findings=(fact, guess), evidence_level="E3")
    move = persona(scored("customer", 4, words(HOPED, "E1")), after, now=RICHER)
    assert (move.cause, because(move)) == (Cause.EVIDENCE, [("gained", LOST)])


@pytest.mark.parametrize(
    ("was", "now", "change", "score"), [("E1", "E3", "raised", 6), ("E3", "E1", "lowered", 2)]
)
def test_the_same_words_may_come_to_count_for_more_or_less(
    was: str, now: str, change: str, score: int
) -> None:
    move = persona(scored("customer", 4, words(ASKED, was)), scored("customer", score, words(ASKED, now)))
    assert (move.cause, because(move)) == (Cause.EVIDENCE, [(change, ASKED)])
    quote = move.because[0]
    assert (quote.level_before, quote.level_after, quote.said_in_both) == (was, now, True)


def test_a_shorter_quote_of_the_same_words_is_the_same_quote() -> None:
    move = persona(
        scored("customer", 4, words(PAID)), scored("customer", 6, words("Two shops paid 30 euros"))
    )
    assert (move.cause, move.because) == (Cause.ASKED_AGAIN, ())


def test_a_changed_number_is_another_quote() -> None:
    fewer = PAID.replace("30", "20")
    move = persona(
        scored("customer", 6, words(PAID)), scored("customer", 4, words(fewer)), was=PAID, now=fewer
    )
    assert move.cause is Cause.QUOTES
    assert sorted(because(move)) == [("gained", fewer), ("lost", PAID)]


def test_words_that_speak_against_lower_a_score_at_the_same_level() -> None:
    before, after = scored("seller", 6, words(ASKED)), scored("seller", 2, words(ASKED), words(REFUSED))
    move = persona(before, after, now=f"{BRIEF} {REFUSED}")
    assert (move.cause, because(move)) == (Cause.QUOTES, [("gained", REFUSED)])


def test_a_level_that_went_the_other_way_is_not_called_the_reason() -> None:
    before, after = scored("seller", 6, words(ASKED)), scored("seller", 0, words(REFUSED, "E4"))
    move = persona(before, after, now=f"{BRIEF} {REFUSED}")
    assert move.cause is Cause.QUOTES


def test_other_quotes_of_words_said_in_both_are_told_as_such() -> None:
    move = persona(scored("customer", 4, words(PAID)), scored("customer", 6, words(LOST)), RICHER, RICHER)
    assert move.cause is Cause.RECITED
    assert because(move) == []
    assert sorted(because(move, decisive=False)) == [("gained", LOST), ("lost", PAID)]


def test_where_no_quote_moved_it_is_said_honestly() -> None:
    move = persona(scored("customer", 4, words(ASKED)), scored("customer", 6, words(ASKED)))
    assert (move.cause, move.because) == (Cause.ASKED_AGAIN, ())


def test_words_that_nobody_said_move_nothing() -> None:
    unsaid = words(LOST).model_copy(update={"verified": False})
    move = persona(scored("customer", 4, words(ASKED)), scored("customer", 6, words(ASKED), unsaid))
    assert (move.cause, move.because) == (Cause.ASKED_AGAIN, ())


def test_the_rule_on_losses_is_a_cause_of_its_own() -> None:
    free = scored("economist", 6, words(ASKED))
    held = scored("economist", 4, words(ASKED), proposed_score=6)
    assert persona(free, held).cause is Cause.LOSS
    assert persona(held, free).cause is Cause.LOSS


def test_an_evidence_level_that_moved_alone_is_told() -> None:
    move = persona(scored("builder", 4, words(HOPED, "E1")), scored("builder", 4, words(LOST)), now=RICHER)
    assert (move.score.before, move.score.after) == (4, 4)
    assert (move.cause, because(move)) == (Cause.EVIDENCE, [("gained", LOST)])


def test_silence_is_below_every_score() -> None:
    move = persona(scored("seller", None), scored("seller", 0, words(REFUSED)), now=f"{BRIEF} {REFUSED}")
    assert (move.cause, because(move)) == (Cause.EVIDENCE, [("gained", REFUSED)])


def test_a_failed_call_and_a_changed_panel_explain_themselves() -> None:
    failed = scored("seller", None, failed=True)
    assert persona(failed, scored("seller", 4, words(ASKED))).cause is Cause.FAILED
    assert persona(failed, scored("seller", None)).cause is Cause.FAILED
    assert persona(None, scored("sustainer", 4, words(ASKED))).cause is Cause.PANEL
    gone = persona(scored("economist", None), None)
    assert (gone.id, gone.cause, gone.evidence_level.after) == ("economist", Cause.PANEL, None)


# ── assumptions ──────────────────────────────────────────────────────────────

OPEN, SUPPORTED, CONTRADICTED, RETIRED = Status


@pytest.mark.parametrize(
    ("was", "now", "change"),
    [
        (OPEN, SUPPORTED, Move.SETTLED),
        (OPEN, CONTRADICTED, Move.CONTRADICTED),
        (OPEN, RETIRED, Move.RETIRED),
        (SUPPORTED, OPEN, Move.REOPENED),
        (SUPPORTED, CONTRADICTED, Move.CONTRADICTED),
        (SUPPORTED, RETIRED, Move.RETIRED),
        (CONTRADICTED, OPEN, Move.REOPENED),
        (CONTRADICTED, SUPPORTED, Move.SETTLED),
        (CONTRADICTED, RETIRED, Move.RETIRED),
        (RETIRED, OPEN, Move.REOPENED),
        (RETIRED, SUPPORTED, Move.SETTLED),
        (RETIRED, CONTRADICTED, Move.CONTRADICTED),
    ],
)
def test_every_move_of_a_status_has_its_name(was: Status, now: Status, change: Move) -> None:
    move = moved(assumed(1, "Shops pay", status=was), assumed(1, "Shops pay", status=now))
    assert move is not None
    assert move.changes[0] is change
    assert (move.status.before, move.status.after) == (was, now)


def test_a_settled_assumption_names_the_words_that_settled_it() -> None:
    before = assumed(1, "Shops pay", words(HOPED, "E1"))
    move = moved(before, assumed(1, "Shops pay", words(PAID, "E4"), words(REFUSED, "E1")), was=BRIEF)
    assert move is not None
    assert move.changes == (Move.SETTLED, Move.LEVEL_UP)
    assert because(move) == [("gained", PAID)]


def test_words_that_reach_no_higher_level_are_better_than_no_words() -> None:
    before = assumed(1, "Shops pay", words(HOPED, "E1"))
    move = moved(before, assumed(1, "Shops pay", words(HOPED, "E1"), words(ASKED, "E1"), status=SUPPORTED))
    assert move is not None
    assert (move.changes, because(move)) == ((Move.SETTLED,), [("gained", ASKED)])


def test_a_contradicted_assumption_names_the_words_against_it() -> None:
    before = assumed(1, "Shops pay", words(PAID, "E4"))
    after = assumed(1, "Shops pay", words(PAID, "E4"), words(LOST), against=[words(REFUSED)])
    move = moved(before, after, now=f"{RICHER} {REFUSED}")
    assert move is not None
    assert move.changes == (Move.CONTRADICTED, Move.LEVEL_DOWN)
    assert because(move) == [("gained", REFUSED)]
    assert move.because[0].against


def test_a_reopened_assumption_names_what_it_lost() -> None:
    move = moved(assumed(1, "Shops pay", words(PAID, "E4")), assumed(1, "Shops pay"), now=BRIEF)
    assert move is not None
    assert move.changes == (Move.REOPENED, Move.LEVEL_DOWN)
    assert because(move) == [("lost", PAID)]


def test_a_contradiction_that_is_lifted_names_the_words_that_went() -> None:
    before = assumed(1, "Shops pay", words(HOPED, "E1"), against=[words(REFUSED)])
    move = moved(before, assumed(1, "Shops pay", words(HOPED, "E1")), was=f"{BRIEF} {REFUSED}", now=BRIEF)
    assert move is not None
    assert (move.changes, because(move)) == ((Move.REOPENED,), [("lost", REFUSED)])


@pytest.mark.parametrize("up", [True, False])
def test_a_level_that_moved_alone_names_the_words_on_the_rungs_between(up: bool) -> None:
    low, high = assumed(1, "Shops pay", words(LOST)), assumed(1, "Shops pay", words(LOST), words(PAID, "E4"))
    move = moved(low, high) if up else moved(high, low)
    assert move is not None
    assert move.changes == ((Move.LEVEL_UP,) if up else (Move.LEVEL_DOWN,))
    assert because(move) == [("gained" if up else "lost", PAID)]


def test_more_words_at_the_same_level_are_no_move() -> None:
    assert (
        moved(assumed(1, "Shops pay", words(LOST)), assumed(1, "Shops pay", words(LOST), words(ASKED)))
        is None
    )


def test_a_statement_in_other_words_is_no_move() -> None:
    assert moved(assumed(1, "Shops pay"), assumed(1, "Owners spend money")) is None


def test_new_and_gone_assumptions_bring_and_take_their_words() -> None:
    new, gone = (
        moved(None, assumed(1, "Shops pay", words(PAID))),
        moved(assumed(1, "Shops pay", words(PAID)), None),
    )
    assert new is not None
    assert gone is not None
    assert (new.changes, new.id_before, new.id_after, because(new)) == (
        (Move.NEW,), None, "A-001", [("gained", PAID)],
    )  # fmt: skip
    assert (gone.changes, gone.id_before, gone.id_after, because(gone)) == (
        (Move.GONE,), "A-001", None, [("lost", PAID)],
    )  # fmt: skip


def test_tests_and_thresholds_that_changed_are_told_field_by_field() -> None:
    before = assumed(1, "Shops pay", test="Ask Wim", pass_if="3 of 4", days=3, owner="Lena")
    after = assumed(1, "Shops pay", test="ask  Wim", pass_if="4 of 5", days=2.5)
    move = moved(before, after)
    assert move is not None
    assert (move.changes, move.because) == ((Move.TEST,), ())
    assert [(field.field, field.before, field.after) for field in move.tests] == [
        ("pass_if", "3 of 4", "4 of 5"),
        ("owner", "Lena", ""),
        ("days", "3", "2.5"),
    ]


# ── which is which ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("before", "after", "matched_by"),
    [
        ({}, {}, MatchedBy.IDS),
        ({}, {"session": SECOND}, MatchedBy.WORDS),
        ({}, {"session": SECOND, "since": FIRST}, MatchedBy.IDS),
        ({"since": SECOND}, {"session": SECOND}, MatchedBy.IDS),
        ({"since": "older-3"}, {"session": SECOND, "since": "older-3"}, MatchedBy.WORDS),
    ],
)
def test_ids_are_trusted_within_a_session_and_directly_after_since(
    before: dict[str, Any], after: dict[str, Any], matched_by: MatchedBy
) -> None:
    a = version(RICHER, [], [assumed(1, "Shops pay", words(PAID))], **before)
    b = version(RICHER, [], [assumed(1, "Slots stay"), assumed(2, "Owners spend", words(PAID))], **after)
    found = diff(a, b)
    assert found.matched_by is matched_by
    pair = ("A-001", "A-001", "id") if matched_by is MatchedBy.IDS else ("A-001", "A-002", "quote")
    assert [(p.before, p.after, p.paired_by.value) for p in found.pairs] == [pair]


def test_a_plan_of_another_idea_is_recognised() -> None:
    other = "# Flaky tests\n\nA tool that finds unreliable checks of programmers and repeats them overnight."
    assert not diff(version(), version(other, session=SECOND)).same_idea
    assert diff(version(), version(other)).same_idea, "one session has one idea"
    retitled = BRIEF.replace("Repair slots", "Bookings")
    assert diff(version(), version(retitled, session=SECOND)).same_idea
    assert diff(version(), version("# Slots\n\nAn altogether different text.", session=SECOND)).same_idea
    assert not diff(version("…"), version("!", session=SECOND)).same_idea


def test_open_questions_are_matched_by_their_words() -> None:
    kept, closed, new = "How many riders booked by phone?", "What did Wim lose?", "Who signs for it?"
    a = version(open_questions=(asked(kept), asked(closed)))
    b = version(open_questions=(asked(new), asked("How many riders booked by phone in May?")))
    found = diff(a, b).open_questions
    assert [q.text for q in found.closed] == [closed]
    assert [q.text for q in found.new] == [new]


def test_a_side_says_where_it_comes_from() -> None:
    plan = made(since="older-3", provenance=Provenance(route=("groq:two",), prompts_sha256="cd"))
    side = diff(Version.of_plan(plan), talk()).a
    assert (side.kind, side.since, side.route, side.prompts_sha256) == (
        "masterplan", "older-3", ("groq:two",), "cd",
    )  # fmt: skip


def test_a_diff_survives_being_written_and_read() -> None:
    found = diff(full(), talk(assumed(9, "Owners spend", words(PAID)), session=SECOND))
    assert Diff.model_validate_json(found.model_dump_json()) == found
