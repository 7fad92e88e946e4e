"""The token bench counts a whole session, from answers that a good model could have given."""

from __future__ import annotations

import pytest

from bench import tokens
from bench.tokens import TARGET, TURNS, Measured, Recorded, founder_answers, measure, recorded_answers
from socra_cli.domain.report import FindingKind
from socra_cli.domain.stages import QuoteRepairDraft, QuoteRepairInputs
from socra_cli.llm.providers.dialects import schema_line
from socra_cli.llm.request import Call, Message


@pytest.fixture(scope="module")
def sessions() -> dict[bool, Measured]:
    return {tail: measure(tail=tail) for tail in (False, True)}


def test_a_token_is_four_characters_rounded_up() -> None:
    assert [tokens.tokens(characters) for characters in (0, 1, 4, 5)] == [0, 1, 1, 2]


def test_a_call_counts_its_messages_its_schema_and_its_answer() -> None:
    provider = Recorded({"quote_repair": [{"quotes": []}]})
    inputs = QuoteRepairInputs(wanted=(), passages=())
    messages = (Message("system", "x" * 10), Message("user", "y" * 20))
    call = Call("quote_repair", "by-hand", messages, 100, inputs, QuoteRepairDraft)
    spent = provider._count(call, "z" * 9)
    assert spent.input_tokens == tokens.tokens(30 + len(schema_line(QuoteRepairDraft, "anthropic")))
    assert spent.output_tokens == 3


def test_the_session_holds_every_stage(sessions: dict[bool, Measured]) -> None:
    stages = [spent.stage for spent in sessions[False].spent]
    for stage in ("ask", "replies", "assess"):
        assert stages.count(stage) == TURNS
    assert stages.count("intake") == stages.count("devils_advocate") == stages.count("synthesis") == 1
    assert sum(stage.startswith("persona:") for stage in stages) == 5
    assert "replies" not in [spent.stage for spent in sessions[True].spent]


def test_every_recorded_answer_is_used_and_valid(sessions: dict[bool, Measured]) -> None:
    session = sessions[False]
    assert sum(map(len, recorded_answers().values())) == len(session.spent)
    assert session.plan.failures == ()
    assert not any(call.repair for call in session.plan.provenance.calls)


def test_every_quote_of_the_recorded_panel_was_really_said(sessions: dict[bool, Measured]) -> None:
    plan = sessions[False].plan
    findings = [finding for report in plan.personas for finding in report.findings]
    assert not any(finding.demoted for finding in findings)
    assert all(finding.quotes for finding in findings if finding.kind is FindingKind.FACT)


def test_a_session_stays_within_its_target(sessions: dict[bool, Measured]) -> None:
    for session in sessions.values():
        assert not session.over, session.table()


def test_the_founders_answers_are_of_the_length_that_people_write() -> None:
    answers = founder_answers()
    assert len(answers) == TURNS
    assert all(25 <= len(answer.split()) <= 90 for answer in answers)


def test_a_total_over_its_target_is_seen(sessions: dict[bool, Measured]) -> None:
    spent = (*sessions[False].spent, tokens.Spent("ask", TARGET[0], 0))
    assert Measured(spent, sessions[False].plan).over


def test_the_bench_prints_a_row_for_each_stage_and_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert tokens.main() == 0
    printed = capsys.readouterr().out
    assert printed.count("| persona:builder | 1 |") == 2
    assert "| the original (its author's estimates) | 56,200 | 10,100 |" in printed
