from __future__ import annotations

import pytest

from socra_cli.llm.failures import Kind
from socra_cli.llm.reactions import REACTIONS, Out, backoff_s, day_ends, hinted_s

MIDNIGHT_PACIFIC = 1_800_000_000.0 - 1_800_000_000.0 % 86_400 + 8 * 3600


def test_every_kind_of_failure_has_its_reaction() -> None:
    assert set(REACTIONS) == set(Kind)


@pytest.mark.parametrize(
    ("kind", "again", "others_first", "out", "counted"),
    [
        (Kind.RATE_LIMITED_MINUTE, 4, True, Out.HINT, False),
        (Kind.RATE_LIMITED_DAY, 1, False, Out.DAY, False),
        (Kind.OVERLOADED, 4, True, Out.OUTAGE, False),
        (Kind.SERVER_ERROR, 3, True, Out.OUTAGE, True),
        (Kind.UNREACHABLE, 3, True, Out.OUTAGE, False),
        (Kind.TIMED_OUT, 1, True, Out.OUTAGE, True),
        (Kind.CUT, 2, True, Out.NOBODY, True),
        (Kind.TRUNCATED, 1, True, Out.NOBODY, True),
        (Kind.MALFORMED, 1, True, Out.NOBODY, True),
        (Kind.EMPTY, 1, True, Out.NOBODY, True),
        (Kind.REFUSED, 0, True, Out.NOBODY, True),
        (Kind.CONTEXT_EXCEEDED, 3, False, Out.SIZE, False),
        (Kind.TOO_LARGE, 3, False, Out.SIZE, False),
        (Kind.MODEL_GONE, 8, False, Out.MODEL, False),
        (Kind.UNAUTHORISED, 0, True, Out.RUN, False),
        (Kind.BILLING, 0, True, Out.RUN, False),
        (Kind.BAD_REQUEST, 1, True, Out.NOBODY, False),
    ],
)
def test_each_row_of_the_table(kind: Kind, again: int, others_first: bool, out: Out, counted: bool) -> None:
    row = REACTIONS[kind]
    assert (row.again, row.others_first, row.out, row.counted) == (again, others_first, out, counted)


def test_the_backoff_doubles_up_to_a_minute() -> None:
    assert [backoff_s(n) for n in (0, 1, 2, 3, 4, 5, 6, 60)] == [2, 2, 4, 8, 16, 32, 60, 60]


def test_a_hint_is_waited_for_and_a_little_more_and_without_one_the_backoff() -> None:
    assert hinted_s(7.0, 5) == 7.25
    assert hinted_s(-1.0, 5) == 0.25
    assert hinted_s(None, 3) == 8


def test_a_daily_quota_comes_back_at_midnight_pacific_or_when_a_believable_hint_says() -> None:
    assert day_ends(None, MIDNIGHT_PACIFIC - 60) == MIDNIGHT_PACIFIC
    assert day_ends(38.2, MIDNIGHT_PACIFIC - 60) == MIDNIGHT_PACIFIC
    assert day_ends(None, MIDNIGHT_PACIFIC) == MIDNIGHT_PACIFIC + 86_400
    assert day_ends(870.0, MIDNIGHT_PACIFIC) == MIDNIGHT_PACIFIC + 870.25
