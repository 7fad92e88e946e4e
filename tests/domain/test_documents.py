from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from socra_cli.domain.brief import make_brief
from socra_cli.domain.compose import compose
from socra_cli.domain.ledger import Assumption, Status, format_id, number_of
from socra_cli.domain.plan import Gauges, Masterplan
from socra_cli.domain.report import AdvocateReport
from socra_cli.domain.runs import dissent
from socra_cli.domain.stages import Digest
from socra_cli.domain.tribunal import combine_runs, decide
from tests.domain.builders import assumption, founder, ledger, panel

HELD = ledger(assumption(1, "E4"), assumption(2, "E0"), assumption(3, "E5", status=Status.CONTRADICTED))


def masterplan() -> Masterplan:
    reports = panel(customer=10, economist=6, builder=None, seller=6, warden=0)
    verdict = decide(reports, AdvocateReport(), HELD)
    return Masterplan(
        socra_version="1",
        session_id="s",
        demo=False,
        created_at=datetime(2026, 5, 1, tzinfo=UTC),
        idea=make_brief("# A tool\r\nfor clinics", "idea.md"),
        turns=(founder("T01", "Yes."),),
        gauges=Gauges(coverage=40, merit=None),
        verdict=combine_runs([verdict, verdict], [reports, reports]),
        personas=tuple(reports),
        devils_advocate=AdvocateReport(),
        assumptions=HELD.assumptions,
        plan=compose(
            Digest(summary="x", commercial=True, ledger=HELD), reports, AdvocateReport(), None, HELD
        ),
        dissent=dissent(reports),
    )


def test_a_masterplan_is_read_as_it_was_written() -> None:
    plan = masterplan()
    assert Masterplan.model_validate_json(plan.model_dump_json()) == plan
    assert Masterplan.model_validate(plan.model_dump()) == plan


def test_derived_levels_are_written_and_never_believed() -> None:
    written = masterplan().model_dump(mode="json")
    assert [a["evidence_level"] for a in written["assumptions"]] == ["E4", "E0", "E1"]
    written["assumptions"][1]["evidence_level"] = "E5"
    assert Masterplan.model_validate(written).assumptions[1].evidence_level == "E0"


def test_an_unknown_member_is_an_error() -> None:
    with pytest.raises(ValidationError):
        Assumption.model_validate({"id": "A-001", "statement": "x", "evidence": "E5"})
    with pytest.raises(ValidationError):
        Assumption.model_validate("A-001")


@pytest.mark.parametrize(
    ("assumption_id", "number"), [("A-001", 1), ("A-1234", 1234), ("X-1", 0), ("A-", 0), ("A-²", 0)]
)
def test_ids_are_numbers_in_a_form(assumption_id: str, number: int) -> None:
    assert number_of(assumption_id) == number
    assert number == 0 or format_id(number) == assumption_id
