"""The cheapest test of each assumption: from synthesis, else from the devil's advocate, else what stood
before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from socra_cli.domain.ledger import Assumption, Ledger
from socra_cli.domain.report import AdvocateReport, Kill
from socra_cli.domain.stages import SynthesisDraft, TestDraft


def with_tests(ledger: Ledger, advocate: AdvocateReport, synthesis: SynthesisDraft | None) -> Ledger:
    """The ledger with tests and kill criteria filled in. Nothing else of an assumption is touched."""
    tests = {test.assumption_id.strip().upper(): test for test in (synthesis.tests if synthesis else ())}
    kills = {kill.assumption_id: kill for kill in reversed(advocate.kill_case)}
    return Ledger(
        assumptions=tuple(_with_test(a, tests.get(a.id), kills.get(a.id)) for a in ledger.assumptions)
    )


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
