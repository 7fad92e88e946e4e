from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from socra_cli.output.json_document import to_json
from tests.cli import EXAMPLES, Done, socra
from tests.domain.versions import BRIEF, LOST, PAID, SECOND, assumed, made, scored, words

PLAIN = (EXAMPLES / "parcel-lockers.md").read_text("utf-8")
FACT = "In May three customers each paid us 2 pounds a parcel for keeping theirs overnight."


@pytest.fixture
def plans(tmp_path: Path) -> tuple[str, str]:
    """Two plans of one idea by hand: the customer's score rose with an answer."""
    before = made(BRIEF, [scored("customer", 4)], [assumed(1, "Shops pay")])
    after = made(
        f"{BRIEF} {PAID}",
        [scored("customer", 8, words(PAID, "E4"))],
        [assumed(1, "Shops pay", words(PAID, "E4"))],
        session=SECOND,
    )
    return written(tmp_path / "a.json", before), written(tmp_path / "b.json", after)


def written(path: Path, plan: Any) -> str:
    path.write_text(to_json(plan), "utf-8")
    return str(path)


def offline_plan(folder: Path, name: str, text: str, *more: str) -> str:
    """The path of the plan that the rules make of ``text``."""
    (folder / f"{name}.md").write_text(text, "utf-8")
    assert socra("masterplan", str(folder / f"{name}.md"), "--offline", "-o", str(folder), *more).code == 0
    return str(folder / f"{name}-masterplan.json")


def flat(text: str) -> str:
    return " ".join(text.split())


# ── what it says ─────────────────────────────────────────────────────────────


def test_a_brief_with_one_observed_fact_more_names_the_score_and_the_quote(tmp_path: Path) -> None:
    a = offline_plan(tmp_path, "first", PLAIN)
    b = offline_plan(tmp_path, "second", f"{PLAIN}\n\n{FACT}\n")
    done = socra("diff", a, b)
    assert (done.code, done.err) == (0, "")
    assert f"Customer 6 → 8 E3 observed → E4 committed through “{FACT}” (brief)" in flat(done.out)
    assert "Assumptions were paired by the quotes that they share" in flat(done.out)
    back = socra("diff", b, a)
    assert f"Customer 8 → 6 E4 committed → E3 observed: “{FACT}” (brief) is no longer there" in flat(back.out)
    assert "B is older than A" in back.err
    assert "`socra diff B A`" in back.err


def test_ids_match_after_since_and_it_says_so(tmp_path: Path) -> None:
    a = offline_plan(tmp_path, "first", PLAIN)
    b = offline_plan(tmp_path, "second", f"{PLAIN}\n\n{FACT}\n", "--since", a)
    done = socra("diff", a, b, "--json")
    assert done.document["matched_by"] == "ids"
    assert {pair["paired_by"] for pair in done.document["pairs"]} == {"id"}
    assert done.document["b"]["since"] == done.document["a"]["session_id"]
    assert "matched by their ids: B was made with --since A." in flat(socra("diff", a, b).out)


def test_a_session_and_its_own_plan_are_the_same(tmp_path: Path) -> None:
    path = offline_plan(tmp_path, "first", PLAIN)
    session = json.loads(Path(path).read_text("utf-8"))["session_id"]
    done = socra("diff", session, path, "--exit-code")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("\nNothing changed.\n")
    assert socra("diff", path, str(Path(path).with_suffix(".md")), "--json").document["changed"] is False


def test_a_talk_that_no_plan_covers_is_compared_without_a_verdict(tmp_path: Path) -> None:
    brief = tmp_path / "idea.md"
    brief.write_text(PLAIN, "utf-8")
    talked = socra("interview", str(brief), "--offline", "--json", stdin=f"{FACT}\n").document["session_id"]
    planned = offline_plan(tmp_path, "planned", PLAIN)
    found = socra("diff", planned, talked, "--json").document
    assert (found["b"]["kind"], found["verdict"], found["personas"]) == ("session", None, [])
    assert found["b"]["created_at"] is not None
    assert any(FACT in quote["quote"]["text"] for move in found["assumptions"] for quote in move["because"])
    told = flat(socra("diff", planned, talked).out)
    assert f"no verdict or score to compare: `socra masterplan {talked}` makes one." in told


def test_a_talk_that_went_on_after_its_plan_is_not_taken_for_it(tmp_path: Path) -> None:
    brief = tmp_path / "idea.md"
    brief.write_text(PLAIN, "utf-8")
    begun = socra(
        "interview", str(brief), "--offline", "--json", "--plan", "-o", str(tmp_path), stdin=f"{FACT}\n"
    ).document
    plan = str(tmp_path / "idea-masterplan.json")
    session = begun["session_id"]
    assert socra("diff", plan, session, "--json").document["b"]["kind"] == "masterplan"
    shown = socra("sessions", "show", session, "--json").document
    shown["turns"].append({**shown["turns"][-1], "id": "T99", "role": "founder", "text": LOST})
    later = tmp_path / "later.json"
    later.write_text(json.dumps(shown), "utf-8")
    found = socra("diff", plan, str(later), "--json").document
    assert (found["b"]["kind"], found["matched_by"], found["text_changed"]) == ("session", "ids", True)


