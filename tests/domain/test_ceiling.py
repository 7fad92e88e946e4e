from __future__ import annotations

import time

import pytest

from socra_cli.domain.ceiling import ceiling
from socra_cli.domain.evidence import Level

AUNT = "My aunt has sold 30 dinners a week to her apartment block for two years"
BUILDS = "it cut failed builds from 31 percent to 9 percent over four months"
REPEATED = [
    AUNT,
    f"{AUNT} and has a waiting list of 12 families.",
    "Three other teams pay 200 dollars a month each since February and none has left",
    f"{BUILDS}, measured on the same dashboard before and after",
    "40 nurses have used it every day for six weeks",
    "Two bakeries have reordered every week since March",
    "Guests have booked the flat 40 times over the past two years",
    "Zwei Teams zahlen seit Februar 200 Euro im Monat",
    "Trois équipes paient 200 euros par mois depuis février",
    "Tres equipos pagan 200 dólares al mes desde febrero",
]
COMMITTED = [
    "Two clinics paid 300 dollars in May",
    "Three other teams pay 200 dollars a month",
    "One dentist signed a letter of intent in March",
    "We have 12 paying customers",
    "I sold 30 units in May",
    "They gave us access to their data in June",
    "We got a letter of intent from two hospitals in March",
    "Our spike ran on the farm's real camera and recognised 91 of 100 cows",
    "A grant of 20000 euros was paid to us in May",
    "Maria Weber paid 40 euros yesterday",
    "Drei Praxen haben im Mai 300 Euro bezahlt",
]
OBSERVED = [
    "The pilot was six of my friends over three weeks",
    "I called 12 dentists last week",
    "We asked 12 clinics in March and none paid",
    "We spent 3000 dollars on ads in June",
    BUILDS,
    "I timed it on 3 May: 14 minutes per form on average",
    "Twelve shops use it every day",
    "We lent a sewing machine to three visitors this spring as a trial",
    "In the six weeks from 1 September I counted 143 swap messages on my ward",
    "In May Priya moved 40 crates with it in two days",
    "Nineteen of those people bought something while they waited",
    "On 3 October it took the manager two hours to mend",
    "The app paid him on 9 May",
    "On 3 October Anna found nobody for a night shift and the ward ran with one nurse",
]
OPINION = [
    "40 people on the waiting list",
    "40 people joined the waiting list in March",
    "everyone loves it",
    "In a survey of 200 people, 80% said they would pay",
    "Our video got 3,000 likes in May",
]
ASSERTED = [
    "yes",
    "An average order is 120 rupees and we keep 15 percent",
    "Students buy books at the start of each of two semesters and will open the app daily",
    "Our customers pay 20 dollars a month",
    "90 percent of people pay 20 dollars a month for an app",
    "balances sit in our wallet for up to 30 days while matches are found",
    "The textbook market is 4 billion dollars, so one percent gives us 40 million in revenue",
    "I would use it myself",
    "payment fees, packaging and support cost us about 35 rupees an order",
    "SwapShelf is an app for swapping second-hand textbooks, built by me on weekends",
    "We pay 200 dollars a month since May",
    "it is a way for two teams to pay 200 dollars a month",
    "At 40 parcels a day a bank pays for itself in under a year",
    "The lockers are bought from a supplier in Gdańsk",
    "We have £14,000 saved and can keep going until October without pay",
    "A locker bank costs £1,900 delivered",
]
TAKEN_BACK = [
    "Three teams would pay 200 dollars a month",
    "Three teams might pay 200 dollars a month each since February",
    "Nobody paid 200 dollars in May",
    "Nobody at the three clinics we visited in May has paid us a cent",
    "We haven't sold 30 units in May",
    "We plan to charge 12 clinics 40 euros",
    "We need 12 paying customers",
    "In May Priya may have moved 40 crates",
    "We hope to get a letter of intent from two hospitals in March",
    "If three teams pay 200 dollars a month since February we live",
    "Once three teams pay 200 dollars a month, we hire",
    "Did three teams pay 200 dollars since February?",
    "I don't think two teams paid 200 dollars in May",
    "They will have paid 200 dollars a month since February",
    "nobody loves it",
    "Niemand hat im Mai 300 Euro bezahlt",
    "Trois équipes paieraient 200 euros par mois",
    "Nadie ha pagado 200 dólares en mayo",
]


@pytest.mark.parametrize(
    ("text", "level"),
    [(text, Level.E5) for text in REPEATED]
    + [(text, Level.E4) for text in COMMITTED]
    + [(text, Level.E3) for text in OBSERVED]
    + [(text, Level.E2) for text in OPINION]
    + [(text, Level.E1) for text in ASSERTED + TAKEN_BACK],
)
def test_words_admit_this_level_and_no_more(text: str, level: Level) -> None:
    assert ceiling(text) is level


def test_silence_is_unstated() -> None:
    assert ceiling(" … ") is Level.E0


def test_line_breaks_and_typographic_quotes_change_nothing() -> None:
    assert ceiling("Nobody,\nand we don’t know why, but two\nteams paid\n300 dollars in May") is Level.E4
    assert ceiling("We haven’t sold 30 units in May") is Level.E1


def test_a_quote_of_many_sentences_points_at_nothing() -> None:
    assert ceiling("We think so. " * 60 + REPEATED[0]) is Level.E1


def test_the_best_of_a_few_sentences_counts() -> None:
    assert ceiling("We love it. Two clinics paid 300 dollars in May. Would you?") is Level.E4


def test_a_sentence_that_is_not_quoted_lends_nothing() -> None:
    assert ceiling("We like to cook.", before=f"{REPEATED[0]}. ") < Level.E3


def test_the_rest_of_the_sentence_can_only_lower() -> None:
    words = "two teams paid 300 dollars in May"
    assert ceiling(words, before="We believe that ") is Level.E1
    assert ceiling(words, after=" if I remember") is Level.E1
    assert ceiling("they were happy", before="Two teams paid 300 dollars in May and ") is Level.E1


@pytest.mark.parametrize("piece", ["paid ", "and ", "a, ", "not ", "since two teams ", "for over two "])
def test_monotonous_text_takes_no_time(piece: str) -> None:
    text = (piece * 300)[:600]
    began = time.perf_counter()
    ceiling(text, before=text[:400], after=text[:400])
    assert time.perf_counter() - began < 0.5
