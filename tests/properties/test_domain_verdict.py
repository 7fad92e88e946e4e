"""The rules over arbitrary reports and ledgers: evidence helps, silence is no number, no model decides."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.checking import check_report
from socra_cli.domain.evidence import Level, QuoteDraft
from socra_cli.domain.gauges import coverage, provisional_merit
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.ledger_rules import apply_assessment, from_intake
from socra_cli.domain.report import AdvocateReport, Finding, FindingKind, PersonaReport, ReportDraft, Variant
from socra_cli.domain.stages import AssessDraft, EvidenceDraft
from socra_cli.domain.tribunal import combine_runs, decide, decide_on_caps
from socra_cli.domain.verdict import Decision
from tests.domain.builders import (
    LOVE,
    RUNS,
    SALES,
    TELEMETRY,
    assumed,
    assumption,
    corpus,
    draft,
    finding,
    intake,
    ledger,
    quote,
    said,
    spec,
)

PERSONAS = ("customer", "economist", "builder", "seller", "warden")
CORPUS = corpus("Two clinics paid 300 dollars in May.", "Agreed.", "They have all cancelled, to be honest.")
POOL = (
    SALES,
    LOVE,
    TELEMETRY,
    RUNS,
    "Two clinics paid 300 dollars in May.",
    "They have all cancelled",
    "never said at all",
)
LEVELS = st.sampled_from(list(Level))
QUOTES = st.builds(said, st.sampled_from(POOL), LEVELS)
SCORES = st.sampled_from([None, 0, 2, 4, 6, 8, 10])
KINDS = st.sampled_from(["fact", "inference", "unknown", "contradiction"])
FINDINGS = st.builds(
    finding, st.text("abc ", max_size=8), KINDS, st.lists(QUOTES, max_size=3),
    severity=st.integers(-1, 5), about=st.sampled_from(["A-001", "A-002", "A-009", ""]),
)  # fmt: skip
DRAFTS = st.builds(
    lambda score, quotes, findings: draft(score, quotes, *findings),
    st.none() | st.integers(-3, 14), st.lists(QUOTES, max_size=4), st.lists(FINDINGS, max_size=4),
)  # fmt: skip
LEDGERS = st.lists(
    st.tuples(
        st.sampled_from([level.value for level in Level]), st.integers(1, 3), st.sampled_from(PERSONAS),
        st.sampled_from([None, None, Status.CONTRADICTED, Status.RETIRED]),
    ),
    max_size=6,
).map(
    lambda rows: ledger(
        *(assumption(n, lvl, importance=i, persona=p, status=s) for n, (lvl, i, p, s) in enumerate(rows, 1))
    )
)  # fmt: skip
IDS = st.lists(st.sampled_from(["A-001", "A-002", "A-003", "A-009"]), max_size=3).map(tuple)
ADVOCATES = st.lists(
    st.builds(Variant, id=st.just("V1"), change=st.just("x"), keeps=IDS, removes=IDS), max_size=3
).map(lambda variants: AdvocateReport(variants=tuple(variants)))


@st.composite
def reports(draw: st.DrawFn) -> tuple[PersonaReport, ...]:
    found = []
    for persona in PERSONAS:
        clash = Finding(
            id=f"F-{persona}-1", claim="x", kind=FindingKind.CONTRADICTION, severity=draw(st.integers(0, 3))
        )
        score = draw(SCORES)
        words = (
            () if score is None else (quote("some words of the brief", start=draw(st.integers(0, 7)) * 1000),)
        )
        found.append(PersonaReport(id=persona, lens=persona, reason="", score=score, score_quotes=words,
                                   findings=draw(st.sampled_from([(), (clash,)]))))  # fmt: skip
    return tuple(found)


def levels(held: Ledger) -> list[Level]:
    return [a.evidence_level for a in held.assumptions]


# ── evidence ─────────────────────────────────────────────────────────────────


@given(first=st.lists(QUOTES, max_size=3), more=QUOTES)
@settings(max_examples=100, deadline=None)
def test_adding_verified_evidence_never_lowers_a_level(first: list[QuoteDraft], more: QuoteDraft) -> None:
    before = from_intake(intake(assumed("Teams pay", first)), CORPUS)
    answer = AssessDraft(
        evidence=[EvidenceDraft(assumption_id="A-001", quote=more, against=False)],
        new_assumptions=[],
        retired=[],
        learnt="",
    )
    after, _ = apply_assessment(before, answer, CORPUS, "T01")
    assert levels(after) >= levels(before)
    assert coverage(after) >= coverage(before)
    assert (provisional_merit(after) or 0) >= (provisional_merit(before) or 0)


@given(told=DRAFTS, which=st.integers(0, 3))
@settings(max_examples=100, deadline=None)
def test_removing_a_quote_never_raises_a_score(told: ReportDraft, which: int) -> None:
    held = ledger(assumption(1), assumption(2))
    fewer = told.model_copy(
        update={"score_quotes": [q for n, q in enumerate(told.score_quotes) if n != which]}
    )
    with_all, without = (check_report(spec(), d, CORPUS, held).score for d in (told, fewer))
    assert without is None or (with_all is not None and without <= with_all)


@given(told=DRAFTS)
@settings(max_examples=100, deadline=None)
def test_no_score_stands_above_its_cap_or_off_the_scale(told: ReportDraft) -> None:
    checked = check_report(spec(), told, CORPUS, ledger(assumption(1), assumption(2)))
    if checked.score is not None:
        assert checked.score in (0, 2, 4, 6, 8, 10)
        assert checked.score_quotes
        assert checked.evidence_level.cap is not None
        assert checked.score <= checked.evidence_level.cap
    for found in checked.findings:
        assert found.kind is not FindingKind.FACT or found.quotes
        assert found.kind is not FindingKind.CONTRADICTION or len(found.quotes) >= 2
        assert found.assumption_id in (None, "A-001", "A-002")


# ── verdict ──────────────────────────────────────────────────────────────────


@given(heard=reports(), case=ADVOCATES, held=LEDGERS, which=st.integers(0, 4), number=SCORES)
@settings(max_examples=100, deadline=None)
def test_a_failed_persona_never_counts_as_a_number(
    heard: tuple[PersonaReport, ...], case: AdvocateReport, held: Ledger, which: int, number: int | None
) -> None:
    def fail(score: int | None) -> list[PersonaReport]:
        lost = heard[which].model_copy(update={"failed": True, "score": score})
        return [*heard[:which], lost, *heard[which + 1 :]]

    verdict = decide(fail(number), case, held)
    assert verdict == decide(fail(None), case, held)
    assert verdict.provisional
    assert verdict.decision is not Decision.BUILD


@given(
    heard=reports(),
    case=ADVOCATES,
    held=LEDGERS,
    failed=st.lists(st.sampled_from(["intake", "x"]), unique=True),
)
@settings(max_examples=100, deadline=None)
def test_the_rules_hold_whatever_was_written(
    heard: tuple[PersonaReport, ...], case: AdvocateReport, held: Ledger, failed: list[str]
) -> None:
    verdict = decide(heard, case, held, failed)
    scores = [r.score for r in heard]
    assert verdict.reasons
    assert (verdict.decision is None) == (len(failed) >= 2) == (verdict.rule == "incomplete")
    assert verdict.provisional == bool(failed)
    if verdict.decision is Decision.BUILD:
        assert not failed
        assert all(score is not None and score >= 6 for score in scores)
        assert not any(f.severity == 3 for r in heard for f in r.findings)
    if verdict.decision is Decision.KILL:
        assert 0 in scores
    if verdict.decision is Decision.PIVOT:
        assert any(v.removes and v.keeps for v in case.variants)


@given(
    heard=reports(), held=LEDGERS, names=st.lists(st.text(max_size=5), max_size=4), words=st.text(max_size=40)
)
@settings(max_examples=100, deadline=None)
def test_no_words_of_a_model_set_the_decision(
    heard: tuple[PersonaReport, ...], held: Ledger, names: list[str], words: str
) -> None:
    """Reason, fields, steelman and variants of nothing that exists: whatever they say, the decision stays."""
    said_more = [
        r.model_copy(
            update={
                "reason": words,
                "fields": {"decision": "build"},
                "would_change_my_mind": words,
                "proposed_score": 10,
            }
        )
        for r in heard
    ]
    case = AdvocateReport(
        steelman=words,
        variants=tuple(Variant(id="V1", change=words, keeps=("A-099",), removes=(n,)) for n in names),
    )
    assert decide(said_more, case, held).decision is decide(heard, AdvocateReport(), held).decision


@given(held=LEDGERS)
@settings(max_examples=100, deadline=None)
def test_the_verdict_on_caps_always_decides(held: Ledger) -> None:
    assert decide_on_caps(held).decision is not None
    assert 0 <= coverage(held) <= 100
    merit = provisional_merit(held)
    assert merit is None or 0 <= merit <= 100


@given(runs=st.lists(reports(), min_size=1, max_size=4), held=LEDGERS)
@settings(max_examples=100, deadline=None)
def test_runs_are_stable_exactly_when_they_agree(runs: list[tuple[PersonaReport, ...]], held: Ledger) -> None:
    verdicts = [decide(heard, AdvocateReport(), held) for heard in runs]
    combined = combine_runs(verdicts, runs)
    expected: Any = None if len(runs) == 1 else len({v.decision for v in verdicts}) == 1
    assert combined.stable is expected
    assert combined.decision in [v.decision for v in verdicts]
    assert len(combined.runs) == len(runs)


@given(held=LEDGERS)
@settings(max_examples=100, deadline=None)
def test_a_ledger_is_read_as_it_was_written(held: Ledger) -> None:
    assert Ledger.model_validate_json(held.model_dump_json()) == held
    assert all(Assumption.model_validate(a.model_dump()) == a for a in held.assumptions)