def test_two_ideas_are_compared_with_a_warning(plans: tuple[str, str], tmp_path: Path) -> None:
    other = "# Flaky tests\n\nA tool that finds unreliable checks of programmers and repeats them overnight."
    done = socra("diff", plans[0], written(tmp_path / "c.json", made(other, session="third-3")))
    assert done.code == 0
    assert "warning: A and B have next to no words in common" in done.err
    assert "Repair slots → Flaky tests" in done.out


def test_one_side_may_come_from_standard_input(plans: tuple[str, str]) -> None:
    done = socra("diff", "-", plans[1], "--json", stdin=Path(plans[0]).read_text("utf-8"))
    assert done.document["personas"][0]["score"] == {"before": 4, "after": 8}


# ── how it is written ────────────────────────────────────────────────────────


def test_the_document_holds_what_a_script_needs_and_fits_its_schema(plans: tuple[str, str]) -> None:
    found = socra("diff", *plans, "--json").document
    jsonschema.validate(found, socra("schema", "diff").document)
    assert found["schema_version"] == 1
    assert (found["a"]["session_id"], found["b"]["session_id"]) == ("first-1", SECOND)
    assert found["verdict"]["rule_after"] == "not_enough_evidence"
    (persona,) = found["personas"]
    assert persona["evidence_level"] == {"before": "E0", "after": "E4"}
    assert [(quote["change"], quote["quote"]["text"]) for quote in persona["because"]] == [("gained", PAID)]
    (assumption,) = found["assumptions"]
    assert (assumption["changes"], assumption["paired_by"]) == (["settled", "level_up"], "statement")
    assert found["pairs"] == [{"before": "A-001", "after": "A-001", "paired_by": "statement"}]


@pytest.mark.parametrize("arguments", [("--format", "json"), ("--json",), ("--format", "text", "--json")])
def test_json_is_one_document_however_it_is_asked_for(
    plans: tuple[str, str], arguments: tuple[str, ...]
) -> None:
    done = socra("diff", *plans, *arguments)
    assert done.document["changed"] is True
    assert done.err == ""


def test_markdown_is_a_page(plans: tuple[str, str]) -> None:
    page = socra("diff", *plans, "--format", "markdown").out
    assert page.startswith("# What changed: Repair slots\n\n- A: plan of ")
    assert page.endswith("by statement.\n")


def test_nothing_but_words_stands_in_a_pipe(plans: tuple[str, str]) -> None:
    done = socra("diff", *plans)
    assert "\x1b" not in done.out
    assert max(map(len, done.out.splitlines())) <= 80


def test_plain_is_ascii(plans: tuple[str, str]) -> None:
    assert "Customer 4 -> 8" in socra("diff", *plans, "--plain").out


@pytest.mark.parametrize(("same", "code"), [(True, 0), (False, 1)])
def test_the_exit_code_tells_whether_anything_changed_where_asked(
    plans: tuple[str, str], same: bool, code: int
) -> None:
    sides = (plans[0], plans[0]) if same else plans
    assert socra("diff", *sides, "--exit-code").code == code
    assert socra("diff", *sides).code == 0


# ── what it refuses ──────────────────────────────────────────────────────────


def refused(done: Done) -> str:
    assert (done.code, done.out) == (2, "")
    return done.err


def test_what_is_no_plan_is_refused(plans: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}", "utf-8")
    assert "x.json is not a document that socra wrote" in refused(
        socra("diff", plans[0], str(tmp_path / "x.json"))
    )
    assert "no such file" in refused(socra("diff", str(tmp_path / "gone.json"), plans[1]))
    assert "no session" in refused(socra("diff", plans[0], "nobody-7"))
    assert "argument" in refused(socra("diff", plans[0]))


def test_standard_input_holds_one_document() -> None:
    assert "standard input holds one document" in refused(socra("diff", "-", "-"))


def test_a_failure_with_json_is_one_document_too(plans: tuple[str, str]) -> None:
    done = socra("diff", plans[0], "gone.json", "--json")
    assert done.code == 2
    jsonschema.validate(done.document, socra("schema", "error").document)


def test_a_plan_of_before_since_was_kept_can_be_read(plans: tuple[str, str]) -> None:
    path = Path(plans[0])
    older = json.loads(path.read_text("utf-8"))
    del older["since"]
    path.write_text(json.dumps(older), "utf-8")
    assert socra("diff", *plans, "--json").document["a"]["since"] is None
