"""What is written for people, scripts and code hosts."""

import json

import jsonschema
import pytest
from gold import CASES
from sarif_subset import SARIF

from socra_cli.lint import check
from socra_cli.lint.diagnostic import Severity
from socra_cli.lint.formats import github, sarif, text
from socra_cli.lint.formats import json as as_json
from socra_cli.lint.report import LintedFile, reaches, summarize
from socra_cli.output.schemas import LintDocument, schema_of

NAME = "pay-day-pool.md"
BRIEF = (CASES / NAME).read_text("utf-8")
FILE = LintedFile(path=NAME, text=BRIEF, diagnostics=check(BRIEF))
CLEAN = LintedFile(path="clean.md", text="x", diagnostics=())


def test_json_holds_the_contracts_members() -> None:
    document = json.loads(as_json.render([FILE, CLEAN]))
    assert document["schema_version"] == 1
    assert [file["path"] for file in document["files"]] == [NAME, "clean.md"]
    first = document["files"][0]
    assert first["words"] == len(BRIEF.split())
    wanted = {
        *("code", "name", "family", "severity", "line", "column", "end_line", "end_column", "start", "end"),
        *("quote", "related", "message", "question"),
    }
    assert all(wanted <= set(diagnostic) for diagnostic in first["diagnostics"])
    related = [other for diagnostic in first["diagnostics"] for other in diagnostic["related"]]
    assert related
    assert all(BRIEF[other["start"] : other["end"]] == other["quote"] for other in related)


def test_sarif_follows_the_schema_and_its_regions_point_at_the_words() -> None:
    log = json.loads(sarif.render([FILE, CLEAN]))
    jsonschema.validate(log, SARIF)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        if "charLength" in region:
            start = region["charOffset"]
            assert BRIEF[start : start + region["charLength"]] == region["snippet"]["text"]


def test_sarif_of_nothing_is_valid_too() -> None:
    jsonschema.validate(json.loads(sarif.render([])), SARIF)


def test_sarif_escapes_paths() -> None:
    log = json.loads(sarif.render([FILE.model_copy(update={"path": "my ideas/a b.md"})]))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20ideas/a%20b.md"


def test_github_commands_are_one_line_each_and_escaped() -> None:
    lines = github.render([FILE.model_copy(update={"path": "a,b:c.md"})]).splitlines()
    assert len(lines) == len(FILE.diagnostics)
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    assert all("file=a%2Cb%3Ac.md" in line for line in lines)
    assert github.render([CLEAN]) == ""


def test_text_underlines_the_words_and_counts() -> None:
    lines = text.render([FILE]).splitlines()
    at = next(number for number, line in enumerate(lines) if "SOC506" in line)
    source, carets = lines[at + 1], lines[at + 2]
    assert source[carets.index("^") : carets.rindex("^") + 1] == "We never hold anyone's money"
    summary = summarize([FILE])
    assert lines[-1].startswith(f"1 file: {summary.errors} errors, {summary.warnings} warnings, ")
    assert max(map(len, lines)) <= 96


def test_text_of_a_hostile_brief_holds_no_control_characters() -> None:
    brief = "\tEveryone \x1b[31mneeds\u202e it 漢字 every day.\n"
    rendered = text.render([LintedFile(path="x\x1b.md", text=brief, diagnostics=check(brief))])
    assert "\x1b" not in rendered
    assert "\u202e" not in rendered


@pytest.mark.parametrize(("floor", "expected"), [("error", True), ("warning", True), ("info", True)])
def test_findings_reach_their_own_and_lower_floors(floor: str, expected: bool) -> None:
    assert reaches([FILE], Severity(floor)) is expected


def test_evidence_in_a_briefs_favour_never_fails_it() -> None:
    brief = "Three teams have paid 20 euros a month since March."
    found = tuple(d for d in check(brief) if d.family == "sound")
    assert found
    assert not reaches([LintedFile(path="x", text=brief, diagnostics=found)], Severity.INFO)


def test_json_is_valid_against_the_schema_that_socra_prints() -> None:
    schema = schema_of(LintDocument, "lint")
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(as_json.render([FILE, CLEAN]))
    jsonschema.validate(document, schema)
    document["files"][0]["diagnostics"][0]["severity"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


def test_text_keeps_to_a_window_of_80_columns() -> None:
    assert max(map(len, text.render([FILE], 80).splitlines())) <= 80
