from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from jsonschema import Draft202012Validator

from socra_cli.commands.schema import DOCUMENTS, model_of
from socra_cli.lint import check
from socra_cli.lint.formats.json import render
from socra_cli.lint.report import LintedFile
from socra_cli.output.json_document import to_json
from socra_cli.output.schemas import schema_of
from tests.cli import socra
from tests.output.plans import ATTACKS, FULL, SPARSE, hostile


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_has_a_schema_of_2020_12_that_is_itself_valid(name: str) -> None:
    done = socra("schema", name)
    assert (done.code, done.err) == (0, "")
    assert done.document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert done.document["title"] == f"socra {name}"
    Draft202012Validator.check_schema(done.document)


def test_descriptions_read_as_sentences() -> None:
    text = socra("schema", "masterplan").out
    assert "``" not in text
    assert not re.search(r'"description": ".*\bNone\b', text)
    assert '"description": "Percent. coverage: can this be judged yet?' in text


def test_members_are_explained_by_their_docstrings_inherited_and_computed_ones_too() -> None:
    calls = socra("schema", "calls").document["$defs"]["CallRecord"]["properties"]
    assert calls["status"]["description"] == "The HTTP status; null where there was no response."
    levels = socra("schema", "masterplan").document["$defs"]["Assumption"]["properties"]["evidence_level"]
    assert levels["description"].startswith("The highest level of the verified quotes")
    naive = socra("schema", "dry-run").document["properties"]["naive"]
    assert naive["description"].startswith("What sending the largest burst at once")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_object_says_what_it_is(name: str) -> None:
    schema = socra("schema", name).document
    objects = {"": schema, **schema.get("$defs", {})}
    assert [each for each, one in objects.items() if "properties" in one and "description" not in one] == []


def test_a_document_with_members_of_a_later_version_fits_and_one_with_a_slip_is_refused_when_closed() -> None:
    later = json.loads(to_json(FULL)) | {"mood": "sunny"}
    jsonschema.validate(later, schema_of(model_of("masterplan"), "masterplan"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(later, schema_of(model_of("masterplan"), "masterplan", closed=True))


def test_the_names_are_told_as_json_too() -> None:
    listed = socra("schema", "--json").document["documents"]
    assert [row["name"] for row in listed] == list(DOCUMENTS)
    assert socra("schema", "lint", "--json").document["title"] == "socra lint"
    assert socra("schema", "zzz", "--json").document["error"]["kind"] == "usage"


@pytest.mark.parametrize("spelt", [["--json"], ["--format", "json"], ["--format=json"]])
def test_lint_writes_one_document_whatever_happens(spelt: list[str], tmp_path: Path) -> None:
    (tmp_path / "idea.md").write_text("Everyone will love it.\n", "utf-8")
    assert socra("lint", "idea.md", *spelt, cwd=tmp_path).document["files"][0]["path"] == "idea.md"
    assert socra("lint", "none.md", *spelt, cwd=tmp_path).document["error"]["code"] == "input"
    for slip in ("--slip", "--explain=SOC201"):
        assert socra("lint", "idea.md", *spelt, slip, cwd=tmp_path).document["error"]["kind"] == "usage"


def test_without_a_name_the_names_are_listed() -> None:
    done = socra("schema")
    assert done.code == 0
    assert [line.split()[0] for line in done.out.splitlines() if line.split()[0] in DOCUMENTS] == list(
        DOCUMENTS
    )


def test_an_unknown_name_is_a_usage_error_that_says_the_nearest() -> None:
    done = socra("schema", "masterplam")
    assert (done.code, done.out) == (2, "")
    assert "no document is called 'masterplam'" in done.err
    assert "did you mean masterplan?" in done.err


def test_a_name_like_none_gets_the_whole_list() -> None:
    assert "masterplan, " in socra("schema", "zzz").err


@pytest.mark.parametrize("plan", [FULL, SPARSE, *map(hostile, ATTACKS)])
def test_every_plan_validates_against_its_schema(plan: object) -> None:
    schema = schema_of(model_of("masterplan"), "masterplan")
    jsonschema.validate(json.loads(to_json(plan)), schema)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["verdict", "personas", "assumptions", "provenance", "schema_version"])
def test_what_a_script_may_rely_on_is_required(name: str) -> None:
    schema = schema_of(model_of("masterplan"), "masterplan")
    assert name in schema["required"]
    document = json.loads(to_json(FULL))
    del document[name]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


def test_the_documents_of_commands_that_ask_nobody_validate() -> None:
    for name, arguments in {"doctor": ("doctor", "--offline"), "prompts": ("prompts", "list")}.items():
        done = socra(*arguments, "--json")
        assert done.code == 0
        jsonschema.validate(done.document, socra("schema", name).document)


def test_the_documents_of_a_session_validate(tmp_path: Path) -> None:
    brief = "Bike shops in Ghent lost nine bookings last week. Two of them paid 30 euros for March.\n"
    assert socra("masterplan", "-", "--offline", "--no-input", stdin=brief, cwd=tmp_path).code == 0
    sessions = socra("sessions", "list", "--json").document
    session_id = sessions["sessions"][0]["id"]
    session = socra("sessions", "show", session_id, "--json").document
    calls = socra("sessions", "show", session_id, "--calls", "--json").document
    assert (calls["session_id"], calls["calls"]) == (session_id, session["calls"])
    assert socra("sessions", "show", session_id, "--cost", "--json").document == calls
    for name, document in (("sessions", sessions), ("session", session), ("calls", calls)):
        jsonschema.validate(document, socra("schema", name).document)


def test_the_document_of_the_linter_validates() -> None:
    text = "Everyone will love it. We have no competitors, and no delivery, but a doorstep guarantee.\n"
    files = [LintedFile(path="idea.md", text=text, diagnostics=tuple(check(text)))]
    assert files[0].diagnostics
    jsonschema.validate(json.loads(render(files)), schema_of(model_of("lint"), "lint"))


def test_the_document_of_a_failure_validates() -> None:
    done = socra("masterplan", "no-such-file.md", "--json")
    assert done.code == 2
    jsonschema.validate(done.document, socra("schema", "error").document)
