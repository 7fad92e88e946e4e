from __future__ import annotations

import pytest

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.grounding import Corpus
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.ledger_rules import apply_assessment
from socra_cli.domain.opposites import names_both, opposed, settle, side_kept
from socra_cli.domain.stages import AssessDraft
from tests.domain.builders import founder

BRIEF = "No approval step, because that is slow. Every swap is approved by the nurse. A vendor owns the rota."
NO, EVERY, VENDOR = (f"{part}." for part in BRIEF.rstrip(".").split(". "))


def said(text: str) -> Quote:
    at = BRIEF.index(text)
    return Quote(turn="brief", text=text, start=at, end=at + len(text), verified=True, level=Level.E1)


def split(number: int, statement: str, quotes: list[str], against: list[str]) -> Assumption:
    return Assumption(
        id=f"A-{number:03}",
        statement=statement,
        quotes=tuple(map(said, quotes)),
        counter_quotes=tuple(map(said, against)),
        status=Status.CONTRADICTED if against else Status.OPEN,
    )


PAIR = split(1, "Both can hold at once: “No approval step” and “Every swap is…”.", [NO], [EVERY])
TOPIC = split(2, "Whoever permits it was asked.", [VENDOR, EVERY], [NO])
OTHER = split(3, "It is fast.", [NO], [])
LEDGER = Ledger(assumptions=(PAIR, TOPIC, OTHER))


def answered(ledger: Ledger, answer: str, asked: str = "A-001") -> Ledger:
    corpus = Corpus.of(BRIEF, [founder("T01", answer)])
    nothing = AssessDraft(evidence=[], new_assumptions=[], retired=[], learnt="")
    return apply_assessment(ledger, nothing, corpus, "T01", asked=asked)[0]


def test_opposites_share_a_word_in_whatever_ending_or_are_named_together() -> None:
    assert opposed(TOPIC) == (said(EVERY), said(NO))
    assert opposed(split(4, "Kept running.", [VENDOR], [NO])) is None
    assert opposed(split(4, "Both: “A vendor owns” and “No approval…”.", [VENDOR], [NO])) is not None
    assert names_both(PAIR, said(NO), said(EVERY))
    assert not names_both(TOPIC, said(NO), said(EVERY))


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("The first holds.", 0),
        ("The second holds.", 1),
        ("second one stands, the nurse insists", 1),
        ("We asked. The former is right.", 0),
        ("Both, at different times.", None),
        ("The first holds. The second holds too.", None),
        ("The first time it holds water is in May", None),
        ("We said the second holds the key", None),
    ],
)
def test_which_side_is_kept_is_read_off_plain_words_only(answer: str, kept: int | None) -> None:
    assert side_kept(answer) == kept


def test_the_side_that_goes_supports_and_denies_nothing_any_more() -> None:
    after = answered(LEDGER, "The second holds.")
    assert [a.status for a in after.assumptions] == [Status.RETIRED, Status.OPEN, Status.OPEN]
    assert after.assumptions[1].counter_quotes == ()
    assert after.assumptions[2].quotes == ()
    assert after.assumptions[2].evidence_level is Level.E0


def test_a_topic_whose_support_goes_stays_contradicted() -> None:
    after = answered(LEDGER, "The second holds.", asked="A-002")
    topic = after.assumptions[1]
    assert topic.quotes == (said(VENDOR),)
    assert topic.status is Status.CONTRADICTED


def test_what_is_no_contradiction_is_not_settled() -> None:
    assert answered(LEDGER, "The second holds.", asked="A-003") == LEDGER
    assert answered(LEDGER, "Both, at different times.") == LEDGER
    assert settle(LEDGER, "A-009", 0, lambda a: a.status) == LEDGER
