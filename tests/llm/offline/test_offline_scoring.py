"""Scores by rule, and where an event that no topic claims goes."""

from __future__ import annotations

import re

import pytest

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.ledger import Assumption, Ledger
from socra_cli.domain.stages import Digest
from socra_cli.llm.offline.case import Case, case_of
from socra_cli.llm.offline.hearing import hear
from socra_cli.llm.offline.payback import slower_than_told
from socra_cli.llm.offline.reading import Passage
from socra_cli.llm.offline.scoring import score
from socra_cli.llm.offline.topics import topic
from tests.llm.offline.walking import walk


def case(topic_id: str, *words: tuple[str, Level]) -> Case:
    one = topic(topic_id)
    quotes = tuple(Quote(turn="brief", text=t, end=len(t), verified=True, level=level) for t, level in words)
    held = Assumption(id="A-001", statement=one.statement, persona=one.persona, quotes=quotes)
    return case_of(Digest(summary="A thing.", commercial=True, ledger=Ledger(assumptions=(held,))))


@pytest.mark.parametrize(
    ("topic_id", "words", "level", "value"),
    [
        ("demand", "They complain when it is down and pay 9 euros each month", Level.E5, 10),
        ("demand", "Three teams pay 200 dollars a month", Level.E5, 8),
        ("demand", "Six clinics tried it in May", Level.E3, 6),
        ("demand", "A dentist wants it", Level.E1, 4),
        ("demand", "Everybody on earth wants it", Level.E1, 2),
        ("price", "We have not decided how it earns", Level.E1, 2),
        ("price", "We will sell it somehow", Level.E1, 2),
        ("feasibility", "The AI will figure out the rest somehow", Level.E1, 2),
        ("feasibility", "The prototype ran for a week in May", Level.E3, 6),
        ("channel", "We are not allowed to contact patients", Level.E1, 0),
        ("channel", "It will go viral on social media", Level.E1, 2),
        ("channel", "We emailed forty shops in May and six came", Level.E3, 6),
        ("channel", "Each month forty come through the newsletter and ten buy again", Level.E5, 8),
        ("permission", "The council approved by letter in May: it has approved the site", Level.E3, 6),
        ("permission", "The site has been approved by the council", Level.E1, 4),
        ("harm", "Anybody can see the addresses", Level.E1, 2),
        ("funding", "The council agreed to pay and paid 300 pounds in April", Level.E4, 8),
        ("funding", "A sponsor could pay for it", Level.E1, 4),
    ],
)
def test_a_score_is_the_anchor_that_the_words_reach_under_the_cap_of_their_level(
    topic_id: str, words: str, level: Level, value: int
) -> None:
    reached = score(topic(topic_id).persona, case(topic_id, (words, level)))
    assert reached.value == value
    assert [passage.text for passage in reached.on] == [words]


def test_a_lens_on_which_nothing_was_said_has_no_score() -> None:
    assert score("customer", case("demand")).value is None
    assert score("nobody-known", case("demand", ("Three teams pay", Level.E5))).value is None


def test_what_the_content_reaches_is_kept_beside_what_the_level_admits() -> None:
    reached = score("warden", case("permission", ("The site has been approved by the council", Level.E1)))
    assert (reached.anchor, reached.value) == (8, 4)


@pytest.mark.parametrize(
    ("words", "level", "home"),
    [
        ("Priya moved 40 crates with the hoist", Level.E3, "feasibility"),
        ("Priya handed 40 crates over", Level.E4, "demand"),
        ("40 crates stood in the yard", Level.E3, ""),
        ("Priya moved 40 crates with the hoist", Level.E2, ""),
        ("At 40 crates it pays for itself", Level.E4, ""),
    ],
)
def test_an_event_that_no_topic_claims_finds_a_home_by_what_it_tells(
    words: str, level: Level, home: str
) -> None:
    (heard,) = hear([Passage(turn="brief", text=words, level=level)], (), commercial=True)
    assert heard.adopted == home


LOCKERS = (
    ("The courier pays 35 pence a parcel and we give the shop 27 pence of it", Level.E1),
    ("A bank of lockers costs £1,900 delivered", Level.E1),
    ("At 40 parcels a day a bank pays for itself in under a year", Level.E1),
)


def test_a_pay_back_slower_than_told_is_shown_with_its_sum() -> None:
    slow = slower_than_told(case("margin", *LOCKERS))
    assert slow is not None
    assert slow.working == "1,900 ÷ 0.08 GBP = 23,750 parcels, at 40 a day about 594 days"
    assert slow.claim == "pays for itself in under a year"
    assert [p.text for p in slow.passages] == [LOCKERS[2][0], LOCKERS[1][0], LOCKERS[0][0]]


@pytest.mark.parametrize("left_out", range(3))
def test_a_pay_back_is_not_worked_out_from_less_than_its_numbers(left_out: int) -> None:
    words = [w for place, w in enumerate(LOCKERS) if place != left_out]
    assert slower_than_told(case("margin", *words)) is None


def test_a_pay_back_that_holds_is_no_finding() -> None:
    two_years = ("At 40 parcels a day a bank pays for itself in two years", Level.E1)
    assert slower_than_told(case("margin", *LOCKERS[:2], two_years)) is None


def test_the_economist_says_so_with_every_quote_that_the_sum_stands_on() -> None:
    report = walk("parcel-lockers.md").report("economist")
    (slow,) = [f for f in report.findings if "594 days" in f.claim]
    assert len(slow.quotes) == 3


@pytest.mark.parametrize("name", ["parcel-lockers", "shift-swap", "flaky-test-quarantine", "pay-day-pool"])
def test_a_finding_cites_the_words_that_it_quotes(name: str) -> None:
    for report in walk(f"{name}.md").reports:
        for finding in report.findings:
            claimed = re.findall("“([^”…]{30,})", finding.claim)
            assert not claimed or any(said[:30] in q.text for said in claimed for q in finding.quotes)


def test_words_against_an_upkeep_name_no_keeper() -> None:
    reached = score("sustainer", case_of(walk("shift-swap.md").digest))
    assert all("there is none yet" not in passage.text for passage in reached.on)
