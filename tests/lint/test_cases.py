"""How much of what was planted is found, and how little of what is sound is doubted."""

import pytest
from gold import Case, load

CASES = load()


@pytest.mark.parametrize("case", [c for c in CASES if c.split == "given"], ids=lambda c: c.id)
def test_at_least_three_quarters_of_each_given_brief_is_surfaced(case: Case) -> None:
    found = [item for item in case.planted() if case.surfaced(item)]
    assert len(found) >= 0.75 * len(case.planted())


@pytest.mark.parametrize("split", ["development", "held-out"])
def test_at_least_three_quarters_of_each_split_is_surfaced(split: str) -> None:
    pairs = [(case, item) for case in CASES if case.split == split for item in case.planted()]
    missed = [(case.id, item["what"]) for case, item in pairs if not case.surfaced(item)]
    recall = 1 - len(missed) / len(pairs)
    assert recall >= 0.75, f"recall {recall:.0%} of {len(pairs)}; missed {missed}"


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.id)
def test_no_sound_claim_is_doubted(case: Case) -> None:
    assert [case.doubted(item) for item in case.claims() if case.doubted(item)] == []


@pytest.mark.parametrize("case", [c for c in CASES if c.sound], ids=lambda c: c.id)
def test_a_sound_brief_gets_at_most_one_warning_in_150_words(case: Case) -> None:
    doubts = [d for d in case.diagnostics if d.severity != "info"]
    assert len(doubts) <= max(1, len(case.text.split()) / 150)


def test_most_sound_claims_are_credited() -> None:
    claims = [(case, item) for case in CASES for item in case.claims()]
    assert sum(case.surfaced(item) for case, item in claims) >= 0.85 * len(claims)


def test_the_injection_is_found_where_there_is_one() -> None:
    for case in CASES:
        planted = any(item["kind"] in ("injection", "prompt_injection") for item in case.items)
        if planted:
            assert any(d.code == "SOC801" for d in case.diagnostics), case.id
