"""The tribunal: rules in order over checked reports. No model is asked."""

from __future__ import annotations

from enum import StrEnum

from socra_cli.domain.base import Frozen


class Decision(StrEnum):
    """What to do with the idea."""

    BUILD = "build"
    PIVOT = "pivot"
    KILL = "kill"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"


class Run(Frozen):
    """One repetition of the personas: its scores by persona id and what the rules made of them."""

    scores: dict[str, int | None]
    decision: Decision | None
    rule: str


class Verdict(Frozen):
    """``decision`` is null only when ``rule`` is ``incomplete``. ``stable`` is null with a single run."""

    decision: Decision | None
    rule: str
    """The rule that fired."""
    provisional: bool = False
    """True when a call failed: such a verdict is never build."""
    reasons: tuple[str, ...] = ()
    """What the rule rests on, in sentences."""
    stable: bool | None = None
    """Whether repeated runs came to the same decision."""
    runs: tuple[Run, ...] = ()
    """One entry a repetition, with ``--runs``."""
