"""What follows from each kind of failure: one table, tested row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tenacity import RetryCallState, Retrying, wait_exponential

from socra_cli.llm.failures import Kind


class Out(StrEnum):
    """Who is not asked again after a failure, and for how long."""

    NOBODY = "nobody"
    HINT = "the provider, as long as it asked for, else backing off"
    OUTAGE = "the provider, backing off; then one probe"
    DAY = "the provider, until its day is over"
    MODEL = "the model, for the run"
    SIZE = "requests of this size, for the run"
    RUN = "the provider, for the run"


@dataclass(frozen=True, slots=True)
class Reaction:
    """How one kind of failure is met. Another provider may always be asked; the rest is here.

    ``again`` is how many more times the same call may go to the same provider. ``others_first`` puts every
    other provider before it. ``counted`` says that the provider has counted the request, so its reservation
    stays taken.
    """

    again: int
    others_first: bool
    out: Out
    counted: bool


# fmt: off
REACTIONS: Mapping[Kind, Reaction] = {
    #                                   again  others_first  out          counted
    Kind.RATE_LIMITED_MINUTE: Reaction(4,     True,         Out.HINT,    False),
    Kind.RATE_LIMITED_DAY:    Reaction(1,     False,        Out.DAY,     False),
    Kind.OVERLOADED:          Reaction(4,     True,         Out.OUTAGE,  False),
    Kind.SERVER_ERROR:        Reaction(3,     True,         Out.OUTAGE,  True),
    Kind.UNREACHABLE:         Reaction(3,     True,         Out.OUTAGE,  False),
    Kind.TIMED_OUT:           Reaction(1,     True,         Out.OUTAGE,  True),
    Kind.CUT:                 Reaction(2,     True,         Out.NOBODY,  True),
    Kind.TRUNCATED:           Reaction(1,     True,         Out.NOBODY,  True),
    Kind.MALFORMED:           Reaction(1,     True,         Out.NOBODY,  True),
    Kind.EMPTY:               Reaction(1,     True,         Out.NOBODY,  True),
    Kind.REFUSED:             Reaction(0,     True,         Out.NOBODY,  True),
    Kind.CONTEXT_EXCEEDED:    Reaction(3,     False,        Out.SIZE,    False),
    Kind.TOO_LARGE:           Reaction(3,     False,        Out.SIZE,    False),
    Kind.MODEL_GONE:          Reaction(8,     False,        Out.MODEL,   False),
    Kind.UNAUTHORISED:        Reaction(0,     True,         Out.RUN,     False),
    Kind.BILLING:             Reaction(0,     True,         Out.RUN,     False),
    Kind.BAD_REQUEST:         Reaction(1,     True,         Out.NOBODY,  False),
}
# fmt: on

MAX_ATTEMPTS = 20
"""Attempts for one request, all providers together: past any honest need, and an end to any loop."""

HINT_MARGIN_S = 0.25
"""Hints are rounded, and clocks differ."""

_LONGEST_HINT_S = 86_400.0
"""A day: no quota is longer, and what is remembered of a hint outlives the run."""

_BACKOFF = wait_exponential(multiplier=2, max=60)
_POLICY = Retrying()


def backoff_s(failures: int) -> float:
    """Seconds to leave a provider alone after ``failures`` failures in a row: 2, 4, 8 … 60."""
    state = RetryCallState(_POLICY, None, (), {})
    state.attempt_number = max(1, failures)
    return float(_BACKOFF(state))


def hinted_s(retry_after_s: float | None, failures: int) -> float:
    """Seconds until a provider may be asked again: its own hint where it gave one, else the backoff."""
    if retry_after_s is None:
        return backoff_s(failures)
    return min(max(0.0, retry_after_s) + HINT_MARGIN_S, _LONGEST_HINT_S)


_DAY_S = 86_400
_MIDNIGHT_PACIFIC_UTC_S = 8 * 3600
_MISLEADING_S = 60.0


def day_ends(retry_after_s: float | None, now: float) -> float:
    """When a used-up daily quota may be back.

    A hint of less than a minute speaks of another quota (Gemini's ``retryDelay`` does on daily ones).
    Without a believable one: the next midnight Pacific, standard time, which in summer is an hour late and
    never early.
    """
    if retry_after_s is not None and retry_after_s >= _MISLEADING_S:
        return now + retry_after_s + HINT_MARGIN_S
    return now + _DAY_S - (now - _MIDNIGHT_PACIFIC_UTC_S) % _DAY_S
