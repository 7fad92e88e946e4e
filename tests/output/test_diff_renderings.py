from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from syrupy.assertion import SnapshotAssertion

from socra_cli.domain.changes import Diff
from socra_cli.domain.diffing import Version, diff
from socra_cli.domain.evidence import Level
from socra_cli.domain.ledger import Status
from socra_cli.domain.plan import Gauges
from socra_cli.domain.provenance import Provenance
from socra_cli.domain.text import cells
from socra_cli.domain.verdict import Decision
from socra_cli.output.diff import render_markdown, text_lines
from tests.domain.versions import (
    ASKED,
    BRIEF,
    HOPED,
    LOST,
    PAID,
    REFUSED,
    SECOND,
    asked,
    assumed,
    scored,
    talk,
    version,
    words,
)
from tests.output.plans import ATTACKS, hostile

EARLIER = version(
    f"{BRIEF} {LOST}",
    [
        scored("customer", 4, words(ASKED, "E2")),
        scored("economist", 6, words(LOST)),
        scored("builder", 4, words(HOPED, "E1")),
        scored("seller", None),
        scored("warden", 4, words(ASKED, "E2")),
    ],
    [
        assumed(1, "Shops pay for it", words(HOPED, "E1"), test="Ask Wim", kill_if="none of 4 pays"),
        assumed(2, "No-shows cost a shop real money", words(LOST)),
        assumed(3, "Riders book on a page", words(ASKED, "E2")),
        assumed(4, "Slots stay where they are", words(HOPED, "E1")),
        assumed(5, "A shop is won for 60 euros"),
    ],
    open_questions=(asked("Who paid for March?"),),
)
LATER = version(
    f"{BRIEF} {PAID}",
    [
        scored("customer", 8, words(PAID, "E4", "T03"), proposed_score=10),
        scored("economist", 4, words(HOPED, "E1")),
        scored("builder", 6, words(HOPED, "E1")),
        scored("seller", None, failed=True),
        scored("warden", 2, words(HOPED, "E1")),
    ],
    [
        assumed(
            1, "Shops pay for it", words(HOPED, "E1"), words(PAID, "E4", "T03"), kill_if="none of 9 pays"
        ),
        assumed(2, "A no-show costs a shop real money", words("nothing of the kind", "E1")),
        assumed(7, "Riders find the page", words(ASKED, "E3")),
        assumed(8, "Slots stay where they are", words(HOPED, "E1"), against=[words(REFUSED)]),
        assumed(9, "Mechanics type fast", words("forty words a minute", "E1")),
    ],
    session=SECOND,
    decision=Decision.PIVOT,
    gauges=Gauges(coverage=62, merit=None),
    answers=(PAID, REFUSED),
    open_questions=(asked("What does a month cost?"),),
    created_at=datetime(2026, 4, 1, 17, 5, tzinfo=UTC),
)
MOVED = diff(EARLIER, LATER)


def text(found: Diff, width: int = 80, *, ascii_only: bool = False) -> str:
    return "\n".join(line.text for line in text_lines(found, width=width, ascii_only=ascii_only))


def test_the_text_names_what_moved_and_the_words_that_moved_it(snapshot: SnapshotAssertion) -> None:
    assert text(MOVED) == snapshot


def test_the_markdown_says_the_same(snapshot: SnapshotAssertion) -> None:
    assert render_markdown(MOVED) == snapshot


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_window_or_than_eyes_can_follow(width: int) -> None:
    assert max(cells(line.text) for line in text_lines(MOVED, width=width)) <= min(width, 96)


def test_the_first_screen_is_for_a_reader_in_a_hurry() -> None:
    head = text(MOVED).split("\n\n")[1]
    assert head.startswith("Verdict: not enough evidence → pivot\n  By the rule pivot.")
    assert "Coverage 40 % → 62 %, merit 50 % → not known" in head
    assert "Scores: 2 up, 2 down." in head


def test_ascii_takes_the_place_of_marks_that_a_terminal_lacks() -> None:
    assert text(MOVED, ascii_only=True).isascii()
    assert "Customer 4 -> 8" in text(MOVED, ascii_only=True)


def test_headings_can_be_set_off_and_nothing_else() -> None:
    strong = [line.text for line in text_lines(MOVED, width=80) if line.strong]
    assert strong[:3] == ["Repair slots", "Verdict: not enough evidence → pivot", "Scores"]
    assert not any("“" in line for line in strong)


def test_a_version_and_itself_are_told_in_two_words() -> None:
    assert text(diff(LATER, LATER)).endswith("\n\nNothing changed.")
    assert render_markdown(diff(LATER, LATER)).endswith("\n\n**Nothing changed.**\n")


def test_words_that_moved_nothing_are_told_apart() -> None:
    assert "Nothing changed but the founder's words" in text(diff(version(), version(f"{BRIEF} {PAID}")))


def test_a_move_without_a_new_word_is_laid_to_the_judging() -> None:
    found = diff(version(BRIEF, [scored("customer", 4, words(ASKED))]), version(BRIEF, [scored("customer", 6, words(ASKED))]))  # fmt: skip  # noqa: E501
    assert "The founder said the same in both: what moved, moved in the judging." in text(found)
    assert "No quote moved; the persona was asked again." in text(found)


