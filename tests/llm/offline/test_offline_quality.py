"""What the rules make of whole briefs: quotes that verify, planted problems found, sound evidence held."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from socra_cli.domain.evidence import Level
from socra_cli.domain.quotes import unfound_quotes
from socra_cli.domain.report import FindingKind
from socra_cli.domain.verdict import Decision
from socra_cli.lint import injection_spans
from tests.llm.offline.walking import FOLDERS, read, walk, walk_text

CASES = sorted(path.stem for path in FOLDERS[2].glob("*.json"))
GIVEN = {
    "home-chef-dinners": {Decision.PIVOT, Decision.NOT_ENOUGH_EVIDENCE},
    "flaky-test-quarantine": {Decision.BUILD, Decision.PIVOT},
    "pay-day-pool": {Decision.KILL, Decision.NOT_ENOUGH_EVIDENCE, Decision.PIVOT},
    "campus-textbook-swap": {Decision.KILL, Decision.PIVOT},
}
OWN = ("oven-notes", "pet-landing", "form-answers", "leihregal")
EXAMPLES = ("parcel-lockers", "shift-swap", "repair-cafe")
ALL = (*CASES, *OWN, *EXAMPLES)


@pytest.mark.parametrize("name", ALL)
def test_every_quote_that_the_rules_write_stands_in_the_brief(name: str) -> None:
    found = walk(f"{name}.md")
    for draft in (found.intake, *found.drafts, found.advocate_draft):
        assert unfound_quotes(draft, found.corpus) == ()
    assert not any(f.demoted for report in found.reports for f in report.findings)


@pytest.mark.parametrize("name", GIVEN)
def test_the_verdict_on_a_given_case_is_an_acceptable_one(name: str) -> None:
    assert walk(f"{name}.md").verdict.decision in GIVEN[name]


def test_most_of_what_was_planted_is_told_somewhere_in_the_reports() -> None:
    surfaced = [(name, what, hit) for name in CASES for what, hit in _planted(name)]
    missed = [(name, what) for name, what, hit in surfaced if not hit]
    assert len(missed) <= 0.15 * len(surfaced), missed


def _planted(name: str) -> list[tuple[str, bool]]:
    gold = json.loads((FOLDERS[2] / f"{name}.json").read_text(encoding="utf-8"))
    told = walk(f"{name}.md").claims().lower()
    doubts = [item for item in gold["items"] if item["kind"] != "sound_claim"]
    return [(d["what"], any(w.lower() in told for w in d["anchors"] + d["keywords"])) for d in doubts]


def test_a_loss_on_every_sale_is_shown_with_its_sum_and_scores_nothing() -> None:
    economist = walk("home-chef-dinners.md").report("economist")
    assert economist.score == 0
    assert any("120 × 15 % − 35 = −17" in finding.claim for finding in economist.findings)
    assert economist.fields["price"] == {"amount": 120, "currency": "INR", "per": ""}
    assert economist.fields["take_rate_percent"] == 15


def test_what_is_solved_for_nothing_already_ends_the_case_in_the_founders_words() -> None:
    found = walk("campus-textbook-swap.md")
    customer = found.report("customer")
    assert customer.score == 0
    assert "free message group" in customer.score_quotes[0].text
    assert found.advocate.variants == ()


def test_both_sides_of_a_contradiction_are_quoted() -> None:
    findings = [f for report in walk("pay-day-pool.md").reports for f in report.findings]
    sides = [{q.text for q in f.quotes} for f in findings if f.kind is FindingKind.CONTRADICTION]
    assert any(
        any("never hold anyone's money" in text for text in texts)
        and any("our wallet" in text for text in texts)
        for texts in sides
    )


@pytest.mark.parametrize("name", [n for n in CASES if injection_spans(read(f"{n}.md"))])
def test_words_that_address_the_reviewer_are_no_evidence_for_anything(name: str) -> None:
    found = walk(f"{name}.md")
    spans = injection_spans(found.brief.text)
    quotes = [q for a in found.ledger.assumptions for q in (*a.quotes, *a.counter_quotes)]
    quotes += [q for report in found.reports for q in report.score_quotes]
    quotes += [q for kill in found.advocate.kill_case for q in kill.quotes]
    assert spans
    assert not [q.text for q in quotes if any(q.start < end and start < q.end for start, end in spans)]


def test_sound_evidence_is_credited_and_holds_up() -> None:
    found = walk("flaky-test-quarantine.md")
    held = " ".join(q.text for one in found.advocate.holds_up for q in one.quotes)
    assert "from 31 percent to 9 percent" in held
    assert "none has left" in held
    credited = [
        f for r in found.reports for f in r.findings if f.kind is FindingKind.FACT and f.severity == 0
    ]
    assert {q.level for f in credited for q in f.quotes} >= {Level.E5}


def test_a_sound_brief_gets_no_grave_doubt() -> None:
    reports = walk("oven-notes.md").reports
    assert [f.claim for r in reports for f in r.findings if f.severity == 3] == []
    assert all(r.score is not None and r.score >= 4 for r in reports)


def test_a_landing_page_of_praise_scores_low_and_keeps_its_praise_out_of_the_summary() -> None:
    found = walk("pet-landing.md")
    assert all(r.score is None or r.score <= 4 for r in found.reports)
    assert "revolutionary" not in found.intake.summary.lower()
    assert "unique" not in found.intake.summary.lower()


def test_a_brief_in_another_language_is_quoted_and_not_judged() -> None:
    found = walk("leihregal.md")
    assert any("40 Bohrmaschinen" in q.text for a in found.ledger.assumptions for q in a.quotes)
    assert [report.score for report in found.reports] == [None] * 5
    assert all(any("English only" in note for note in r.not_assessed) for r in found.reports)


@pytest.mark.parametrize(
    ("name", "commercial"),
    [
        ("parcel-lockers", True),
        ("shift-swap", False),
        ("repair-cafe", False),
        ("form-answers", False),
        ("oven-notes", True),
    ],
)
def test_whether_somebody_is_to_pay_is_told_by_the_words(name: str, commercial: bool) -> None:
    assert walk(f"{name}.md").intake.commercial is commercial


def test_the_tone_of_a_brief_moves_no_score() -> None:
    plain = read("oven-notes.md")
    proud = plain.replace("Crumb tells", "Our truly revolutionary Crumb simply tells")
    from tests.llm.offline.walking import walk_text

    scores = [{r.id: r.score for r in walk_text(text).reports} for text in (plain, proud)]
    assert scores[0] == scores[1]


def test_every_report_says_that_no_model_was_asked() -> None:
    for name in ALL:
        assert all(
            any("No model was asked" in note for note in r.not_assessed) for r in walk(f"{name}.md").reports
        )


def test_briefs_have_no_data_file_without_a_test() -> None:
    assert {path.stem for path in Path(FOLDERS[0]).glob("*.md")} == set(OWN)


@pytest.mark.parametrize("name", CASES)
def test_pride_and_shame_move_no_score(name: str) -> None:
    told = read(f"{name}.md")
    proud = walk_text(
        f"This is the best idea I have ever had, and I am certain that it will succeed.\n\n{told}"
    )
    scores = {report.id: report.score for report in walk(f"{name}.md").reports}
    assert {report.id: report.score for report in proud.reports} == scores
