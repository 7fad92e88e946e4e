"""The cheapest test of each assumption: from synthesis, else from the devil's advocate, else what stood
before, else its own question, put to somebody who would know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.report import AdvocateReport, Kill
from socra_cli.domain.stages import SynthesisDraft, TestDraft

_ASK: Final = "Ask one person who would know, and write the answer down: {question}"


def with_tests(ledger: Ledger, advocate: AdvocateReport, synthesis: SynthesisDraft | None) -> Ledger:
    """The ledger with tests and kill criteria filled in. Nothing else of an assumption is touched."""
    tests = {test.assumption_id.strip().upper(): test for test in (synthesis.tests if synthesis else ())}
    kills = {kill.assumption_id: kill for kill in reversed(advocate.kill_case)}
    rows = (_with_test(a, tests.get(a.id), kills.get(a.id)) for a in ledger.assumptions)
    return Ledger(assumptions=tuple(_asked(a) if synthesis is not None else a for a in rows))


def _asked(assumption: Assumption) -> Assumption:
    """Its own question as the test of one that is open and has none: cheaper than leaving it untested."""
    settled = assumption.status in (Status.SUPPORTED, Status.RETIRED)
    if assumption.test or settled or not assumption.question:
        return assumption
    return assumption.model_copy(update={"test": _ASK.format(question=assumption.question)})


def _with_test(assumption: Assumption, test: TestDraft | None, kill: Kill | None) -> Assumption:
    update = {**_of_kill(kill), **_of_test(test)}
    return assumption.model_copy(update={name: value for name, value in update.items() if value})


def _of_test(test: TestDraft | None) -> Mapping[str, Any]:
    if test is None or not test.test:
        return {}
    fields = test.model_dump(exclude={"assumption_id"})
    return {**fields, "days": test.days if test.days > 0 else None}


def _of_kill(kill: Kill | None) -> Mapping[str, Any]:
    if kill is None:
        return {}
    limit = kill.kill_threshold
    kill_if = f"{limit.quantity} {limit.comparator} {limit.value:g} {limit.unit}" if limit else kill.fails_if
    return {"test": kill.cheapest_test, "kill_if": kill_if}