def test_a_verdict_that_stayed_tells_its_new_reason() -> None:
    found = diff(version(), version(gauges=Gauges(coverage=41, merit=50)))
    assert "Verdict: not enough evidence, as before\nCoverage 40 % → 41 %" in text(found)
    other = version(decision=Decision.NOT_ENOUGH_EVIDENCE, gauges=Gauges(coverage=41, merit=50))
    assert other.plan is not None
    verdict = other.plan.verdict.model_copy(update={"reasons": ("41 % is not 50 %.",)})
    again = diff(version(), Version.of_plan(other.plan.model_copy(update={"verdict": verdict})))
    assert "Verdict: not enough evidence, as before\n  41 % is not 50 %." in text(again)


def test_two_titles_are_both_told() -> None:
    assert text(diff(version(), version("# Bookings\n\n" + BRIEF))).startswith("Repair slots → Bookings\n")


@pytest.mark.parametrize(
    ("update", "note"),
    [
        ({"demo": True}, "B was made by fixed rules, A by models: a score may differ for that reason alone."),
        ({"socra_version": "9"}, "The two were made with different versions of socra"),
        (
            {"provenance": Provenance(route=("groq:two",), prompts_sha256="cd")},
            "made with different models and prompts",
        ),
    ],
)
def test_what_else_differs_than_the_words_is_told(update: dict[str, object], note: str) -> None:
    found = diff(EARLIER, version(session=SECOND, **update))
    assert note in text(found, 200).replace("\n", " ")


def test_a_talk_says_why_there_is_no_verdict_and_how_to_get_one() -> None:
    found = diff(talk(), version(session=SECOND))
    told = text(found, 96).replace("\n", " ")
    assert "A: session without a plan, session first-1" in told
    assert "there is no verdict or score to compare: `socra masterplan first-1` makes one." in told
    assert "Verdict" not in told


@pytest.mark.parametrize(("since", "told"), [("first-1", "B was made with --since A"), (None, "--since B")])
def test_it_says_that_ids_were_carried_over(since: str | None, told: str) -> None:
    a = EARLIER if since else replace(EARLIER, side=EARLIER.side.model_copy(update={"since": SECOND}))
    b = replace(LATER, side=LATER.side.model_copy(update={"since": since}))
    assert told in text(diff(a, b))


def test_half_of_a_reason_may_be_a_rule() -> None:
    capped, held = (
        diff(version(BRIEF, [scored("customer", 2, words(ASKED))]), version(BRIEF, [scored("customer", 4, words(ASKED, level), proposed_score=8)]))  # noqa: E501
        for level in ("E1", "E3")
    )  # fmt: skip
    assert "It proposed 8; E1 admits 4 at most." in text(capped)
    assert "It proposed 8; the rule on losses holds it at 4." in text(held)


def test_a_test_that_went_is_told_in_one_line() -> None:
    a = version(BRIEF, [], [assumed(1, "Shops pay", test="Ask Wim", pass_if="3 of 4")])
    found = diff(a, version(BRIEF, [], [assumed(1, "Shops pay")]))
    assert "    No test stands any more; it was “Ask Wim”." in text(found)
    assert "3 of 4" not in text(found)
    fresh = text(diff(version(BRIEF, [], [assumed(1, "Shops pay")]), a))
    assert "Test: “Ask Wim” (new)" in fresh
    owner = version(BRIEF, [], [assumed(1, "Shops pay", test="Ask Wim", pass_if="3 of 4", owner="Lena")])
    assert "    Changed: owner" in text(diff(a, owner))
    bare = version(BRIEF, [], [assumed(1, "Shops pay", test="Ask Wim")])
    assert "    Passes if: none; was “3 of 4”" in text(diff(a, bare))


def test_a_call_that_failed_and_a_seat_that_is_empty_are_no_scores() -> None:
    silent, failed = scored("seller", None), scored("seller", None, failed=True)
    assert "Seller no answer → no score\n    A call that failed says nothing of the idea.\n" in text(
        diff(version(BRIEF, [failed]), version(BRIEF, [silent]))
    )
    assert "Seller no seat → no score\n    It sits on the panel of only one of the two.\n" in text(
        diff(version(), version(BRIEF, [silent]))
    )


def test_long_quotes_are_cut_for_a_window_and_whole_in_markdown() -> None:
    long = "Two shops " + "really " * 40 + "paid."
    found = diff(
        version(BRIEF, [scored("customer", None)]), version(long, [scored("customer", 6, words(long))])
    )
    assert "really…”" in text(found).replace("\n", "")
    assert long in render_markdown(found)


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_attacks_its_reader_stays_words(attack: str) -> None:
    found = diff(EARLIER, Version.of_plan(hostile(attack)))
    shown = text(found)
    assert "\x1b" not in shown
    assert "\r" not in shown
    marked = render_markdown(found)
    assert "<script" not in marked.replace("\\<script", "")
    assert "\x1b" not in marked


def test_an_assumption_that_moved_without_a_quote_says_so() -> None:
    a, b = (
        version(BRIEF, [], [assumed(1, "Shops pay", status=status)])
        for status in (Status.OPEN, Status.RETIRED)
    )
    assert "Retired\n  A-001 Shops pay\n    No quote moved.\n" in text(diff(a, b))


def test_a_new_contradiction_names_the_words_against_it() -> None:
    found = diff(version(), version(BRIEF, [], [assumed(1, "Shops pay", against=[words(REFUSED)])]))
    assert "contradicted, E0 unstated, against it: “Four of five owners said no to our face.”" in text(
        found, 96
    )


def test_every_level_has_its_name() -> None:
    assert f"{Level.E4} committed" in text(MOVED)
